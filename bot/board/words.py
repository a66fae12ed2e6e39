"""What the terminal says beside the sentences of the bot, in the city's language."""

from bot.voice.speech import Speech

WORDS = {
    "zh": {
        "unit": "单位",
        "open": "在办",
        "overdue": "超期",
        "number": "编号",
        "issue": "诉求",
        "status": "状态",
        "lead": "主办",
        "due": "期限",
        "stale": "现在读不到数据库，这是上一次读到的。",
    },
    "en": {
        "unit": "Unit",
        "open": "Open",
        "overdue": "Overdue",
        "number": "Number",
        "issue": "Issue",
        "status": "Status",
        "lead": "Lead",
        "due": "Due",
        "stale": "The database can't be read now; this is from the last time.",
    },
}


def word(speech: Speech, key: str) -> str:
    return WORDS[speech.language][key]
