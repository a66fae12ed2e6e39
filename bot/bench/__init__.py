"""How fast the bot is: measured beside yardsticks in the same run, against a Bot API stand-in made for nothing else."""
