"""What the clock says: nudges, cards, digests."""

SENTENCES = {
    # ── nudges, a heading over the issues it is about ──────────────────────────
    "nudge.desk.accept_by.late": "Not accepted in time",
    "nudge.desk.dispatch_by.soon": "To be dispatched soon",
    "nudge.desk.dispatch_by.late": "Not dispatched in time",
    "nudge.desk.sign_by.soon": "To be signed for soon",
    "nudge.desk.sign_by.late": "Not signed for in time",
    "nudge.desk.due.soon": "Due soon",
    "nudge.desk.due.yellow": "🟡 Yellow card: {limit} left",
    "nudge.desk.due.pending": "Due soon, and the unit waits for your word on its request",
    "nudge.desk.due.late": "🔴 Red card: the limit is up",
    "nudge.desk.due.supervised": "Overdue; supervised from now on",
    "nudge.desk.due.deputy": "Overdue: a city leader has been told; supervised from now on",
    "nudge.desk.due.mayor": "Overdue: the mayor has been told",
    "nudge.desk.call_back.telephone": "No word from the requester since the answer; please telephone",
    "nudge.leader.accept_by": "Not accepted by the mayor's office in time",
    "nudge.leader.dispatch_by": "Not dispatched by the mayor's office in time",
    "nudge.leader.sign_by": "Not signed for by the unit in time",
    "nudge.leader.due.deputy": "Overdue; please look into it",
    "nudge.leader.due.mayor": "Long overdue; please look into it",
    "nudge.leader.how": "A reply to this message is an instruction.",
    "nudge.leader.how.several": "To instruct, please write the number: /instruct {number} Please settle it today",
    # ── the morning's digest, the week's summary ──────────────────────────────
    "digest.head": "This morning · {day}",
    "digest.new": "New: {count}",
    "digest.office": "For us to do: {parts}",
    "digest.office.received": "to accept: {count}",
    "digest.office.accepted": "to dispatch: {count}",
    "digest.office.extensions": "extensions to decide: {count}",
    "digest.office.rulings": "returns to rule on: {count}",
    "digest.late": "Late already: {count} ({numbers})",
    "digest.unsigned": "Not signed for in time: {count} ({numbers})",
    "digest.unanswered": "Asked for more, no answer yet; please telephone: {count} ({numbers})",
    "digest.office.to_call": "to telephone: {count} (see /callbacks)",
    "digest.today": "Due today: {count}",
    "digest.overdue": "Overdue: {count}",
    "digest.overdue.unit": "{unit}: {numbers}",
    "digest.named": "Overdue by {limit} or more: {count} ({numbers})",
    "digest.supervised": "Supervised: {count} ({numbers})",
    "digest.unhappy": "Not satisfied, being redone: {count} ({numbers})",
    "digest.more": "{count} more",
    "digest.unit.supervised": "Supervised: please report progress today",
    "summary.group": (
        "{first} to {last}, in this group: {parts}.\nWhatever troubles you, just say it here; I will register it."
    ),
    "summary.taken": "{count} registered",
    "summary.handled": "{count} handled",
    "summary.solved": "{count} confirmed as solved",
    "summary.in_hand": "{count} in hand now",
    "calendar.wanted": (
        "The holidays of {year} have not been imported yet; limits that reach into it are estimates.\n"
        "Once they are published, the administrator is to import them, as the handbook says."
    ),
    "backup.failed": (
        "Today's backup could not be made. It is tried again every hour, and the work in the group goes on.\n"
        "Please ask whoever looks after the server: is the disk full, can the backup folder be written?"
    ),
    "backup.made": "Today's backup failed at first and was made at {at}. Nothing is left to do.",
}
