"""拆分: a message that was wrongly added becomes an issue of its own."""

import pytest

from bot.core.words import Kind, Status, Visibility
from bot.rehearsal.chats import Message
from tests.stories.house import House
from tests.stories.scenes import told
from tests.stories.test_bursts_and_albums import files

ROAD = "另外我们厂门口的路坏了，货车进不来，请住建局修一下"


async def two_matters(house: House) -> Message:
    """Within the burst 李秀英 says something else; it was added to #ZQ1001."""
    await told(house)
    second = await house.say("李秀英", ROAD)
    assert len((await house.issue()).parts) == 2
    return second


async def test_by_the_menu(house: House) -> None:
    second = await two_matters(house)
    card = house.post("office", "#ZQ1001")
    assert "拆分" in card.labels
    await house.press("林晓", "拆分", card)
    assert card.text.endswith("拆出哪一条？它会成为单独的一件，重新判断类别和缓急。")
    choice = card.labels[0]
    assert (choice.startswith("2 另外我们厂门口的路坏了"), card.labels[1:]) == (True, ["返回"])
    assert (await house.press("林晓", choice, card)).text == "已拆分"
    first, new = await house.issues()
    assert (new.number, new.text, new.split_from) == (1002, ROAD, 1001)
    assert (ROAD in first.text, new.requester, new.visibility) == (False, first.requester, Visibility.OPEN)
    assert house.post("group", "#ZQ1002").reply_to == second.id


async def test_both_cards_tell_it(house: House) -> None:
    await two_matters(house)
    await house.say("林晓", "拆分 2", "office", to=house.post("office", "#ZQ1001"))
    old, new = house.post("office", "#ZQ1001 待受理"), house.post("office", "#ZQ1002 待受理")
    assert "林晓 拆分：#ZQ1002" in old.text
    assert old.text.count(ROAD) == 1  # in what happened, no longer in what was said
    assert "由 #ZQ1001 拆分" in new.text
    assert "拆分" not in old.labels


async def test_what_is_replied_to_it_belongs_to_the_new_one(house: House) -> None:
    second = await two_matters(house)
    await house.say("林晓", "拆分 2", "office", to=house.post("office", "#ZQ1001"))
    house.at("11:00")
    await house.say("李秀英", "就是东门那条路", to=second)
    await house.edit(second, f"{ROAD}。")
    new = await house.issue(1002)
    assert new.text == f"{ROAD}。\n就是东门那条路"


async def test_an_album_goes_as_a_whole(house: House) -> None:
    await told(house)
    for name, words in (("1.jpg", ROAD), ("2.jpg", "")):
        await house.say("李秀英", words, album="a1", photo=name)
    await house.say("林晓", "拆分 2", "office", to=house.post("office", "#ZQ1001"))
    old, new = await house.issues()
    assert (len(old.parts), len(new.parts)) == (1, 2)
    assert sorted(files(house, "office")) == ["1.jpg", "1.jpg", "2.jpg", "2.jpg"]  # below each of the two cards


async def test_a_word_to_the_message_itself(house: House) -> None:
    second = await two_matters(house)
    word = await house.say("林晓", "拆分", to=second)
    assert word.emoji == ["👌"]
    assert (await house.issue(1002)).text == ROAD


async def test_a_report_split_off_is_private(house: House) -> None:
    await house.say("李秀英", "/start", "private")
    await told(house)
    report = "我要举报：有人夜里往河里偷排污水，请市里查处"
    await house.say("李秀英", report, to=house.post("group", "#ZQ1001"), forwarded_from="刘师傅")
    await house.say("林晓", "拆分 2", "office", to=house.post("office", "#ZQ1001"))
    new = await house.issue(1002)
    assert (new.kind, new.visibility) == (Kind.REPORT, Visibility.PRIVATE)
    assert "#ZQ1002" not in house.ever_said("group")
    assert house.post("李秀英", "#ZQ1002")


async def test_what_left_the_group_stays_out_of_it(house: House) -> None:
    await house.say("李秀英", "/start", "private")
    await two_matters(house)
    await house.press("林晓", "转私密", house.post("office", "#ZQ1001"))
    await house.say("林晓", "拆分 2", "office", to=house.post("office", "#ZQ1001", "李秀英"))
    assert (await house.issue(1002)).visibility is Visibility.PRIVATE
    assert "#ZQ1002" not in house.ever_said("group")


