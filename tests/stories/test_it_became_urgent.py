"""An issue is judged anew when its author says more: danger is never swallowed as a quiet addition."""

from bot.core.words import Status, Urgency
from tests.stories.house import House
from tests.stories.scenes import local

ROAD = "我们厂门口这段路"
LAMPS = "我们厂门口的路灯坏了三个月，请市里帮忙协调修一修"


async def test_danger_in_the_burst_rings_at_the_office(house: House) -> None:
    await house.say("李秀英", f"@xiaoer_bot {ROAD}")
    house.at("09:01")
    await house.say("李秀英", "变压器冒烟了，附近还有居民")
    issue = await house.issue()
    assert (issue.urgency, issue.title, local(issue.accept_by)) == (
        Urgency.URGENT,
        "门口这段路，变压器冒烟了，附近还有居民",
        "11-24 09:11",
    )
    word = house.post("office", "#ZQ1001 情况变急了，改为紧急，今天 09:11前受理：变压器冒烟了，附近还有居民")
    assert word.reply_to == house.post("office", "李秀英 · 绿源食品").id
    assert "紧急" in house.post("group", "#ZQ1001", "变压器冒烟了").text
    assert "改为紧急" in house.post("office", "经过").text


async def test_danger_in_a_reply_rings_at_the_unit_too(house: House) -> None:
    appeal = await house.say("李秀英", LAMPS)
    assert (await house.issue()).urgency is Urgency.NORMAL
    await house.say("林晓", "交办 市供电公司", "office", to=house.post("office", "#ZQ1001"))
    house.at("09:30")
    await house.say("李秀英", "路灯的电线掉下来了，有个司机被电了", to=appeal)
    issue = await house.issue()
    assert (local(issue.sign_by), local(issue.due)) == ("11-24 11:30", "11-25 09:30")
    for desk in ("office", "power"):
        assert house.post(desk, "#ZQ1001 情况变急了，改为紧急，今天 11:30前签收", "有个司机被电了")
    assert "已交办 市供电公司 · 11月25日 09:30前 · 紧急" in house.post("group", "路灯坏了").text


async def test_an_answer_that_tells_of_danger_is_one_word(house: House) -> None:
    await house.say("李秀英", LAMPS)
    await house.say("林晓", "交办 市供电公司", "office", to=house.post("office", "#ZQ1001"))
    await house.say("吴班长", "请补充 在哪一段", "power", to=house.post("power", "已交办"))
    await house.say("李秀英", "在仓库这边，现在漏电，有人触电了", to=house.post("group", "需要您补充"))
    assert (await house.issue()).status is Status.DISPATCHED
    assert len([post for post in house.posts("power") if "有人触电了" in post.text and "情况变急了" in post.text]) == 1
    assert not [post for post in house.posts("power") if "诉求人补充了" in post.text]


async def test_danger_in_an_edit(house: House) -> None:
    appeal = await house.say("李秀英", LAMPS)
    await house.edit(appeal, f"{LAMPS}，刚才有人触电受伤了")
    assert house.post("office", "#ZQ1001 情况变急了，改为紧急")
    assert await house.history() == ["IssueOpened", "Rewritten", "Raised"]


async def test_what_is_done_already_is_not_raised(house: House) -> None:
    appeal = await house.say("李秀英", LAMPS)
    await house.press("林晓", "受理", house.post("office", "#ZQ1001"))
    await house.say("林晓", "办结 已修好", "office", to=house.post("office", "#ZQ1001"))
    await house.press("林晓", "发布", house.post("office", "将这样答复"))
    await house.say("李秀英", "昨天有人触电受伤了", to=appeal)
    assert (await house.issue()).urgency is Urgency.NORMAL


async def test_one_word_is_enough(house: House) -> None:
    appeal = await house.say("李秀英", LAMPS)
    await house.say("李秀英", "有人触电了", to=appeal)
    await house.say("李秀英", "着火了", to=appeal)
    assert len([post for post in house.posts("office") if "情况变急了" in post.text]) == 1


async def test_what_opened_with_nothing_is_headed_by_what_follows(house: House) -> None:
    await house.say("李秀英", f"@xiaoer_bot {ROAD}")
    assert house.post("group", "#ZQ1001").text.startswith("#ZQ1001 门口这段路\n")
    await house.say("李秀英", "路面破损，货车过不去")
    assert (await house.issue()).title == "门口这段路，路面破损，货车过不去"


async def test_an_edit_to_a_courtesy_keeps_the_title(house: House) -> None:
    appeal = await house.say("李秀英", LAMPS)
    title = (await house.issue()).title
    for text in ("哈哈", "谢谢", "……"):
        await house.edit(appeal, text)
        assert (await house.issue()).title == title
