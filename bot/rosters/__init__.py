"""`xiaoer roster`: the book in which everybody stands, by way of Excel."""
