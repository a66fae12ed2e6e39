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
    "behalf.listed": "imported from a list",
    "behalf.ask": (
        "{number} {who} asks the requester: {question}\n"
        "They can't get messages. Please telephone, then reply here: /resume and what they say"
    ),
    "desk.where.entered": "From {source}, not shown in the group",
    "nudge.desk.call_back.at_once": "Handled, and the requester can't get messages: please telephone",
}
