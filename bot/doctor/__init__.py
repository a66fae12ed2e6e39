"""`xiaoer doctor`: what is wrong with the bot, its database and its surroundings, and what to do about it."""
