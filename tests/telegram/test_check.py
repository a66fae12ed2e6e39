"""What `xiaoer check` finds, told by a Bot API stand-in that answers what each test lays down."""

import re
import socket
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram import Bot

from bot.telegram.check import FINE, Finding, diagnose, sentence
from bot.telegram.check_words import SENTENCES, Language, Topic
from bot.telegram.request import AiohttpRequest

TOKEN = "123456789:AAExampleExampleExampleExampleExampl"
GROUP, OFFICE, UNIT = -1001, -1002, -1003
HANDLER = 7100000024

Json = dict[str, Any]


def member(status: str, **more: bool) -> Json:
    return {"status": status, "user": {"id": 5}, **more}


class Telegram:
    """A Bot API in which all is well until a test changes something; Telegram does not mind how a method is spelt."""

    def __init__(self) -> None:
        self.me: Json = {"id": 5, "is_bot": True, "first_name": "小二", "username": "xiaoer_bot"}
        self.me["can_read_all_group_messages"] = True
        names = {GROUP: "政企沟通群", OFFICE: "市长办公室", UNIT: "市金融办"}
        self.chats: dict[int, Json] = {
            chat: {"id": chat, "type": "supergroup", "title": title} for chat, title in names.items()
        }
        self.members = {chat: member("member") for chat in names}
        self.refusals: dict[tuple[str, int | None], tuple[int, str, Json]] = {}  # method, chat → what it says
        self.asked: list[str] = []
        self.refuse("editEphemeralMessageText", 5, 404, "Not Found: method not found")

    def refuse(self, method: str, chat: int | None, status: int, words: str, **parameters: int) -> None:
        self.refusals[method.lower(), chat] = (status, words, parameters)

    async def answer(self, request: web.Request) -> web.Response:
        method, given = request.path.rpartition("/")[2].lower(), await request.json()
        self.asked.append(method)
        chat = int(str(given["chat_id"])) if "chat_id" in given else None
        if refusal := self.refusals.get((method, chat)):
            status, words, parameters = refusal
            return web.json_response({"ok": False, "description": words, "parameters": parameters}, status=status)
        return web.json_response({"ok": True, "result": self._result(method, chat)})

    def _result(self, method: str, chat: int | None) -> Any:
        match method, chat:
            case "getme", None:
                return self.me
            case "getchat", int():
                return self.chats[chat]
            case "getchatmember", int():
                return self.members[chat]
            case "editephemeralmessagetext", int():
                return True
        assert method == "sendchataction", "nothing else may be called: it would be seen"
        return True


@pytest.fixture
def telegram() -> Telegram:
    return Telegram()


@pytest.fixture
async def bot(telegram: Telegram) -> AsyncIterator[Bot]:
    application = web.Application()
    application.router.add_post("/{path:.*}", telegram.answer)
    async with TestServer(application) as server:
        bot = bot_at(str(server.make_url("/bot")))
        yield bot
        await bot.shutdown()


def bot_at(base_url: str) -> Bot:
    return Bot(TOKEN, base_url=base_url, request=AiohttpRequest(), get_updates_request=AiohttpRequest())


async def findings(bot: Bot) -> list[Finding]:
    return await diagnose(bot, [GROUP], OFFICE, {"明川市金融工作局": UNIT}, {HANDLER: "冯秀兰"})


async def problems(bot: Bot) -> list[Finding]:
    return [finding for finding in await findings(bot) if not finding.ok]


async def test_all_is_well(bot: Bot) -> None:
    assert [sentence(finding, "zh") for finding in await findings(bot)] == [
        "@xiaoer_bot 已连上 Telegram",
        "政企沟通群 (-1001)：机器人在群里",
        "政企沟通群 (-1001)：机器人可以发消息",
        "政企沟通群 (-1001)：机器人读得到全部消息",
        "市长办公室 (-1002)：机器人在群里",
        "市长办公室 (-1002)：机器人可以发消息",
        "市金融办 (-1003)：机器人在群里",
        "市金融办 (-1003)：机器人可以发消息",
        "冯秀兰：机器人可以私聊",
    ]


async def test_nothing_is_asked_that_anybody_sees(telegram: Telegram, bot: Bot) -> None:
    assert all(finding.ok for finding in await findings(bot))
    asked = {"getme", "getchat", "getchatmember", "sendchataction", "editephemeralmessagetext"}
    assert set(telegram.asked) == asked


