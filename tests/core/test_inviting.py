"""What stands behind /invite, /left and /who: who is meant, as what; and what is not taken for anything."""

from dataclasses import replace

import pytest

from bot.core.enrolment import Capacity, identified
from bot.core.inviting import (
    Invited,
    Unclear,
    UnitChat,
    Unsure,
    Which,
    invitation,
    leavers,
    meant,
    names_no_enterprise,
    near_people,
    new_enterprise,
)
from bot.core.nearest import likely_enterprises, near
from bot.core.people import Enterprise, Person, Unit
from bot.core.register import Entry, Register
from bot.core.words import Role

LIAISON = Capacity(role=Role.HANDLER, unit="市金融办")
MEMBER = Capacity(role=Role.REQUESTER, enterprise="恒信食品")
OFFICER = Capacity(role=Role.OFFICER)


def title(words: str) -> Capacity:
    return Capacity(role=Role.LEADER, title=words)


def entry(
    number: int, name: str, role: Role, *, unit: str | None = None, enterprise: str | None = None, left: bool = False
) -> Entry:
    return Entry(number=number, name=name, roles=frozenset({role}), unit=unit, enterprise=enterprise, left=left)


SUN = entry(1, "孙志强", Role.HANDLER, unit="市金融办")
ZHANG = entry(2, "张伟", Role.REQUESTER, enterprise="恒信食品")
TWIN = entry(3, "张伟", Role.HANDLER, unit="市工信局")
GONE = entry(4, "老陈", Role.HANDLER, unit="市工信局", left=True)
HAN = replace(entry(5, "韩冰", Role.LEADER), title="二级巡视员")
BOOK = Register(
    units=(Unit("市金融办", ("金融局",)), Unit("市工信局"), Unit("Finance Office")),
    enterprises=(Enterprise("恒信食品", ("恒信",)), Enterprise("华锐机械"), Enterprise("Green Foods")),
    people=(SUN, ZHANG, TWIN, GONE, HAN),
)

READ: dict[str, UnitChat | Invited | Unclear] = {
    "顾明 市金融办": Invited("顾明", LIAISON),
    "顾明，金融办": Invited("顾明", LIAISON),
    "顾明 金融局": Invited("顾明", LIAISON),
    "市金融办 顾明": Invited("顾明", LIAISON),
    "Gu Ming Finance Office": Invited("Gu Ming", Capacity(role=Role.HANDLER, unit="Finance Office")),
    "Gu Ming green foods": Invited("Gu Ming", Capacity(role=Role.REQUESTER, enterprise="Green Foods")),
    "张建国 恒信食品": Invited("张建国", MEMBER),
    "张建国 恒信": Invited("张建国", MEMBER),
    "张建国 新建 华新五金": Invited("张建国", Capacity(role=Role.REQUESTER, enterprise="华新五金"), founds=True),
    "张建国 新建 恒信": Invited("张建国", MEMBER, founds=True),
    "林晓 督查室": Invited("林晓", OFFICER),
    "Lin Xiao office": Invited("Lin Xiao", OFFICER),
    "周远航 副市长": Invited("周远航", title("副市长")),
    "Zhou deputy mayor": Invited("Zhou", title("deputy mayor")),
    "周远航 二级巡视员": Invited("周远航", title("二级巡视员")),  # as somebody is already
    "周远航 领导 一级巡视员": Invited("周远航", title("一级巡视员")),
    "市金融办": UnitChat("市金融办"),
    "金融办": UnitChat("市金融办"),
    "finance office": UnitChat("Finance Office"),
    "孙志强": Invited("孙志强"),
    # ── and what is not read ──
    "": Unclear(Unsure.NOTHING),
    " ，": Unclear(Unsure.NOTHING),
    "顾明": Unclear(Unsure.NO_POST, "顾明"),
    "孙志刚": Unclear(Unsure.NO_POST, "孙志刚", near=("孙志强",)),
    "恒信食品": Unclear(Unsure.NO_POST, "恒信食品"),
    "顾明 市金荣办": Unclear(Unsure.NO_SUCH_POST, "顾明", "市金荣办", ("市金融办",)),
    "顾明 恒信视品": Unclear(Unsure.NO_SUCH_POST, "顾明", "恒信视品", ("恒信食品",)),
    "顾明 东风村书记": Unclear(Unsure.NO_SUCH_POST, "顾明", "东风村书记"),
    "顾明 管理员": Unclear(Unsure.NO_SUCH_POST, "顾明", "管理员"),
    "市金融办 市工信局": Unclear(Unsure.NO_SUCH_POST, "市金融办", "市工信局", ("市工信局",)),
    f"{'长' * 41} 市金融办": Unclear(Unsure.NO_SUCH_POST, "长" * 41, "市金融办", ("市金融办",)),
}


