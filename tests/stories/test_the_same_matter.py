"""并案: two entrepreneurs report the same power cut. The office brings them together; both hear the end."""

import pytest

from bot.core.words import Status
from bot.rehearsal.chats import Message
from tests.stories.house import House

POWER = "我们园区停电三天了，冷库里的货要坏了，请市里帮忙"
ALSO = "请市里帮忙，园区停电三天，冷库的货坏了一半"


async def two_reports(house: House) -> None:
    """张建国 of 华锐机械 first, then 李秀英 of 绿源食品."""
    await house.say("张建国", POWER)
    house.at("09:30")
    await house.say("李秀英", ALSO)
    assert [issue.number for issue in await house.issues()] == [1001, 1002]


async def merged(house: House) -> Message:
    """By the button on the office's card, which asks once more."""
    await two_reports(house)
    card = house.post("office", "#ZQ1002")
    await house.press("林晓", "并入 #ZQ1001", card)
    await house.press("林晓", "确定并入 #ZQ1001", card)
    return card


async def handled(house: House, answer: str = "已恢复供电") -> None:
    """#ZQ1001 by 市供电公司."""
    await house.say("林晓", "交办 市供电公司", "office", to=house.post("office", "#ZQ1001", POWER))
    await house.press("吴班长", "签收", house.post("power", "#ZQ1001"))
    await house.say("吴班长", f"办结 {answer}", "power", to=house.post("power", "#ZQ1001 办理中"))
    await house.press("吴班长", "发布", house.post("power", "将这样答复", answer))


async def test_what_looks_alike_is_shown_at_the_office_alone(house: House) -> None:
    await two_reports(house)
    card = house.post("office", "#ZQ1002")
    assert "可能与 #ZQ1001 是同一件事：华锐机械 · " in card.text
    assert card.labels[0] == "并入 #ZQ1001"
    assert "可能与" not in house.ever_said("group")
    assert (await house.issue(1002)).status is Status.RECEIVED  # never by itself


async def test_it_asks_once_more(house: House) -> None:
    await two_reports(house)
    card = house.post("office", "#ZQ1002")
    await house.press("林晓", "并入 #ZQ1001", card)
    assert "把 #ZQ1002 并入 #ZQ1001？李秀英会收到一句通知" in card.text
    await house.press("林晓", "返回", card)
    assert (await house.issue(1002)).status is Status.RECEIVED
    assert card.labels[0] == "并入 #ZQ1001"


async def test_both_go_on_as_one(house: House) -> None:
    card = await merged(house)
    one, two = await house.issues()
    assert (two.status, two.merged_into, [each.number for each in one.followers]) == (Status.MERGED, 1001, [1002])
    assert "已并入 #ZQ1001" in card.text
    assert "并入 #ZQ1002 李秀英 · 绿源食品" in house.post("office", "#ZQ1001", POWER).text
    assert house.post("group", "#ZQ1002", "已并入 #ZQ1001")
    told = house.post("group", "您反映的事与 #ZQ1001 一并办理，办结时在这里告诉您。")
    assert told.text.startswith("#ZQ1002")


async def test_the_follower_hears_the_answer_and_says_that_it_is_not_solved(house: House) -> None:
    await merged(house)
    await handled(house)
    assert "并入 #ZQ1002 李秀英 · 绿源食品" in house.post("power", "#ZQ1001 已办结").text
    answer = house.post("group", "#ZQ1002 与 #ZQ1001 一并办结，市供电公司答复：已恢复供电")
    assert answer.labels == ["没解决"]
    assert (await house.press("周明远", "没解决", answer)).text == "这件事由诉求人来评价，谢谢您的关心。"
    await house.press("李秀英", "没解决", answer)
    assert "还没解决的地方" in answer.text
    await house.say("李秀英", "我们这边还没有电", to=answer)
    issue = await house.issue(1001)
    assert (issue.status, issue.redo_reason) == (Status.DISPATCHED, "我们这边还没有电")
    assert "已退回市供电公司重新办理" in answer.text