class TestForOneAlone:
    """Messages in a group that one person alone sees: only an administrator may send them."""

    @pytest.fixture(autouse=True)
    def newer(self, telegram: Telegram) -> None:
        telegram.refuse("editEphemeralMessageText", 5, 400, "Bad Request: chat not found")

    async def test_an_ordinary_member(self, bot: Bot) -> None:
        (problem,) = await problems(bot)
        assert problem == Finding(Topic.ALL_READ, "政企沟通群 (-1001)")

    async def test_an_administrator(self, telegram: Telegram, bot: Bot) -> None:
        telegram.members[GROUP] = member("administrator")
        assert await problems(bot) == []

    async def test_somebody_who_is_not_there(self, telegram: Telegram, bot: Bot) -> None:
        telegram.members[GROUP] = member("left")
        assert [finding.topic for finding in await problems(bot)] == [Topic.ABSENT]


TOPICS: dict[str, tuple[Json, Json, Topic]] = {
    "an administrator with the right": (member("administrator", can_manage_topics=True), {}, Topic.OPENS_TOPICS),
    "an administrator without it": (member("administrator", can_manage_topics=False), {}, Topic.NO_TOPICS),
    "the owner": (member("creator"), {}, Topic.OPENS_TOPICS),
    "a member where everybody may": (member("member"), {"can_manage_topics": True}, Topic.OPENS_TOPICS),
    "a member where nobody may": (member("member"), {"can_manage_topics": False}, Topic.NO_TOPICS),
    "a member, and Telegram does not say": (member("member"), {}, Topic.NO_TOPICS),
    "restricted": (member("restricted", is_member=True, can_send_messages=True), {}, Topic.NO_TOPICS),
}


@pytest.mark.parametrize(("standing", "permissions", "expected"), TOPICS.values(), ids=TOPICS.keys())
async def test_the_office_is_a_forum(
    telegram: Telegram, bot: Bot, standing: Json, permissions: Json, expected: Topic
) -> None:
    telegram.chats[OFFICE] |= {"is_forum": True, "permissions": permissions}
    telegram.members[OFFICE] = standing
    found = [finding for finding in await findings(bot) if finding.topic in (Topic.OPENS_TOPICS, Topic.NO_TOPICS)]
    assert found == [Finding(expected, "市长办公室 (-1002)")]


class TestReading:
    async def test_privacy_mode(self, telegram: Telegram, bot: Bot) -> None:
        telegram.me["can_read_all_group_messages"] = False
        (problem,) = await problems(bot)
        assert problem == Finding(Topic.READS_LITTLE, "政企沟通群 (-1001)")
        assert all(word in sentence(problem, "en") for word in ("/setprivacy", "@BotFather", "admin"))

    @pytest.mark.parametrize("status", ["administrator", "creator"])
    async def test_an_admin_reads_in_spite_of_it(self, status: str, telegram: Telegram, bot: Bot) -> None:
        telegram.me["can_read_all_group_messages"] = False
        telegram.members[GROUP] = member(status)
        assert Finding(Topic.READS_AS_ADMIN, "政企沟通群 (-1001)") in await findings(bot)
        assert await problems(bot) == []


class TestPresence:
    @pytest.mark.parametrize("status", ["left", "kicked", "restricted"])
    async def test_gone(self, status: str, telegram: Telegram, bot: Bot) -> None:
        telegram.members[UNIT] = member(status, is_member=False)
        assert await problems(bot) == [Finding(Topic.ABSENT, "市金融办 (-1003)", status)]

    @pytest.mark.parametrize(
        ("chat", "label"),
        [(GROUP, "chats.groups"), (OFFICE, "chats.office"), (UNIT, "明川市金融工作局")],
    )
    async def test_a_chat_nobody_knows_is_named_as_in_the_file(
        self, chat: int, label: str, telegram: Telegram, bot: Bot
    ) -> None:
        telegram.refuse("getChat", chat, 400, "Bad Request: chat not found")
        assert await problems(bot) == [Finding(Topic.ABSENT, f"{label} {chat}", "Chat not found")]

    async def test_thrown_out(self, telegram: Telegram, bot: Bot) -> None:
        words = "Forbidden: bot was kicked from the supergroup chat"
        telegram.refuse("getChat", OFFICE, 403, words)
        assert await problems(bot) == [Finding(Topic.ABSENT, "chats.office -1002", words)]

    async def test_a_group_that_was_upgraded(self, telegram: Telegram, bot: Bot) -> None:
        telegram.refuse("getChat", GROUP, 400, "group chat was upgraded", migrate_to_chat_id=-10077)
        (problem,) = await problems(bot)
        assert problem == Finding(Topic.MOVED, "chats.groups -1001", "-10077")
        assert "改为 -10077" in sentence(problem, "zh")

    async def test_a_channel(self, telegram: Telegram, bot: Bot) -> None:
        telegram.chats[GROUP]["type"] = "channel"
        assert await problems(bot) == [Finding(Topic.NO_GROUP, "政企沟通群 (-1001)", "channel")]