@pytest.mark.parametrize(
    ("word", "answer"),
    [
        ("拆分 1", "这条是提出诉求的那条消息，拆不出来。"),
        ("拆分", "要拆出哪一条？请回复诉求卡，例如：拆分 2\n2 另外我们厂门口的路坏了"),
        ("拆分 7", "要拆出哪一条？"),
        ("拆分 第二条", "要拆出哪一条？"),
    ],
)
async def test_which_one(house: House, word: str, answer: str) -> None:
    await two_matters(house)
    await house.say("林晓", word, "office", to=house.post("office", "#ZQ1001"))
    assert house.posts("office")[-1].text.startswith(answer)
    assert len(await house.issues()) == 1


async def test_where_nothing_was_added(house: House) -> None:
    await told(house)
    card = house.post("office", "#ZQ1001")
    await house.say("林晓", "拆分 2", "office", to=card)
    assert house.posts("office")[-1].text == "这件事没有后来补充的消息，没有可以拆的。"
    pressing = await house.forge("林晓", "split:1001:0", card)
    assert (pressing.text, pressing.alert) == ("这件事没有后来补充的消息，没有可以拆的。", True)


@pytest.mark.parametrize(
    "data",
    ["split:1001", "split:1001:x", "split:1001:2:999", "split:1001:9:1", "split:1001:0:1", "split:1001:1:2:3"],
)
async def test_nonsense(house: House, data: str) -> None:
    await two_matters(house)
    assert (await house.forge("林晓", data, house.post("office", "#ZQ1001"))).alert
    assert len(await house.issues()) == 1


@pytest.mark.parametrize("who", ["李秀英", "吴班长", "周明远"])
async def test_only_the_office(house: House, who: str) -> None:
    second = await two_matters(house)
    for data in ("split:1001:0", f"split:1001:2:{second.id}"):
        pressing = await house.forge(who, data, house.post("group", "#ZQ1001"))
        assert (pressing.text, pressing.alert) == ("这一步由市长办公室来做。", True)
    assert len(await house.issues()) == 1


# ── taken back ────────────────────────────────────────────────────────────


async def test_taken_back_with_all_that_was_said_since(house: House) -> None:
    second = await two_matters(house)
    await house.say("林晓", "拆分 2", "office", to=house.post("office", "#ZQ1001"))
    house.at("09:05")
    await house.say("李秀英", "就是东门那条路", to=second)
    card = house.post("office", "#ZQ1001 待受理")
    assert "撤销" in card.labels
    assert (await house.press("林晓", "撤销", card)).text == "已撤销"
    first, new = await house.issues()
    assert [part.text for part in first.parts][1:] == [ROAD, "就是东门那条路"]
    assert (new.status, new.merged_into, first.followers) == (Status.MERGED, 1001, ())
    assert "已并入 #ZQ1001" in house.post("office", "#ZQ1002 已并案").text
    assert house.post("group", "#ZQ1002", "已并入 #ZQ1001")
    assert "一并办理" not in house.ever_said("group")
    house.at("11:00")
    await house.say("李秀英", "货车都进不来", to=second)
    assert "货车都进不来" in (await house.issue(1001)).text


@pytest.mark.parametrize("card", ["#ZQ1001 待受理", "#ZQ1002 待受理"])
async def test_in_words_at_either_card(house: House, card: str) -> None:
    await two_matters(house)
    await house.say("林晓", "拆分 2", "office", to=house.post("office", "#ZQ1001"))
    await house.say("林晓", "撤销", "office", to=house.post("office", card))
    assert ROAD in (await house.issue(1001)).text


async def test_not_once_somebody_has_worked_on_it(house: House) -> None:
    await two_matters(house)
    await house.say("林晓", "拆分 2", "office", to=house.post("office", "#ZQ1001"))
    await house.press("林晓", "受理", house.post("office", "#ZQ1002 待受理"))
    pressing = await house.press("林晓", "撤销", house.post("office", "#ZQ1001 待受理"))
    assert (pressing.text, pressing.alert) == ("#ZQ1002 已经有人在办，不能撤销拆分了。", True)
    assert ROAD not in (await house.issue(1001)).text
