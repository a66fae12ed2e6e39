"""Staff look things up, each what is theirs to see: the board, what is overdue, a unit's issues, a word, one issue."""

from dataclasses import replace

from bot.core.events import Part, Progressed
from bot.core.evolve import evolve
from bot.core.words import Status
from bot.rehearsal.chats import Message
from tests.core.cast import GUEST, events_of, opening
from tests.stories.house import DAY, House
from tests.stories.scenes import POWER_CUT, dispatched, signed, told

#: What makes many issues: each of another place.
PLACES = ("东门", "西门", "南门", "北门", "货场", "食堂", "锅炉房", "变电站", "宿舍", "车棚", "地磅", "仓库", "码头")

NOT_HERE = "这些清单不在这里看。请在办公室的群或本单位的群里发，也可以私下发给我。"


async def asks(house: House, who: str, words: str, chat: str = "office") -> Message:
    """What the bot answers."""
    asked = await house.say(who, words, chat)
    posts = house.posts(who if chat == "private" else chat)
    return next(post for post in reversed(posts) if post.reply_to == asked.id)


async def many(house: House) -> None:
    """One that 市供电公司 signed for, a report, and thirteen more; a week later."""
    await signed(house)
    await house.say("王德顺", "我要举报市供电公司有人吃拿卡要，不给钱不接电", "private")
    async with house.work() as work:
        for number, place in enumerate(PLACES, 1003):
            words = f"园区{place}的路坏了，货车进不来，请帮忙协调"
            told_of = opening(GUEST, number=number, title=words, parts=(Part(number, words),))
            (event,) = events_of(None, told_of, DAY.replace(hour=9, minute=5))
            await work.issues.add(evolve(None, event), 1)
            await work.journal.append(number, 1, event, None)
            await work.search.put(evolve(None, event))
        await work.search.reach(await work.search.horizon())  # how much alike they are is not this day's matter
    await house.say("林晓", "交办 ZQ1003 市金融办 协办 市供电公司 3个工作日", "office")
    house.at("+7 10:00")
    await house.quiet()  # the clock has told of what is late


async def test_the_office_sees_all_and_turns_the_pages(house: House) -> None:
    await many(house)
    board = await asks(house, "林晓", "/board")
    assert board.text.splitlines()[:6] == [
        "看板 · 12月1日 10:00",
        "在办 15 件",
        "待受理 13 · 已交办 1 · 办理中 1",
        "超期 15",
        "各单位，超期多的在前",
        "市长办公室 13 件 · 超期 13",
    ]
    assert board.labels == ["超期 15", "市供电公司", "市金融办", "刷新"]

    await house.press("林晓", "超期 15", board)
    assert board.text.startswith("超期 15 件 · 第 1 页，共 3 页\n市长办公室\n#ZQ1002 ")
    assert board.labels == ["下一页", "看板"]
    await house.press("周明远", "下一页", board)
    await house.press("林晓", "下一页", board)
    assert board.text.startswith("超期 15 件 · 第 3 页，共 3 页\n")
    assert (
        "市供电公司\n#ZQ1001 今天上午又停电了，冷库和生产线全停\n督办 · 紧急 · 11月25日 09:00前办结 · 超期 6 天 1 小时"
        in board.text
    )
    assert "市金融办\n#ZQ1003 " in board.text
    assert "11月25日前签收 · 超期 3 个工作日" in board.text
    assert board.labels == ["上一页", "看板"]
    await house.press("林晓", "看板", board)
    await house.press("林晓", "市供电公司", board)
    assert board.text.splitlines()[0] == "市供电公司在办 2 件"  # it leads one and assists with one

    before = len(house.posts("office"))
    numbers = [issue.number for issue in await house.issues() if issue.number > 1003]
    async with house.work() as work:
        for issue, version in filter(None, [await work.issues.get(number) for number in numbers]):
            await work.issues.save(replace(issue, status=Status.DECLINED), version + 1, read=version)
    old = await house.press_again("林晓", "下一页", board)  # of a page that is no more
    assert (old.text, len(house.posts("office"))) == ("", before)
    assert board.text.startswith("超期 3 件\n")


