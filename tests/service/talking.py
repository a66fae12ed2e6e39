"""What several people may do in the group, privately and in the office, at random; and a service that hears it all."""

import contextlib
import tempfile
from collections import Counter as Counted
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import event

from bot.core.messages import Chat, Edited, File, Incoming, Press, Pressed, Said, Sender
from bot.core.notices import Post
from bot.core.presses import NOT_SATISFIED, Verb, rate
from bot.service.almanac import Almanac
from bot.service.intake import Intake
from storage.engine import Engine, open_engine
from storage.versions import digest
from storage.work import Work
from tests.core.cast import GROUP, GUEST, LI, LIN, MA, OFFICE, SUN, TUESDAY, ZHANG, ZHOU, city
from tests.databases import ON_POSTGRESQL, new_database

APPEALS = (
    "我们公司流动资金紧张，银行贷款月底到期续不上，车间下周就要停产，请市里帮忙协调",
    "我们物流园停电了，冷库全停，请供电公司尽快处理",
    "另外，厂门口的路坏了三个月，货车进不来，请市里帮忙协调修路",
    "举报城东砂石厂夜里偷排污水，请环保局查处",
)
HALVES = ("我们厂门口的路灯", "我们厂门口那条路能不能修一下")
WORDS = (
    *APPEALS,
    *APPEALS,
    *HALVES,
    *HALVES,
    "今天天气不错",
    "合同在财务室，下午送过去",
    "谢谢",
    "是的",
    "满意",
    "好的",
    "没有解决",
    "撤回",
    "登记",
    "#诉求",
    "#诉求 食堂太小",
    "#诉求 撤回",
    "/new",
    "请市金融办今天下午对接",
    "已联系银行",
    "进展 已出发",
    "拆",
    "",
)
ORDERS = (
    "受理 ZQ{}",
    "交办 ZQ{} 市金融办",
    "请补充 ZQ{} 贷款合同",
    "请补充 ZQ{} 贷款合同",
    "不予受理 ZQ{} 不属本市管辖",
    "备注 ZQ{} 电话里很着急",
    "/note {} 催一下",
    "办结 ZQ{} 已放款",
    "拆分 ZQ{} 2",
    "转私密 ZQ{}",
)
REQUESTERS = (ZHANG, MA, LI, GUEST)
PEOPLE = (*REQUESTERS, *REQUESTERS, ZHOU, LIN, SUN)
NAMES = {one.telegram_id: one.name for one in PEOPLE}
THE_BOT = Sender(900, "小二", is_bot=True, ours=True)
FACELESS = Sender(GROUP, "政企沟通群", anonymous=True)


@dataclass(frozen=True)
class Says:
    pause: int  # seconds before it
    who: int
    text: str
    files: bool = False
    to: int | None = None  # the so many-th message before it in the chat
    private: bool = False
    forwarded: bool = False
    faceless: bool = False


@dataclass(frozen=True)
class Album:
    pause: int
    who: int
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Edits:
    pause: int
    which: int
    text: str


@dataclass(frozen=True)
class Orders:
    pause: int
    text: str
    which: int


@dataclass(frozen=True)
class Decides:
    pause: int
    which: int
    verb: Verb


Step = Says | Album | Edits | Orders | Decides

pauses = st.sampled_from([0, 1, 5, 20, 60, 100, 600, 4000])
texts = st.sampled_from(WORDS)
places = st.integers(0, 5)
says = st.builds(
    Says,
    pauses,
    st.sampled_from([one.telegram_id for one in PEOPLE]),
    texts,
    files=st.sampled_from([False, False, True]),
    to=st.none() | places,
    private=st.sampled_from([False, False, False, True]),
    forwarded=st.sampled_from([False] * 7 + [True]),
    faceless=st.sampled_from([False] * 19 + [True]),
)
albums = st.builds(
    Album,
    pauses,
    st.sampled_from([one.telegram_id for one in REQUESTERS]),
    st.lists(texts, min_size=2, max_size=3).map(tuple),
)
edits = st.builds(Edits, pauses, places, texts)
orders = st.builds(Orders, pauses, st.sampled_from(ORDERS), st.integers(0, 4))
decides = st.builds(
    Decides, pauses, st.integers(0, 4), st.sampled_from([Verb.REGISTER, Verb.IGNORE, Verb.PUBLISH, Verb.RATE])
)
steps = st.lists(says | says | says | says | albums | edits | orders | decides, min_size=4, max_size=25)


