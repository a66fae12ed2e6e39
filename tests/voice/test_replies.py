"""What is answered to somebody who spoke or pressed."""

import pytest

from bot.core import commands as c
from bot.core.decide import decide
from bot.core.issue import Issue
from bot.core.people import Person
from bot.core.readings import Hint, prompt_for
from bot.core.refusals import Refusal, Why
from bot.core.words import Action, Rating, Role, Status
from bot.voice import drafts, hints, refusals, trouble, views
from bot.voice.speech import Speech
from tests.core.cast import (
    GROUP,
    GUEST,
    HANDLE,
    LI,
    LIN,
    OFFICE,
    RULES,
    SIGN,
    SUN,
    TUESDAY,
    ZHANG,
    ZHENG,
    ZHOU,
    after,
    city,
    dispatched,
    handled,
    in_progress,
    opened,
    waiting,
)
from tests.voice.reading import seen

ZH, EN = Speech(city()), Speech(city(language="en"))
CLOSED = after(handled(), c.Confirm(by=ZHANG, rating=Rating.SATISFIED))

REFUSED: list[tuple[Issue, c.Command, str, str]] = [
    (
        handled(),
        c.Confirm(by=LI, rating=Rating.SATISFIED),
        "这件事由诉求人来评价，谢谢您的关心。",
        "The requester rates this. Thank you for caring.",
    ),
    (dispatched(), c.Sign(by=ZHENG), "这一步由主办单位的联络员来做。", "The lead unit's liaison does this."),
    (opened(), c.Accept(by=ZHANG), "这一步由市长办公室来做。", "The mayor's office does this."),
    (
        dispatched(),
        c.Instruct(by=LIN, text="抓紧", public=True),
        "批示由市领导来做。",
        "City leaders give instructions.",
    ),
    (in_progress(), c.Progress(by=LI, text="在办"), "这一步由承办单位来做。", "The handling unit does this."),
    (
        dispatched(),
        c.Accept(by=LIN),
        "现在是「已交办」，不能受理。现在可以：交办、请补充、延期、办结。",
        "It stands at “Dispatched”: “Accept” is not possible now. Possible now: Dispatch, Ask, Extend, Result.",
    ),
    (
        waiting(),
        HANDLE,
        "现在是「待补充」，不能办结。现在可以：接着办。",
        "It stands at “More needed”: “Result” is not possible now. Possible now: Go on.",
    ),
    (
        CLOSED,
        c.Dispatch(by=LIN, lead="市金融办"),
        "这件事已结案，不能再交办。现在可以：重办。",
        "It stands at “Closed”: “Dispatch” is no longer possible. Possible now: Redo.",
    ),
    (in_progress(), SIGN, "这件事现在是「办理中」，不用再来一次。", "It stands at “In progress” already."),
    (opened(), c.Decline(by=LIN, reason=""), "请把内容写上再发。", "Please write the text, too."),
]


@pytest.mark.parametrize(("issue", "command", "chinese", "english"), REFUSED)
def test_a_refusal_says_why_and_what_is_possible(issue: Issue, command: c.Command, chinese: str, english: str) -> None:
    refused = decide(issue, command, TUESDAY, RULES)
    assert isinstance(refused, Refusal)
    assert refusals.refusal(ZH, refused) == chinese
    assert refusals.refusal(EN, refused) == english


def test_what_comes_too_late_may_be_said_anew() -> None:
    refused = Refusal(Why.TOO_LATE, Action.REDO, Status.CLOSED)
    assert refusals.refusal(ZH, refused) == "结案超过 30 天了，请把情况重新说一遍，我来登记新的诉求。"


@pytest.mark.parametrize(
    ("person", "begins"),
    [
        (ZHANG, "张建国您好，我是小二，明川市政企沟通群的店小二。"),
        (GUEST, "路过的老板您好，我是小二，明川市政企沟通群的店小二。"),
        (ZHOU, "周明远市长您好，我是小二。"),
        (LIN, "林晓您好，我是小二。"),
        (SUN, "市金融办 孙主任您好，我是小二。"),
    ],
)
def test_start_explains_itself_to_each_in_five_lines(person: Person, begins: str) -> None:
    lines = seen(hints.start(ZH, person)).splitlines()
    assert lines[0] == begins
    assert len(lines) == 5
    assert len(seen(hints.start(EN, person)).splitlines()) == 5


