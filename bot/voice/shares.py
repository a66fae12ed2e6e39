"""What the desks' cards say of units that share an issue: who brings what to whom, what has come, by when the rest is.

Only whoever is brought it reads it, and the office: an assisting unit does not read what the others say.
"""

from collections.abc import Sequence
from datetime import datetime

from bot.core.clocks import share_due
from bot.core.issue import Issue, Share
from bot.core.people import Unit
from bot.core.words import WITH_UNIT
from bot.voice.speech import LINE, NAME, PARAGRAPH, Speech
from bot.voice.text import Html, clip, one_line, safe

#: So many shares stand on a card.
MOST = 6


def with_own(speech: Speech, issue: Issue, unit: str) -> str:
    """青禾县 → 县人社局、县住建局; a unit alone where it has passed nothing on."""
    own = [share.unit for share in issue.shares if share.of == unit]
    name = one_line(unit, NAME)
    return speech.say.plain("desk.onward", county=name, units=speech.join(own)) if own else name


def share_lines(speech: Speech, issue: Issue, shares: Sequence[Share], now: datetime) -> list[Html]:
    lines = [_line(speech, issue, share, now) for share in shares[:MOST]]
    more = len(shares) - MOST
    return [*lines, speech.say.html("desk.shares.more", count=more)] if more > 0 else lines


def all_shares(issue: Issue) -> list[Share]:
    """Each county's own stand below what the county itself brings."""
    order = list(issue.in_charge)
    return sorted(issue.shares, key=lambda share: (order.index(share.of or share.unit), share.of is not None))


def _line(speech: Speech, issue: Issue, share: Share, now: datetime) -> Html:
    say, unit = speech.say, one_line(share.unit, NAME)
    if share.text is not None:
        return say.html("desk.share", unit=unit, text=one_line(share.text, LINE))
    when = share_by(speech, issue, share, now)
    return say.html("desk.share.awaited", unit=unit, when=when) if when else say.html("desk.share.none", unit=unit)


def share_by(speech: Speech, issue: Issue, share: Share, now: datetime) -> Html:
    """By when it is awaited; nothing while nobody waits for it."""
    due = share_due(issue, share, speech.city.rules, now.tzinfo)
    if due is None or issue.status not in WITH_UNIT:
        return Html()
    when = Html(safe(speech.times.before(due, now)))
    return speech.say.html("desk.late", limit=when) if due.at < now else when


def county_remark(speech: Speech, share: Share) -> Html:
    return speech.say.html("desk.share.remark", text=clip(share.remark, PARAGRAPH)) if share.remark else Html()


def own_share(speech: Speech, issue: Issue, share: Share, now: datetime) -> list[Html]:
    """On the card of the unit that is to bring it: to whom, by when, and what it brought."""
    say, to = speech.say, asker(speech, issue, share)
    if share.text is not None:
        return [say.html("desk.share.yours", to=to, text=clip(share.text, PARAGRAPH))]
    when = share_by(speech, issue, share, now)
    return [say.html("desk.share.wanted", to=to, when=when)] if when else []


def asker(speech: Speech, issue: Issue, share: Share) -> str:
    """Who waits for it: its county, else whoever leads."""
    return one_line(share.of, NAME) if share.of else speech.handled_by(issue)


def forwarded(speech: Speech, share: Share, *, theirs: bool) -> Html:
    """On the card of a county's own unit; `theirs`: it lies at another desk, as the unit has nobody."""
    county, unit = one_line(share.of or "", NAME), one_line(share.unit, NAME)
    return speech.say.html("desk.forwarded.theirs" if theirs else "desk.forwarded", county=county, unit=unit)


def handed_up(speech: Speech, share: Share, unit: Unit, *, theirs: bool) -> Html:
    """On the card of a unit that gave its share back."""
    to = one_line(share.of, NAME) if share.of else speech.say.plain("office")
    sentence = "desk.not_theirs.handed_up" if theirs else "desk.not_yours.handed_up"
    return speech.say.html(sentence, to=to, unit=one_line(unit.name, NAME))
