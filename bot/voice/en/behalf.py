"""Issues of people who did not write themselves: callers, enterprises that were visited, lists of the hotline."""

SENTENCES = {
    "caller": "The caller",
    "source.hotline": "the 12345 hotline",
    "source.service_day": "Enterprise Service Day",
    "source.leader_day": "the leader's day",
    "behalf.contact": "Contact: {contact}",
    "behalf.source": "From {source}",
    "behalf.order": "order {reference}",
    "behalf.entered": "entered by {who}",
    "behalf.for_you": "Registered for you by {who}",
    "behalf.for_you.visit": "Registered for you when {who} visited",
    "behalf.listed": "imported from a list",
    "behalf.of_enterprise": "{name} ({enterprise})",
    "behalf.called_at": "called {when}",
    "behalf.for_unit": "the hotline names {unit}",
    "behalf.due": "the hotline wants it by {when}",
    "behalf.ask": (
        "{number} {who} asks the requester: {question}\n"
        "They can't get messages. Please telephone, then reply here: /resume and what they say"
    ),
    "behalf.tell": "{number} is handled. Whoever told {numbers}, merged in, can't get messages: please telephone the answer.",
    "behalf.new.how": (
        "To enter an issue for a caller: /new {example} what they say\n"
        "A telephone number may stand in it; only the office sees it. For a private person: /new individual what they say"
    ),
    "behalf.new.example": "Enterprise",
    "behalf.new.near": (
        "The book has no single “{written}”. Perhaps: {near}? Please write the full name, a blank, then the words; if it is really not"
        " in the book, put the name in quotes."
    ),
    "behalf.new.unknown": (
        "The book has no “{written}”. Please check the name; if it is really not in the book, put it in quotes; for a"
        " private person write “individual”."
    ),
    "behalf.new.no_text": "There are no words yet. Please write what they say after the enterprise.",
    "menu.new_for_somebody": "Enter an issue for a caller: enterprise and words",
    "help.behalf": "For a caller: /new enterprise words",
    "desk.where.entered": "From {source}, not shown in the group",
    "nudge.desk.call_back.at_once": "Handled, and the requester can't get messages: please telephone",
}
