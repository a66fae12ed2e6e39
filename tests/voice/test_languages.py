"""An English group, a Chinese office, a unit and people of either language: each chat reads its own alone.

Every sentence of the catalogues is marked here, so that each of a post's words shows which language it is.
"""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given

from bot.core import commands as c
from bot.core.checklists import CHECKLISTS
from bot.core.city import Room
from bot.core.events import Event, Part
from bot.core.issue import Issue
from bot.core.messages import Chat, Said, Sender
from bot.core.notices import Copies, Notice, Post
from bot.core.presses import AskMenu, AskStep, DispatchMenu, Step
from bot.core.triage import Label, Reason, Verdict
from bot.core.words import Action, Kind, Urgency
from bot.voice import candidates, drafts, membership, trouble
from bot.voice.asking import list_prompt, with_checklist
from bot.voice.cards import card
from bot.voice.catalogue import CATALOGUES
from bot.voice.desk import WRITTEN
from bot.voice.gathered import gathered
from bot.voice.guide import help_here
from bot.voice.menus import with_menu
from bot.voice.office import office_card
from bot.voice.often import added_after_all, added_often, adds_too_often, opened_often
from bot.voice.results import result, why_not_solved
from bot.voice.speech import Speech, language_of
from bot.voice.splitting import with_split_menu
from bot.voice.telling import Telling
from bot.voice.views import whole
from bot.voice.voice import Change, tell
from tests.core.cast import (
    FINANCE,
    FINANCE_CHAT,
    GROUP,
    HANDLE,
    LIN,
    OFFICE,
    SUN,
    TUESDAY,
    WU,
    ZHANG,
    ZHENG,
    ZHOU,
    after,
    city,
    events_of,
    handled,
    in_progress,
    opened,
    opening,
)
from tests.core.histories import Happening, histories

#: No person writes these.
MARKS = {"zh": "\ue001", "en": "\ue002"}

#: The finance office and its liaison read English, the industry bureau's desk is an Englishman's private chat.
SPOKEN = {GROUP: "en", OFFICE: "zh", FINANCE_CHAT: "en", ZHENG.telegram_id: "en", ZHANG.telegram_id: "zh"}
CITY = city(languages={chat: SPOKEN[chat] for chat in (GROUP, FINANCE_CHAT)})
PEOPLE = {ZHENG.telegram_id: "en"}


@pytest.fixture(autouse=True, scope="module")
def marked() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for language, sentences in CATALOGUES.items():
            patch.setitem(CATALOGUES, language, {key: MARKS[language] + text for key, text in sentences.items()})
        yield


def spoken_in(post: Post) -> set[str]:
    words = [post.text, post.line, post.instead, post.ask_reply or ""]
    words += [button.label for row in post.buttons for button in row]
    return {language for language, mark in MARKS.items() if any(mark in word for word in words)}


def misspoken(notices: list[Notice]) -> list[Post]:
    posts = [notice for notice in notices if isinstance(notice, Post)]
    return [post for post in posts if spoken_in(post) != {SPOKEN.get(post.chat, "zh")}]


# ── whatever happens ──────────────────────────────────────────────────────


@given(histories())
def test_whatever_happens_each_chat_reads_its_own_language(steps: list[Happening]) -> None:
    history: list[Event] = []
    keys: frozenset[str] = frozenset()
    for step in steps:
        history += step.events
        change = Change(step.after, history, step.events, keys, step.at)
        for here in ("zh", "en"):  # wherever it was said
            notices = tell(Speech(CITY, PEOPLE, here), change)
            assert misspoken(notices) == []
        keys |= {notice.key for notice in notices if isinstance(notice, Post)}


# ── every other kind of post ──────────────────────────────────────────────


def said(chat: int) -> Said:
    return Said(Chat(chat, private=chat > 0), 70, Sender(ZHANG.telegram_id, ZHANG.name), TUESDAY, "…")


def _telling(speech: Speech) -> Telling:
    return Telling(speech, handled(), (), frozenset({"result:1042:1"}), TUESDAY)


VERDICT = Verdict(Label.UNSURE, 0, Kind.HELP, Urgency.NORMAL, (), (Reason("harm", ("…",)),))