class TestWriting:
    async def test_the_bot_is_restricted(self, telegram: Telegram, bot: Bot) -> None:
        telegram.members[OFFICE] = member("restricted", is_member=True, can_send_messages=False)
        assert await problems(bot) == [Finding(Topic.MUTE, "市长办公室 (-1002)")]

    async def test_restricted_but_not_in_this(self, telegram: Telegram, bot: Bot) -> None:
        telegram.members[OFFICE] = member("restricted", is_member=True, can_send_messages=True)
        assert await problems(bot) == []

    async def test_the_group_is_silent(self, telegram: Telegram, bot: Bot) -> None:
        telegram.chats[GROUP]["permissions"] = {"can_send_messages": False}
        assert await problems(bot) == [Finding(Topic.MUTE, "政企沟通群 (-1001)")]

    async def test_but_not_for_an_admin(self, telegram: Telegram, bot: Bot) -> None:
        telegram.chats[GROUP]["permissions"] = {"can_send_messages": False}
        telegram.members[GROUP] = member("administrator")
        assert await problems(bot) == []

    @pytest.mark.parametrize(
        ("allowed", "fine"),
        [
            ([], False),
            ([{"type": "emoji", "emoji": "👍"}], False),
            ([{"type": "custom_emoji", "custom_emoji_id": "1"}], False),
            ([{"type": "emoji", "emoji": "👍"}, {"type": "emoji", "emoji": "👀"}], True),
        ],
    )
    async def test_reactions(self, allowed: list[Json], fine: bool, telegram: Telegram, bot: Bot) -> None:
        telegram.chats[GROUP]["available_reactions"] = allowed
        assert await problems(bot) == ([] if fine else [Finding(Topic.NO_REACTIONS, "政企沟通群 (-1001)", "👀")])

    @pytest.mark.parametrize(
        ("status", "words"),
        [(403, "Forbidden: bot was blocked by the user"), (400, "Bad Request: chat not found")],
    )
    async def test_a_handler_who_never_pressed_start(
        self, status: int, words: str, telegram: Telegram, bot: Bot
    ) -> None:
        telegram.refuse("sendChatAction", HANDLER, status, words)
        (problem,) = await problems(bot)
        assert sentence(problem, "zh") == "冯秀兰：机器人还不能私聊。请对方打开 @xiaoer_bot，按一次“开始”"


class TestNoAnswer:
    @pytest.mark.parametrize(("status", "words"), [(401, "Unauthorized"), (404, "Not Found")])
    async def test_a_wrong_token(self, status: int, words: str, telegram: Telegram, bot: Bot) -> None:
        telegram.refuse("getMe", None, status, words)
        (finding,) = await findings(bot)
        assert finding == Finding(Topic.TOKEN_REFUSED, "127.0.0.1")

    async def test_nobody_there(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
        bot = bot_at(f"http://127.0.0.1:{port}/bot")
        (finding,) = await findings(bot)
        await bot.shutdown()
        assert (finding.topic, finding.subject) == (Topic.UNREACHABLE, "127.0.0.1")
        assert "ClientConnectorError" in finding.detail

    async def test_trouble_half_way_ends_it(self, telegram: Telegram, bot: Bot) -> None:
        telegram.refuse("getChat", OFFICE, 502, "Bad Gateway")
        found = await findings(bot)
        assert [finding.topic for finding in found[-2:]] == [Topic.READS_ALL, Topic.UNREACHABLE]

    async def test_too_many_questions(self, telegram: Telegram, bot: Bot) -> None:
        telegram.refuse("getChat", GROUP, 429, "Too Many Requests", retry_after=5)
        (problem,) = await problems(bot)
        assert problem.topic is Topic.REFUSED

    async def test_the_token_is_in_no_sentence(self, telegram: Telegram, bot: Bot) -> None:
        telegram.refuse("getChat", GROUP, 400, f"no such method: /bot{TOKEN}/getChat")
        assert not [finding for finding in await findings(bot) if "AAExample" in sentence(finding, "zh")]


class TestSentences:
    @pytest.mark.parametrize("topic", Topic)
    def test_both_languages_say_the_same_things(self, topic: Topic) -> None:
        said: dict[Language, set[str]] = {
            language: set(re.findall(r"{\w+}", SENTENCES[topic][language])) for language in ("zh", "en")
        }
        assert said["zh"] == said["en"] >= {"{subject}"}

    @pytest.mark.parametrize("topic", sorted(set(Topic) - FINE))
    def test_each_problem_comes_with_something_to_do(self, topic: Topic) -> None:
        assert re.search("请|改为", SENTENCES[topic]["zh"])
        assert re.search(r"(Add|Allow|Ask|Check|Look|Make|Send|Write)\b", SENTENCES[topic]["en"])

    def test_a_title_with_braces_is_only_a_title(self) -> None:
        assert sentence(Finding(Topic.PRESENT, "{0} {detail}"), "en") == "{0} {detail}: the bot is in the chat"
