"""A result is previewed: 发布 修改 取消, by its author alone, and once."""

from bot.core.words import Status
from bot.rehearsal.chats import Message
from tests.stories.house import House
from tests.stories.scenes import signed


async def drafted(house: House, answer: str = "已恢复供电") -> Message:
    await signed(house)
    await house.press("吴班长", "办结", house.post("power", "#ZQ1001"))
    await house.say("吴班长", answer, "power", to=house.post("power", "写 #ZQ1001 的答复"))
    return house.post("power", "#ZQ1001 将这样答复诉求人，并办结", answer)


async def test_nothing_is_out_before_it_is_published(house: House) -> None:
    preview = await drafted(house)
    assert preview.labels == ["发布", "修改", "取消"]
    assert "已恢复供电" not in house.ever_said("group")
    assert (await house.press("吴班长", "发布", preview)).text == "已发布"
    assert preview.text.startswith("#ZQ1001 已发布")
    assert preview.labels == []
    assert house.post("group", "#ZQ1001 市供电公司答复：已恢复供电")


async def test_published_twice_it_is_out_once(house: House) -> None:
    preview = await drafted(house)
    await house.press("吴班长", "发布", preview)
    again = await house.press_again("吴班长", "发布", preview)
    assert (again.text, again.alert) == ("这份答复已经发布过了。", True)
    assert (await house.history()).count("Handled") == 1


async def test_somebody_else_does_not_publish(house: House) -> None:
    preview = await drafted(house)
    house.town.join(house.troupe.people["林晓"], house.troupe.chats["power"])
    for label in ("发布", "修改", "取消"):
        refused = await house.press("林晓", label, preview)
        assert (refused.text, refused.alert) == ("这份答复由起草人来发布。", True)
    assert preview.labels == ["发布", "修改", "取消"]


async def test_rewritten(house: House) -> None:
    preview = await drafted(house)
    assert (await house.press("吴班长", "修改", preview)).text == "请回复我刚发的那条消息"
    assert preview.text.startswith("#ZQ1001 正在修改")
    prompt = house.posts("power")[-1]
    await house.say("吴班长", "16点40分恢复供电", "power", to=prompt)
    better = house.post("power", "将这样答复", "16点40分恢复供电")
    stale = await house.press_again("吴班长", "发布", preview)
    assert stale.text == "这份答复正在修改。"
    await house.press("吴班长", "发布", better)
    assert house.post("group", "答复：16点40分恢复供电")


async def test_cancelled(house: House) -> None:
    preview = await drafted(house)
    assert (await house.press("吴班长", "取消", preview)).text == "没有发布"
    assert preview.text.startswith("#ZQ1001 没有发布")
    assert (await house.press_again("吴班长", "发布", preview)).text == "这份答复已经取消了。"
    assert (await house.issue()).status is Status.IN_PROGRESS


async def test_a_draft_that_came_too_late(house: House) -> None:
    preview = await drafted(house)
    await house.say("林晓", "交办 市工信局", "office", to=house.post("office", "#ZQ1001"))
    refused = await house.press("吴班长", "发布", preview)
    assert refused.alert
    assert "已恢复供电" not in house.ever_said("group")


async def test_what_another_answer_has_overtaken(house: House) -> None:
    """It must not go out in a later round."""
    first = await drafted(house, "甲案")
    await house.say("吴班长", "办结 乙案", "power", to=house.post("power", "办理中"))
    await house.press("吴班长", "发布", house.post("power", "将这样答复", "乙案"))
    assert first.text.startswith("#ZQ1001 已按另一份答复办结，这份没有发布")
    assert first.labels == []
    await house.say("李秀英", "还是没电", to=house.post("group", "答复：乙案"))
    stale = await house.press_again("吴班长", "发布", first)
    assert stale.text == "已经按另一份答复办结，这份不再发布。"
    assert (await house.issue()).status is Status.DISPATCHED


async def test_without_words_there_is_nothing_to_preview(house: House) -> None:
    await signed(house)
    await house.say("吴班长", "办结", "power", to=house.post("power", "#ZQ1001"))
    assert house.posts("power")[-1].text == "请写上答复，例如：办结 已恢复供电"


async def test_the_author_presses_from_another_chat(house: House) -> None:
    """Forged: the preview changes where it stands, and nothing else does."""
    preview = await drafted(house)
    data = preview.rows[0][2][1] or ""
    card = house.post("group", "停电了")
    before = card.text
    await house.forge("吴班长", data, card)
    assert (card.text, preview.labels) == (before, [])
