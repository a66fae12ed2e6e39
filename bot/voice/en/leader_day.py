"""The leader's hotline day, and the ledgers."""

SENTENCES = {
    "half.morning": "morning",
    "half.afternoon": "afternoon",
    "duty.hours": "{day}, {half}, {begins}–{ends}",
    # ── announced ──────────────────────────────────────────────────────────────
    "duty.group.next": (
        "Leader's day: {when}, {leader} listens.\n"
        "If something troubles you, say it here then, or write to me privately; nothing else is needed. "
        "{leader} gives an instruction on each issue."
    ),
    "duty.group.today": (
        "Today is the leader's day: {when}, {leader} listens.\n"
        "If something troubles you, say it here in that time, or write to me privately; nothing else is needed. "
        "{leader} gives an instruction on each issue."
    ),
    "duty.group.moved": "The leader's day of {before} has changed. It is now: {when}, {leader} listens.",
    "duty.leader.next": (
        "Leader's day: {when}, you listen.\n"
        "I pass on to you each issue that comes in that time. A reply to it is your instruction; "
        "where it names no unit, the mayor's office dispatches."
    ),
    "duty.leader.today": (
        "Today you listen: {when}.\nI pass on to you each issue that comes. A reply to it is your instruction."
    ),
    "duty.leader.moved": "The leader's day of {before} has changed. It is now: {when}; it is still you who listens.",
    "duty.leader.released": "On the leader's day of {when} another leader listens; you need not wait.",
    # ── one issue ──────────────────────────────────────────────────────────────
    "duty.instructed": "Instructed",
    "duty.awaited": "Instruction awaited",
    "duty.uninstructed": "No instruction",
    "duty.leader.asks": "It came on your leader's day: please give your instruction.",
    "duty.leader.said": "Your instruction: {text}",
    # ── several ────────────────────────────────────────────────────────────────
    "duty.leader.missing": "From your leader's day, waiting for your instruction: {count}",
    "duty.group.done": (
        "{day}, {half}: {leader} listened. Issues in this group: {count}, with an instruction: {instructed}. "
        "Each card shows how it goes on."
    ),
    "duty.group.taken": (
        "{day}, {half}: {leader} listened. Issues in this group: {count}. Each card shows how it goes on."
    ),
    "duty.group.none": "{day}, {half}: {leader} has finished listening. If something troubles you, tell me any time.",
    "duty.done": "{when}, {leader} listened. Issues: {count}, with an instruction: {instructed}",
    # ── /duty ──────────────────────────────────────────────────────────────────
    "duty.list": "Leader's day",
    "duty.list.line": "{when}: {leader}",
    "duty.list.now": "now",
    "duty.list.by_hand": "set by hand",
    "duty.list.how": "Somebody else: /duty {example}\nAnother time: /duty 17 December afternoon {example}",
    "duty.list.none": (
        "No leader's day is planned. To set one, write the day, the half of it and the name, "
        "for instance: /duty 17 December afternoon {example}"
    ),
    "duty.near": "I don't know “{words}”. Did you mean {name}? Please send it again with the whole name.",
    "duty.unread": (
        "I don't understand “{words}”. Please write the day, the half of it and the name, "
        "for instance: /duty 17 December afternoon {example}"
    ),
    "duty.unset": (
        "I don't know yet on which day, or who listens. Please write the day, the half of it and the name, "
        "for instance: /duty 17 December afternoon {example}"
    ),
    "duty.day_off": "Nobody works on {day}. Please choose another day.",
    "duty.over": "{when} has begun or is over. Please choose another time.",
    # ── ledgers ────────────────────────────────────────────────────────────────
    "ledger": "Ledger of {leader}",
    "ledger.all": "Leaders' ledgers",
    "ledger.line": "{leader}: {tally}",
    "ledger.tally": "heard {heard}, instructed {instructed}, handled {done}, satisfied {satisfied}",
    "ledger.said": "Instruction: {text}",
    "ledger.none": "There are no issues in the ledger of {leader} yet.",
    "ledger.nobody": "There are no leaders on the roster.",
    "ledger.near": "I don't know “{words}”. Did you mean {name}?",
    "ledger.unknown": "I don't know the leader “{words}”. Please write the whole name.",
    "ledger.not_yours": "Here you can look at your own ledger: send /ledger.",
}
