"""The board: the figures as they stand, read beside the running bot."""