async def test_words_and_commands_find_the_same(house: House) -> None:
    await many(house)
    for command, words in {
        "/board": "看板",
        "/overdue": "超期",
        "/unit 供电局": "单位 供电局",
        "/find 停电": "查找 停电",
        "/show ZQ1001": "查看 ZQ1001",
        "/show 1001": "查看1001",
    }.items():
        by_command, in_words = await asks(house, "林晓", command), await asks(house, "林晓", words)
        assert (by_command.text, by_command.labels) == (in_words.text, in_words.labels)
    for words in ("看板打不开", "超期三天了怎么办", "查找一下原因", "查看一下这件", "单位 明天开会"):
        before = len(house.posts("office"))
        await house.say("林晓", words, "office")
        assert len(house.posts("office")) == before, words


async def test_what_finds_what(house: House) -> None:
    await many(house)
    found = await asks(house, "林晓", "查找 园区 货车进不来")
    assert found.text.startswith("「园区 货车进不来」找到 13 件 · 第 1 页，共 3 页\n#ZQ1015 ")
    for words, answer in {
        "/find 冷库": "「冷库」找到 1 件\n#ZQ1001 ",
        "/find 1001": "「1001」找到 1 件\n#ZQ1001 ",
        "/find zq1001": "「zq1001」找到 1 件\n#ZQ1001 ",
        "/find 绿源": "「绿源」找到 1 件\n#ZQ1001 ",
        "/find 李秀英 停电": "「李秀英 停电」找到 1 件\n#ZQ1001 ",
        "/find 王德顺": "「王德顺」找到 1 件\n#ZQ1002 ",  # the office knows who reported
        "/find %": "没找到「%」。换个词，或者少写几个字再找。",
        "/find": "请写上要找的词或编号，例如：/find 贷款",
        "/show": "请写上编号，例如：/show ZQ1042",
        "/show 停电的那件": "请写上编号，例如：/show ZQ1042",
        "/show ZQ4711": "找不到 #ZQ4711，请核对编号。",
        "/unit": "请写上单位的全称或简称，例如：/unit 市金融办",
        "/unit 市主建局": "没认出「市主建局」。是不是市住建局？",
        "/unit 气象台": "没认出「气象台」这个单位，请写全称或简称。有诉求的单位，看板里都有。",
        "/unit 市住建局": "市住建局没有在办的诉求。",
        "/unit 电业局": "市供电公司在办 2 件\n#ZQ1001 ",
    }.items():
        assert (await asks(house, "林晓", words)).text.startswith(answer), words
    await house.press("林晓", "下一页", found)
    assert found.text.startswith("「园区 货车进不来」找到 13 件 · 第 2 页，共 3 页\n#ZQ1010 ")
    assert found.labels == ["上一页", "下一页"]
    near = await asks(house, "林晓", "/unit 市主建局")
    await house.press("林晓", "市住建局", near)
    assert house.posts("office")[-1].text == "市住建局没有在办的诉求。"


async def test_a_unit_sees_what_is_with_it_and_nothing_else(house: House) -> None:
    await many(house)
    for who, chat in (("吴班长", "power"), ("吴班长", "private")):
        board = await asks(house, who, "看板", chat)
        assert board.text == "市供电公司的看板 · 12月1日 10:00\n在办 2 件\n已交办 1 · 办理中 1\n超期 2"
        assert board.labels == ["超期 2", "在办的", "刷新"]
        await house.press(who, "在办的", board)
        assert board.text.startswith("市供电公司在办 2 件\n#ZQ1001 ")
        assert (await asks(house, who, "/find 路坏了", chat)).text.startswith("「路坏了」找到 1 件\n#ZQ1003 ")
        assert (await asks(house, who, "/find 吃拿卡要", chat)).text.startswith("没找到")
        assert (await asks(house, who, "/unit 市金融办", chat)).text == "这里只看市供电公司的诉求。"
        assert (await asks(house, who, "/unit", chat)).text.startswith("市供电公司在办 2 件")
        for number in (1002, 1004, 4711):
            assert (await asks(house, who, f"/show {number}", chat)).text == f"找不到 #ZQ{number}，请核对编号。"
    await house.say("林晓", "改派 ZQ1003 市金融办", "office")
    assert (await asks(house, "吴班长", "/show 1003", "power")).text.startswith("找不到")
    assert "在办 1 件" in (await asks(house, "吴班长", "看板", "private")).text

    for who in ("林晓", "孙主任"):
        house.town.join(house.troupe.people[who], house.troupe.chats["power"])
    assert (await asks(house, "林晓", "看板", "power")).text.startswith("市供电公司的看板")  # everybody there reads it
    assert (await asks(house, "孙主任", "/board", "power")).text == NOT_HERE
    assert (await asks(house, "孙主任", "/board", "private")).text.startswith("市金融办的看板")


