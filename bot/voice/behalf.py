"""Issues of people who did not write themselves: where they come from, and whom the office is to call."""

from datetime import datetime

from bot.core.contacts import masked
from bot.core.entering import Unsure
from bot.core.events import Asked
from bot.core.issue import Issue
from bot.core.words import Role, Source
from bot.core.workorders import Order
from bot.voice.asking import in_line
from bot.voice.speech import LINE, NAME, PARAGRAPH, Speech
from bot.voice.text import Html, clip, one_line, safe


def contact(speech: Speech, issue: Issue) -> Html:
    """In full: on the office's card alone."""
    return speech.say.html("behalf.contact", contact=one_line(issue.contact, LINE)) if issue.contact else Html()


def entry(speech: Speech, issue: Issue) -> Html:
    """来源：热线来电 · 工单 20261120-0031 · 林科长登记; 来源：企业服务日 · 周明远市长.

    On whose leader's day it was raised stands in a line of its own.
    """
    on_a_visit = issue.source is Source.SERVICE_DAY
    if issue.entered_by is None and not on_a_visit:
        return Html()
    source = speech.say.plain("behalf.source", source=speech.say.plain(f"source.{issue.source}"))
    order = speech.say.plain("behalf.order", reference=one_line(issue.reference, NAME)) if issue.reference else ""
    leader = speech.leader(issue.leader) if issue.leader and on_a_visit else ""
    return speech.dots(safe(piece) for piece in (source, leader, order, _entered(speech, issue)))


def _entered(speech: Speech, issue: Issue) -> str:
    by = issue.entered_by
    if by is None or by.name == issue.leader:
        return ""
    if by.has(Role.BOT):
        return speech.say.plain("behalf.listed")
    return speech.say.plain("behalf.entered", who=speech.name(by))


def tell_by_telephone(speech: Speech, issue: Issue) -> Html:
    """To the office: whose issues went into this one and who can't read the answer; their own cards have the number."""
    callers = [one for one in issue.followers if not one.requester.in_telegram]
    numbers = speech.say.plain("and").join(speech.plain_number(one.number) for one in callers)
    return speech.say.html("behalf.tell", number=speech.number(issue.number), numbers=numbers)


# ── from a list ───────────────────────────────────────────────────────────


def listed_who(speech: Speech, order: Order, *, known: bool) -> str:
    """Who called; and for which enterprise, where the book does not know that."""
    if known or not order.enterprise:
        return order.caller
    if not order.caller:
        return order.enterprise
    return speech.say.plain("behalf.of_enterprise", name=order.caller, enterprise=one_line(order.enterprise, NAME))


def listed_note(speech: Speech, order: Order, now: datetime) -> str:
    """What the list tells besides, in plain text: when they called, for whom it is meant, and until when."""
    speech = speech.to(speech.city.office)
    say, times = speech.say, speech.times
    pieces = [say.plain("behalf.called_at", when=times.stamp(order.called_at, now))] if order.called_at else []
    pieces += [say.plain("behalf.for_unit", unit=one_line(order.unit, NAME))] if order.unit else []
    pieces += [say.plain("behalf.due", when=times.stamp(order.due, now))] if order.due else []
    return speech.join(pieces)


# ── what the office is asked back ─────────────────────────────────────────


def how_to_enter(speech: Speech) -> Html:
    example = next((one.name for one in speech.city.roster.enterprises), speech.say.plain("behalf.new.example"))
    return speech.say.html("behalf.new.how", example=one_line(example, NAME))


def which_enterprise(speech: Speech, unsure: Unsure) -> Html:
    """Those that were perhaps meant; else how to write somebody whom the book does not know."""
    written = one_line(masked(unsure.written), NAME)
    if not unsure.near:
        return speech.say.html("behalf.new.unknown", written=written)
    near = speech.join(one_line(one.name, NAME) for one in unsure.near)
    return speech.say.html("behalf.new.near", written=written, near=near)


def nothing_entered(speech: Speech) -> Html:
    return speech.say.html("behalf.new.no_text")


# ── on a card, in a list ──────────────────────────────────────────────────


def number_to_call(issue: Issue) -> str:
    """Masked, as it may stand in a list."""
    return one_line(masked(issue.contact), NAME) if issue.contact else ""


def ask_by_telephone(speech: Speech, issue: Issue, asked: Asked) -> Html:
    """To the office: nobody else can put the question to somebody who is not in Telegram."""
    return speech.say.html(
        "behalf.ask",
        number=speech.number(issue.number),
        who=asked.by.unit or speech.say.plain("office"),
        question=clip(in_line(speech, asked.question, asked.items), PARAGRAPH),
    )
