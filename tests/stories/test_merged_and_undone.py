"""并案, 拆分 and 撤销 where it gets tangled: chains, what went on meanwhile, words that nobody else may read."""

import pytest

from bot.core.words import Status, Visibility
from tests.stories.house import House
from tests.stories.scenes import told
from tests.stories.test_split import ROAD, two_matters
from tests.stories.test_the_same_matter import ALSO, POWER, handled, two_reports

SECRET = "老板叫赵大海，账上只剩三千块"


async def order(house: House, words: str) -> None:
    await house.say("林晓", words, "office")


async def test_words_said_at_the_end_of_a_chain_are_not_lost(house: House) -> None:
    await two_reports(house)
    liu = house.guest(9001, "刘老板")
    house.at("09:40")
    await house.say(liu, "请市里帮忙，园区停电三天了，我们也停产了", "group")
    await order(house, "并案 #ZQ1002 #ZQ1001")
    await order(house, "并案 #ZQ1001 #ZQ1003")
    third = await house.issue(1003)
    assert [one.number for one in third.followers] == [1001, 1002]
    await house.say("李秀英", "冷库的货坏了八成", to=house.post("group", "#ZQ1002"))
    assert (await house.issue(1003)).parts[-1].of == 1002
    await order(house, "撤销 #ZQ1001")
    assert (await house.issue(1003)).followers == ()
    assert "冷库的货坏了八成" not in (await house.issue(1003)).text
    assert ("冷库的货坏了八成", 1002) in [(part.text, part.of) for part in (await house.issue(1001)).parts]
    await order(house, "撤销 #ZQ1002")
    assert "冷库的货坏了八成" in (await house.issue(1002)).own_text
    assert "冷库的货坏了八成" not in (await house.issue(1001)).text


async def test_split_undone_after_dispatch(house: House) -> None:
    await two_matters(house)
    await order(house, "拆分 #ZQ1001 2")
    await order(house, "交办 #ZQ1001 市供电公司")
    await house.press("吴班长", "签收", house.post("power", "#ZQ1001"))
    before = await house.issue(1001)
    await order(house, "撤销 #ZQ1001")
    after = await house.issue(1001)
    assert (after.status, after.due, ROAD in after.text) == (Status.IN_PROGRESS, before.due, True)


async def test_split_undone_after_withdrawal(house: House) -> None:
    await two_matters(house)
    await order(house, "拆分 #ZQ1001 2")
    await house.say("李秀英", "撤回", to=house.post("group", "#ZQ1001"))
    await order(house, "撤销 #ZQ1001")
    assert (await house.issue(1001)).status is Status.WITHDRAWN


async def test_split_of_a_followers_words_and_back(house: House) -> None:
    await house.say("张建国", POWER)
    house.at("09:30")
    await house.say("李秀英", ALSO, "private")
    await order(house, "并案 #ZQ1002 #ZQ1001")
    await house.say("李秀英", SECRET, "private", to=house.post("李秀英", "#ZQ1002"))
    one = await house.issue(1001)
    assert one.parts[-1].of == 1002
    await order(house, "拆分 #ZQ1001 2")
    new = await house.issue(1003)
    assert (new.requester.name, new.own_text, new.title != "") == ("李秀英", SECRET, True)
    await order(house, "撤销 #ZQ1001")
    one = await house.issue(1001)
    assert (SECRET in one.text, SECRET in one.own_text) == (True, False)
    await house.say("张建国", "/start ZQ1001", "private")
    assert "赵大海" not in house.ever_said("张建国") + house.ever_said("group")


async def test_a_follower_edits(house: House) -> None:
    await house.say("张建国", POWER)
    house.at("09:30")
    await house.say("李秀英", ALSO, "private")
    await order(house, "并案 #ZQ1002 #ZQ1001")
    more = await house.say("李秀英", "还有一点情况", "private", to=house.post("李秀英", "#ZQ1002"))
    await house.edit(more, SECRET)
    await house.say("张建国", "/start ZQ1001", "private")
    assert "赵大海" not in house.ever_said("张建国") + house.ever_said("group")
    await handled(house)
    await house.say("李秀英", "没解决，因为" + SECRET, to=house.post("李秀英", "一并办结"), chat="private")
    assert (await house.issue(1001)).status is Status.DISPATCHED
    await house.say("张建国", "/start ZQ1001", "private")
    assert "赵大海" not in house.ever_said("张建国") + house.ever_said("group")


