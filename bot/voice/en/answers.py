"""Answers to presses, and refusals."""

SENTENCES = {
    "pop.done.accept": "Accepted",
    "pop.done.sign": "Signed",
    "pop.done.dispatch": "Dispatched",
    "pop.done.publish": "Published",
    "pop.done.confirm": "Thank you, noted",
    "pop.done.register": "Registered",
    "pop.done.ignore": "Not registered",
    "pop.done.cancel": "Not published",
    "pop.done.withdraw": "Withdrawn. If you need it again, just tell me.",
    "pop.done.add": "Added",
    "pop.done.split": "Split off",
    "pop.done.classify": "Now private",
    "pop.write": "Please reply to the message I just sent",
    "pop.why": "Please reply to this message in the chat and say what is not solved; we will take it up again at once.",
    "pop.withdraw": (
        "Withdraw {number}? Nobody will work on it any more, and those who do will be told. To confirm, press once more within a minute."
    ),
    "pop.view.not_yours": (
        "Only the enterprise that raised this can look at it. For your own issues, send me /my privately."
    ),
    "pop.unknown": "This button no longer works; please use the newest card.",
    "pop.not_author": "Whoever wrote this answer publishes it.",
    "pop.draft.published": "This answer is out already.",
    "pop.draft.cancelled": "This answer was cancelled.",
    "pop.draft.rewritten": "This answer is being rewritten.",
    "pop.draft.overtaken": "It was handled with another answer; this one is not published.",
    "pop.draft.ended": "There is nothing more to do about it; this answer is not published.",
    "pop.candidate.registered": "Registered already as {number}.",
    "pop.candidate.kept": "This one is kept with {number}.",
    "pop.candidate.ignored": "Already decided: not registered.",
    "refusal.not_allowed.rate": "The enterprise that raised this rates it. Thank you for caring.",
    "refusal.not_allowed.office": "The mayor's office does this.",
    "refusal.not_allowed.leader": "City leaders give instructions.",
    "refusal.not_allowed.lead": "The lead unit's liaison does this.",
    "refusal.not_allowed.unit": "The handling unit does this.",
    "refusal.not_allowed.requester": "The requester does this.",
    "refusal.not_allowed.withdraw": "Only the enterprise that raised this can withdraw it.",
    "refusal.not_allowed.classify": "Only the mayor's office and the enterprise that brought this in can make it private.",
    "refusal.not_now": "It stands at “{status}”: “{action}” is not possible now.",
    "refusal.not_now.ended": "It stands at “{status}”: “{action}” is no longer possible.",
    "refusal.not_now.decline": "It is with {lead} already and can't be declined any more.",
    "refusal.no_longer": "{number} is with {lead} now; your unit need not go on.",
    "refusal.possible": "Possible now: {actions}.",
    "refusal.already": "It stands at “{status}” already.",
    "refusal.already.withdrawn": "It has been withdrawn already.",
    "refusal.already.private": "This is not shown in the group any more.",
    "refusal.too_late": "It was closed more than 30 days ago; please tell us anew, and I will register it.",
    "refusal.not_split": "This is the message that opened the issue; it can't be split off.",
    "refusal.nothing_to_split": "Nothing was added to this issue later; there is nothing to split off.",
    "refusal.no_text": "Please write the text, too.",
    "refusal.no_text.handle": "Please write the answer, too, for instance: /handle Power is back",
    "refusal.not_handled": "Kept as an internal note. To answer the requester, please reply to the card: /handle …",
    "refusal.too_long": (
        "These are {length} characters; the requester can be shown {most}. Please send a shorter text; nothing has gone out."
    ),
    "refusal.misspelled": "I did not recognise “{written}” and have dispatched nothing. Do you mean {meant}?",
    "refusal.past": "“{words}” is over; I have dispatched nothing. Please write a day that is still to come.",
    "refusal.no_time": "“{words}” leaves no time; I have dispatched nothing. Please write a day that is still to come.",
    "refusal.no_unit": (
        "I did not recognise the unit and have dispatched nothing. "
        "Please write its name or short name, for instance: /dispatch {example}"
    ),
    "refusal.no_door": "“{action}” can't be done here yet; your words are kept as an internal note.",
    "refusal.unnoted": (
        "{number}: kept as an internal note, not sent to the requester. To write to them, please press the card's button again."
    ),
    "refusal.no_such_issue": "I can't find {number}; please check the number.",
    "refusal.no_issue": "I can't find this issue.",
    "refusal.contradicts": "You replied to {replied} and wrote {named}; I can't tell which you mean and have done nothing. Please send it again with one of them.",
}