@dataclass
class Counter:
    """Hears each step at once; the bot's posts stand in their chats a moment later."""

    engine: Engine
    moment: datetime = TUESDAY
    said: list[Said] = field(default_factory=list)  # the newest version of each message of people
    posts: dict[str, Said] = field(default_factory=dict)  # the bot's, by key
    letters: list[Incoming] = field(default_factory=list)
    sent: Counted[str] = field(default_factory=Counted)  # how often, by the first word of the key

    def __post_init__(self) -> None:
        almanac = Almanac(self.engine, city())
        self.intake = Intake(self.engine, almanac, self._read, lambda raw: None, self, lambda: None, _nowhere)

    def now(self) -> datetime:
        return self.moment

    def _read(self, raw: dict[str, int]) -> Incoming:
        return self.letters[raw["update_id"]]

    async def play(self, step: Step) -> None:
        self.moment += timedelta(seconds=step.pause)
        match step:
            case Says():
                await self._say(step)
            case Album(who=who, texts=captions):
                album = f"album {len(self.letters)}"
                for text in captions:
                    await self.keep(replace(self.message(who, text, GROUP), files=_PHOTO, album=album))
            case Edits():
                await self._edit(step)
            case Orders(text=text, which=which):
                await self.keep(self.message(LIN.telegram_id, text.format(1001 + which), OFFICE))
            case Decides():
                await self._decide(step)

    def message(self, who: int, text: str, chat: int, pause: int = 0) -> Said:
        self.moment += timedelta(seconds=pause)
        command = text[1:].partition(" ")[0] if text.startswith("/") else None
        return Said(
            chat=Chat(chat, private=chat > 0),
            message_id=len(self.said) + len(self.posts) + 1,
            sender=Sender(who, NAMES[who]),
            at=self.moment.replace(microsecond=0),
            text=text,
            command=command,
            argument=text.partition(" ")[2] if command else "",
        )

    async def _say(self, step: Says) -> None:
        chat = step.who if step.private else GROUP
        message = replace(
            self.message(step.who, step.text, chat),
            files=_PHOTO if step.files or not step.text else (),
            reply_to=self._earlier(chat, step.to),
            borrowed_from="刘师傅" if step.forwarded else None,
        )
        if step.faceless and not step.private:
            message = replace(message, sender=FACELESS)
        await self.keep(message)

    def _earlier(self, chat: int, back: int | None) -> Said | None:
        if back is None:
            return None
        there = [one for one in (*self.said, *self.posts.values()) if one.chat.telegram_id == chat]
        there.sort(key=lambda one: one.message_id)
        return replace(there[-1 - back], reply_to=None) if back < len(there) else None

    async def keep(self, said: Said) -> None:
        self.said.append(said)
        await self._hear(said)

    async def _edit(self, step: Edits) -> None:
        editable = [one for one in self.said if one.borrowed_from is None and one.command is None]
        if step.which >= len(editable) or step.text.startswith("/"):
            return
        old = editable[-1 - step.which]
        new = replace(old, text=step.text)
        if not new.text and not new.files:
            return
        self.said[self.said.index(old)] = new
        await self._hear(Edited(new))

    async def _decide(self, step: Decides) -> None:
        async with Work(self.engine) as work:
            kept = await work.candidates.get(step.which + 1)
        lin, zhang = Sender(LIN.telegram_id, LIN.name), Sender(ZHANG.telegram_id, ZHANG.name)
        if step.verb is Verb.RATE:
            await self._hear(Pressed("c", Chat(GROUP), 1, zhang, rate(NOT_SATISFIED, 1001 + step.which)))
        else:
            author = kept.said.sender if kept and kept.said.chat.private and step.verb is not Verb.PUBLISH else lin
            await self._hear(Pressed("c", Chat(OFFICE), 1, author, Press(step.verb, step.which + 1)))

    async def _hear(self, incoming: Incoming) -> None:
        """Everything comes twice, as after a crash."""
        self.letters.append(incoming)
        self.moment += timedelta(milliseconds=300)
        for _ in range(2):
            await self.intake.keep(900, [{"update_id": len(self.letters) - 1}])
            while await self.intake.take_next():
                pass
        await self._deliver()

    async def _deliver(self) -> None:
        """What is due goes out: people can reply to it."""
        async with Work(self.engine) as work:
            while due := (await work.outbox.due(self.moment + timedelta(hours=1))).now:
                for waiting in due:
                    if isinstance(waiting.notice, Post):
                        await self._stand(work, waiting.notice, waiting.chat or 0)
                    await work.outbox.sent(waiting, self.moment, 1)

    async def _stand(self, work: Work, post: Post, chat: int) -> None:
        known = self.posts.get(post.key)
        self.sent[post.key.partition(":")[0]] += 1
        number = known.message_id if known else len(self.said) + len(self.posts) + 1
        self.posts[post.key] = Said(Chat(chat, private=chat > 0), number, THE_BOT, self.moment, post.text)
        await work.messages.posted(
            post.key, chat, number, issue=post.issue, place=post.place, digest=digest(post), at=self.moment
        )


_PHOTO = (File("photo"),)


@contextlib.asynccontextmanager
async def open_counter() -> AsyncIterator[Counter]:
    """With a database of its own, in which nothing has happened."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(await new_database(Path(folder) / "xiaoer.db"))
        if not ON_POSTGRESQL:
            event.listen(engine.sync_engine, "connect", _hurry)
        try:
            yield Counter(engine)
        finally:
            await engine.dispose()


async def _nowhere(chat: int) -> bool:
    """Nothing is on its way to anybody."""
    return False


def _hurry(connection: Any, _record: object) -> None:
    """No power fails in a test: nobody waits for the disk."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous=OFF")
    cursor.close()
