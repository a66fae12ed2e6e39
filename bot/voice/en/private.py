"""Greetings, one's own issues, receipts and hints: mostly in private chat."""

SENTENCES = {
    "start.requester": (
        "Hello {name}, I am Xiaoer, the attendant of {city}'s government–enterprise group.\n"
        "Just say what troubles you, in the group or here; what you write here is not made public.\n"
        "I give it a number, hand it to the mayor's office and the unit, and tell you at every step.\n"
        "You will be asked about the result: it is done when you say so.\n"
        "Send /my to see where your issues stand."
    ),
    "start.leader": (
        "Hello {name}, I am Xiaoer.\n"
        "Your reply to an enterprise's message or to a card in the group is an instruction, kept word for word; "
        "so is one to what I tell you in private.\n"
        "The units you name get it at once, for instance: Finance Office, please call them today.\n"
        "What you say without replying is talk.\n"
        "Send /my to see your own issues."
    ),
    "start.officer": (
        "Hello {name}, I am Xiaoer.\n"
        "New issues come to the office chat; accept and dispatch with the buttons.\n"
        "Or reply to a card, for instance: /dispatch Finance Office assist Industry Bureau 3 working days\n"
        "Any other reply there is an internal note that no requester sees.\n"
        "Send /my to see your own issues."
    ),
    "start.handler": (
        "Hello {name}. I am Xiaoer.\n"
        "Issues for {unit} come as cards; press Sign when you have one in hand.\n"
        "Reply to the card with /progress …, and the requester sees it.\n"
        "When it is done reply with /handle …; you see the answer before it goes out.\n"
        "Any other reply there is an internal note that no requester sees."
    ),
    "my.title": "Your issues",
    "my.line": "{number} {title}\n{status}",
    "my.none": "You have no issues yet. Just write to me what troubles you.",
    "my.more": "There are private ones, too: see our private chat.",
    "my.elsewhere": "Please see your issues in our private chat, where nobody else reads them.",
    "withdrawn.by": "{number}: {name} has withdrawn this issue.",
    "view.private": "This is not shown in the group",
    "view.report": "Not shown in the group; only the mayor's office sees who you are",
    "receipt.private": "{number} is received and stays out of the group. I will tell you privately how it goes.",
    "hidden.group": (
        "{number} is private now; only the number stays in the group. I can't delete what you wrote: please do so yourself. "
        "I will tell you in our private chat how it goes."
    ),
    "hidden.private": (
        "{number} is private now; only the number stays in the group. I can't delete what you wrote there: please do so "
        "yourself. I will tell you here how it goes."
    ),
    "receipt.elsewhere": "Received. Please go on in our private chat.",
    "private.talk": "Thank you. If something troubles you, write to me: the company, what it is, how urgent; I will register it.",
    "hint.no_text": "Please write your problem after #诉求, and I will register it.",
    "hint.no_new": "Please write your problem after /new, and I will register it.",
    "hint.hail": "Yes, please go on.",
    "hint.no_matter": "Hello. Please tell me: which company, and what is it?",
    "hint.no_words": "Received. Please write a sentence about what it is.",
    "hint.thanks": "You are welcome; I will tell you as soon as there is news.",
    "chase.received": "{number} is waiting for the mayor's office, which looks at it {when}; I have reminded them.",
    "chase.received.late": "{number} should have been accepted {when}; the mayor's office is late, and I have reminded them.",
    "chase.accepted": "{number} is accepted, and the mayor's office assigns it {when}; I have reminded them.",
    "chase.accepted.late": "{number} should have been assigned {when}; the mayor's office is late, and I have reminded them.",
    "chase.unit": "{number} is with {units}; you will have an answer {when}. I have reminded them.",
    "chase.unit.late": "{number} is with {units}, which should have answered {when}; they are late, and I have reminded them.",
    "chase.waiting": "{number} is waiting for what you were asked to add; then it goes on.",
    "chase.handled": "{number} has an answer; please say whether it solves the problem.",
    "chase.ended": "{number}: {status}.",
    "hint.no_card": "Please reply to the issue's card or write its number, so that I know which one you mean.",
    "hint.not_here": "These lists are not for this chat. Please ask in the office's or your unit's chat, or in private.",
    "hint.office_only": "This list is for the mayor's office, which makes these calls.",
    "hint.faceless": "This message is anonymous; I can't tell who you are and can't act on it. Please send it as yourself.",
}
