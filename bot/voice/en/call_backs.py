"""After a result: asked again, closed without a word, and what the office hears on the telephone."""

SENTENCES = {
    # ── to the requester ───────────────────────────────────────────────────────
    "milestone.again": (
        "{number} · Did the last answer solve it? One press is enough.\n"
        "If we have not heard from you by {day} we close it, without counting you as satisfied; "
        "if it is not solved, tell us at any time and we take it up again."
    ),
    "milestone.again.why": "{number} · Please reply to this message and say what is not solved; we will take it up again at once.",
    "milestone.again.over": "{number} · There is no need to answer this any more. Thank you.",
    "milestone.result.again": (
        "{number} · Answer from {who}: {answer}\nDid this solve it? One press is enough. "
        "If we have not heard from you by {day} we close it, without counting you as satisfied."
    ),
    "milestone.lapsed": (
        "{number} · We have not heard from you, so it is closed for now: unconfirmed, and not counted as satisfied.\n"
        "If it is not solved, press “Not satisfied” within {days} days or reply to me, and we take it up again at once; "
        "if it is, please press to tell us."
    ),
    "milestone.result.lapsed": "{number} · Answer from {who}: {answer}\nWe have not heard from you, so it is closed for now.",
    "milestone.result.lapsed.ask": (
        "{number} · Answer from {who}: {answer}\nWe have not heard from you, so it is closed for now, and not counted as "
        "satisfied. If it is not solved, press “Not satisfied” within {days} days."
    ),
    "milestone.result.called": "{number} · Answer from {who}: {answer}\nOn the telephone: {rating}. Thank you for telling us.",
    "milestone.result.redone.called": (
        "{number} · Answer from {who}: {answer}\nYou said on the telephone that it is not solved; it has gone back to {who}."
    ),
    "milestone.closed.called": "{number} · {status} · On the telephone: {how}",
    "card.closed.unconfirmed": "no word from you, unconfirmed",
    # ── at the office ──────────────────────────────────────────────────────────
    "call_back.line": "{number} {title}\n{pieces}",
    "call_back.answered": "answered by {who} on {day}",
    "call_back.private": "not public",
    "call_back.call": "called once, not reached",
    "call_back.calls": "not reached, calls so far: {count}",
    "call_back.unconfirmed": "No word from the requester, unconfirmed",
    "call_back.list": "To be telephoned: {count}. Press a number to note what they said",
    "call_back.list.none": "Nobody has to be telephoned.",
    "menu.call_back": "You have called? What did they say?",
    "prompt.call_back": "{who}, please reply with what the requester of {number} said on the telephone. The unit reads it and does it again.",
    "pop.done.call_back": "Noted",
    "refusal.no_outcome": (
        "I could not tell what came of the call; nothing is noted yet. Please write /call_back with: satisfied, "
        "fairly satisfied, unreached, or not satisfied and what they said."
    ),
    "refusal.no_text.call_back": "Please say what they told you, for instance: /call_back not satisfied, still no power",
    "alert.redo.again": "{number} {who} says it is still not solved, redo no. {times} (told: {leaders}): {reason}",
}
