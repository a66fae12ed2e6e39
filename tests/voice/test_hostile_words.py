"""Names and texts that go wrong easily, in every place where the bot repeats them: Telegram takes each message."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core import commands as c
from bot.core.city import Room
from bot.core.deadlines import Due
from bot.core.events import Event, Part
from bot.core.issue import Issue
from bot.core.messages import Chat, File, Said, Sender
from bot.core.notices import Answer, Post
from bot.core.people import Person, Roster, Unit
from bot.core.phrases import DispatchOrder
from bot.core.presses import DispatchMenu, Step
from bot.core.readings import Hint
from bot.core.refusals import Refusal, Why
from bot.core.triage import Label, Reason, Verdict
from bot.core.words import Action, Kind, Rating, Role, Status, Urgency, Visibility
from bot.telegram.buttons import encode
from bot.voice import candidates, drafts, hints, refusals, replies, trouble, views
from bot.voice.call_backs import telephone_line, with_outcomes
from bot.voice.cards import card
from bot.voice.desk import WRITTEN
from bot.voice.guide import help_here
from bot.voice.menus import with_menu
from bot.voice.office import office_card
from bot.voice.results import why_not_solved
from bot.voice.speech import Speech
from bot.voice.splitting import which_message, with_split_menu
from bot.voice.telling import Telling
from bot.voice.text import clip, units
from bot.voice.unit import unit_card
from bot.voice.voice import Change, desk_cards, tell
from tests.core.cast import (
    GROUP,
    OFFICE,
    TUESDAY,
    after,
    city,
    events_of,
    opening,
)
from tests.core.histories import FAMILY, Happening, histories, texts
from tests.voice.reading import seen

#: Telegram's limits, in UTF-16 units: a message, a pop-up, a button's label as far as a phone shows it.
MOST, POP_UP = 4096, 200

HOSTILE = {
    "markup": "<b>&\"'</b><script>",
    "entities": "&lt;b&gt; &amp;amp; &#60;",
    "placeholders": "{number} {0} %s",
    "a whole message": "好" * 4096,
    "ampersands": "&" * 4096,
    "families": FAMILY * 370,
    "right to left": "مرحبا بالعالم " * 290,
    "overrides": "\u202e\u2066abc\u202d" * 800,
    "zero width": "\u200b\u200d\ufeff" * 300,
    "stacked accents": "e" + "\u0301" * 4000,
    "lines": "一\n" * 2000,
    "blanks": " \n\t ",
}


class Town:
    """Everybody and everything is called the same hostile thing."""

    def __init__(self, word: str, language: str) -> None:
        name = clip(word, 64)
        self.word, self.due = word, Due(TUESDAY.replace(year=2027), estimated=True)
        self.units = tuple(Unit(f"{name}{number}", chat=-5000 - number, handlers=(41,)) for number in range(5))
        self.leader = Person(21, name, frozenset({Role.LEADER}), title=name)
        self.officer = Person(31, name, frozenset({Role.OFFICER}))
        self.handler = Person(41, name, frozenset({Role.HANDLER}), unit=self.units[0].name)
        self.asker = Person(11, name, frozenset({Role.REQUESTER}), enterprise=name)
        people = (self.leader, self.officer, self.handler, self.asker)
        self.speech = Speech(city(language=language, roster=Roster(people, self.units), name=name))

    def opening(self) -> c.OpenIssue:
        return opening(
            self.asker,
            title=self.word,
            kind=Kind.COMPLAINT,
            urgency=Urgency.URGENT,
            parts=(Part(7, self.word, (File("photo", self.word),)), Part(8, self.word)),
            reasons=tuple(Reason(cue, (self.word, self.word)) for cue in ("harm", "plea", "amount", "place")),
            likely_units=tuple(unit.name for unit in self.units),
        )

    def life(self) -> list[c.Command]:
        """As much as an issue can carry at once: redone, instructed, waiting."""
        lead, *assisting = (unit.name for unit in self.units)
        word = self.word if self.word.strip() else "…"
        dispatch = c.Dispatch(by=self.officer, lead=lead, assisting=tuple(assisting), due=self.due, remark=word)
        again = [c.Sign(by=self.handler), c.Progress(by=self.handler, text=word)]
        return [
            self.opening(),
            c.Note(by=self.officer, text=word),
            c.Instruct(by=self.leader, text=word, public=True, due=self.due),
            dispatch,
            *again,
            c.Handle(by=self.handler, answer=word),
            c.Redo(by=self.asker, reason=word),
            *again,
            c.Ask(by=self.handler, question=word),
            *(c.Note(by=self.handler, text=word) for _ in range(6)),
            c.Add(by=self.asker, part=Part(9, word)),
            c.Rewrite(by=self.asker, message_id=9, text=f"{word}.", title=word),
            c.Instruct(by=self.leader, text=word, public=True),
            c.Handle(by=self.handler, answer=word),
            c.Confirm(by=self.asker, rating=Rating.SATISFIED),
        ]

    def told(self) -> Iterator[Post]:
        """Every post of that life, and every answer that repeats somebody's words."""
        issue: Issue | None = None
        history: list[Event] = []
        keys: frozenset[str] = frozenset()
        for command in self.life():
            events = events_of(issue, command)
            issue = after(issue, command)
            history += events
            posts = [n for n in tell(self.speech, Change(issue, history, events, keys, TUESDAY)) if isinstance(n, Post)]
            keys |= {post.key for post in posts}
            yield from posts
            if not isinstance(command, c.OpenIssue | c.Ask | c.Confirm):
                continue  # these moments carry all that the others do
            yield from why_not_solved(Telling(self.speech, issue, history, keys, TUESDAY))
            yield from self.answers(issue, history)

    def answers(self, issue: Issue, history: list[Event]) -> Iterator[Post]:
        speech, said = self.speech, self.said()
        verdict = Verdict(Label.UNSURE, 2.0, Kind.HELP, Urgency.NORMAL, issue.likely_units, issue.reasons)
        lead, *assisting = (unit.code for unit in self.units)
        menus = [DispatchMenu(step, lead, tuple(assisting)) for step in (Step.LEAD, Step.WITH, Step.BY)]
        office = office_card(speech, issue, history, TUESDAY)
        yield from (with_menu(office, speech, issue, menu, TUESDAY) for menu in menus)
        yield from (unit_card(speech, issue, unit, -1, TUESDAY) for unit in self.units)
        for action in (*WRITTEN, Action.CALL_BACK):
            yield drafts.prompt(speech, issue, action, self.handler, OFFICE, "1")
        yield drafts.preview(speech, issue.number, 1, self.word, OFFICE, 70)
        for state in ("published", "cancelled", "rewritten"):
            yield drafts.settled_preview(speech, state, issue.number, 1, self.word, OFFICE)
        for chat in (OFFICE, self.asker.telegram_id):
            yield candidates.candidate(speech, 1, said, self.asker, verdict, chat)
            yield candidates.settled_candidate(speech, 1, said, self.asker, chat, issue.number)
            yield candidates.settled_candidate(speech, 1, said, self.asker, chat, None)
        yield trouble.undelivered(speech, issue.number, GROUP, "group", self.word)
        yield from filter(None, [trouble.shut(speech, self.leader, "bot was blocked by the user")])
        for key in ("card:1042", "result:1042:1", "closed:1042"):
            yield trouble.unreached(speech, issue, replace(office, key=key), self.word)
            yield trouble.reached(speech, issue, key)
        yield views.whole(speech, issue, issue, history, TUESDAY, self.asker.telegram_id, "1")
        yield with_outcomes(office, speech, issue)
        yield replies.reply(said, telephone_line(speech, issue, TUESDAY))
        yield from (with_split_menu(office, speech, issue, page) for page in range(3))
        yield trouble.undelivered(speech, None, GROUP, "person", self.word)
        for text in (
            views.my_issues(speech, [issue] * 10, [issue] * 10, TUESDAY),
            views.my_open_issues(speech, [issue] * 10, [issue] * 10, TUESDAY),
            which_message(speech, issue),
            refusals.no_unit(speech),
            *(refusals.undispatched(speech, order, self.word) for order in self.orders()),
            *(hints.start(speech, one) for one in (self.leader, self.officer, self.handler, self.asker)),
            *(hints.hint(speech, which, self.asker) for which in Hint if which not in (Hint.HELP, Hint.MY)),
        ):
            yield replies.reply(said, text)
        for one in (self.leader, self.officer, self.handler, self.asker):
            yield help_here(speech, said, one, Room.GROUP)
            yield help_here(speech, said, one, Room.PRIVATE)

    def orders(self) -> list[DispatchOrder]:
        unit = self.speech.city.roster.units[0]
        return [DispatchOrder(lead, (), None, self.word, self.word) for lead in (None, unit)]

    def said(self) -> Said:
        sender = Sender(self.asker.telegram_id, self.asker.name)
        return Said(Chat(GROUP), 7, sender, TUESDAY, self.word, (File("photo", self.word),))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("word", HOSTILE.values(), ids=HOSTILE)
