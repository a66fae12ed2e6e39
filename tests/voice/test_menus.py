"""The menu behind 交办, in a city of 71 units. It is Tuesday, 24 November 2026, 10:00."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core import commands as c
from bot.core.deadlines import Due
from bot.core.handling import handling_due
from bot.core.messages import Press
from bot.core.notices import Post
from bot.core.people import Roster, Unit
from bot.core.presses import MOST_ASSISTING, DispatchMenu, Step, Verb, dispatch_menu
from bot.telegram.buttons import encode
from bot.voice.menus import PER_PAGE, ordered_units, with_menu
from bot.voice.office import office_card
from bot.voice.speech import Speech
from tests.core.cast import RULES, TUESDAY, ZHOU, after, city, opened
from tests.voice.reading import seen

UNITS = tuple(Unit(f"第{number}局") for number in range(1, 72))
ZH, EN = (Speech(city(language=language, roster=Roster(units=UNITS))) for language in ("zh", "en"))
HUGE = 999_999_999


def shown(menu: DispatchMenu, number: int = 1042, likely: tuple[str, ...] = (), speech: Speech = ZH) -> Post:
    issue = opened(number=number, likely_units=likely)
    return with_menu(office_card(speech, issue, [], TUESDAY), speech, issue, menu, TUESDAY)


def labels(post: Post) -> list[str]:
    return [button.label for row in post.buttons for button in row]


def question(post: Post) -> str:
    return seen(post.text).splitlines()[-1]


def pressed(post: Post, label: str) -> DispatchMenu:
    press = next(button.press for row in post.buttons for button in row if button.label == label)
    menu = dispatch_menu(press) if press else None
    assert menu is not None
    return menu


def codes(*units: Unit) -> tuple[str, ...]:
    return tuple(unit.code for unit in units)


# ── the lead unit ─────────────────────────────────────────────────────────


def test_every_unit_is_on_one_of_nine_pages() -> None:
    pages = [labels(shown(DispatchMenu(Step.LEAD, page=page))) for page in range(9)]
    named = [label for page in pages for label in page if label.startswith("第")]
    assert named == [unit.name for unit in UNITS]
    assert {len([label for label in page if label.startswith("第")]) for page in pages} == {PER_PAGE, 71 - 8 * PER_PAGE}


@pytest.mark.parametrize(
    ("page", "turns"), [(0, ["下一页"]), (1, ["上一页", "下一页"]), (8, ["上一页"]), (99, ["上一页"])]
)
def test_one_turns_the_pages(page: int, turns: list[str]) -> None:
    post = shown(DispatchMenu(Step.LEAD, page=page))
    assert [label for label in labels(post) if label.endswith("页")] == turns
    assert labels(post)[-1] == "返回"
    if "下一页" in turns:
        assert pressed(post, "下一页") == DispatchMenu(Step.LEAD, page=page + 1)


def test_the_likely_units_come_first() -> None:
    likely = (UNITS[40].name, UNITS[3].name)
    assert labels(shown(DispatchMenu(Step.LEAD), likely=likely))[:3] == [*likely, "第1局"]
    assert len(ordered_units(ZH, opened(likely_units=likely))) == 71


def test_a_likely_unit_that_is_gone_is_not_offered() -> None:
    assert labels(shown(DispatchMenu(Step.LEAD), likely=("撤销了的局",)))[0] == "第1局"


def test_back_leads_to_the_card() -> None:
    last = shown(DispatchMenu(Step.LEAD)).buttons[-1][0]
    assert last.press == Press(Verb.CARD, 1042)


def test_the_menu_stands_in_place_of_the_card() -> None:
    post = shown(DispatchMenu(Step.LEAD))
    assert post.edit_only
    assert post.key == "office:1042"
    assert (question(post), question(shown(DispatchMenu(Step.LEAD), speech=EN))) == (
        "交给哪个单位主办？",
        "Which unit leads?",
    )


# ── the limit ─────────────────────────────────────────────────────────────

LEAD = UNITS[0].code


def test_the_limits_begin_with_the_one_of_its_kind() -> None:
    post = shown(DispatchMenu(Step.BY, LEAD))
    assert question(post) == "主办 第1局。什么时候办结？"
    assert labels(post) == [
        "按规定 12月1日前",
        "1个工作日",
        "3个工作日",
        "5个工作日",
        "24小时",
        "选协办单位",
        "返回",
    ]
    assert pressed(post, "3个工作日") == DispatchMenu(Step.GO, LEAD, limit="3d")
    assert pressed(post, "按规定 12月1日前") == DispatchMenu(Step.GO, LEAD)
    assert labels(shown(DispatchMenu(Step.BY, LEAD), speech=EN))[:3] == [
        "Standard: by 1 December",
        "1 working day",
        "3 working days",
    ]


def test_a_leaders_deadline_is_the_default_while_it_lies_ahead() -> None:
    due = Due(TUESDAY.replace(hour=18), estimated=False)
    issue = after(opened(), c.Instruct(by=ZHOU, text="今天下午对接", public=True, due=due))
    assert handling_due(issue, "市金融办", TUESDAY, RULES) == due
    assert handling_due(issue, "市金融办", TUESDAY + timedelta(days=1), RULES).at.day == 2


# ── assisting units ───────────────────────────────────────────────────────


def test_assisting_units_are_chosen_and_taken_back() -> None:
    post = shown(DispatchMenu(Step.WITH, LEAD))
    assert "第1局" not in labels(post)  # it leads
    chosen = pressed(post, "第2局")
    assert chosen == DispatchMenu(Step.WITH, LEAD, codes(UNITS[1]))
    again = shown(chosen)
    assert "✓ 第2局" in labels(again)
    assert pressed(again, "✓ 第2局") == DispatchMenu(Step.WITH, LEAD)
    assert pressed(again, "选好了") == DispatchMenu(Step.BY, LEAD, codes(UNITS[1]))


def test_the_choice_is_kept_from_page_to_page() -> None:
    menu = DispatchMenu(Step.WITH, LEAD, codes(UNITS[1], UNITS[50]))
    assert pressed(shown(menu), "下一页") == replace(menu, page=1)
    assert "✓ 第51局" in labels(shown(replace(menu, page=6)))


def test_who_assists_is_read_back() -> None:
    menu = DispatchMenu(Step.BY, LEAD, codes(UNITS[1], UNITS[2]))
    assert question(shown(menu)) == "主办 第1局，协办 第2局、第3局。什么时候办结？"
    assert question(shown(menu, speech=EN)) == "Lead: 第1局 · assisting: 第2局, 第3局. By when?"


@pytest.mark.parametrize("step", [Step.LEAD, Step.WITH, Step.BY])
@pytest.mark.parametrize("page", range(9))
def test_every_button_travels_with_as_many_units_as_may_be_chosen(step: Step, page: int) -> None:
    menu = DispatchMenu(step, LEAD, codes(*UNITS[1 : 1 + MOST_ASSISTING]), page=page)
    for row in shown(menu, number=HUGE).buttons:
        assert len(row) <= 2
        for button in row:
            assert button.press
            assert len(encode(button.press).encode()) <= 64