async def test_a_leader_sees_all_privately_but_nothing_of_what_was_reported(house: House) -> None:
    await many(house)
    assert "在办 15 件" in (await asks(house, "周明远", "/board", "private")).text
    shown = await asks(house, "周明远", "/show 1002", "private")
    assert "举报人身份保密" in shown.text
    assert "举报人 登记" in shown.text
    assert shown.labels == []
    overdue = await asks(house, "周明远", "/overdue", "private")
    assert "#ZQ1002 内容请到办公室看\n举报 · " in overdue.text
    for words in ("王德顺", "吃拿卡要", "接电"):
        assert (await asks(house, "周明远", f"/find {words}", "private")).text.startswith("没找到")
        assert "#ZQ1002" in (await asks(house, "林晓", f"/find {words}", "private")).text
    assert not any(word in shown.text + overdue.text for word in ("王德顺", "吃拿卡要", "接电"))
    assert "王德顺" in (await asks(house, "林晓", "/show 1002", "private")).text


async def test_in_the_group_nobody_reads_a_list(house: House) -> None:
    await told(house)
    for who in ("林晓", "周明远", "吴班长"):
        for words in ("/board", "/overdue", "/show ZQ1001"):
            answer = await asks(house, who, words, "group")
            assert (answer.text, answer.labels) == (NOT_HERE, [])
    before = len(house.posts("group"))
    for who, words in (("李秀英", "/board"), ("王德顺", "/show ZQ1001"), ("林晓", "看板"), ("周明远", "超期")):
        await house.say(who, words)
    assert len(house.posts("group")) == before


async def test_for_requesters_there_are_no_lists(house: House) -> None:
    await told(house)
    guest = house.guest(9001, "路过的")
    house.town.join(guest, house.troupe.chats["office"])
    for words in ("/board", "看板", "/show ZQ1001", "/find 冷库"):
        await house.say("王德顺", words, "private")
        before = len(house.posts("office"))
        await house.say(guest, words, "office")
        assert len(house.posts("office")) == before
    assert not any(word in house.ever_said("王德顺") for word in ("在办", "停电", "ZQ1001"))


async def test_only_who_may_see_a_list_turns_its_pages(house: House) -> None:
    await many(house)
    board = await asks(house, "林晓", "/board")
    before = board.text
    guest = house.guest(9001, "路过的")
    for who in (guest, "吴班长"):
        house.town.join(house.troupe.people[who] if isinstance(who, str) else who, house.troupe.chats["office"])
        for data in ("look:0:overdue:0:", "look:1002:show:0:", "look:1:find:0:"):
            pressing = await house.forge(who, data, board)
            assert (pressing.text[:8], pressing.alert) == ("这个清单给市长办", True)
    assert board.text == before
    card = house.post("power", "#ZQ1001")
    for data in (
        "look:1002:show:0:",
        "look:0:unit:0:ffffffff",
        "look:7:find:0:",
        "look:0:board:x:",
        "look:0:boards:0:",
    ):
        assert (await house.forge("吴班长", data, card)).text == "这个按钮已经失效，请用最新的卡片。", data
    assert not any(word in house.ever_said("power") for word in ("举报", "吃拿卡要"))


# ── one issue ─────────────────────────────────────────────────────────────


