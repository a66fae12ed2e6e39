"""Whatever stands in a book: written and read again it is the same book."""

from hypothesis import given
from hypothesis import strategies as st

from bot.core.people import Enterprise, Unit
from bot.core.register import Entry, Register
from bot.core.words import Role, UnitKind
from bot.core.workbook import Surroundings, pages, propose
from bot.core.workbook.naming import key

LETTERS = st.text("局县市金 aB（）、，=-'Ａ\u200b·", min_size=1, max_size=6)
NAMES = LETTERS.filter(lambda name: key(name) != "" and name == name.strip())
SEVERAL = st.lists(NAMES, min_size=9, max_size=9, unique_by=key)


@st.composite
def books(draw: st.DrawFn) -> Register:
    county, bureau, own, first, second, *others = draw(SEVERAL)
    leaders = [Entry(number=1, name=first, roles=frozenset({Role.LEADER}), title=draw(NAMES))]
    leader = st.sampled_from([None, first])
    units = (
        Unit(county, (), -1001, UnitKind.COUNTY, leader=draw(leader)),
        Unit(bureau, tuple(others[:2]), draw(st.sampled_from([None, -(2**51)])), leader=draw(leader)),
        Unit(own, parent=county),
    )
    enterprises = (Enterprise(others[2], (others[3],), draw(leader)), Enterprise(second))
    people = [draw(entries(number, units, enterprises)) for number in range(2, 6)]
    return Register(units=units, enterprises=enterprises, people=(*leaders, *people))


@st.composite
def entries(draw: st.DrawFn, number: int, units: tuple[Unit, ...], enterprises: tuple[Enterprise, ...]) -> Entry:
    roles = draw(st.sets(st.sampled_from([Role.HANDLER, Role.REQUESTER, Role.OFFICER, Role.ADMIN]), min_size=1))
    return Entry(
        number=number,
        name=draw(NAMES),
        roles=frozenset(roles),
        title=draw(st.none() | NAMES),
        unit=draw(st.sampled_from(units)).name if Role.HANDLER in roles else None,
        enterprise=draw(st.sampled_from(enterprises)).name if Role.REQUESTER in roles else None,
        telegram_id=draw(st.none() | st.just(7_100_000_000 + number)),
        left=draw(st.booleans()),
    )


@given(books(), st.sampled_from(["zh", "en"]))
def test_a_round_trip(book: Register, language: str) -> None:
    read = propose({page.name: page for page in pages(book, language)}, book, Surroundings())
    assert (read.mistakes, read.remarks) == ((), ())
    assert read.after == book
