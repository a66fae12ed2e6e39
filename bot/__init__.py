"""Xiaoer (小二): messages of a government–enterprise group become issues that are followed until they are solved."""

__version__ = "0.6.0"
