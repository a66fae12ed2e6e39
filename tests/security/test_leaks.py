"""A word that was said privately, a note and a file's name: whatever happens afterwards, they stay where they were."""

import io

import pytest

from bot import log
from bot.core.words import Visibility
from tests.stories.house import House
from tests.stories.scenes import POWER_CUT, told

#: Of a private issue, of a note inside, of a file, of a report.
SECRET, NOTE, FILE, REPORT = "账上只剩七万", "此人常来闹", "账本八月.pdf", "夜里偷排的是南岸化工"
MINE = f"我们公司贷款续不上，{SECRET}，请市里帮忙协调"


async def busy_week(house: House) -> None:
    """#ZQ1001 private with a file and a note; #ZQ1002 open, its follower #ZQ1003 was private; #ZQ1004 is a report."""
    await house.say("王德顺", "/start", "private")
    await house.say("王德顺", MINE, "private", document=FILE)
    await house.say("林晓", f"备注 ZQ1001 {NOTE}", "office")
    open_one = await told(house)
    await house.say("张建国", f"{POWER_CUT}，{SECRET}", "private")
    await house.say("林晓", "合并 ZQ1003 到 ZQ1002", "office")
    await house.say("马会计", f"举报：{REPORT}，请环保局查处", "private")
    for number, unit in ((1001, "市金融办"), (1002, "市供电公司"), (1004, "市住建局")):
        await house.say("林晓", f"交办 ZQ{number} {unit}", "office")
    await house.edit(open_one, f"{POWER_CUT}，电表号20731")
    mine = next(one for one in house.town.chat(house.troupe.people["王德顺"].id).messages if one.attachment)
    await house.edit(mine, f"{MINE}，{SECRET}，快")
    group = house.posts("group")[0]
    for who in ("王德顺", "林晓", "马会计"):
        await house.say(who, "ZQ1001怎么样了", to=group)
        await house.say(who, "/my")
        await house.say(who, "/show 1001")
        await house.say(who, "/find 七万")
    await house.say("林晓", "拆分 ZQ1002 1", "office")
    await house.until("+6 18:30")  # the mornings, the limits, the week's summary


@pytest.mark.usefixtures("log_as_before")
async def test_of_a_week_neither_the_group_nor_the_log_tells(house: House) -> None:
    stream = io.StringIO()
    log.configure("DEBUG", stream=stream)
    await busy_week(house)
    issues = {issue.number: issue for issue in await house.issues()}
    assert [issues[number].visibility for number in (1001, 1003, 1004)] == [Visibility.PRIVATE] * 3
    assert house.post("office", "#ZQ1001", SECRET)  # it is not that nobody said it
    whispers = "\n".join(one.text for one in house.troupe.chats["group"].whispers)
    for secret in (SECRET, NOTE, FILE, REPORT):
        assert secret not in house.ever_said("group"), secret
        assert secret not in stream.getvalue(), secret
        assert secret not in whispers, secret
    for number in (1001, 1004):
        assert f"ZQ{number}" not in house.ever_said("group")
    for requester in ("王德顺", "李秀英", "张建国", "马会计"):
        assert NOTE not in house.ever_said(requester)
    for stranger in ("李秀英", "张建国", "power"):  # none of them said it, nor is it with that unit
        assert REPORT not in house.ever_said(stranger)
    assert SECRET not in house.ever_said("李秀英")


#: What means something in LIKE, FTS5, tsquery, SQL or JSON.
PATTERNS = (
    "%", "_", "%%%", "*", '"', "'", "' OR 1=1 --", "'; DROP TABLE issues; --", '") OR (1=1', "NEAR(a b)", "a OR b",
    "NOT x", "words:停", "^停", "停*", "停:*", "!停", "(停", "停 & | !", "\\", "\\%", "{}", "[]", "[1]", "?", ":terms",
    "\u0000", "\ufffd", "a" * 400, "\u202e停", "-1", "1001 OR 1002",
)  # fmt: skip


async def test_search_signs_are_words_like_others(house: House) -> None:
    """None finds what does not contain it, none breaks anything."""
    await told(house)
    await house.say("王德顺", MINE, "private")
    for words in PATTERNS:
        before = len(house.posts("office"))
        await house.say("林晓", f"/find {words}", "office")
        told_there = "\n".join(post.text for post in house.posts("office")[before:])
        assert len(house.posts("office")) == before + 1, words
        assert "停电了" not in told_there or "停" in words, words
        assert SECRET not in told_there, words
    async with house.work() as work:
        assert await work.figures.set_aside() == 0
    assert len(await house.issues()) == 2


@pytest.mark.parametrize("who", ["李秀英", "马会计", "张建国", "孙主任", "吴班长"])
async def test_nobody_else_finds_a_private_issue(house: House, who: str) -> None:
    """Another enterprise, a colleague, a follower of another issue, liaisons of units that it is not with."""
    await house.say("王德顺", MINE, "private")
    await house.say(who, "/start", "private")
    for words in (
        "/find 贷款",
        "/find 1001",
        "/show 1001",
        "/board",
        "/overdue",
        "/unit 市金融办",
        "/my",
        "进度 ZQ1001",
    ):
        await house.say(who, words, "private")
    seen = house.ever_said(who)
    assert SECRET not in seen
    assert "恒通" not in seen
    assert "续不上" not in seen
