"""What is told below the cards when a share comes, or is given back."""

from bot.core import events as e
from bot.core.evolve import evolve
from bot.core.issue import Issue
from bot.voice.speech import BODY, NAME, PARAGRAPH, Speech
from bot.voice.text import Html, clip, one_line


def told_to(issue: Issue, event: e.Contributed | e.HandedUp) -> tuple[str, ...]:
    """The unit that waits for it, as `issue` stood; whoever passes it on themselves need not be told."""
    share = issue.share_of(event.unit)
    asker = (share.of or issue.lead) if share else None
    return (asker,) if asker and asker != event.by.unit else ()


def reminded(issue: Issue) -> tuple[str, ...]:
    """Whom 催办 is for: the lead, and those whose share has not come."""
    return (*((issue.lead,) if issue.lead else ()), *(share.unit for share in issue.shares if share.text is None))


def contributed(speech: Speech, before: Issue, event: e.Contributed) -> Html:
    """What came, and that it was the last."""
    unit, share = one_line(event.unit, NAME), before.share_of(event.unit)
    came = speech.say.html(
        "alert.contributed", number=speech.number(before.number), unit=unit, text=clip(event.text, BODY)
    )
    asker = (share.of or before.lead) if share else None
    missed = bool(before.awaited_by(asker)) and not evolve(before, event).awaited_by(asker)
    return Html(f"{came}\n{_all_there(speech, before, asker)}") if missed else came


def _all_there(speech: Speech, issue: Issue, asker: str | None) -> Html:
    count = len(issue.shares_for(asker))
    several, one = _ALL_FOR_THE_LEAD if asker == issue.lead else _ALL_FOR_A_COUNTY
    return speech.say.html(one) if count == 1 else speech.say.html(several, count=count)


#: Of several, and of one alone.
_ALL_FOR_THE_LEAD = ("alert.shares.handle", "alert.shares.handle.one")
_ALL_FOR_A_COUNTY = ("alert.shares.contribute", "alert.shares.contribute.one")


def given_up(speech: Speech, before: Issue, event: e.HandedUp) -> Html:
    """To the county, that is to see to it; to the lead, of whoever no longer assists."""
    return speech.say.html(
        "alert.handed_up" if event.of else "alert.handed_up.assisting",
        number=speech.number(before.number),
        unit=one_line(event.unit, NAME),
        reason=clip(event.reason, PARAGRAPH),
    )