def test_telegram_takes_every_message(word: str, language: str) -> None:
    posts = list(Town(word, language).told())
    assert len(posts) > 150
    for post in posts:
        assert_taken(post)


def assert_taken(post: Post) -> None:
    text = seen(post.text)
    assert text
    assert units(text) <= MOST, post.key
    for row in post.buttons:
        for button in row:
            assert button.label.strip()
            assert units(button.label) <= 64
            assert (button.press is None) != (button.link is None)
            assert button.link is None or re.fullmatch("[A-Za-z0-9_-]{1,64}", button.link)
            if button.press:
                encode(button.press)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("why", list(Why))
@pytest.mark.parametrize("action", list(Action))
def test_a_refusal_fits_a_pop_up(language: str, why: Why, action: Action) -> None:
    speech = Speech(city(language=language))
    for status in Status:
        answer = refusals.refused_press(speech, "1", Refusal(why, action, status, tuple(Action)))
        assert isinstance(answer, Answer)
        assert 0 < units(answer.text) <= POP_UP


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("word", HOSTILE.values(), ids=HOSTILE)
def test_a_pop_up_that_repeats_words_fits(word: str, language: str) -> None:
    answer = replies.pop_up(Speech(city(language=language)), "1", "pop.candidate.registered", number=word)
    assert units(answer.text) <= POP_UP


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("word", HOSTILE.values(), ids=HOSTILE)
def test_a_glance_fits_a_pop_up(word: str, language: str) -> None:
    town = Town(word, language)
    issue: Issue | None = None
    for command in town.life():
        issue = after(issue, command)
        answer = views.glance(town.speech, "1", issue, issue, TUESDAY)
        assert answer.alert
        assert 0 < units(answer.text) <= POP_UP


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(histories(), st.sampled_from(["zh", "en"]))
def test_whatever_people_write_telegram_takes_the_cards(steps: list[Happening], language: str) -> None:
    speech = Speech(city(language=language))
    history: list[Event] = []
    for step in steps:
        history += step.events
        change = Change(step.after, history, step.events, frozenset(), step.at)
        for post in (*desk_cards(speech, change), card(speech, step.after, step.at)):
            assert_taken(post)


@given(texts)
def test_a_name_never_turns_what_stands_around_it(name: str) -> None:
    speech = Speech(city())
    person = Person(11, name, frozenset({Role.REQUESTER}), enterprise=name)
    told = seen(speech.say.html("desk.history.line", at="10:00", who=speech.person(person), action="登记"))
    assert told.startswith("10:00")
    assert told.endswith("登记")
    assert told.count("\u2068") == told.count("\u2069")


def test_what_is_private_is_never_shown_in_the_group() -> None:
    town = Town("有人偷排", "zh")
    issue: Issue | None = None
    history: list[Event] = []
    for command in [replace(town.opening(), kind=Kind.REPORT, visibility=Visibility.PRIVATE), *town.life()[1:]]:
        events = events_of(issue, command)
        issue = after(issue, command)
        history += events
        posts = [
            n for n in tell(town.speech, Change(issue, history, events, frozenset(), TUESDAY)) if isinstance(n, Post)
        ]
        assert GROUP not in {post.chat for post in posts if post.only_for is None}
        assert not any("有人偷排" in post.text for post in posts if post.chat == GROUP)
