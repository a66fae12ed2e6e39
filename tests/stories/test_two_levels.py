"""青禾县 passes it on to units of its own, and a bureau assists: who brings what to whom, and who reads it."""

import dataclasses
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.core.words import Status
from tests.stories.house import House, open_house
from tests.stories.scenes import local

WAGES = "我们在青禾县的厂，三个月的社保补贴没有拨下来，工人工资快发不出了，请市里帮忙协调"

COUNTY_CHAT, WORK_CHAT = -1002000000021, -1002000000022
HE, QIU = 4021, 4022

#: 青禾县人社局 has a chat, 青禾县财政局 a liaison, 青禾县档案馆 nobody.
UNITS = f"""
[[units]]
name = "青禾县人社局"
parent = "青禾县政府"
chat = {WORK_CHAT}
handlers = [{{ name = "贺科长", telegram_id = {HE} }}]

[[units]]
name = "青禾县财政局"
parent = "青禾县政府"
handlers = [{{ name = "邱股长", telegram_id = {QIU} }}]

[[units]]
name = "青禾县档案馆"
parent = "青禾县政府"
"""


@pytest.fixture
async def county(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path, more=UNITS) as house:
        he, qiu = (
            house.town.add_person(number, name, language="zh-hans")
            for number, name in ((HE, "贺科长"), (QIU, "邱股长"))
        )
        work = house.town.add_group(WORK_CHAT, "青禾县人社局", [he], bot="administrator")
        people = {**house.troupe.people, "贺科长": he, "邱股长": qiu}
        house.troupe = dataclasses.replace(house.troupe, people=people, chats={**house.troupe.chats, "work": work})
        for name in ("蒋主任", "邱股长", "郑科长"):
            await house.say(name, "/start", "private")
        yield house


async def dispatched(house: House) -> None:
    """青禾县政府 leads #ZQ1001 with 市工信局 to help, due on 1 December at 18:00."""
    await house.say("张建国", WAGES)
    await house.say("林晓", "交办 青禾县政府 协办 市工信局", "office", to=house.post("office", "#ZQ1001"))


