"""Units that share an issue: a county's own, and those that assist."""

SENTENCES = {
    # ── on the cards ──────────────────────────────────────────────────────────
    "desk.onward": "{county} → {units}",
    "desk.share": "{unit}: {text}",
    "desk.share.awaited": "{unit}: nothing yet · {when}",
    "desk.share.none": "{unit}: nothing",
    "desk.shares.more": "{count} more units",
    "desk.share.remark": "The county's remark: {text}",
    "desk.share.wanted": "Please tell {to} what you have found · {when}",
    "desk.share.yours": "Your unit has told {to}: {text}",
    "desk.forwarded": "{county} has passed this on to your unit, and answers the requester",
    "desk.forwarded.theirs": "{county} has passed this on to {unit}, and answers the requester",
    "desk.no_desk.own": (
        "{unit} has neither a chat nor a liaison. Please tell them, and write here what they say, for instance: "
        "/contribute {unit} Checked"
    ),
    "desk.not_yours.handed_up": "Handed back to {to}; your unit need not go on.",
    "desk.not_theirs.handed_up": "Handed back to {to}; please tell {unit} that they need not go on.",
    # ── below them ────────────────────────────────────────────────────────────
    "alert.contributed": "{number} {unit} contributes: {text}",
    "alert.shares.handle": "All contributions are there ({count}): you can give the result.",
    "alert.shares.handle.one": "The contribution is there: you can give the result.",
    "alert.shares.contribute": "All contributions are there ({count}): you can contribute yours.",
    "alert.shares.contribute.one": "The contribution is there: you can contribute yours.",
    "alert.handed_up": (
        "{number} {unit} hands it back: {reason}\nYou can pass it on to another unit, or see to it yourselves. "
        "If it is not the county's, please return it."
    ),
    "alert.handed_up.assisting": "{number} {unit} hands it back and no longer assists: {reason}",
    "request.handed_up": "{number} {who} hands its part back: {reason}",
    "desk.history.share": "{unit}, contribution",
    "desk.history.share.text": "{unit}: {text}",
    # ── buttons, prompts, answers ─────────────────────────────────────────────
    "button.contribute.county": "Tell {county}",
    "menu.forward": "To which units? At most {most}; for more, reply: /forward UNIT UNIT",
    "menu.forward.chosen": "Pass it on to {units}?",
    "pop.done.forward": "Passed on",
    "prompt.contribute": (
        "{who}, please reply with what you have to say on {number}. Only the unit that answers and the mayor's office "
        "read it, never the requester."
    ),
    "preview.missing": "Nothing yet from {units}",
    "refusal.not_allowed.contribute": "The units that assist contribute.",
    "refusal.not_allowed.forward": "The county that has it passes it on.",
    "refusal.not_now.contribute": "It stands at “{status}”: no contribution is needed any more. To add something, write a note.",
    "refusal.no_text.contribute": "Please write the text, too, for instance: /contribute Checked, it is as they say",
    "refusal.already.forward": "These units have it already.",
    "refusal.handed_up": "{number} Your unit has handed it back; it need not go on.",
    "refusal.contributed": "Your unit has contributed; there is nothing to hand back. To change it, just contribute again.",
    "refusal.return_late.county": "The time to return it is over. If it really is not yours, please tell {county} why.",
    "refusal.no_own_units": "Your unit has no units of its own. If others should help, please tell the mayor's office.",
    "refusal.no_own_unit": "I did not recognise the unit and have passed nothing on. Please write its name, for instance: /forward {example}",
    "refusal.no_share": (
        "I did not recognise whose contribution it is and have kept nothing. Please write the unit, for instance: "
        "/contribute {example} Checked"
    ),
    # ── the clock ─────────────────────────────────────────────────────────────
    "nudge.desk.share.soon": "Contributions due soon",
    "nudge.desk.share.late": "Not contributed in time",
    "nudge.desk.share.late.asker": "Contributions that have not come in time",
    "nudge.share_by": "Contribute {when}",
    "nudged.limit.share": "contribution",
    # ── /help and the menu ────────────────────────────────────────────────────
    "help.desk.own": (
        "Press the buttons on the cards of {unit}, or reply to a card beginning with one of: {orders}.\n"
        "What you contribute goes to {county}, which answers the requester.\n"
        "Any other reply is an internal note; the requester never sees it."
    ),
    "menu.command.contribute": "Reply to a card: contribute, then the text",
}
