"""When much comes at once, from one person or from all."""

SENTENCES = {
    # ── when one person brings in very much ────────────────────────────────────
    "often.opened": (
        "Received. {most} issues of yours were registered within an hour, so the mayor's office looks at this one first. "
        "It will not be lost."
    ),
    "often.yours": "You have registered {most} within an hour. Please register this one later; it stays here.",
    "often.added": (
        "{most} messages were added to {number} within an hour. What follows is kept: the mayor's office will add it "
        "all together, and you need not send it again."
    ),
    "often.added.office": (
        "More than {most} messages were added to {number} within an hour. The rest is kept and not passed on one by one. "
        "Press “Add them” to add all of it to the issue."
    ),
    "often.added.done": "What was kept has been added to {number} ({count}).",
    # ── lists, when much comes at once ─────────────────────────────────────────
    "list.group": "All of these have been received; urgent ones are looked at within 10 minutes. The card of each follows as soon as there is room.",
    "list.group.line": "{number} {name}",
    "list.desk": "Much is coming in at once. Here is the list, urgent first; the cards follow as soon as there is room.",
    "list.desk.line": "{number} {pieces}",
    "list.desk.candidate": "Perhaps an appeal · {who} · {text}",
    "registered.before": "{who}, the message that you want registered in the group is {number} already.",
}