def test_my_issues_say_where_each_stands() -> None:
    issues = [in_progress(), CLOSED]
    assert seen(views.my_issues(ZH, issues, issues, TUESDAY)) == (
        "您的诉求\n\n"
        "#ZQ1042 贷款到期续贷困难，下周可能停产\n办理中 · 市金融办 孙主任 · 协办 市工信局 · 12月1日前\n\n"
        "#ZQ1042 贷款到期续贷困难，下周可能停产\n已结案 · 满意 · 用时 1 分钟"
    )
    assert views.my_issues(ZH, [], [], TUESDAY) == "您还没有登记的诉求。有难处直接写给我就行。"


@pytest.mark.parametrize("which", [which for which in Hint if which not in (Hint.HELP, Hint.MY)])
@pytest.mark.parametrize("speech", [ZH, EN], ids=["zh", "en"])
def test_every_hint_says_how_to_go_on(speech: Speech, which: Hint) -> None:
    assert len(seen(hints.hint(speech, which, ZHANG))) > 6


@pytest.mark.parametrize("action", [Action.ASK, Action.DECLINE, Action.PROGRESS, Action.HANDLE, Action.REDO])
def test_a_prompt_opens_the_reply_box_of_whoever_pressed(action: Action) -> None:
    post = drafts.prompt(ZH, dispatched(), action, SUN, OFFICE, "cb1")
    assert f'<a href="tg://user?id={SUN.telegram_id}">孙主任</a>' in post.text
    assert seen(post.text).startswith("孙主任，请回复这条消息，")
    assert (post.ask_reply, post.place) == ("在这里写", prompt_for(action))


def test_an_answer_is_previewed() -> None:
    post = drafts.preview(ZH, 1042, 5, "已放款", OFFICE, 70)
    assert seen(post.text) == "#ZQ1042 将这样答复诉求人，并办结：\n\n已放款"
    assert [button.label for button in post.buttons[0]] == ["发布", "修改", "取消"]
    settled = drafts.settled_preview(ZH, "published", 1042, 5, "已放款", OFFICE)
    assert (settled.key, settled.buttons) == (post.key, ())


@pytest.mark.parametrize(
    ("issue", "chinese"),
    [
        (1042, "#ZQ1042 有一条消息没能送到群里：小二不在那个群里\n请用别的办法告诉对方。"),
        (None, "有一条消息没能送到群里：小二不在那个群里\n请用别的办法告诉对方。"),
    ],
)
def test_the_office_hears_of_what_did_not_arrive(issue: int | None, chinese: str) -> None:
    post = trouble.undelivered(ZH, issue, GROUP, "group", "bot was kicked")
    assert (post.chat, seen(post.text)) == (OFFICE, chinese)


@pytest.mark.parametrize(
    ("error", "chinese"),
    [
        ("Forbidden: bot can't initiate conversation with a user", "周明远市长还没打开过小二"),
        ("Bad Request: chat not found", "周明远市长还没打开过小二"),
        ("Forbidden: bot was blocked by the user", "周明远市长屏蔽了小二"),
        ("Bad Request: message is too long", ""),
    ],
)
def test_the_office_hears_that_a_leader_does_not_open_the_door(error: str, chinese: str) -> None:
    post = trouble.shut(ZH, ZHOU, error)
    assert (post.text.split("，")[0] if post else "") == chinese
    assert post is None or (post.chat, post.issue, post.key in trouble.shut_keys(ZHOU)) == (OFFICE, None, True)


@pytest.mark.parametrize("role", [Role.LEADER, Role.HANDLER])
def test_somebody_without_title_or_unit_is_called_by_name(role: Role) -> None:
    assert ZH.person(Person(1, "周明远", frozenset({role}))) == "周明远"
