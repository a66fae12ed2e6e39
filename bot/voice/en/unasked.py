"""The weekly note of what the office could do unasked."""

SENTENCES = {
    "unasked.head": "Worth doing unasked · {day}",
    "unasked.shared": "In the last 30 days several enterprises met the same kind of problem:",
    "unasked.shared.line": "· {what}: {enterprises}, {count} in all. {numbers}",
    "unasked.unheard": (
        "Service day is {day}. Enterprises that brought up nothing and had no visit for 90 days, "
        "{count} in all; worth a visit:"
    ),
    "unasked.last": "{enterprise} (last {day})",
    "unasked.never": "{enterprise} (never yet)",
    "unasked.rising": "Units with more returns and redos in the last four weeks:",
    "unasked.rising.line": (
        "· {unit}: returns: {returned}, redos: {redone}; in all in the four weeks before: {before}. {numbers}"
    ),
}