async def test_what_the_follower_adds_belongs_to_the_one_that_goes_on(house: House) -> None:
    await merged(house)
    house.at("10:00")
    await house.say("李秀英", "冷库的货已经坏了一半", to=house.post("group", "#ZQ1002"))
    one = await house.issue(1001)
    assert [(part.text, part.of) for part in one.parts][-1] == ("冷库的货已经坏了一半", 1002)
    assert "冷库的货已经坏了一半" in house.post("office", "#ZQ1001", POWER).text
    await house.say("张建国", "/start ZQ1001", "private")
    assert "冷库的货已经坏了一半" not in house.ever_said("张建国")  # nor does the first one read who else asked
    assert "李秀英" not in house.ever_said("张建国")


async def test_my_of_a_follower_says_how_the_other_one_stands(house: House) -> None:
    await merged(house)
    await house.say("李秀英", "/my", "private")
    assert "已并入 #ZQ1001 · 待受理" in house.post("李秀英", "#ZQ1002").text
    await handled(house)
    await house.say("李秀英", "/start ZQ1002", "private")
    view = house.post("李秀英", "答复：已恢复供电")
    assert view.labels == ["没解决"]


async def test_taken_back_within_ten_minutes(house: House) -> None:
    card = await merged(house)
    assert card.labels == ["转私密", "撤销"]
    told = house.post("group", "一并办理")
    before = (await house.issue(1002)).accept_by
    assert (await house.press("林晓", "撤销", card)).text == "已撤销"
    one, two = await house.issues()
    assert (two.status, two.merged_into, two.accept_by, one.followers) == (Status.RECEIVED, None, before, ())
    assert told.text == "#ZQ1002 您反映的事改为单独办理，有了结果在这里告诉您。"
    assert "并入 #ZQ1002" not in house.post("office", "#ZQ1001", POWER).text.split("经过")[0]
    assert "受理" in card.labels


async def test_in_words_at_either_card_with_what_was_said_meanwhile(house: House) -> None:
    await merged(house)
    house.at("09:35")
    more = await house.say("李秀英", "冷库的货已经坏了一半", to=house.post("group", "#ZQ1002"))
    await house.say("林晓", "撤销", "office", to=house.post("office", "#ZQ1001", POWER))
    one, two = await house.issues()
    assert (two.status, len(one.parts), two.parts[-1].text) == (Status.RECEIVED, 1, "冷库的货已经坏了一半")
    await house.edit(more, "冷库的货已经坏了八成")
    assert (await house.issue(1002)).parts[-1].text == "冷库的货已经坏了八成"


async def test_when_the_other_has_moved_on_already(house: House) -> None:
    """It was handled within the ten minutes; what was told of that no longer holds."""
    card = await merged(house)
    await handled(house)
    answer = house.post("group", "#ZQ1002 与 #ZQ1001 一并办结")
    await house.press("林晓", "撤销", card)
    one, two = await house.issues()
    assert (one.status, one.followers, two.status) == (Status.HANDLED, (), Status.RECEIVED)
    assert (answer.text, answer.labels) == ("#ZQ1002 不再与 #ZQ1001 一并办理，有了结果在这里告诉您。", [])
    pressing = await house.press_again("李秀英", "没解决", answer)
    assert pressing.alert
    assert (await house.issue(1001)).status is Status.HANDLED


