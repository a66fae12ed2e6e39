"""What came along, counted on the cards; in the group never by name."""

from collections.abc import Sequence

import pytest

from bot.core.commands import Add
from bot.core.events import Part
from bot.core.issue import Issue
from bot.core.messages import File
from bot.telegram.fields import KINDS, NO_MATTER
from bot.voice.attachments import CALLED, attachments
from bot.voice.cards import card_text
from bot.voice.gathered import desk_line
from bot.voice.office import office_card
from bot.voice.speech import LINE, Speech
from bot.voice.text import units
from bot.voice.topics import topic_name
from bot.voice.unit import unit_card
from bot.voice.views import my_issues, whole
from tests.core.cast import (
    DISPATCH,
    FINANCE,
    FINANCE_CHAT,
    GROUP,
    TUESDAY,
    ZHANG,
    after,
    city,
    events_of,
    opened,
    opening,
)
from tests.voice.reading import seen

ZH, EN = Speech(city()), Speech(city(language="en"))


def issue_with(*kinds: str) -> Issue:
    parts = tuple(Part(8 + at, "", (File(kind, f"{kind}.secret"),)) for at, kind in enumerate(kinds))
    return opened(parts=(Part(7, "银行贷款月底到期续不上"), *parts))


COUNTS: list[tuple[Sequence[str], str, str]] = [
    ((), "", ""),
    (("photo",), "附件：1 张图片", "Attached: 1 photo"),
    (("photo", "photo"), "附件：2 张图片", "Attached: 2 photos"),
    (("voice",), "附件：1 段语音", "Attached: 1 voice message"),
    (("voice",) * 11, "附件：11 段语音", "Attached: 11 voice messages"),
    (("audio", "contact"), "附件：1 段录音、1 张名片", "Attached: 1 recording, 1 contact"),
    (("video", "video_note", "animation"), "附件：3 段视频", "Attached: 3 videos"),
    (
        ("location", "voice", "photo", "document", "photo", "photo"),
        "附件：3 张图片、1 份文件、1 段语音、1 个位置",
        "Attached: 3 photos, 1 document, 1 voice message, 1 location",
    ),
]


@pytest.mark.parametrize(("kinds", "chinese", "english"), COUNTS)
def test_counted(kinds: Sequence[str], chinese: str, english: str) -> None:
    assert attachments(ZH, issue_with(*kinds)) == chinese
    assert attachments(EN, issue_with(*kinds)) == english


def test_every_kind_of_file_that_is_read_has_a_name() -> None:
    assert set(CALLED) == {*KINDS} - {*NO_MATTER}


@pytest.mark.parametrize("speech", [ZH, EN], ids=["zh", "en"])
def test_hundreds_of_every_kind_fit_on_the_line(speech: Speech) -> None:
    line = attachments(speech, issue_with(*[*CALLED] * 110))
    assert "…" not in line
    assert units(line) <= LINE + 20


def test_on_the_requesters_card_between_where_it_stands_and_what_was_said_of_it() -> None:
    lines = seen(card_text(ZH, issue_with("photo", "document"), TUESDAY)).splitlines()
    assert lines[1:] == ["待受理 · 市长办公室1小时内查看", "附件：1 张图片、1 份文件"]
    assert "secret" not in card_text(ZH, issue_with(*CALLED), TUESDAY)


def test_on_the_desks_cards_below_the_words() -> None:
    issue = after(issue_with("photo", "voice"), DISPATCH)
    history = events_of(None, opening())
    for post in (office_card(ZH, issue, history, TUESDAY), unit_card(ZH, issue, FINANCE, FINANCE_CHAT, TUESDAY)):
        lines = seen(post.text).splitlines()
        assert lines.index("附件：1 张图片、1 段语音") == lines.index("银行贷款月底到期续不上") + 1


def test_no_line_where_nothing_came_along() -> None:
    assert "附件" not in card_text(ZH, opened(), TUESDAY)
    assert "附件" not in office_card(ZH, opened(), (), TUESDAY).text


PICTURE_ALONE = opened(title="", parts=(Part(7, "", (File("photo", "secret.jpg"),)),))


@pytest.mark.parametrize(("speech", "title"), [(ZH, "（1 张图片）"), (EN, "(1 photo)")], ids=["zh", "en"])
def test_a_picture_without_words_is_called_by_what_it_is_wherever_it_is_named(speech: Speech, title: str) -> None:
    issue, history = PICTURE_ALONE, events_of(None, opening())
    for text in (card_text(speech, issue, TUESDAY), whole(speech, issue, issue, history, TUESDAY, 11, "11:1").text):
        lines = seen(text).splitlines()
        assert lines[0] == f"#ZQ1042 {title}"
        assert [line for line in lines[1:] if "1 张图片" in line or "1 photo" in line] == []
    assert title in seen(my_issues(speech, [issue], [issue], TUESDAY))
    assert desk_line(speech, issue, "张建国").endswith(title)
    assert topic_name(speech, city(), issue, GROUP).endswith(f" · {title}")


def test_in_the_view_below_the_words() -> None:
    issue = issue_with("photo", "voice")
    lines = seen(whole(ZH, issue, issue, events_of(None, opening()), TUESDAY, 11, "11:1").text).splitlines()
    assert lines.index("附件：1 张图片、1 段语音") == lines.index("银行贷款月底到期续不上", 1) + 1


def test_a_picture_without_words_has_no_title_until_words_come() -> None:
    begun = PICTURE_ALONE
    told = after(begun, Add(by=ZHANG, part=Part(8, "厂门口的路灯坏了，请修一下")))
    assert told.title == "厂门口的路灯坏了"
    assert after(told, Add(by=ZHANG, part=Part(9, "三盏都坏了"))).title == told.title


def test_a_file_alone_is_counted_in_the_history() -> None:
    issue, add = opened(), Add(by=ZHANG, part=Part(9, "", (File("voice"),)))
    history = [*events_of(None, opening()), *events_of(issue, add)]
    assert "张建国 补充：1 段语音" in seen(office_card(ZH, after(issue, add), history, TUESDAY).text)
