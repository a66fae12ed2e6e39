"""What an issue's topic is called, and when it is closed."""

from dataclasses import replace

import pytest

from bot.core import commands as c
from bot.core.events import Event
from bot.core.evolve import replay
from bot.core.notices import Topic
from bot.core.words import Kind, Rating
from bot.voice.speech import Speech
from bot.voice.text import units
from bot.voice.topics import LONGEST, topic_name, topics
from tests.core.cast import DISPATCH, FINANCE_CHAT, HANDLE, OFFICE, SIGN, ZHANG, city, events_of, opened, opening

CITY = city()


@pytest.mark.parametrize(
    ("language", "chat", "kind", "expected"),
    [
        ("zh", OFFICE, Kind.HELP, "#ZQ1042 张建国 · 华锐机械 · 贷款 续不上"),
        ("zh", FINANCE_CHAT, Kind.HELP, "#ZQ1042 张建国 · 华锐机械 · 贷款 续不上"),
        ("zh", OFFICE, Kind.REPORT, "#ZQ1042 张建国 · 华锐机械 · 贷款 续不上"),
        ("zh", FINANCE_CHAT, Kind.REPORT, "#ZQ1042 举报人身份保密 · 贷款 续不上"),
        ("en", FINANCE_CHAT, Kind.REPORT, "#ZQ1042 The reporter's name is kept confidential · 贷款 续不上"),
    ],
)
def test_who_and_what(language: str, chat: int, kind: Kind, expected: str) -> None:
    issue = replace(opened(number=1042), title="贷款\n续不上", kind=kind)
    assert topic_name(Speech(CITY, language=language), CITY, issue, chat) == expected


@pytest.mark.parametrize("letter", ["停", "👨‍👩‍👧‍👦", "א"])
def test_never_longer_than_telegram_takes(letter: str) -> None:
    person = replace(ZHANG, name=letter * 90, enterprise=letter * 90)
    issue = replace(opened(number=10**9), title=letter * 500, requester=person)
    name = topic_name(Speech(CITY), CITY, issue, OFFICE)
    assert units(name) <= LONGEST
    assert name.startswith("#ZQ1000000000 ")
    assert letter in name


def life() -> list[Event]:
    """From the opening to solved, and redone."""
    events: list[Event] = []
    for command in (
        opening(),
        DISPATCH,
        SIGN,
        HANDLE,
        c.Confirm(by=ZHANG, rating=Rating.SATISFIED),
        c.Redo(by=ZHANG, reason="又停了"),
    ):
        events += events_of(replay(events) if events else None, command)
    return events


def test_closed_with_the_issue_and_open_again_with_a_redo() -> None:
    events = life()
    told: dict[str, list[Topic]] = {}
    for position, event in enumerate(events, start=1):
        history = events[:position]
        for topic in topics(replay(history), history, [event], [OFFICE, FINANCE_CHAT, OFFICE, 42]):
            told.setdefault(type(event).__name__, []).append(topic)
    number = replay(events).number
    assert told == {
        "Confirmed": [Topic(OFFICE, number, True), Topic(FINANCE_CHAT, number, True)],
        "Redone": [Topic(OFFICE, number, False), Topic(FINANCE_CHAT, number, False)],
    }
