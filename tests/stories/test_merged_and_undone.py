"""并案, 拆分 and 撤销 where it gets tangled: chains, what went on meanwhile, words that nobody else may read."""

from bot.core.words import Status
from bot.rehearsal.chats import Message
from tests.stories.house import House
from tests.stories.scenes import told
from tests.stories.test_split import ROAD, two_matters
from tests.stories.test_the_same_matter import ALSO, POWER, handled, merged, two_reports

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
