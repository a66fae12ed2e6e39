"""`xiaoer import hotline` and `xiaoer export hotline`: the hotline's work orders, in and back."""
