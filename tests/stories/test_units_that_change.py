"""A unit goes out of the book with work in hand, or gets a desk of its own: the cards that stand say so."""

from dataclasses import replace

from bot.core.people import THE_BOT
from bot.core.register import Register
from tests.stories.enrolling import asked, book, link_in, newcomer, opens
from tests.stories.house import PATIENCE, House
from tests.stories.scenes import POWER_CUT

COUNTY, OWN = "青禾县政府", "青禾县生态环境局"


async def saved(house: House, after: Register) -> None:
    """As the command line does it."""
    async with house.work() as work:
        await work.register.save(after, THE_BOT, house.clock.now(), "sheet")


async def test_a_unit_that_is_gone_is_replaced(house: House) -> None:
    await house.say("李秀英", POWER_CUT)
    await house.say("林晓", "交办 市住建局", "office", to=house.post("office", "#ZQ1001"))
    card, theirs = house.post("office", "#ZQ1001 已交办", "经过"), house.post("office", "市住建局没有群，也没有联络员")
    before = await book(house)
    await saved(house, replace(before, units=tuple(one for one in before.units if one.name != "市住建局")))
    house.at("09:02")
    await house.town.wait_until(lambda: "市住建局已停用，没有人办这件事，请重新交办。" in card.text, PATIENCE)
    await house.quiet()
    assert theirs.text.endswith("市住建局已停用，这里不用再办。")
    assert "改派" in card.labels
    await house.say("林晓", "办结 已恢复供电", "office", to=card)
    await house.press("林晓", "发布", house.post("office", "将这样答复"))
    await house.say("李秀英", "不满意 还是没电", to=house.post("group", "已恢复供电"))
    alert = house.post("office", "说没有解决")
    assert alert.text.endswith("市住建局已停用，没有人办这件事，请重新交办。")
    assert alert.labels == ["改派"]
    house.at("17:00")
    await house.quiet()
    assert any("市住建局（已停用）" in post.text for post in house.posts("office"))
    await house.press("林晓", "改派", alert)
    assert "市供电公司" in card.labels
    await house.say("林晓", "交办 市供电公司", "office", to=card)
    assert "已停用" not in card.text


async def test_a_countys_card_goes_once_its_unit_has_a_liaison(house: House) -> None:
    before = await book(house)
    own = replace(next(one for one in before.units if one.name == "市住建局"), name=OWN, aliases=(), parent=COUNTY)
    await saved(house, replace(before, units=(*before.units, own)))
    house.at("09:02")
    await house.quiet()
    await house.say("蒋主任", "/start", "private")
    await house.say("李秀英", POWER_CUT)
    await house.say("林晓", f"交办 {COUNTY}", "office", to=house.post("office", "#ZQ1001"))
    await house.say("蒋主任", f"转办 {OWN}", "private", to=house.post("蒋主任", "#ZQ1001"))
    frozen = house.post("蒋主任", f"{OWN}没有群，也没有联络员")
    gu = newcomer(house, 8801, "顾明")
    await opens(house, gu, link_in(await asked(house, f"邀请 顾明 {OWN}")))
    await house.town.wait_until(lambda: "改发别处" in frozen.text, PATIENCE)
    assert frozen.text.endswith(f"{OWN}的卡片已改发别处，这里不用再办。")
    assert any("#ZQ1001" in m.text and m.labels for m in house.town.chat(gu.id).visible())
    assert house.post("蒋主任", "#ZQ1001 办理中").labels


async def test_a_former_liaison_who_shut_the_door_is_nobodys_trouble(house: House) -> None:
    gu, ding = newcomer(house, 8801, "顾明"), newcomer(house, 8802, "丁一")
    await opens(house, gu, link_in(await asked(house, "邀请 顾明 市住建局")))
    await house.say("李秀英", POWER_CUT)
    await house.say("林晓", "交办 市住建局", "office", to=house.post("office", "#ZQ1001"))
    house.town.block(gu)
    await house.quiet()
    await opens(house, ding, link_in(await asked(house, "邀请 丁一 市住建局")))
    await asked(house, "离任 顾明")
    house.at("09:10")
    await house.say("李秀英", "冷库里还有40吨货", to=house.post("group", "#ZQ1001"))
    assert "没能送到" not in house.ever_said("office")
    assert any("40吨货" in post.text and post.labels for post in house.town.chat(ding.id).visible())