async def test_the_whole_timeline_page_by_page_and_a_restart_in_between(house: House) -> None:
    await signed(house)
    issue, history = await house.issue(), await house.events()
    async with house.work() as work:
        for number in range(1, 21):
            told_of = Progressed(at=history[-1].at, by=history[-1].by, text=f"第{number}段线路修好")
            await work.journal.append(1001, len(history) + number, told_of, None)
        await work.issues.save(issue, len(history) + 20, read=len(history))
    await house.say("林晓", "备注 老板在外地，电话打不通", "office", to=house.post("office", "#ZQ1001"))
    shown = await asks(house, "林晓", "查看 ZQ1001")
    assert "李秀英 · 绿源食品" in shown.text
    assert POWER_CUT in shown.text
    assert shown.text.splitlines()[-1].endswith("林晓 备注：老板在外地，电话打不通")
    assert next(line for line in shown.text.splitlines() if "进展：" in line).endswith("第16段线路修好")
    assert shown.labels[:4] == ["更早", "改派", "请补充", "办结"]
    found = await asks(house, "林晓", "查找 停电")
    words = found.text
    await house.stop()
    await house.start()
    await house.forge("林晓", "look:1:find:0:", found)
    assert found.text == words
    await house.press("林晓", "更早", shown)
    assert shown.text.splitlines()[0].startswith("#ZQ1001 今天上午又停电了")
    assert "第15段" in shown.text
    assert "第6段" in shown.text
    assert shown.labels[:2] == ["更早", "更近"]
    await house.press("林晓", "更早", shown)
    assert [line.split(maxsplit=2)[2] for line in shown.text.splitlines()[2:4]] == [
        "李秀英 登记",
        "林晓 交办：市供电公司，11月25日 09:00前",
    ]
    assert shown.labels[0] == "更近"

    theirs = await asks(house, "吴班长", "查看 ZQ1001", "power")
    assert theirs.labels[:4] == ["更早", "进展", "请补充", "办结"]
    for _ in range(2):
        await house.press("吴班长", "更早", theirs)
    assert "市长办公室 交办" in theirs.text
    assert not any(word in house.ever_said("power") for word in ("打不通", "林晓"))


async def test_what_stands_there_is_at_work(house: House) -> None:
    """Its buttons and a reply to it act on the issue, and it shows how it stands then."""
    await told(house)
    shown = await asks(house, "林晓", "查看 ZQ1001")
    assert (await house.press("林晓", "受理", shown)).text == "已受理"
    assert shown.text.startswith("#ZQ1001 已受理 · 紧急")
    await house.press("林晓", "交办", shown)
    assert shown.text.endswith("交给哪个单位主办？")
    await house.press("林晓", "返回", shown)
    assert shown.text.endswith("林晓 受理")
    for label in ("交办", "市供电公司", "按规定 11月25日 09:00前"):
        await house.press("林晓", label, shown)
    assert shown.text.startswith("#ZQ1001 已交办 · 紧急")
    assert house.post("office", "#ZQ1001").labels[0] == "改派"

    theirs = await asks(house, "吴班长", "查看 ZQ1001", "power")
    signs = await house.say("吴班长", "签收", "power", to=theirs)
    assert signs.emoji == ["👌"]
    assert (await house.issue()).status is Status.IN_PROGRESS
    leaders = await asks(house, "周明远", "查看 ZQ1001", "private")
    assert leaders.text.endswith("直接回复这条消息，就是批示。")
    await house.say("周明远", "请今天恢复供电", "private", to=leaders)
    assert (await house.history())[-1] == "Instructed"
    again = await asks(house, "郑科长", "/board", "private")
    assert again.text.startswith("市工信局的看板")
    private = await asks(house, "林晓", "查看 ZQ1001", "private")
    assert private.labels == []
    note = await house.say("林晓", "备注 明天再问", "private", to=private)
    assert note.emoji == ["✍"] or note.emoji == ["👌"]
    assert (await house.history())[-1] == "Noted"


async def test_in_a_forum_it_stands_where_it_was_asked(house: House) -> None:
    house.town.set_forum(house.troupe.chats["office"], True)
    await dispatched(house)
    shown = await asks(house, "林晓", "查看 ZQ1001")
    await house.say("林晓", "备注 已打电话", "office", to=shown)
    assert (await house.history())[-1] == "Noted"
