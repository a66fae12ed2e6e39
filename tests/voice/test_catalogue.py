"""The sentences themselves: both languages say the same, in one language each, and plainly."""

import re
import string
from collections.abc import Iterable, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

import pytest

from bot.core.checklists import Item
from bot.core.city import Room
from bot.core.deadlines import LimitUnit
from bot.core.enrolment import Clash
from bot.core.inviting import Unsure
from bot.core.leader_days import Half
from bot.core.lexicon import MOST
from bot.core.nudges import CALL_BACK
from bot.core.offers import menu_in
from bot.core.presses import NOT_SATISFIED
from bot.core.readings import Hint
from bot.core.refusals import Why
from bot.core.rules import LADDERS
from bot.core.words import Action, Kind, Outcome, Rating, Role, Source, Stage, Status, Urgency
from bot.voice import en, zh
from bot.voice.attachments import CALLED
from bot.voice.catalogue import CATALOGUES, Catalogue
from bot.voice.desk import WRITTEN
from bot.voice.sentences import together
from bot.voice.text import Html

SENTENCES = [(language, key, text) for language, texts in CATALOGUES.items() for key, text in texts.items()]
BOTH = pytest.mark.parametrize("language", list(CATALOGUES))


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def by_matter(language: ModuleType) -> Mapping[str, list[str]]:
    """File → the keys in it."""
    names = [module.name for module in iter_modules(language.__path__)]
    return {name: list(import_module(f"{language.__name__}.{name}").SENTENCES) for name in names}


def test_both_languages_have_the_same_sentences_in_the_same_files_and_order() -> None:
    assert by_matter(zh) == by_matter(en)
    assert list(zh.SENTENCES) == list(en.SENTENCES)


@pytest.mark.parametrize("language", [zh, en])
def test_no_file_of_sentences_is_left_out(language: ModuleType) -> None:
    assert sorted(language.SENTENCES) == sorted(key for keys in by_matter(language).values() for key in keys)


def test_no_sentence_stands_in_two_files() -> None:
    with pytest.raises(ValueError, match="and"):
        together({"and": "、"}, {"dot": " · ", "and": "和"})


#: English names the month, Chinese numbers it; Chinese has no room for a city's name where English has.
SAME_THING = {"month_name": "month", "command": "action"}


@pytest.mark.parametrize("key", list(zh.SENTENCES))
def test_both_languages_say_the_same_things(key: str) -> None:
    chinese, english = (
        {SAME_THING.get(name, name) for name in placeholders(texts[key])} for texts in (zh.SENTENCES, en.SENTENCES)
    )
    assert chinese == english


# ── every word has its label ──────────────────────────────────────────────

#: What is given as a reason beside the groups of the lexicon.
MORE_CUES = ("amount", "duration", "announcement", "often", "forwarded")

STAFF = (Role.LEADER, Role.OFFICER, Role.HANDLER)

LABELS: dict[str, Iterable[str]] = {
    "status": Status,
    "action": Action,
    "kind": Kind,
    "source": (Source.HOTLINE, Source.SERVICE_DAY, Source.LEADER_DAY),
    "urgency": Urgency,
    "rating": [*Rating, NOT_SATISFIED],
    "cue": [*MOST, *MORE_CUES],
    "limit": LimitUnit,
    "limit.one": LimitUnit,
    "outcome": Outcome,
    "nudged": Stage,
    "nudged.limit": [*LADDERS, CALL_BACK],
    "prompt": [*WRITTEN, Action.CALL_BACK, Action.IDENTIFY, "hint", "list"],
    "item": Item,
    "refusal": [
        *(Why.TOO_LATE, Why.NO_TEXT, Why.NOT_SPLIT, Why.RETURN_LATE, Why.RULED, Why.RULING_ASKED, Why.NOT_DUE),
        Why.CONTRIBUTED,
        *(
            Why.EXTENSION_NONE,
            Why.EXTENSION_USED,
            Why.EXTENSION_LATE,
            Why.EXTENSION_SHORT,
            Why.EXTENSION_ASKED,
            Why.EXTENSION_UNASKED,
        ),
        *(Why.REMIND_NOBODY, Why.REMIND_AGAIN, Why.UNDO_NOTHING, Why.UNDO_LATE),
        *(Why.JOIN_ITSELF, Why.JOIN_REPORT),
    ],
    "refusal.joined": [Why.JOIN_ENDED, Why.JOIN_MERGED, Why.JOIN_PRIVATE, Why.UNDO_WORKED],
    "refusal.not_allowed": [
        *("rate", "office", "leader", "lead", "unit", "requester", "withdraw", "classify"),
        *("contribute", "forward"),
    ],
    "hint": set(Hint) - {Hint.START, Hint.HELP, Hint.MY, Hint.TALK},
    "start": [Role.REQUESTER, Role.LEADER, Role.OFFICER, Role.HANDLER],
    "pop.done": [
        *("accept", "sign", "dispatch", "publish", "confirm", "register", "ignore", "cancel"),
        *("withdraw", "split", "classify", "add", "remind", "supervise", "grant", "call_back", "ask", "resume"),
        *("merge", "undo"),
        "forward",
        "identify",
    ],
    "pop.draft": ["published", "cancelled", "rewritten", "overtaken", "ended"],
    "pop.candidate": ["registered", "ignored", "kept"],
    "preview": ["published", "cancelled", "rewritten", "overtaken", "ended"],
    "where": ["group", "unit", "office", "person"],
    "trouble.reason": ["not_started", "blocked", "not_there", "deleted", "moved"],
    "trouble.unreached": ["card", "question", "closed", "result"],
    "membership": ["removed", "returned", "returned_to_unit", "unheard", "no_topics"],
    "capacity": (Role.LEADER, Role.OFFICER, Role.HANDLER, Role.REQUESTER, Role.ADMIN),
    "invite": Unsure,
    "enrol": [*Clash, "used", "expired", "replaced", "exposed", "unknown", "in_group", "in_private"],
    "enrol.told": [Clash.OTHER_NAME, Clash.OTHER_ACCOUNT],
    "enrol.taken": ["own", Room.UNIT, Room.OFFICE, Room.GROUP],
    "attachments.one": set(CALLED.values()),
    "attachments.more": set(CALLED.values()),
    "help.group": STAFF,
    "help.private": [*STAFF, Role.REQUESTER],
    "help.desk": STAFF,
    "half": Half,
    "menu.command": {command for room in Room for command in menu_in(room)},
}


