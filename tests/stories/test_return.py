"""It is not ours: a unit gives it back once, the office finds another one or rules; the group reads nothing of it."""

from pathlib import Path

from bot.core.words import Status
from tests.stories.house import House, open_house
from tests.stories.scenes import local

ROAD = "厂门口的路灯坏了半个月，晚班工人下班很危险，请市里帮忙协调"


async def dispatched(house: House) -> None:
    """市金融办 has got #ZQ1001, due on 1 December."""
    await house.say("张建国", ROAD)
    await house.say("林晓", "交办 市金融办", "office", to=house.post("office", "#ZQ1001"))


async def test_given_back_by_button_and_dispatched_anew(house: House) -> None:
    await dispatched(house)
    card, office = house.post("finance", "#ZQ1001"), house.post("office", "#ZQ1001")
    await house.press("孙主任", "退单", card)
    await house.say("孙主任", "路灯由供电公司管", "finance", to=house.post("finance", "为什么不归贵单位办理"))
    assert card.text.endswith("已退回市长办公室另行安排，贵单位不用再办。")
    assert card.labels == []
    asked = house.post("office", "#ZQ1001 市金融办 孙主任退单：路灯由供电公司管", "请在今天 15:30前重新交办。")
    assert asked.labels == ["交办"]
    assert "市金融办退单：路灯由供电公司管" in office.text
    assert "已受理 · 市长办公室 今天 15:30前交办" in house.post("group", "#ZQ1001", "路灯").text
    assert "#ZQ1001 已受理，正在重新安排承办单位" in house.post("group", "安排好就告诉您").text
    assert "市金融办" not in house.post("group", "安排好就告诉您").text
    await house.say("孙主任", "办结 修好了", "finance", to=card)
    assert house.posts("finance")[-1].text == "#ZQ1001 已改由市长办公室办理，贵单位不用再办。"

    assert (await house.press("林晓", "交办", asked)).text == "请在上面的诉求卡里选单位"
    await house.press("林晓", "市供电公司", office)
    await house.press("林晓", "按规定 12月1日前", office)
    assert asked.labels == []
    assert "已改由市供电公司办理，贵单位不用再办。" in card.text
    assert "改由市供电公司办理" in house.post("group", "答复您").text
    assert house.post("power", "#ZQ1001 已交办").labels == ["签收", "请补充", "办结", "延期", "退单"]
    assert len(house.posts("group")) == 2
    assert not any(word in house.ever_said("group") + house.ever_said("张建国") for word in ("退单", "退回", "裁定"))


async def test_the_same_unit_again_is_a_ruling_and_gains_no_time(house: House) -> None:
    await dispatched(house)
    await house.say("孙主任", "退单", "finance", to=house.post("finance", "#ZQ1001"))
    assert house.posts("finance")[-1].text == "请写上退单的原因，例如：退单 这条路由交通局管"
    house.at("+1 09:00")
    await house.say("孙主任", "退单 不归我们", "finance", to=house.post("finance", "#ZQ1001"))
    await house.say("林晓", "裁定 涉及园区贷款建设，由你办牵头", "office", to=house.post("office", "退单：不归我们"))
    assert house.post("finance", "#ZQ1001 市长办公室裁定由贵单位办理，请在12月1日前办结。")
    card = house.post("finance", "#ZQ1001 已交办", "交办说明：涉及园区贷款建设，由你办牵头")
    assert "市长办公室裁定由市金融办办理" in card.text
    assert card.labels == ["签收", "请补充", "办结", "延期"]
    await house.say("孙主任", "退单 真的不归我们", "finance", to=card)
    assert house.posts("finance")[-1].text == "市长办公室已裁定由贵单位办理，不能再退单。"
    assert local((await house.issue()).due) == "12-01 18:00"


async def test_a_second_return_waits_for_a_ruling(house: House) -> None:
    await dispatched(house)
    await house.say("孙主任", "/return 路灯由供电公司管", "finance", to=house.post("finance", "#ZQ1001"))
    await house.say("林晓", "交办 市供电公司", "office", to=house.post("office", "#ZQ1001"))
    card = house.post("power", "#ZQ1001")
    await house.press("吴班长", "签收", card)
    await house.say("吴班长", "退单 这段路归住建局", "power", to=card)
    asked = house.post("office", "#ZQ1001 市供电公司 吴班长也要退单，请裁定由谁办理：这段路归住建局")
    assert asked.labels == ["改派", "裁定由其办理"]
    assert (await house.issue()).status is Status.IN_PROGRESS
    assert "申请退单：这段路归住建局（等市长办公室裁定）" in card.text
    await house.say("吴班长", "退单 再说一遍", "power", to=card)
    assert house.posts("power")[-1].text == "已经请市长办公室裁定了，请等答复。"

    assert (await house.press("林晓", "裁定由其办理", asked)).text == "已交办"
    assert (asked.labels, "裁定由市供电公司办理" in card.text) == ([], True)
    assert house.post("power", "市长办公室裁定由贵单位办理，请在12月1日前办结。")
    assert "退单" not in card.labels
    assert (await house.press_again("何静", "裁定由其办理", asked)).alert
    assert "裁定：市供电公司" in house.post("office", "#ZQ1001 已交办").text


async def test_too_late_and_not_theirs_to_give_back(house: House) -> None:
    await dispatched(house)
    for who, chat in (("林晓", "office"), ("吴班长", "office")):
        house.town.join(house.troupe.people[who], house.troupe.chats[chat])
        await house.say(who, "退单 不归他们", chat, to=house.post("office", "#ZQ1001"))
        assert house.posts("office")[-1].text == "这一步由主办单位的联络员来做。"
    house.at("+2 18:01")
    await house.say("孙主任", "退单 才看到，不归我们", "finance", to=house.post("finance", "#ZQ1001"))
    assert house.post("finance", "退单的期限已经过了。确实不归贵单位办的，请跟市长办公室说明。")
    await house.say("孙主任", "签收", "finance", to=house.post("finance", "#ZQ1001"))
    assert "退单" not in house.post("finance", "#ZQ1001 办理中").labels


async def test_in_english(tmp_path: Path) -> None:
    async with open_house(tmp_path, language="en") as house:
        await dispatched(house)
        await house.say(
            "孙主任", "/return The lamps are the power company's", "finance", to=house.post("finance", "#ZQ1001")
        )
        assert house.post("office", "returns it: The lamps are the power company's").labels == ["Dispatch"]
        await house.say("林晓", "/rule", "office", to=house.post("office", "#ZQ1001 Accepted"))
        assert house.post("finance", "The mayor's office has ruled that your unit handles it")