async def test_the_units_of_the_one_that_goes_hear_it(house: House) -> None:
    await two_reports(house)
    await house.say("林晓", "交办 市供电公司", "office", to=house.post("office", "#ZQ1002"))
    card = house.post("power", "#ZQ1002")
    assert card.labels
    await house.say("林晓", "并案 #ZQ1002 #ZQ1001", "office")
    assert (card.text.splitlines()[1:], card.labels) == (["已并入 #ZQ1001，不再单独办理"], [])
    assert house.post("power", "#ZQ1002 已并入 #ZQ1001，不再单独办理。")
    await house.say("林晓", "/undo", "office", to=house.post("office", "#ZQ1002"))
    assert house.post("power", "#ZQ1002 不再并入 #ZQ1001，请接着办。")
    assert "签收" in card.labels


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("并案 #ZQ1001", ""),
        ("/merge 1001", ""),
        ("并案 ZQ1001", ""),
        ("并案", "请写明并入哪一件，例如：并案 #ZQ1042"),
        ("并案 #ZQ1002", "请写明并入哪一件"),
        ("并案 #ZQ1009", "找不到 #ZQ1009"),
    ],
)
async def test_in_words(house: House, words: str, answer: str) -> None:
    await two_reports(house)
    await house.say("林晓", words, "office", to=house.post("office", "#ZQ1002"))
    assert ((await house.issue(1002)).merged_into == 1001) is (not answer)
    if answer:
        assert house.posts("office")[-1].text.startswith(answer)


@pytest.mark.parametrize("who", ["李秀英", "吴班长", "周明远"])
async def test_only_the_office(house: House, who: str) -> None:
    await two_reports(house)
    for data in ("merge:1002:1001", "merge:1002:1001:yes", "undo:1002"):
        pressing = await house.forge(who, data, house.post("group", "#ZQ1002"))
        assert (pressing.text, pressing.alert) == ("这一步由市长办公室来做。", True)
    assert (await house.issue(1002)).status is Status.RECEIVED


@pytest.mark.parametrize("data", ["merge:1002", "merge:1002:x", "merge:1002:1001:no", "merge:1009:1001", "undo:1009"])
async def test_nonsense(house: House, data: str) -> None:
    await two_reports(house)
    assert (await house.forge("林晓", data, house.post("office", "#ZQ1002"))).alert
    assert (await house.issue(1002)).status is Status.RECEIVED


async def test_who_told_it_privately_stays_unnamed(house: House) -> None:
    await house.say("张建国", POWER)
    house.at("09:30")
    await house.say("李秀英", ALSO, "private")
    await house.say("林晓", "并案 #ZQ1001", "office", to=house.post("office", "#ZQ1002"))
    await handled(house)
    assert "并入 #ZQ1002 不公开" in house.post("power", "#ZQ1001 已办结").text
    assert "李秀英" not in house.ever_said("power") + house.ever_said("group")
    assert "#ZQ1002" not in house.ever_said("group")
    assert house.post("李秀英", "#ZQ1002 与 #ZQ1001 一并办结").labels == ["没解决"]
    await house.say("李秀英", "还是没有电", to=house.post("李秀英", "一并办结"), chat="private")
    assert (await house.issue(1001)).redo_reason == "还是没有电"
    assert "李秀英" not in house.ever_said("power") + house.ever_said("group")
    await house.say("张建国", "/start ZQ1001", "private")
    assert "另一位诉求人" in house.ever_said("张建国")


async def test_after_ten_minutes_the_button_is_gone(house: House) -> None:
    card = await merged(house)
    await house.until("09:41")
    assert card.labels == ["转私密"]
    pressing = await house.press_again("林晓", "撤销", card)
    assert (pressing.text, pressing.alert) == ("已经过了10分钟，不能撤销了。", True)
    assert (await house.issue(1002)).status is Status.MERGED


async def test_the_one_that_goes_on_is_withdrawn(house: House) -> None:
    """Whoever followed has not withdrawn theirs."""
    card = await merged(house)
    house.at("11:30")
    await house.say("张建国", "撤回", to=house.post("group", "#ZQ1001"))
    one, two = await house.issues()
    assert (one.status, one.followers, two.status) == (Status.WITHDRAWN, (), Status.RECEIVED)
    assert two.accept_by.at > house.clock.now()  # it stood still meanwhile
    assert house.post("group", "#ZQ1002 原来一并办理的 #ZQ1001 撤回了。您反映的事接着单独办理")
    assert house.post("office", "#ZQ1002 原来并入的 #ZQ1001 撤回了，恢复单独办理。")
    assert "受理" in card.labels
