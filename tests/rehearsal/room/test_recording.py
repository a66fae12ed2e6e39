"""A conversation is recorded as it happens, saved as a story, and comes out the same when that is played."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from bot.rehearsal.chats import Message
from bot.rehearsal.passing import let_time_pass
from bot.rehearsal.room.recording import Recording
from bot.rehearsal.story import NoStory, Story, read_story
from bot.service import archive, delivery
from tests.stories.house import House, open_house
from tests.stories.telling import tell


@pytest.fixture(autouse=True)
def quick_glances(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "GLANCE", 0.02)
    monkeypatch.setattr(archive, "GLANCE", 0.02)


@dataclass
class Studio:
    """A house in which everything is recorded, and a second one in which it is played."""

    house: House
    recording: Recording
    folder: Path

    async def saved(self) -> Story:
        file = self.folder / "saved.toml"
        ends = {issue.number: str(issue.status) for issue in await self.house.issues()}
        file.write_text(self.recording.as_story(ends), encoding="utf-8")
        return read_story(file)

    async def played(self) -> House:
        """The house in which the saved story has been told, closed by now."""
        story = await self.saved()
        folder = self.folder / "again"
        folder.mkdir()
        async with open_house(folder, story=story) as house:
            await tell(house, story)
            assert {issue.number: str(issue.status) for issue in await house.issues()} == story.ends
        return house

    async def pass_time(self, length: timedelta) -> None:
        until = self.house.clock.now() + length
        await let_time_pass(self.house.town, self.house.clock, self.house.ledger, until, moment=0.1)
        await self.house.quiet()
        self.recording.passed(until)

    def say(self, who: str, text: str, chat: str = "group", to: Message | None = None) -> Message:
        """Without waiting for the bot."""
        return self.house.town.say(self.house.troupe.people[who], self.house.troupe.chat(chat), text, reply_to=to)


@pytest.fixture
async def studio(tmp_path: Path) -> AsyncIterator[Studio]:
    async with open_house(tmp_path, ephemeral=True) as house:
        recording = Recording(house.troupe, read_story().cast)
        house.town.witness = recording
        yield Studio(house, recording, tmp_path)


def words(house: House) -> dict[str, list[str]]:
    """What everybody said in each chat, in their order."""
    people = {name: house.troupe.chat(name) for name in (*house.troupe.chats, *house.troupe.people)}
    return {
        name: [message.text for message in chat.visible() if not message.sender.is_bot] for name, chat in people.items()
    }


async def test_a_whole_appeal_comes_out_the_same(studio: Studio) -> None:
    house = studio.house
    house.at("09:12")
    appeal = await house.say("张建国", "我们公司流动资金紧张，银行贷款月底到期续不上，车间下周就要停产，请市里帮忙协调")
    await house.say("周明远", "请市金融办今天下午对接", to=appeal)
    house.at("09:20:07")
    await house.press("孙主任", "签收", house.post("finance", "#ZQ1001"))
    zhang, group = house.troupe.people["张建国"], house.troupe.chats["group"]
    card = house.post("group", "#ZQ1001")
    house.town.say_album(zhang, group, ["合同1.jpg", "合同2.jpg"], "合同在这里", reply_to=card)
    await house.quiet()
    await house.say("张建国", "", document="贷款合同.pdf", to=appeal)
    await house.edit(appeal, appeal.text.replace("下周", "后天"))
    house.town.react(zhang, house.post("group", "#ZQ1001", "已受理"), "👍")
    await studio.pass_time(timedelta(hours=2))
    await house.say("孙主任", "办结 已协调明川银行续贷500万元", "finance", to=house.post("finance", "#ZQ1001"))
    await house.press("孙主任", "发布", house.post("finance", "将这样答复"))
    result = house.post("group", "这样解决了吗")
    refused = await house.press("李秀英", "满意", result)
    assert "由诉求人来评价" in refused.text
    await house.press("张建国", "满意", result)
    await house.say("陈大伟", "我要举报市住建局验收科的人，验收的时候向我们公司索要好处费", "private")

    again = await studio.played()
    assert words(again) == words(house)
    assert [post.text for post in again.posts("group")] == [post.text for post in house.posts("group")]
    assert [post.labels for post in again.posts("office")] == [post.labels for post in house.posts("office")]
    assert again.troupe.chats["group"].messages[0].edited is not None
    kinds = [message.attachment.kind for message in group.messages if message.attachment]
    assert kinds == ["photo", "photo", "document"]
    files = [[m.attachment.name for m in h.troupe.chats["group"].messages if m.attachment] for h in (house, again)]
    assert files[0] == files[1]
    assert house.post("group", "已受理").emoji == again.post("group", "已受理").emoji == ["👍"]


async def test_what_is_seen_is_asked_for_when_it_is_played(studio: Studio) -> None:
    house = studio.house
    appeal = await house.say("李秀英", "今天上午又停电了，冷库和生产线全停，这个月第三次了")
    await house.say("林晓", "受理", "office", to=house.post("office", "#ZQ1001"))
    await house.say("周明远", "请市供电公司24小时内解决", to=appeal)
    steps = (await studio.saved()).steps
    assert [step.who for step in steps] == ["李秀英", "林晓", "周明远"]
    office = next(sight for sight in steps[0].sees if sight.chat == "office")
    assert office.has == ("#ZQ1001 待受理", "紧急", "求助", "李秀英", "绿源食品")
    assert office.buttons == ("受理", "交办", "不予受理", "转私密")
    assert {"group", "office", "power"} == {sight.chat for sight in steps[2].sees}
    assert not any(":" in words for step in steps for sight in step.sees for words in sight.has), "no hours"
    assert (steps[1].to_card, steps[2].to) == (("#ZQ1001 待受理",), steps[0].name)


async def test_what_one_person_alone_was_shown(studio: Studio) -> None:
    await studio.house.say("李秀英", "今天上午又停电了，冷库和生产线全停，这个月第三次了")
    await studio.house.say("李秀英", "/my")
    seen = (await studio.saved()).steps[1].sees
    assert [(sight.chat, sight.only_for, sight.has[0]) for sight in seen] == [("group", "李秀英", "您的诉求")]
    await studio.played()


async def test_people_who_do_not_wait(studio: Studio) -> None:
    """What they did not wait to see is not asked for before they go on."""
    appeal = studio.say("李秀英", "今天上午又停电了，冷库和生产线全停，这个月第三次了")
    studio.say("张建国", "谢谢市长")
    studio.say("周明远", "请市供电公司24小时内解决", to=appeal)
    await studio.house.quiet()
    story = await studio.saved()
    assert [bool(step.sees) for step in story.steps] == [False, False, True]
    await studio.played()


async def test_nothing_has_happened_yet(studio: Studio) -> None:
    assert studio.recording.acts == 0
    with pytest.raises(NoStory, match="steps: Field required"):
        await studio.saved()


HOSTILE = (
    "“引号\" 'single' \"\"\" ''' \\ \\n {name} {} %s\n第二行\t[steps]\n# no comment",
    "emoji 👨‍👩‍👧 🇨🇳 \u200b \u202e \x07 \x7f \u2028 \x1b[0m",
    '[[steps]]\nat = "09:00"\n',
    "我们公司停电了，{name}的车间全停，请市里帮忙 \\u0041",
)


async def test_whatever_is_said(studio: Studio) -> None:
    house = studio.house
    stranger = house.guest(9001, 'Ann "O\'Hara" \\ {name}')
    for text in HOSTILE:
        said = await house.say(stranger, f"#诉求 {text}")
        await house.say(stranger, text, to=said)
    await house.edit(said, HOSTILE[0])
    await house.say(stranger, HOSTILE[3], "private")
    await house.say("林晓", f"备注 {HOSTILE[1]}", "office", to=house.post("office", "#ZQ1001"))
    again = await studio.played()
    before = [message.text for chat in house.town.chats.values() for message in chat.visible() if not message.service]
    after = [message.text for chat in again.town.chats.values() for message in chat.visible() if not message.service]
    assert sorted(after) == sorted(before)
    assert again.troupe.people[stranger.name].id == stranger.id


async def test_the_same_words_twice(studio: Studio) -> None:
    """Which of the bot's messages was meant is told by as many words as it takes."""
    house = studio.house
    await house.say("李秀英", "#诉求 停电了，冷库全停")
    await house.say("张建国", "#诉求 停电了，车间全停")
    await house.say("王德顺", "#诉求 停水了，食堂开不了")
    first = house.post("office", "#ZQ1001 待受理")
    await house.say("林晓", "受理", "office", to=first)
    await house.press("林晓", "受理", house.post("office", "#ZQ1002 待受理"))
    await house.say("李秀英", "已经两个小时了", to=house.post("group", "#ZQ1001"))
    await studio.played()
    story = await studio.saved()
    assert [step.to_card or step.under for step in story.steps[3:]] == [
        ("#ZQ1001 待受理",),
        ("#ZQ1002 待受理",),
        ("#ZQ1001 停电了，冷库全停",),
    ]
    assert list(story.ends.values()) == ["accepted", "accepted", "received"]
