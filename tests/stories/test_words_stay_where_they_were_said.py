"""What was said to the bot alone, and what was split off, does not stand where others read it."""

from pathlib import Path

from bot.core.words import Source, Visibility
from bot.rehearsal.chats import Message, Person
from tests.stories.house import House, open_house
from tests.stories.scenes import told

LOAN = "我们公司银行贷款月底到期续不上，请市里帮忙协调"
MONEY = "不瞒您说，我们账上只剩三万块"
WAGES = "另外我们公司还欠薪三个月没发，请帮忙协调解决"
OTHER = "电工王师傅说是供电局的人故意拉的闸"


async def said_privately(house: House, words: str) -> None:
    """Of #ZQ1001, by 张建国, an hour later."""
    await house.say("张建国", "/start ZQ1001", "private")
    house.at("10:00")
    await house.say("张建国", words, "private", to=house.posts("张建国")[-1])


# ── which one is to be split off ──────────────────────────────────────────


async def test_which_one_is_asked_at_the_office(house: House) -> None:
    await house.say("张建国", LOAN)
    await said_privately(house, MONEY)
    await house.say("林晓", "拆分", to=house.post("group", "#ZQ1001"))
    assert MONEY not in house.ever_said("group")
    asked = house.post("office", "要拆出哪一条？", f"2 {MONEY}")
    assert asked.reply_to == house.post("office", "#ZQ1001", "经过").id
    await house.say("林晓", "拆分 2", "office", to=asked)
    assert (await house.issue(1002)).text == MONEY


async def test_of_what_left_the_group_too(house: House) -> None:
    await house.say("李秀英", "/start", "private")
    await told(house)
    await house.say("李秀英", OTHER)
    await house.say("林晓", "转私密", "office", to=house.post("office", "#ZQ1001"))
    await house.say("林晓", "拆分", to=house.post("group", "已转为不公开办理"))
    assert OTHER not in house.ever_said("group")
    assert house.post("office", "要拆出哪一条？", OTHER)


async def test_a_unit_does_not_read_it_either(house: House) -> None:
    await told(house)
    await house.say("林晓", "交办 市供电公司", "office", to=house.post("office", "#ZQ1001"))
    card = house.post("power", "#ZQ1001")
    await house.say("林晓", "交办 市住建局", "office", to=house.post("office", "#ZQ1001"))
    await house.say("李秀英", OTHER, to=house.post("group", "#ZQ1001"))
    house.town.join(house.troupe.people["林晓"], house.troupe.chats["power"])
    await house.say("林晓", "拆分", "power", to=card)
    assert OTHER not in house.ever_said("power")
    assert house.post("office", "要拆出哪一条？", OTHER)


# ── what gives the title ──────────────────────────────────────────────────


async def test_what_was_split_off_leaves_no_title_behind(house: House) -> None:
    """It began with a picture alone; now the group's card is bare again."""
    await house.say("李秀英", "#诉求", photo="a.jpg")
    await house.say("李秀英", OTHER)
    card = house.post("group", "#ZQ1001", "王师傅")
    await house.say("林晓", "拆分 2", "office", to=house.post("office", "#ZQ1001"))
    assert (await house.issue()).title == ""
    assert card.text.splitlines()[0] == "#ZQ1001 （1 张图片）"
    assert house.post("office", "#ZQ1001 待受理 · ").text.count("王师傅") == 1  # in what happened


async def test_nor_in_the_names_of_topics(tmp_path: Path) -> None:
    async with open_house(tmp_path, forums=("power",)) as house:
        await house.say("李秀英", "#诉求", photo="a.jpg")
        await house.say("李秀英", OTHER)
        await house.say("林晓", "拆分 2", "office", to=house.post("office", "#ZQ1001"))
        await house.say("林晓", "交办 市供电公司", "office", to=house.post("office", "#ZQ1001 待受理"))
        assert [topic.name for topic in house.troupe.chats["power"].topics.values()] == [
            "#ZQ1001 李秀英 · 绿源食品 · （1 张图片）"
        ]
        assert "王师傅" not in house.ever_said("power")


async def test_private_words_do_not_head_the_card_in_the_group(house: House) -> None:
    await house.say("张建国", "/start", "private")
    picture = await house.say("张建国", "#诉求", photo="a.jpg")
    await said_privately(house, WAGES)
    assert "欠薪" not in house.ever_said("group")
    assert "欠薪" in house.post("office", "#ZQ1001").text
    await house.edit(picture, "#诉求 厂门口的路灯坏了三个月")
    assert house.post("group", "#ZQ1001 厂门口的路灯坏了三个月")


# ── what was split off ────────────────────────────────────────────────────


async def test_what_was_said_to_the_bot_alone_is_private_when_it_is_split_off(house: House) -> None:
    await house.say("张建国", LOAN)
    await said_privately(house, WAGES)
    await house.say("林晓", "拆分 2", "office", to=house.post("office", "#ZQ1001"))
    new = await house.issue(1002)
    assert (new.visibility, new.source, new.chat) == (Visibility.PRIVATE, Source.PRIVATE, new.requester.telegram_id)
    assert house.post("张建国", "#ZQ1002 还欠薪三个月没发").labels == ["撤回"]
    assert "#ZQ1002" not in house.ever_said("group")
    await house.say("马会计", "/start ZQ1002", "private")
    await house.say("马会计", "/my", "private")
    assert "欠薪" not in house.ever_said("马会计")


async def test_the_words_of_a_colleague_are_the_colleagues(house: House) -> None:
    await house.say("张建国", "/start", "private")
    await house.say("马会计", "/start", "private")
    await house.say("张建国", LOAN)
    word = await house.say("马会计", OTHER, to=house.post("group", "#ZQ1001"))
    await house.say("林晓", "转私密", "office", to=house.post("office", "#ZQ1001"))
    await house.say("林晓", "拆分 2", "office", to=house.post("office", "#ZQ1001"))
    new = await house.issue(1002)
    assert (new.requester.name, new.visibility) == ("马会计", Visibility.PRIVATE)
    assert house.post("office", "#ZQ1002 待受理").text.splitlines()[1] == "马会计 · 华锐机械"
    assert house.post("马会计", "#ZQ1002 ")
    await house.edit(word, f"{OTHER}，他亲口说的")
    assert (await house.issue(1002)).text.endswith("他亲口说的")
    await house.say("张建国", "/start ZQ1001", "private")
    assert "市长办公室 拆分：#ZQ1002" in house.posts("张建国")[-1].text
    assert "王师傅" not in house.ever_said("张建国")


async def test_a_guest_stays_the_guest(house: House) -> None:
    guest = house.guest(9001, "路人")
    card = await opened_by(house, guest)
    await house.say(guest, WAGES, to=card)
    await house.say("林晓", "拆分 2", "office", to=house.post("office", "#ZQ1001"))
    first, new = await house.issues()
    assert new.requester == first.requester


async def opened_by(house: House, who: Person) -> Message:
    await house.say(who, LOAN)
    return house.post("group", "#ZQ1001")