@BOTH
@pytest.mark.parametrize("family", list(LABELS))
def test_every_word_has_its_label(language: str, family: str) -> None:
    missing = [word for word in LABELS[family] if not CATALOGUES[language].get(f"{family}.{word}", "").strip()]
    assert missing == []


#: Families that have nothing but the labels above.
CLOSED = (
    *("status", "action", "kind", "urgency", "rating", "cue", "prompt", "hint", "start", "pop.done", "where", "item"),
    *("outcome", "refusal.not_allowed", "trouble.reason", "trouble.unreached", "help.private", "menu.command"),
)


@pytest.mark.parametrize("family", CLOSED)
def test_no_label_is_left_of_a_word_that_is_gone(family: str) -> None:
    words = {key.removeprefix(f"{family}.") for key in zh.SENTENCES if key.startswith(f"{family}.")}
    assert words == {str(word) for word in LABELS[family]}


def test_statuses_and_actions_differ_from_one_another() -> None:
    for texts in CATALOGUES.values():
        for family in ("status", "action", "kind"):
            labels = [texts[f"{family}.{word}"] for word in LABELS[family]]
            assert len(set(labels)) == len(labels)


# ── one language each ─────────────────────────────────────────────────────

CHINESE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
#: Half-width punctuation, which Chinese sentences don't have.
HALF_WIDTH = re.compile(r"[,;:?!()]")
LATIN_WORD = re.compile(r"[A-Za-z]+")
#: Commands are English everywhere, the tag is Chinese everywhere.
MEANT = re.compile(r"/[a-z_]+|#诉求|\{[a-z_]+\}")


@pytest.mark.parametrize(("key", "text"), list(zh.SENTENCES.items()))
def test_chinese_sentences_are_chinese(key: str, text: str) -> None:
    assert LATIN_WORD.findall(MEANT.sub("", text)) == []
    assert HALF_WIDTH.findall(MEANT.sub("", text)) == []


@pytest.mark.parametrize(("key", "text"), list(en.SENTENCES.items()))
def test_english_sentences_are_english(key: str, text: str) -> None:
    assert CHINESE.findall(MEANT.sub("", text)) == []


@pytest.mark.parametrize(("key", "text"), list(en.SENTENCES.items()))
def test_english_counts_agree(key: str, text: str) -> None:
    """1 photos is no English: one has a sentence, and more have another; or the number stands behind."""
    assert ".more." in key or not re.search(r"\{(?:count|number)\} [a-z]{3,}s\b", text)


# ── how they sound ────────────────────────────────────────────────────────

#: What an official says and a shop's attendant does not.
OFFICIALESE = (
    "予以",
    "兹",
    "烦请",
    "敬请",
    "特此",
    "贵方",
    "该同志",
    "请知悉",
    "进行",
    "hereby",
    "kindly",
    "aforementioned",
)


@pytest.mark.parametrize(("language", "key", "text"), SENTENCES)
def test_plain_and_calm(language: str, key: str, text: str) -> None:
    assert not re.search("[!\uff01]", text)
    assert [word for word in OFFICIALESE if word in text] == []
    assert "  " not in text


@pytest.mark.parametrize(("language", "key", "text"), SENTENCES)
def test_the_catalogue_itself_holds_no_markup(language: str, key: str, text: str) -> None:
    """Sentences are put into HTML as they are."""
    assert not re.search("[<>&]", text)


@BOTH
def test_start_takes_five_lines(language: str) -> None:
    for role in LABELS["start"]:
        assert CATALOGUES[language][f"start.{role}"].count("\n") == 4


@pytest.mark.parametrize("key", [key for key in en.SENTENCES if key.startswith(("status.", "action.", "button."))])
def test_labels_begin_with_a_capital_or_a_number(key: str) -> None:
    assert re.match(r"[A-Z✓]|\{(days|hours)\}", en.SENTENCES[key])


# ── filled in ─────────────────────────────────────────────────────────────


def test_what_is_put_in_is_escaped_unless_it_is_html() -> None:
    say = Catalogue("zh")
    assert say.html("card.declined", reason="<b>&") == "原因：&lt;b&gt;&amp;"
    assert say.html("card.declined", reason=Html("<b>1</b>")) == "原因：<b>1</b>"
    assert say.plain("card.declined", reason="<b>&") == "原因：<b>&"


def test_what_is_put_in_is_never_a_sentence_of_its_own() -> None:
    assert Catalogue("zh").html("card.declined", reason="{reason} {0}") == "原因：{reason} {0}"


def test_what_is_missing_is_found_at_once() -> None:
    with pytest.raises(KeyError):
        Catalogue("zh").html("card.declined")
    with pytest.raises(KeyError):
        Catalogue("zh").html("no such sentence")
    with pytest.raises(KeyError):
        Catalogue("fr")
