"""A button asks somebody for a text: theirs is what goes out, once, and nothing that others say below it."""

from bot.core.words import Status
from bot.rehearsal.chats import Message
from tests.stories.house import House
from tests.stories.scenes import dispatched, signed, told


async def asked_for_progress(house: House) -> Message:
    """吴班长 was asked for it; 林晓 reads along in the unit's chat."""
    await signed(house)
    house.town.join(house.troupe.people["林晓"], house.troupe.chats["power"])
    await house.press("吴班长", "进展", house.post("power", "#ZQ1001"))
    return house.post("power", "写 #ZQ1001 的进展")


async def test_what_somebody_else_answers_is_a_note(house: House) -> None:
    prompt = await asked_for_progress(house)
    said = await house.say("林晓", "先别急着回复他", "power", to=prompt)
    assert said.emoji == ["✍"]
    assert "先别急" not in house.ever_said("group")
    await house.say("吴班长", "抢修队已出发", "power", to=prompt)
    assert "进展：抢修队已出发" in house.post("group", "办理中").text


async def test_a_second_officer_does_not_decline_by_chance(house: House) -> None:
    await told(house)
    await house.press("林晓", "不予受理", house.post("office", "#ZQ1001"))
    await house.say("何静", "等等，先别拒", "office", to=house.post("office", "林晓", "不予受理的原因"))
    assert (await house.issue()).status is Status.RECEIVED
    assert (await house.history())[-1] == "Noted"


async def test_what_goes_out_at_once_is_asked_for_once_and_its_author_knows(house: House) -> None:
    prompt = await asked_for_progress(house)
    await house.say("吴班长", "抢修队已出发", "power", to=prompt)
    said = await house.say("吴班长", "这家企业催得很紧", "power", to=prompt)
    assert said.emoji == ["✍"]
    assert "催得很紧" not in house.ever_said("group")
    told = house.posts("power")[-1]
    assert (told.reply_to, "没有发给诉求人。要是想答复诉求人，请再点一次卡片上的按钮" in told.text) == (said.id, True)


async def asked_for_a_result(house: House) -> Message:
    await signed(house)
    await house.press("吴班长", "办结", house.post("power", "#ZQ1001"))
    return house.post("power", "写 #ZQ1001 的答复")


async def test_a_result_may_be_written_anew_below_the_same_prompt(house: House) -> None:
    prompt = await asked_for_a_result(house)
    await house.say("吴班长", "已恢复供电", "power", to=prompt)
    await house.say("吴班长", "16点40分恢复供电", "power", to=prompt)
    await house.press("吴班长", "发布", house.post("power", "将这样答复", "16点40分恢复供电"))
    assert house.post("group", "市供电公司答复：16点40分恢复供电")
    assert house.post("power", "已按另一份答复办结，这份没有发布", "已恢复供电").labels == []


async def test_an_older_prompt_asks_for_a_result_still(house: House) -> None:
    """办结, 修改, 取消 and 办结 again: four steps, three prompts, and any of them will do."""
    prompts = [await asked_for_a_result(house)]
    await house.say("吴班长", "甲案", "power", to=prompts[-1])
    await house.press("吴班长", "修改", house.post("power", "将这样答复", "甲案"))
    prompts.append(house.post("power", "写 #ZQ1001 的答复"))
    await house.say("吴班长", "乙案", "power", to=prompts[-1])
    await house.press("吴班长", "取消", house.post("power", "将这样答复", "乙案"))
    await house.press("吴班长", "办结", house.post("power", "#ZQ1001", "办理中"))
    for prompt, answer in zip(prompts, ("丙案", "丁案"), strict=True):
        said = await house.say("吴班长", answer, "power", to=prompt)
        assert (said.emoji, house.post("power", "将这样答复", answer).reply_to) == ([], said.id)
    assert "Noted" not in await house.history()


async def test_where_there_is_nothing_to_answer_any_more_that_is_said(house: House) -> None:
    prompt = await asked_for_a_result(house)
    await house.say("吴班长", "已恢复供电", "power", to=prompt)
    await house.press("吴班长", "发布", house.post("power", "将这样答复"))
    said = await house.say("吴班长", "16点40分恢复供电", "power", to=prompt)
    refused = house.posts("power")[-1]
    assert (refused.reply_to, refused.text) == (said.id, "这件事现在是「已办结」，不用再来一次。")
    assert said.emoji == []


async def test_what_another_says_below_a_used_prompt_is_a_note(house: House) -> None:
    prompt = await asked_for_a_result(house)
    house.town.join(house.troupe.people["林晓"], house.troupe.chats["power"])
    await house.say("吴班长", "已恢复供电", "power", to=prompt)
    said = await house.say("林晓", "写具体一点", "power", to=prompt)
    assert said.emoji == ["✍"]
    assert "将这样答复" in house.posts("power")[-1].text