def others(speech: Speech, chat: int, issue: Issue) -> Iterator[Post]:
    for action in (*WRITTEN, Action.CALL_BACK):
        yield drafts.prompt(speech, issue, action, SUN, chat, "cb")
    yield list_prompt(speech, issue, ("…",), SUN, chat, "cb")
    for kind in Kind:
        menu = AskMenu(AskStep.PICK, kind, frozenset(CHECKLISTS[kind][:2]))
        yield with_checklist(replace(card(speech, issue, TUESDAY), chat=chat, text="", line=""), speech, issue, menu)
    yield drafts.preview(speech, 1042, 5, "…", chat, None)
    for state in ("published", "cancelled", "rewritten", "overtaken", "ended"):
        yield drafts.settled_preview(speech, state, 1042, 5, "…", chat)
    yield candidates.candidate(speech, 3, said(chat), ZHANG, VERDICT, chat)
    yield candidates.settled_candidate(speech, 3, said(chat), ZHANG, chat, None)
    yield candidates.settled_candidate(speech, 3, said(chat), ZHANG, chat, 1042)
    yield gathered(speech, chat, 1, Room.GROUP if chat == GROUP else Room.OFFICE, ["…"])
    yield opened_often(speech.to(chat), said(chat), 10, TUESDAY)
    yield added_often(speech.to(chat), said(chat), 1042, 60, TUESDAY)
    if chat > 0:
        yield whole(speech, issue, issue, events_of(None, opening()), TUESDAY, chat, "cb")
    for room in (Room.GROUP, Room.PRIVATE, Room.OFFICE, Room.UNIT):
        for person in (ZHANG, LIN, SUN, WU):
            yield help_here(speech.to(chat), said(chat), person, room)


def at_the_office(speech: Speech, issue: Issue) -> Iterator[Post]:
    for error in ("bot was kicked", "Forbidden: bot was blocked by the user", "can't initiate conversation"):
        yield from filter(None, [trouble.shut(speech, ZHOU, error)])
        for chat, where in ((GROUP, "group"), (FINANCE_CHAT, "unit"), (99, "person")):
            yield trouble.undelivered(speech, 1042, chat, where, error)
            yield trouble.undelivered(speech, None, chat, where, error)
        for post in (card(speech, issue, TUESDAY), why_not_solved(_telling(speech))[0]):
            yield trouble.unreached(speech, issue, post, error)
            yield trouble.reached(speech, issue, post.key)
    yield trouble.uncopied(speech, Copies("files:1042", OFFICE, GROUP, (7,), 1042), OFFICE, "office", "was kicked")
    yield trouble.unread(speech, 7)
    for tell_of in (membership.removed, membership.returned, membership.unheard, membership.no_topics):
        for chat in (GROUP, OFFICE, FINANCE_CHAT):
            yield tell_of(speech, CITY, chat, TUESDAY)
    yield candidates.registered_before(speech, said(GROUP), LIN, 1042)
    yield adds_too_often(speech, issue, 60, 3)
    yield added_after_all(speech, issue, 7, 3)
    desk = office_card(speech, issue, (), TUESDAY)
    for step in (Step.LEAD, Step.WITH, Step.BY):
        yield with_menu(desk, speech, issue, DispatchMenu(step, FINANCE.code), TUESDAY)
    yield with_split_menu(desk, speech, after(issue, c.Add(by=ZHANG, part=Part(8, "…"))), 0)


@pytest.mark.parametrize("here", ["zh", "en"], ids=["said where Chinese is spoken", "said where English is"])
def test_every_other_post_reads_as_its_chat_speaks(here: str) -> None:
    speech = Speech(CITY, PEOPLE, here)
    posts = [post for chat in SPOKEN for post in others(speech, chat, in_progress())]
    posts += at_the_office(speech, opened())
    posts += [*why_not_solved(_telling(speech)), result(_telling(speech))]
    assert misspoken([*posts]) == []


# ── who speaks what ───────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("code", "ours"),
    [
        ("zh", "zh"),
        ("zh-hans", "zh"),
        ("zh-Hant-TW", "zh"),
        ("ZH-CN", "zh"),
        ("en", "en"),
        ("en-GB", "en"),
        ("de", "en"),
    ],
)
def test_what_a_telegram_speaks(code: str, ours: str) -> None:
    assert language_of(code) == ours


def test_a_chat_that_moved_keeps_its_language() -> None:
    """Cards are told under the configured id, and what was said after the move under the new one."""
    today = CITY.after({GROUP: -100_1001})
    speech = Speech(CITY, {**today.languages, **PEOPLE})
    assert (speech.to(GROUP).language, speech.to(-100_1001).language) == ("en", "en")
    issue = after(in_progress(chat=-100_1001), HANDLE)
    assert spoken_in(why_not_solved(Telling(speech, issue, (), frozenset({"result:1042:1"}), TUESDAY))[0]) == {"en"}


def test_what_the_configuration_says_goes_before_what_was_learnt() -> None:
    speech = Speech(CITY, {GROUP: "zh", 7: "en"})
    assert [speech.to(chat).language for chat in (GROUP, OFFICE, 7, 8)] == ["en", "zh", "en", "zh"]


def test_a_speech_leads_back_to_where_it_came_from() -> None:
    speech = Speech(CITY, PEOPLE)
    assert speech.to(GROUP).to(OFFICE).language == "zh"
    assert speech.to(ZHENG.telegram_id).to(FINANCE_CHAT).language == "en"
