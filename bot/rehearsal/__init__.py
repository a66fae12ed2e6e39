"""A Bot API stand-in over plain HTTP with people in it, and the story it plays."""