async def test_a_title_from_a_follower(house: House) -> None:
    await house.say("张建国", "", photo="1.jpg", caption="")
    await house.say("张建国", "#诉求", photo="2.jpg")
    house.at("09:30")
    await house.say("李秀英", ALSO, "private")
    numbers = [i.number for i in await house.issues()]
    await order(house, f"并案 #ZQ{numbers[-1]} #ZQ{numbers[0]}")
    more = await house.say("李秀英", "还有一点情况", "private", to=house.post("李秀英", f"#ZQ{numbers[-1]}"))
    await house.edit(more, "赵大海的银行贷款到期，账上只剩三千块")
    assert "赵大海" not in house.ever_said("group")


async def test_merged_into_one_that_is_answered(house: House) -> None:
    await two_reports(house)
    await handled(house)
    await order(house, "并案 #ZQ1002 #ZQ1001")
    assert house.post("group", "#ZQ1002 与 #ZQ1001 一并办结，市供电公司答复：已恢复供电").labels == ["没解决"]


async def test_a_split_report_is_not_put_back(house: House) -> None:
    await house.say("李秀英", "/start", "private")
    await told(house)
    report = "我要举报：有人夜里往河里偷排污水，请市里查处"
    await house.say("李秀英", report, to=house.post("group", "#ZQ1001"), forwarded_from="刘师傅")
    await order(house, "拆分 #ZQ1001 2")
    await house.say("李秀英", "偷排的人叫赵大海", "private", to=house.post("李秀英", "#ZQ1002"))
    assert "赵大海" in (await house.issue(1002)).text
    await order(house, "撤销 #ZQ1001")
    assert "赵大海" not in (await house.issue(1001)).text


async def test_title_after_edit(house: House) -> None:
    first = await house.say("李秀英", "赵大海的冷库又停电了，货要坏了，请市里帮忙")
    await house.say("李秀英", ROAD)
    await order(house, "拆分 #ZQ1001 2")
    await house.edit(first, "我们冷库又停电了，货要坏了，请市里帮忙")
    await order(house, "撤销 #ZQ1001")
    one = await house.issue(1001)
    assert "赵大海" not in one.title


async def test_a_follower_takes_theirs_out_of_the_group(house: House) -> None:
    await house.say("李秀英", "/start", "private")
    await two_reports(house)
    await order(house, "并案 #ZQ1002 #ZQ1001")
    await handled(house)
    await house.say("李秀英", "请不要公开", to=house.post("group", "#ZQ1002"))
    one, two = await house.issues()
    assert (one.visibility, two.visibility) == (Visibility.OPEN, Visibility.PRIVATE)
    assert [each.private for each in one.followers] == [True]
    seen = "".join(post.text for post in house.posts("group"))
    assert not any(word in seen for word in ("冷库的货坏了一半", "#ZQ1002 与", "#ZQ1002 您反映"))
    assert house.post("李秀英", "#ZQ1002 与 #ZQ1001 一并办结，市供电公司答复：已恢复供电").labels == ["没解决"]
    assert "并入 #ZQ1002 不公开" in house.post("power", "#ZQ1001 已办结").text
    await house.say("李秀英", "没解决，还是没有电", "private", to=house.post("李秀英", "一并办结"))
    assert (await house.issue()).status is Status.DISPATCHED
    await order(house, "撤销 #ZQ1002")
    assert (await house.issue(1002)).visibility is Visibility.PRIVATE


async def test_a_colleague_who_told_it_privately_is_read_by_nobody(house: House) -> None:
    await house.say("张建国", POWER)
    house.at("09:30")
    await house.say("马会计", "请市里帮忙，园区停电三天了，冷库的货要坏了", "private")
    await order(house, "并案 #ZQ1002 #ZQ1001")
    await house.say("马会计", SECRET, "private", to=house.post("马会计", "#ZQ1002"))
    assert (await house.issue()).parts[-1].of == 1002
    await house.say("张建国", "/start ZQ1001", "private")
    assert "赵大海" not in house.ever_said("张建国") + house.ever_said("group")
    await house.say("马会计", "再补充一点", to=house.post("group", "#ZQ1001"))
    await handled(house)
    assert house.post("马会计", "#ZQ1002 与 #ZQ1001 一并办结")


