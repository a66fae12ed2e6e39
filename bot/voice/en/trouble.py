"""To the office, when something could not be done."""

SENTENCES = {
    "trouble.buried": "{number}: a message could not be delivered to {where}: {error}\nPlease tell them another way.",
    "trouble.buried.nothing": "A message could not be delivered to {where}: {error}\nPlease tell them another way.",
    "trouble.files": (
        "{number}: files could not be copied to {where}: {error}\nPlease look where they were sent, or ask for them again."
    ),
    "trouble.buried.desk": (
        "{number} could not be delivered to {where} ({error}). "
        "Please telephone, and ask them to send me /start: then I send it again."
    ),
    "trouble.shut": (
        "{who}: {error}. What is overdue or has to be redone can't reach them. Please ask them to open the bot and "
        "press Start once."
    ),
    "trouble.unreached.card": (
        "{number}: {who} can't be reached privately ({error}). Once there is an answer, please telephone."
    ),
    "trouble.unreached.result": (
        "{number}: the answer could not be delivered to {who} ({error}). Please telephone and tell them."
    ),
    "trouble.unreached.question": (
        "{number}: the question to the requester could not be delivered to {who} ({error}). Please telephone and ask them."
    ),
    "trouble.unreached.closed": (
        "{number}: the outcome could not be delivered to {who} ({error}). Please telephone and tell them."
    ),
    "trouble.reached": "{number}: {who} has opened the bot and gets what was missing; no need to telephone.",
    "trouble.unveiled": (
        "{number} is private now, but its old text still stands in the group and I can't change it. "
        "Please have a group admin delete my messages about it."
    ),
    "trouble.unread": "I could not read a message that came in; it is kept (inbox no. {seq}). Please tell the administrator.",
    "trouble.reason.not_started": "they have not pressed Start yet",
    "trouble.reason.blocked": "they blocked the bot",
    "trouble.reason.not_there": "the bot is not in that chat",
    "trouble.reason.deleted": "the message was deleted",
    "trouble.reason.moved": "the group was upgraded, its old messages are out of reach",
    "trouble.whom": "{name}",
    "where.group": "the group",
    "where.unit": "the unit",
    "where.office": "this chat",
    "where.person": "a private chat",
}
