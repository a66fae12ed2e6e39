"""Every sentence the bot can say, in Chinese and in English. Pure: values in, notices out."""
