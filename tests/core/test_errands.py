"""What a message begins with: the word and a blank, or the word and a name that is known; all else is talk."""

from datetime import UTC, datetime

import pytest

from bot.core.errands import Asked, Errand, errand_in
from bot.core.messages import Chat, Said, Sender
from bot.core.people import NOT_IN_TELEGRAM, Enterprise, Person, Roster, Unit
from bot.core.words import Role

LUO = Person(NOT_IN_TELEGRAM, "罗志远", frozenset({Role.LEADER}), "副市长")
ROSTER = Roster(
    people=(Person(1, "周远航", frozenset({Role.LEADER})), Person(2, "林", frozenset({Role.OFFICER}))),
    units=(Unit("市工信局", ("工信局",)),),
    enterprises=(Enterprise("恒信食品", ("恒信", "HengXin")),),
    expected=(LUO,),
)


def _said(text: str, borrowed_from: str | None = None) -> Said:
    at = datetime(2026, 12, 1, 9, tzinfo=UTC)
    return Said(Chat(-1), 1, Sender(2, "林"), at, text, borrowed_from=borrowed_from)


ASKED = {
    "登记 老李豆腐坊 门口积水": Asked(Errand.NEW, "老李豆腐坊 门口积水"),
    "登记「老李豆腐坊」 门口积水": Asked(Errand.NEW, "「老李豆腐坊」 门口积水"),
    "登记“老李豆腐坊”门口积水": Asked(Errand.NEW, "“老李豆腐坊”门口积水"),
    "登记《老李豆腐坊》 门口积水": Asked(Errand.NEW, "《老李豆腐坊》 门口积水"),
    "邀请罗志远": Asked(Errand.INVITE, "罗志远"),
    " 邀请市工信局": Asked(Errand.INVITE, "市工信局"),
    "邀请工信局": Asked(Errand.INVITE, "工信局"),
    "离任罗志远": Asked(Errand.LEFT, "罗志远"),
    "离任「罗志远」": Asked(Errand.LEFT, "罗志远"),
    "离任 「罗志远」": Asked(Errand.LEFT, "罗志远"),
    "台账周远航 上月": Asked(Errand.LEDGER, "周远航 上月"),
    "服务日周远航": Asked(Errand.ROTA, "周远航"),
    "接听日罗志远：12月3日": Asked(Errand.DUTY, "罗志远：12月3日"),
    "现场恒信食品 路坏了": Asked(Errand.ONSITE, "恒信食品 路坏了"),
    "现场「恒信食品」 路坏了": Asked(Errand.ONSITE, "「恒信食品」 路坏了"),
    "核实恒信食品": Asked(Errand.WHO, "恒信食品"),
    "核实ｈｅｎｇｘｉｎ": Asked(Errand.WHO, "ｈｅｎｇｘｉｎ"),
    "服务日": Asked(Errand.ROTA, ""),
    "/left 罗志远": Asked(Errand.LEFT, "罗志远"),
}


@pytest.mark.parametrize(("text", "asked"), ASKED.items())
def test_an_errand(text: str, asked: Asked) -> None:
    assert errand_in(_said(text), ROSTER) == asked
    assert errand_in(_said(text, borrowed_from="别人"), ROSTER) is None


TALK = (
    "服务日快到了",
    "现场很多人",
    "登记一下",
    "登记恒信食品 停电",
    "邀请罗志远参加会议",
    "邀请顾明",
    "离任的人交接了吗",
    "离任林",
    "核实恒信食品的情况",
    "台账做好了",
    "请离任罗志远",
    "/left罗志远",
)


@pytest.mark.parametrize("text", TALK)
def test_talk(text: str) -> None:
    assert errand_in(_said(text), ROSTER) is None