@pytest.mark.parametrize(("words", "expected"), READ.items(), ids=READ.keys())
def test_who_is_invited(words: str, expected: UnitChat | Invited | Unclear) -> None:
    assert invitation(words, BOOK) == expected


MEANT: dict[str, tuple[Invited, Entry | Which | None]] = {
    "as before": (Invited("孙志强", LIAISON), SUN),
    "by name alone": (Invited("孙志强"), SUN),
    "somebody new": (Invited("顾明", LIAISON), None),
    "who had left comes back": (Invited("老陈"), GONE),
    "one of two": (Invited("张伟", MEMBER), ZHANG),
    "two, and no word more": (Invited("张伟"), Which((ZHANG, TWIN), may_be_new=False)),
    "a new role, or a namesake": (Invited("孙志强", OFFICER), Which((SUN,), may_be_new=True)),
    "a third role, or a third person": (Invited("张伟", OFFICER), Which((ZHANG, TWIN), may_be_new=True)),
    "a namesake of who left": (Invited("老陈", OFFICER), Which((GONE,), may_be_new=True)),
}


@pytest.mark.parametrize(("invited", "expected"), MEANT.values(), ids=MEANT.keys())
def test_which_entry_is_meant(invited: Invited, expected: Entry | Which | None) -> None:
    assert meant(BOOK, invited) == expected


LEAVERS = {
    "孙志强": (SUN,),
    "张伟": (ZHANG, TWIN),
    "张伟 市工信局": (TWIN,),
    "张伟 恒信": (ZHANG,),
    "韩冰 二级巡视员": (HAN,),
    "老陈": (),
    "张伟 市金融办": (),
    "市工信局": (),
    "": (),
}


def test_what_nobody_sees_is_in_no_name() -> None:
    """Such a name would never be found again, and it looks like somebody else's."""
    assert invitation("顾\u200b明\u202e 市金融办", BOOK) == Invited("顾明", LIAISON)
    assert invitation("孙\u2060志强", BOOK) == Invited("孙志强")
    assert leavers("孙\u200b志强", BOOK) == (SUN,)
    assert new_enterprise("新建 华新\u200b五金\x07") == "华新五金"
    guest = identified(BOOK, Person(9, "钱\u200b\u202e新"), None)
    assert guest.people[-1].name == "钱新"


@pytest.mark.parametrize(("words", "expected"), LEAVERS.items())
def test_who_leaves(words: str, expected: tuple[Entry, ...]) -> None:
    assert leavers(words, BOOK) == expected


def test_names_that_are_nearly_so() -> None:
    assert near_people("孙志刚 市金融办", BOOK) == ("孙志强",)
    assert near_people("老陈", BOOK) == ()
    assert near_people("", BOOK) == ()
    assert near("市金荣办", ["市金融办", "市金融局", "市水利局"]) == ("市金融办",)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("新建 华新五金", "华新五金"),
        ("new Bright Metal", "Bright Metal"),
        ("新建", None),
        ("新建 华", None),
        ("华新", None),
    ],
)
def test_a_new_enterprise(words: str, name: str | None) -> None:
    assert new_enterprise(words) == name


def test_no_enterprise_at_all() -> None:
    assert [words for words in ("不是企业", "个人", "None", "华锐机械") if names_no_enterprise(words)] == [
        *("不是企业", "个人", "None")
    ]


FIRMS = tuple(map(Enterprise, ("华锐机械", "恒信食品", "恒通物流", "明川市星海电子有限公司", "Green Foods Ltd")))
LIKELY: dict[str, tuple[str, str, list[str]]] = {
    "named": ("恒信食品的冷库停电了", "老李", ["恒信食品"]),
    "in the name": ("冷库停电了", "恒通老王", ["恒通物流"]),
    "half of it": ("华锐公司的贷款", "", ["华锐机械"]),
    "without city and form": ("我们星海的车间", "", ["明川市星海电子有限公司"]),
    "in English": ("the cold store of green foods", "Li", ["Green Foods Ltd"]),
    "the named one first": ("恒信食品和恒通都停了", "", ["恒信食品", "恒通物流"]),
    "what all have in common": ("我们公司在明川市，有限公司", "", []),
    "nothing": ("停电了", "张三", []),
}


@pytest.mark.parametrize(("text", "name", "expected"), LIKELY.values(), ids=LIKELY.keys())
def test_likely_enterprises(text: str, name: str, expected: list[str]) -> None:
    assert [one.name for one in likely_enterprises(FIRMS, text, name)] == expected


def test_six_at_most() -> None:
    firms = tuple(Enterprise(f"恒信第{number}分店") for number in "一二三四五六七八九")
    assert len(likely_enterprises(firms, "恒信")) == 6
