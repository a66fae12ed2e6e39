"""The only room that speaks Telegram's Bot API."""