async def test_from_appeal_to_confirmation(county: House) -> None:
    house = county
    await dispatched(house)
    card = house.post("蒋主任", "#ZQ1001 已交办", "主办 青禾县政府 · 协办 市工信局")
    assert card.labels == ["签收", "转办", "请补充", "办结", "延期", "退单"]
    assert "市工信局：还没有意见 · 11月30日前" in card.text

    # the county passes it on, and has signed with that
    await house.press("蒋主任", "转办", card)
    assert card.labels == ["青禾县人社局", "青禾县财政局", "青禾县档案馆", "返回"]
    await house.press("蒋主任", "青禾县人社局", card)
    await house.press("蒋主任", "青禾县财政局", card)
    assert card.text.endswith("转给青禾县人社局、青禾县财政局？")
    assert (await house.press("蒋主任", "转办", card)).text == "已转办"
    issue = await house.issue()
    assert (issue.status, issue.signed_by.name if issue.signed_by else "") == (Status.IN_PROGRESS, "蒋主任")
    for chat in ("蒋主任", "office"):
        assert house.post(chat, "#ZQ1001 办理中", "主办 青禾县政府 → 青禾县人社局、青禾县财政局 · 协办 市工信局")
    work, money = house.post("work", "#ZQ1001", WAGES), house.post("邱股长", "#ZQ1001", WAGES)
    for own in (work, money):
        assert "青禾县政府转给贵单位办，由青禾县政府答复诉求人" in own.text
        assert "请把意见报给青禾县政府 · 11月30日前" in own.text
        assert own.labels == ["报青禾县政府", "退单"]
        assert not any(word in own.text for word in ("市工信局", "办结", "签收"))

    # it answers the county alone
    for words, answer in {
        "办结 已拨": "这一步由主办单位的联络员来做。",
        "进展 在办": "这一步由承办单位来做。",
        "请补充 账号": "这一步由市长办公室来做。",
        "转办 青禾县财政局": "转办由承办的县区来做。",
    }.items():
        await house.say("贺科长", words, "work", to=work)
        assert house.posts("work")[-1].text == answer or "贵单位没有可以转办的下级单位" in house.posts("work")[-1].text

    # one hands it up, the county is told and passes it on anew
    await house.say("邱股长", "退单 补贴由人社局拨", "邱股长", to=money)
    assert "#ZQ1001 青禾县财政局退回：补贴由人社局拨" in house.post("蒋主任", "可以转给别的单位").text
    assert money.text.endswith("已退回青禾县政府，贵单位不用再办。")
    assert "补贴由人社局拨" not in "".join(post.text for post in house.posts("郑科长"))
    await house.say("邱股长", "协办意见 还是说一句", "邱股长", to=money)
    assert house.posts("邱股长")[-1].text == "#ZQ1001 贵单位已经退回，不用再办。"
    await house.say("蒋主任", "转办 县档案馆 请查当年的文件", "蒋主任", to=card)
    lies = house.post("蒋主任", "青禾县政府转给青禾县档案馆办", "青禾县档案馆没有群，也没有联络员，请转告")
    assert (lies.labels, "转办说明：请查当年的文件" in lies.text) == ([], True)
    await house.say("蒋主任", "转办 县水务局", "蒋主任", to=card)
    assert house.posts("蒋主任")[-1].text == "没认出是哪个单位，还没有转办。请写名称，例如：转办 青禾县人社局"
    await house.say("蒋主任", "转办 人社局", "蒋主任", to=card)
    assert house.posts("蒋主任")[-1].text == "这些单位已经有这件事了，不用再转。"

    # what they bring
    await house.press("贺科长", "报青禾县政府", work)
    await house.say("贺科长", "补贴已核定，差财政局盖章", "work", to=house.post("work", "写 #ZQ1001 的意见"))
    assert "#ZQ1001 青禾县人社局的意见：补贴已核定，差财政局盖章" in house.post("蒋主任", "青禾县人社局的意见").text
    assert "已报给青禾县政府的意见：补贴已核定，差财政局盖章" in work.text
    assert work.labels == ["报青禾县政府"]
    await house.say("蒋主任", "协办意见 县档案馆 文件找到了", "蒋主任", to=card)
    assert "青禾县档案馆：文件找到了" in card.text

    # the one that is missing is nudged: a working day before, and when it is late
    await house.until("+6 08:45")
    helps = house.post("郑科长", "快到报意见的期限了", "#ZQ1001")
    assert "今天 18:00前报意见" in helps.text
    assert "快到报意见的期限了" not in house.ever_said("蒋主任") + house.ever_said("work")
    await house.until("+6 18:01")
    assert house.post("郑科长", "意见还没报，已超时", "#ZQ1001")
    assert house.post("蒋主任", "还没收到意见，已超时", "#ZQ1001", "市工信局")
    for chat in ("蒋主任", "office"):
        assert "市工信局：还没有意见 · 应在" in house.post(chat, "#ZQ1001 办理中", "主办").text

    # a result may be given without it, and says so before it goes out
    house.at("+7 09:00")
    await house.say("蒋主任", "办结 补贴明天到账", "蒋主任", to=card)
    shown = house.post("蒋主任", "将这样答复诉求人")
    assert shown.text.startswith("还没有意见的：市工信局\n#ZQ1001 将这样答复诉求人")
    await house.press("蒋主任", "取消", shown)
    await house.press("郑科长", "协办意见", house.post("郑科长", "主办 青禾县政府，贵单位协办"))
    await house.say("郑科长", "企业名单已核对", "private", to=house.post("郑科长", "写 #ZQ1001 的意见"))
    assert house.post("蒋主任", "#ZQ1001 市工信局的意见：企业名单已核对", "3家的意见都齐了，可以办结。")
    await house.say("蒋主任", "办结 补贴明天到账", "蒋主任", to=card)
    assert house.posts("蒋主任")[-1].text.startswith("#ZQ1001 将这样答复诉求人")
    await house.press("蒋主任", "发布", house.posts("蒋主任")[-1])
    await house.say("贺科长", "协办意见 又想起一件", "work", to=work)
    assert house.posts("work")[-1].text == "这件事已办结，不用再写意见。要说明情况，请用备注。"
    await house.press("张建国", "满意", house.post("group", "这样解决了吗"))
    assert (await house.issue()).status is Status.CLOSED

    # nothing of it outside
    secrets = ("人社局", "财政局", "档案馆", "核定", "文件找到", "名单", "意见", "转办", "退单", "退回")
    for chat in ("group", "张建国"):
        assert [word for word in secrets if word in house.ever_said(chat)] == []
    assert "核定" not in house.ever_said("郑科长")
    assert "名单已核对" not in house.ever_said("work")


