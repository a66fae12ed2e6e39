"""The Bot API itself: its methods by name, their parameters, and what Telegram takes and refuses."""
