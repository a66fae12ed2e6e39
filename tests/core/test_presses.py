"""What buttons mean: there and back, and nothing that comes from outside is believed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.checklists import CHECKLISTS, Item
from bot.core.messages import Press
from bot.core.people import Enterprise, Unit
from bot.core.presses import (
    MOST_ASSISTING,
    NOT_SATISFIED,
    AskMenu,
    AskStep,
    DispatchMenu,
    Step,
    Verb,
    WhoMenu,
    WhoStep,
    ask_menu,
    dispatch_menu,
    do,
    rate,
    who_menu,
    write,
)
from bot.core.words import Action, Kind, Rating
from bot.telegram.buttons import MOST_BYTES, decode, encode

#: More than a city will ever have.
HUGE = 999_999_999_999
#: The same issue number beside the longest menu: lead, four assisting units and a page.
MANY = 999_999_999

CODES = [Unit(f"第{number}局").code for number in range(71)]


@pytest.mark.parametrize(
    "press",
    [
        *(do(action, HUGE) for action in Action),
        *(write(action, HUGE) for action in Action),
        *(rate(choice, HUGE) for choice in (*Rating, NOT_SATISFIED)),
        *(
            Press(verb, HUGE)
            for verb in (
                Verb.ASK,
                Verb.CARD,
                Verb.PUBLISH,
                Verb.REWRITE,
                Verb.CANCEL,
                Verb.REGISTER,
                Verb.IGNORE,
                Verb.ADD,
            )
        ),
    ],
    ids=lambda press: f"{press.verb}-{''.join(press.arguments)}",
)
def test_a_press_comes_back_as_it_went(press: Press) -> None:
    data = encode(press)
    assert len(data.encode()) <= MOST_BYTES
    assert decode(data) == press


menus = st.builds(
    DispatchMenu,
    st.sampled_from([Step.LEAD, Step.WITH, Step.BY]),
    st.sampled_from(CODES),
    st.lists(st.sampled_from(CODES), max_size=MOST_ASSISTING, unique=True).map(tuple),
    page=st.integers(0, 8),
) | st.builds(
    DispatchMenu,
    st.just(Step.GO),
    st.sampled_from(CODES),
    st.lists(st.sampled_from(CODES), max_size=MOST_ASSISTING, unique=True).map(tuple),
    limit=st.sampled_from(["", "1d", "15d", "24h"]),
)


@given(menus, st.integers(1, MANY))
def test_the_menu_of_units_travels_in_its_buttons(menu: DispatchMenu, number: int) -> None:
    press = menu.press(number)
    data = encode(press)
    assert len(data.encode()) <= MOST_BYTES
    back = decode(data)
    assert back == press
    assert back is not None
    assert dispatch_menu(back) == menu


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("lead",),
        ("lead", "", "", "0", "0"),
        ("nowhere", "", "", "0"),
        ("lead", "", "", "one"),
        ("lead", "", "", "-1"),
        ("lead", "", "", ""),
        ("lead", "", "", "٣"),
        ("by", "", "", "²"),
    ],
)
def test_what_the_bot_never_made_is_no_menu(arguments: tuple[str, ...]) -> None:
    assert dispatch_menu(Press(Verb.DISPATCH, 1, arguments)) is None


lists = st.builds(
    lambda step, kind, chosen: AskMenu(step, kind, frozenset(CHECKLISTS[kind]) & chosen),
    st.sampled_from(AskStep),
    st.sampled_from(Kind),
    st.frozensets(st.sampled_from(Item)),
)


@given(lists)
def test_the_check_list_travels_in_its_buttons(menu: AskMenu) -> None:
    data = encode(menu.press(HUGE))
    assert len(data.encode()) <= MOST_BYTES
    back = decode(data)
    assert back is not None
    assert ask_menu(back) == menu
    assert set(menu.items) == menu.chosen


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("pick",),
        ("pick", "help"),
        ("pick", "help", "1", "2"),
        ("drop", "help", "1"),
        ("pick", "gift", "1"),
        ("pick", "help", "0"),
        ("pick", "help", "8"),
        ("pick", "inquiry", "6"),
        ("pick", "help", "1,2"),
        ("pick", "help", "٣"),
        ("pick", "help", "one"),
    ],
)
def test_what_the_bot_never_made_is_no_check_list(arguments: tuple[str, ...]) -> None:
    assert ask_menu(Press(Verb.ASK, 1, arguments)) is None


whose = st.builds(WhoMenu, st.sampled_from(WhoStep), st.sampled_from(["", Enterprise("恒信食品").code]))


@given(whose)
def test_the_menu_of_enterprises_travels_in_its_buttons(menu: WhoMenu) -> None:
    data = encode(menu.press(HUGE))
    assert len(data.encode()) <= MOST_BYTES
    back = decode(data)
    assert back is not None
    assert who_menu(back) == menu


@pytest.mark.parametrize("arguments", [(), ("pick",), ("nobody", ""), ("is", "a", "b")])
def test_what_the_bot_never_made_is_no_menu_of_enterprises(arguments: tuple[str, ...]) -> None:
    assert who_menu(Press(Verb.WHO, 1, arguments)) is None


@given(st.text(max_size=80))
def test_whatever_comes_from_outside_is_a_press_of_ours_or_none(data: str) -> None:
    press = decode(data)
    if press is not None:
        assert press.verb in list(Verb)
        dispatch_menu(press)
        ask_menu(press)
        who_menu(press)
