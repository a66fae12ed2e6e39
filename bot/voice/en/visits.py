"""Enterprise Service Day: whom the leaders visit, what they find there, and what came of it."""

SENTENCES = {
    "service_day.today": "Today ({day})",
    "service_day.tomorrow": "Tomorrow ({day})",
    "service_day.soon": (
        "{when} is Enterprise Service Day: the city leaders visit enterprises and work on the spot.\n"
        "Whatever troubles you, write #ServiceDay and what it is here; I register it, and they bring it along."
    ),
    "service_day.unreached": (
        "{when} is Enterprise Service Day. I can't write to {names}.\n"
        "Please tell them whom they visit: /rota {leader} shows it. For somebody else to go: /rota leader enterprise, "
        "enterprise"
    ),
    "service_day.over": "Enterprise Service Day of {day} · {parts}",
    "service_day.followed": "Each problem is followed to its result.",
    "service_day.head": "What came of Enterprise Service Day · {day}",
    "service_day.and": " · ",
    "service_day.visited": "enterprises visited: {count}",
    "service_day.visited.of": "visited: {visited} of {planned} planned",
    "service_day.others": "visited besides: {count}",
    "service_day.parts": "{parts}",
    "service_day.raised": "problems raised: {count}",
    "service_day.on_the_spot": "solved on the spot: {count}",
    "service_day.handled": "handled: {count}",
    "service_day.with_units": "dispatched: {count}",
    "service_day.with_office": "with the mayor's office: {count}",
    "service_day.declined": "declined: {count}",
    "service_day.leader": "{leader} · {parts}",
    "service_day.missed": "Not visited: {names}",
    "service_day.missed.more": "Not visited: {count}, among them {names}",
    "service_day.numbers": "Problems: {numbers}",
    "visits.head": "Enterprise Service Day · {day}",
    "visits.none": "Nobody is to be visited on {day} yet. Please write: /rota leader enterprise, enterprise",
    "visits.nobodys": "No paired leader",
    "visits.line": "{leader} {visited}/{count}: {names}",
    "visits.more": "{count} more leaders",
    "visits.round": "{leader} visits {count}; visited so far: {visited}",
    "visits.round.none": "{leader} visits nobody this time.",
    "visits.firm": "{firm} · open: {count}",
    "visits.firm.none": "{firm} · nothing open",
    "visits.by": "Visited by {leader}",
    "visits.visited": "Visited · noted by {who}, {when}",
    "visits.promised": "Promised: {what}",
    "visits.promise.answer": "the answer “{answer}”, not confirmed yet",
    "visits.promise.ordered": "{leader} wants it done {when}",
    "visits.promise.extended": "extended, due {when}",
    "visits.how": (
        "A new problem on the spot: reply with the enterprise and the problem. To instruct, write the number in the reply."
    ),
    "visits.how.one": "A new problem on the spot: just reply. To instruct, write the number in the reply.",
    "button.visited": "Visited",
    "button.on_the_spot": "Solved on the spot",
    "rota.no_day": "This city has no Enterprise Service Day.",
    "rota.which_leader": "No leader is called “{words}”. Please write: /rota name enterprise, enterprise",
    "rota.near_leader": "No leader is called “{words}”. Is it {leader}? Please send it again with the right name.",
    "rota.dropped": "{leader} no longer visits: {names}. To keep them, write all enterprises once more.",
    "rota.taken": "Taken from {leader}: {names}.",
    "rota.not_yours": "You see your own visits here.",
    "rota.unknown": "Not known: {names}. Please send it again with the enterprise's name. Nothing was changed.",
    "rota.near": "Is “{words}” {meant}? Please send it again with the right name. Nothing was changed.",
    "onsite.how": "Please write: /onsite enterprise problem. Where there is none: /onsite enterprise",
    "onsite.which": "Which enterprise is it? Please write: /onsite enterprise problem",
    "onsite.near": "“{words}” is not known. Is it {meant}? Please write: /onsite {meant} problem",
    "onsite.no_words": "Please reply once more and say what the problem is.",
    "onsite.not_today": (
        "No Enterprise Service Day is on. The next is on {day}; problems can be entered from the working day before."
    ),
    "onsite.taken": (
        "{number} {title}\n"
        "Registered; {enterprise} counts as visited. The mayor's office takes it from here, and I keep the enterprise "
        "informed. If it is solved already, press “Solved on the spot”."
    ),
    "onsite.taken.absent": (
        "{number} {title}\n"
        "Registered; {enterprise} counts as visited. Nobody there is in touch with me yet, so the mayor's office will "
        "telephone. If it is solved already, press “Solved on the spot”."
    ),
    "onsite.solved": (
        "{number} {title}\n"
        "Noted as solved on the spot. The enterprise is asked what it thinks; if it is not solved, it goes on."
    ),
    "onsite.solved.absent": (
        "{number} {title}\n"
        "Noted as solved on the spot. Nobody there is in touch with me yet, so the mayor's office will telephone."
    ),
    "onsite.visited": "{enterprise} counts as visited, with no new problem.",
    "onsite.visited.before": "{enterprise} was noted as visited before.",
    "onsite.teller": "Their representative",
    "onsite.answer": "Solved on the spot when {leader} visited.",
    "onsite.answer.office": "Solved on the spot during the visit.",
    "pop.visit.not_yours": "Another leader visits that enterprise.",
    "pop.visit.gone": "That enterprise is no longer among these visits.",
    "pop.visit.not_today": "No Enterprise Service Day is on.",
    "pop.visit.done": "Noted as visited",
    "pop.visit.solved": "Noted as solved on the spot",
}