async def test_a_followers_files_are_not_counted_for_others(house: House) -> None:
    await house.say("张建国", POWER)
    house.at("09:30")
    await house.say("李秀英", ALSO, "private")
    await order(house, "并案 #ZQ1002 #ZQ1001")
    await house.say("李秀英", "", "private", to=house.post("李秀英", "#ZQ1002"), photo="x.jpg")
    await order(house, "受理 #ZQ1001")
    await house.say("张建国", "/start ZQ1001", "private")
    assert "图片" not in house.ever_said("group") + house.ever_said("张建国")
    assert "附件：1 张图片" in house.post("office", "#ZQ1001 已受理").text


async def test_taken_back_after_the_other_was_declined(house: House) -> None:
    await two_reports(house)
    await order(house, "并案 #ZQ1002 #ZQ1001")
    await order(house, "不予受理 #ZQ1001 不归市里管")
    declined = house.post("group", "#ZQ1002 一并办理的 #ZQ1001 没能受理")
    await order(house, "撤销 #ZQ1002")
    assert declined.text == "#ZQ1002 不再与 #ZQ1001 一并办理，有了结果在这里告诉您。"


async def test_a_follower_asks_how_it_stands(house: House) -> None:
    await two_reports(house)
    await order(house, "并案 #ZQ1002 #ZQ1001")
    await order(house, "受理 #ZQ1001")
    await house.say("李秀英", "#ZQ1002 怎么样了", "private")
    assert house.posts("李秀英")[-1].text.startswith("#ZQ1001 已受理")
    await house.say("林晓", "请补充 合同", "office", to=house.post("office", "#ZQ1001 已受理"))
    await house.say("李秀英", "#ZQ1002 怎么样了", "private")
    assert house.posts("李秀英")[-1].text == "#ZQ1001 待补充。"


# ── three of them ─────────────────────────────────────────────────────────


async def chained(house: House) -> None:
    """#ZQ1002 went into #ZQ1001, and that into #ZQ1003."""
    await two_reports(house)
    guest = house.guest(9001, "刘老板")
    house.at("09:40")
    await house.say(guest, "请市里帮忙，园区停电三天了，我们也停产了")
    await order(house, "并案 #ZQ1002 #ZQ1001")
    await order(house, "并案 #ZQ1001 #ZQ1003")


@pytest.mark.parametrize(("first", "then"), [(1001, 1002), (1002, 1001), (1003, 1002)])
async def test_a_chain_taken_apart_in_any_order(house: House, first: int, then: int) -> None:
    await chained(house)
    await order(house, f"撤销 #ZQ{first}")
    await order(house, f"撤销 #ZQ{then}")
    issues = await house.issues()
    assert [(one.status, one.followers, one.merged_into) for one in issues] == [(Status.RECEIVED, (), None)] * 3
    assert "一并办理" not in "".join(post.text for post in house.posts("group"))


async def test_all_of_a_chain_hear_the_answer(house: House) -> None:
    await chained(house)
    card = house.post("office", "#ZQ1003 待受理")
    assert "可能与" not in card.text  # they have gone into it
    assert not [label for label in card.labels if label.startswith("并入")]
    await order(house, "受理 #ZQ1003")
    await order(house, "办结 #ZQ1003 都来电了")
    await house.press("林晓", "发布", house.post("office", "将这样答复"))
    for number in (1001, 1002):
        assert house.post("group", f"#ZQ{number} 与 #ZQ1003 一并办结").labels == ["没解决"]
    await house.say("李秀英", "还没来电，请再查一查", to=house.post("group", "#ZQ1002 与"))
    assert (await house.issue(1003)).parts[-1].of == 1002


async def test_a_caller_whose_issue_goes_into_an_answered_one_is_telephoned(house: House) -> None:
    await house.say("张建国", POWER)
    await handled(house)
    await order(house, "登记 个人 园区停电三天了，冷库里的货要坏了 13800001111")
    await order(house, "并案 #ZQ1002 #ZQ1001")
    assert house.post("office", "并入的 #ZQ1002 收不到消息，请打电话把答复告诉他们")
    assert "#ZQ1002" not in house.ever_said("group")


async def test_what_was_answered_is_asked_no_more_until_the_merger_is_undone(house: House) -> None:
    await two_reports(house)
    await handled(house)
    result = house.post("group", "#ZQ1001", "已恢复供电")
    assert result.labels == ["满意", "基本满意", "不满意"]
    await order(house, "并案 #ZQ1001 #ZQ1002")
    assert result.text.endswith("这件事已并入 #ZQ1002，一起办理。")
    assert result.labels == []
    await order(house, "撤销 #ZQ1001")
    assert result.labels == ["满意", "基本满意", "不满意"]
    await house.press("张建国", "满意", result)
    assert (await house.issue(1001)).status is Status.CLOSED