async def test_a_leader_names_the_countys_own_unit(county: House) -> None:
    house = county
    appeal = await house.say("张建国", WAGES)
    await house.say("周明远", "请青禾县人社局三个工作日内解决", to=appeal)
    issue = await house.issue()
    assert (issue.lead, issue.assisting, [share.unit for share in issue.shares]) == ("青禾县政府", (), ["青禾县人社局"])
    assert (issue.status, local(issue.due)) == (Status.DISPATCHED, "11-27 18:00")
    assert house.post("work", "青禾县政府转给贵单位办", "周明远市长批示")
    card = house.post("蒋主任", "主办 青禾县政府 → 青禾县人社局")
    assert card.labels[:2] == ["签收", "转办"]
    assert "青禾县人社局" not in "".join(post.text for post in house.posts("group") if "批示" not in post.text)

    # 催办 reaches whoever is awaited
    await house.say("贺科长", "办理意见 今天拨款", "work", to=house.post("work", "#ZQ1001"))
    await house.press("林晓", "催办", house.post("office", "#ZQ1001 已交办"))
    assert "催办" in house.ever_said("蒋主任")
    assert "催办" not in house.ever_said("work")

    # a wait puts the date of a share off, an extension too
    await house.say("林晓", "改派 青禾县人社局 协办 市工信局", "office", to=house.post("office", "#ZQ1001 已交办"))
    assert "11月26日前" in house.post("郑科长", "贵单位协办").text
    await house.say("林晓", "延期 3个工作日 材料多", "office", to=house.post("office", "#ZQ1001 已交办"))
    assert "12月1日前" in house.post("郑科长", "贵单位协办").text
    await house.say("郑科长", "退单 与我们无关", "private", to=house.post("郑科长", "贵单位协办"))
    asked = house.post("office", "#ZQ1001 市工信局 郑科长退回协办：与我们无关")
    assert asked.labels == ["改派"]
    assert "#ZQ1001 市工信局退回，不再协办：与我们无关" in house.ever_said("蒋主任")
    assert (await house.issue()).assisting == ()


async def test_looked_up_and_in_confidence(county: House) -> None:
    house = county
    await house.say("张建国", "我要举报青禾县一个科长吃拿卡要，收了我们五万块钱", "private")
    await house.say("林晓", "交办 ZQ1001 青禾县人社局", "office")
    for chat in ("work", "蒋主任"):
        post = house.post(chat, "#ZQ1001", "举报人身份保密")
        assert not any(word in post.text for word in ("张建国", "华锐机械"))
    await house.say("蒋主任", "单位 青禾县人社局", "private")
    assert "#ZQ1001" in house.posts("蒋主任")[-1].text
    await house.say("贺科长", "单位", "work")
    assert "#ZQ1001" in house.posts("work")[-1].text
    await house.say("贺科长", "单位 青禾县财政局", "work")
    assert "#ZQ1001" not in house.posts("work")[-1].text
    await house.say("贺科长", "查看 ZQ1001", "work")
    looked = house.posts("work")[-1]
    assert not any(word in looked.text for word in ("张建国", "华锐机械"))
    assert looked.labels[:2] == ["报青禾县政府", "退单"]
    assert house.clock.now() - house.day < timedelta(days=1)
    assert "ZQ1001" not in house.ever_said("group")