async def test_a_result_written_plainly_is_previewed_and_the_next_words_are_talk(house: House) -> None:
    await signed(house)
    await house.press("吴班长", "办结", house.post("power", "#ZQ1001"))
    await house.say("吴班长", "好的", "power")
    await house.say("吴班长", "已恢复供电", "power")
    assert house.post("power", "将这样答复", "已恢复供电").labels == ["发布", "修改", "取消"]
    await house.say("吴班长", "中午吃什么", "power")
    assert not any("中午" in post.text for post in house.posts("power"))


async def test_what_would_go_out_at_once_must_be_a_reply_and_that_is_said_once(house: House) -> None:
    await asked_for_progress(house)
    said = await house.say("吴班长", "抢修队已出发", "power")
    await house.say("吴班长", "十分钟到", "power")
    answers = [post for post in house.posts("power") if "还没有发出。请回复我问您的那条消息，再写一次。" in post.text]
    assert [answer.reply_to for answer in answers] == [said.id]
    assert "抢修队" not in house.ever_said("group")
    await house.say("吴班长", "抢修队已出发", "power", to=house.post("power", "写 #ZQ1001 的进展"))
    assert "进展：抢修队已出发" in house.post("group", "办理中").text


async def test_what_others_say_or_is_said_much_later_answers_no_prompt(house: House) -> None:
    await signed(house)
    house.town.join(house.troupe.people["林晓"], house.troupe.chats["power"])
    await house.press("吴班长", "办结", house.post("power", "#ZQ1001"))
    await house.say("林晓", "已恢复供电", "power")
    house.at("09:30")
    await house.say("吴班长", "今天真冷", "power")
    assert not any("将这样答复" in post.text for post in house.posts("power"))


async def test_a_result_written_plainly_where_the_desk_is_a_private_chat(house: House) -> None:
    await house.say("郑科长", "/start", "private")
    await dispatched(house)
    await house.say("林晓", "交办 市工信局", "office", to=house.post("office", "#ZQ1001"))
    await house.press("郑科长", "办结", house.post("郑科长", "#ZQ1001"))
    await house.say("郑科长", "发电车已到", "private")
    assert house.post("郑科长", "将这样答复", "发电车已到")


async def test_another_key_word_means_what_it_says(house: House) -> None:
    prompt = await asked_for_progress(house)
    await house.say("吴班长", "备注 这家企业长期欠费", "power", to=prompt)
    assert (await house.history())[-1] == "Noted"
    assert "长期欠费" not in house.ever_said("group")
    await house.say("吴班长", "抢修队已出发", "power", to=prompt)
    assert "进展：抢修队已出发" in house.post("group", "办理中").text


async def test_what_the_requester_could_not_read_to_its_end_is_sent_back(house: House) -> None:
    prompt = await asked_for_progress(house)
    for text in ("长" * 401, f"办结 {'长' * 3201}", f"请补充 {'长' * 3201}"):
        said = await house.say("吴班长", text, "power", to=prompt)
        answer = house.posts("power")[-1]
        assert answer.reply_to == said.id
        assert "请写短一些再发" in answer.text
    assert "长长" not in house.ever_said("group")
    await house.say("吴班长", "长" * 400, "power", to=prompt)
    assert "长" * 400 in house.post("group", "办理中").text


async def test_a_reason_too_long_to_be_shown(house: House) -> None:
    await told(house)
    await house.say("林晓", f"不予受理 {'长' * 401}", "office", to=house.post("office", "#ZQ1001"))
    assert "写了 401 个字，对方最多能看到 400 个" in house.posts("office")[-1].text
    assert (await house.issue()).status is Status.RECEIVED


async def forgotten(house: House, chat: str, prompt: Message) -> None:
    """A kill came between sending it and noting where it stands."""
    async with house.work() as work:
        known = await work.messages.at(house.troupe.chat(chat).id, prompt.id)
        assert known is not None
        await work.messages.forget(known.key or "")


async def test_an_answer_to_a_prompt_that_a_kill_kept_from_being_noted(house: House) -> None:
    prompt = await asked_for_progress(house)
    await forgotten(house, "power", prompt)
    said = await house.say("吴班长", "抢修队已出发", "power", to=prompt)
    assert said.emoji == ["✍"]
    answer = house.posts("power")[-1]
    assert (answer.reply_to, answer.text[:21]) == (said.id, "#ZQ1001 这句话已记为内部备注，没有")


async def test_the_same_where_the_desk_is_a_private_chat(house: House) -> None:
    await house.say("郑科长", "/start", "private")
    await dispatched(house)
    await house.say("林晓", "交办 市工信局", "office", to=house.post("office", "#ZQ1001"))
    await house.press("郑科长", "签收", house.post("郑科长", "#ZQ1001"))
    await house.press("郑科长", "进展", house.post("郑科长", "#ZQ1001"))
    prompt = house.post("郑科长", "写 #ZQ1001 的进展")
    await forgotten(house, "郑科长", prompt)
    await house.say("郑科长", "发电车在路上", "private", to=prompt)
    assert "已记为内部备注" in house.posts("郑科长")[-1].text
    assert (await house.history())[-1] == "Noted"
