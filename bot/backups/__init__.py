"""`xiaoer backup` and `xiaoer restore`: a copy of the database while the bot works, and putting one back."""
