"""What somebody can do here: /help, and the commands in Telegram's menu."""

SENTENCES = {
    # ── /help: what somebody can do here ───────────────────────────────────────
    "help.head": "{name}, this is what you can do here:",
    "help.short": "{name}: {first}\nFor more, send me /help in private.",
    "help.order": "/{command}",
    "help.group.requester": (
        "Just say what troubles you: which company, what, how urgent; I register it.\n"
        "Reply to my messages to add to it, or to say whether it is solved.\n"
        "/new with your words is always registered; /my or a card's button shows where it stands.\n"
        "What is not for the group, write to me in private."
    ),
    "help.group.called": (
        "Send /new and what troubles you: the company, what it is, how urgent; I will register it.\n"
        "Reply to my messages to add to it, or to say whether it is solved.\n"
        "/my shows where your issues stand.\n"
        "What is not for the group, write to me in private."
    ),
    "help.group.leader": (
        "A reply to an enterprise's message or to a card is an instruction, kept word for word.\n"
        "Name a unit and a deadline, and it is theirs at once, for instance: {example}, please call them today."
    ),
    "help.group.officer": (
        "Reply to a card, beginning with: {orders}.\n"
        "Reply /new to a message to register it.\n"
        "Everybody reads the group; notes belong under the office's card."
    ),
    "help.group.handler": (
        "Reply to a card of your unit's: what you say is progress, and the requester sees it.\nOr begin with: {orders}."
    ),
    "help.private.requester": (
        "Just write to me what troubles you: the company, what it is, how urgent; it is not made public.\n"
        "Reply to my messages to add to it; photos and files are welcome.\n"
        "Rate the result with its buttons: it is done when you say so.\n"
        "Send /my to see where your issues stand, or to withdraw one."
    ),
    "help.private.leader": (
        "Instruct by reply: to a message or a card in the group, or here to what I told you. It is kept word for word.\n"
        "Name a unit and a deadline, and it is theirs at once, for instance: {example}, please call them today."
    ),
    "help.private.officer": "Work in the office chat: press a card's buttons, or reply to it and begin with one of these: {orders}.",
    "help.private.handler": "Work in the chat of {unit}: press a card's buttons, or reply to it and begin with one of these: {orders}.",
    "help.desk.leader": ("Reply to a card, beginning with: {orders}.\nOther replies are internal notes."),
    "help.desk.officer": (
        "Press a card's button, or reply beginning with: {orders}.\n"
        "For instance: /dispatch {example} 3 working days\n"
        "You see a result before it goes to the requester.\n"
        "Other replies are internal notes."
    ),
    "help.desk.handler": (
        "Press a button of {unit}'s card, or reply beginning with: {orders}.\n"
        "The requester sees progress; results you see first. Other replies are notes."
    ),
    "help.desk.other": "See how the issues are handled. What troubles you yourself, say in the group or write to me in private.",
    "help.lists.office": "Also: /board /overdue /callbacks /unit /find /show /rota /onsite{more}",
    "help.lists": "Also: /board /overdue /unit /find /show{more}",
    "help.leader_day": " /duty /ledger",
    # ── commands in Telegram's menu ────────────────────────────────────────────
    "menu.command.new": "Raise an issue",
    "menu.command.my": "Where my issues stand",
    "menu.command.start": "What Xiaoer can do",
    "menu.command.help": "What I can do here",
    "menu.command.accept": "Reply to a card: accept it",
    "menu.command.dispatch": "Reply to a card: dispatch it, with unit and deadline",
    "menu.command.ask": "Reply to a card: ask the requester, with your question",
    "menu.command.resume": "Reply to a card: go on, no longer waiting for the requester",
    "menu.command.decline": "Reply to a card: decline it, with the reason",
    "menu.command.handle": "Reply to a card: the result, with the answer",
    "menu.command.call_back": "Reply to a card: what came of calling them",
    "menu.command.redo": "Reply to a card: do it again, with the reason",
    "menu.command.split": "Reply to a message: make it an issue of its own",
    "menu.command.sign": "Reply to a card: sign for it",
    "menu.command.progress": "Reply to a card: progress, with what was done",
    "menu.command.extend": "Reply to a card: ask for more days, with the reason",
    "menu.command.return": "Reply to a card: return it, with the reason",
    "menu.command.remind": "Reply to a card: remind the unit",
    "menu.command.supervise": "Reply to a card: supervise it",
    "menu.command.grant": "Reply to a card: grant the extension; or /refuse",
    "menu.command.note": "Reply to a card: an internal note",
    "menu.command.board": "The board: how many are open, how many overdue",
    "menu.command.overdue": "What is overdue",
    "menu.command.callbacks": "Whom to telephone about their results",
    "menu.command.unit": "A unit's open issues, with the unit's name",
    "menu.command.find": "Find issues, with a word",
    "menu.command.rota": "Service day: who visits whom",
    "menu.command.onsite": "On a visit: the enterprise, and its problem if any",
    "menu.command.show": "One issue with all that happened, with its number",
    "menu.command.duty": "The leader's day: who listens, and when",
    "menu.command.ledger": "A leader's ledger, the name after it",
}
