"""Who reads what a unit brings: whoever waits for it and the office; neither the others that assist nor a requester."""

from datetime import timedelta

import pytest

from bot.core import commands as c
from bot.core.decide import decide
from bot.core.events import Event
from bot.core.evolve import replay
from bot.core.people import Roster, Unit
from bot.core.permissions import Sight
from bot.core.refusals import Refusal
from bot.core.words import UnitKind
from bot.voice.history import timeline, told_lines
from bot.voice.office import office_card
from bot.voice.speech import Speech
from bot.voice.unit import unit_card
from tests.core.cast import INDUSTRY, POWER, RULES, TUESDAY, WU, ZHENG, city, opening
from tests.core.test_sharing import BROUGHT, COUNTY, FENG, FORWARD, GIVEN, HE, OWN
from tests.voice.reading import seen

UNITS = (Unit(COUNTY, kind=UnitKind.COUNTY, handlers=(44,)), Unit(OWN, parent=COUNTY, handlers=(45,)), INDUSTRY, POWER)
CITY = city(roster=Roster(people=(FENG, HE, ZHENG, WU), units=UNITS))
SECRETS = {OWN: "已核定", INDUSTRY.name: "名单已核对", POWER.name: "没有欠费"}


def told() -> list[Event]:
    """All three have brought their shares, the last with a name in front of it."""
    history: list[Event] = []
    helped = c.Dispatch(by=GIVEN.by, lead=COUNTY, assisting=(INDUSTRY.name, POWER.name))
    words = [BROUGHT, c.Contribute(by=ZHENG, text="名单已核对"), c.Contribute(by=WU, text="没有欠费")]
    for command in (opening(), helped, FORWARD, *words):
        events = decide(replay(history) if history else None, command, TUESDAY, RULES)
        assert not isinstance(events, Refusal), events
        history += events
    return history


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("reader", "reads"),
    [(COUNTY, {*SECRETS}), (OWN, {OWN}), (INDUSTRY.name, {INDUSTRY.name}), (POWER.name, {POWER.name})],
)
def test_what_each_unit_reads(reader: str, reads: set[str], language: str) -> None:
    speech, history, now = Speech(CITY, language=language), told(), TUESDAY + timedelta(minutes=1)
    issue, unit = replay(history), next(unit for unit in UNITS if unit.name == reader)
    card = unit_card(speech, issue, unit, unit.handlers[0], now).text
    looked_up = "\n".join(timeline(speech, issue, history, now, Sight((reader,))))
    for text in (card, looked_up):
        assert {whose for whose, words in SECRETS.items() if words in text} == reads


def test_the_office_reads_both_levels() -> None:
    history = told()
    card = seen(office_card(Speech(CITY), replay(history), history, TUESDAY).text)
    assert f"主办 {COUNTY} → {OWN} · 协办 市工信局、市供电公司" in card
    assert all(words in card for words in SECRETS.values())


def test_a_requester_reads_nothing_of_it() -> None:
    text = "\n".join(told_lines(Speech(CITY), told(), TUESDAY))
    assert not any(word in text for word in (*SECRETS.values(), OWN, "转办", "意见"))
