"""Lists: what a line says, to whom, and that a list is always a message that Telegram takes."""

from dataclasses import replace

import pytest

from bot.core.city import Room
from bot.core.people import Person
from bot.core.words import Kind, Urgency
from bot.voice.cards import card
from bot.voice.gathered import MOST_LINES, fits, gathered
from bot.voice.office import office_card
from bot.voice.speech import Speech
from bot.voice.text import units
from bot.voice.unit import unit_card
from tests.core.cast import GROUP, LI, OFFICE, POWER, TUESDAY, city, opened
from tests.voice.reading import seen

SPEECH = Speech(city())
NASTY = Person(99, "<b>&“”" + "👨‍👩‍👧‍👦" * 40 + "\u202e", enterprise="</a>" * 40)


def test_the_group_reads_number_and_person_and_not_a_word_more() -> None:
    assert card(SPEECH, opened(LI), TUESDAY).line == "#ZQ1042 李秀英"


def test_the_office_reads_who_and_what_and_whether_it_is_urgent() -> None:
    issue = replace(opened(LI), title="今天上午又停电了")
    assert office_card(SPEECH, issue, (), TUESDAY).line == "#ZQ1042 李秀英 · 绿源食品 · 今天上午又停电了"
    urgent = replace(issue, urgency=Urgency.URGENT)
    assert office_card(SPEECH, urgent, (), TUESDAY).line == "#ZQ1042 紧急 · 李秀英 · 绿源食品 · 今天上午又停电了"


def test_a_unit_does_not_read_who_reports() -> None:
    report = replace(opened(LI), kind=Kind.REPORT, lead=POWER.name)
    assert "李秀英" not in unit_card(SPEECH, report, POWER, 43, TUESDAY).line


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_line_is_short_and_safe_whatever_people_are_called(language: str) -> None:
    speech = Speech(city(language=language))
    issue = replace(opened(NASTY), title="<script>\n" * 50, urgency=Urgency.URGENT)
    for line in (card(speech, issue, TUESDAY).line, office_card(speech, issue, (), TUESDAY).line):
        assert "\n" not in line
        assert units(seen(line)) <= 75
        assert "<" not in line


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("chat", "room"), [(GROUP, Room.GROUP), (OFFICE, Room.OFFICE)])
def test_what_fits_is_a_message(language: str, chat: int, room: Room) -> None:
    lines = ["#ZQ1042 " + "长" * 62]
    while fits([*lines, lines[0]]):
        lines.append(lines[0])
    post = gathered(Speech(city(language=language)), chat, 1, room, lines)
    assert 50 < len(lines) <= MOST_LINES
    assert units(seen(post.text)) <= 4096


def test_a_hundred_numbers_are_too_many_to_tap() -> None:
    assert fits(["#ZQ1042 张"] * MOST_LINES)
    assert not fits(["#ZQ1042 张"] * (MOST_LINES + 1))
