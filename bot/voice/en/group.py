"""In the group: the card, and the new messages at milestones."""

SENTENCES = {
    # ── the card in the group ──────────────────────────────────────────────────
    "card.received.within": "the mayor's office will look at it within {time}",
    "card.received.by": "the mayor's office will look at it {when}",
    "card.received.late": "should have been looked at {when}; overdue",
    "card.late": "was due {when}, overdue",
    "card.accepted": "the mayor's office will assign it {when}",
    "card.dispatched": "{status} to {lead}",
    "card.assisting": "with {units}",
    "card.in_progress": "{name}, {lead}",
    "card.waiting": "Needed from you: {question}",
    "card.waiting.partly": "Still needed from you: {question}",
    "card.handled": "waiting for your word",
    "card.closed": "{rating} · took {took}",
    "card.instruction": "{leader}: {text}",
    "card.progress": "Progress: {text}",
    "card.declined": "Reason: {reason}",
    "card.redone": "redo no. {times}",
    "forgotten": "{number} Personal information was removed at the person's request.",
    "veil": "{number} is now handled in private; please press “Private chat” to see how it goes on.",
    # ── new messages, at milestones ────────────────────────────────────────────
    "milestone.dispatched": "{number} is accepted and with {units}; you will have an answer {when}.",
    "milestone.redispatched": "{number} is now with {units}; you will have an answer {when}.",
    "milestone.returned": "{number} is accepted; the unit for it is being arranged anew, and you will be told here.",
    "milestone.question": "{number} · {who} needs this from you: {question}\nJust reply to this message; photos and files are welcome.",
    "milestone.question.list": (
        "{number} · {who} needs this from you:\n{question}\n"
        "Just reply to this message, by number if you like; photos and files are welcome. If there is none of something, say so."
    ),
    "milestone.question.privately": "What is not for the group, send to me in private.",
    "milestone.question.missing": (
        "{number} · Thank you. Still missing:\n{items}\n"
        "Please reply to this message. If there is nothing more, say “that's all” and we go on with what we have."
    ),
    "milestone.question.answered": "{number} · Everything has come, thank you. {who} goes on with it.",
    "milestone.question.resumed": "{number} · Nothing more is needed from you; {who} goes on with it.",
    "milestone.result": "{number} · Answer from {who}: {answer}\nDoes this solve it?",
    "milestone.result.rated": "{number} · Answer from {who}: {answer}\n{rating}. Thank you for telling us.",
    "milestone.result.why": (
        "{number} · Answer from {who}: {answer}\nPlease reply to this message and say what is not solved; we will take it up again at once."
    ),
    "milestone.result.redone": "{number} · Answer from {who}: {answer}\nYou said it is not solved; it has gone back to {who}.",
    "milestone.result.redone.office": "{number} · Answer from {who}: {answer}\nIt has gone back to {who}.",
    "milestone.result.merged": "{number} · Answer from {who}: {answer}\nIt is now handled together with {into}.",
    "milestone.result.withdrawn": "{number} · Answer from {who}: {answer}\nThis has been withdrawn.",
    "milestone.redo": "{number} is with {units} again; you will have an answer {when}.",
    "milestone.redo.office": "{number} is with the mayor's office again; they assign it anew {when}.",
    "milestone.closed": "{number} · {status} · {how}",
    "milestone.declined": "{number} could not be taken: {reason}",
}
