"""The Bot API as far as the bot calls it, with next to nothing behind it: quick; it remembers what was called."""

import asyncio
import json
from collections import Counter, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.bench.crowd import BOT, Json
from bot.bench.line import Request
from bot.rehearsal.limits import Limits
from bot.rehearsal.refusals import Refused

ME = {
    "id": BOT,
    "is_bot": True,
    "first_name": "小二",
    "username": "xiaoer_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": True,
    "supports_inline_queries": False,
}
#: Telegram hands out so many updates at once, at most.
MOST_UPDATES = 100
#: What counts against a chat's limits: an edit like a message, as Telegram's developers say in tdlib/td issue 3034.
COUNTED = {"sendMessage", "editMessageText", "copyMessage"}
#: Where the answer is that it is done.
DONE = {
    "answerCallbackQuery",
    "deleteMessage",
    "deleteMyCommands",
    "deleteWebhook",
    "setMessageReaction",
    "setMyCommands",
}
NOT_FOUND = Refused(404, "Not Found")
OTHER_POLL = Refused(409, "Conflict: terminated by other getUpdates request")


@dataclass(slots=True)
class Call:
    """`at`: when it came, seconds since 1970. `message`: what it made, changed or reacted to."""

    at: float
    method: str
    chat: int
    message: int
    text: str
    status: int


class Api:
    """`delay`: seconds that a call takes, the long poll apart. Who asks without any limits gets none."""

    def __init__(self, now: Callable[[], datetime], *, delay: float = 0.0, limits: Limits | None = None) -> None:
        self._now = now
        self._delay = delay
        self._limits = limits
        self._updates: deque[tuple[int, bytes]] = deque()
        self._last_update = 0
        self._polling: tuple[Request, int] | None = None
        self._messages: Counter[int] = Counter()  # chat → the newest message there
        self._under_way = 0
        self.calls: list[Call] = []
        self.counts: Counter[tuple[str, int, int]] = Counter()  # method, chat, status
        self.served: dict[int, float] = {}  # update → when it was first handed out
        self.first_poll: float | None = None
        self.busiest = 0  # so many calls were under way at once, at most

    @property
    def confirmed(self) -> int:
        """Updates that will not be handed out again."""
        return self._last_update - len(self._updates)

    # ── what people do ────────────────────────────────────────────────────

    def next_message(self, chat: int) -> int:
        self._messages[chat] += 1
        return self._messages[chat]

    def happen(self, updates: Iterable[Json]) -> Sequence[int]:
        """They are handed out together as soon as somebody polls; their ids."""
        first = self._last_update + 1
        for update in updates:
            self._last_update += 1
            self._updates.append((self._last_update, json.dumps({"update_id": self._last_update} | update).encode()))
        self._hand_out()
        return range(first, self._last_update + 1)

    # ── what the bot calls ────────────────────────────────────────────────

    def call(self, method: str, request: Request) -> None:
        """The method's name counts as Telegram reads it, in any case."""
        try:
            parameters = request.parameters()
        except ValueError:
            return request.reply(_refusal(Refused(400, "Bad Request: can't parse the body")), 400)
        if method.casefold() == "getupdates":
            return self._poll(request, parameters)
        status, body = self._carried_out(method, parameters)
        if not self._delay:
            return request.reply(body, status)
        self._under_way += 1
        self.busiest = max(self.busiest, self._under_way)
        asyncio.get_running_loop().call_later(self._delay, self._late, request, body, status)
        return None

    def _late(self, request: Request, body: bytes, status: int) -> None:
        self._under_way -= 1
        request.reply(body, status)

    def _carried_out(self, method: str, parameters: Mapping[str, Any]) -> tuple[int, bytes]:
        chat = int(parameters.get("chat_id") or 0)
        now = self._now()
        note = Call(now.timestamp(), method, chat, int(parameters.get("message_id") or 0), "", 200)
        try:
            if self._limits and method in COUNTED:
                self._limits.take(chat, chat < 0, 1, now)
            body = json.dumps({"ok": True, "result": self._result(note, parameters)}).encode()
        except Refused as refused:
            note.status, body = refused.code, _refusal(refused)
        self.calls.append(note)
        self.counts[method, chat, note.status] += 1
        return note.status, body

    def _result(self, note: Call, parameters: Mapping[str, Any]) -> Any:
        if note.method in ("sendMessage", "editMessageText"):
            note.message = note.message or self.next_message(note.chat)
            note.text = str(parameters.get("text", ""))
            return self._message(note)
        if note.method == "copyMessage":
            note.message = self.next_message(note.chat)
            return {"message_id": note.message}
        if note.method == "getMe":
            return ME
        if note.method.casefold() == "getchat":
            return _chat(note.chat) | {"accent_color_id": 0, "max_reaction_count": 11}
        if note.method in DONE:
            return True
        raise NOT_FOUND

    def _message(self, note: Call) -> Json:
        return {
            "message_id": note.message,
            "from": ME,
            "chat": _chat(note.chat),
            "date": int(note.at),
            "text": note.text,
        }

    # ── the long poll ─────────────────────────────────────────────────────

    def _poll(self, request: Request, parameters: Mapping[str, Any]) -> None:
        if self.first_poll is None:
            self.first_poll = self._now().timestamp()
        self._confirm(int(parameters.get("offset") or 0))
        if self._polling:
            self._polling[0].reply(_refusal(OTHER_POLL), 409)
        self._polling = request, int(parameters.get("limit") or MOST_UPDATES)
        self._hand_out()
        if self._polling:
            patience = float(parameters.get("timeout") or 0)
            asyncio.get_running_loop().call_later(patience, self._nothing_new, request)

    def _confirm(self, offset: int) -> None:
        while self._updates and self._updates[0][0] < offset:
            self._updates.popleft()

    def _hand_out(self) -> None:
        """What is there, to whoever waits for it."""
        if not self._updates or self._polling is None:
            return
        (request, limit), self._polling = self._polling, None
        if request.is_given_up:
            return
        batch = [self._updates[place] for place in range(min(limit, MOST_UPDATES, len(self._updates)))]
        now = self._now().timestamp()
        for number, _ in batch:
            self.served.setdefault(number, now)
        request.reply(b'{"ok":true,"result":[' + b",".join(body for _, body in batch) + b"]}")

    def _nothing_new(self, request: Request) -> None:
        if self._polling and self._polling[0] is request:
            self._polling = None
            request.reply(b'{"ok":true,"result":[]}')


def _chat(chat: int) -> Json:
    return {"id": chat, "type": "supergroup", "title": "政企直通车"} if chat < 0 else {"id": chat, "type": "private"}


def _refusal(refused: Refused) -> bytes:
    return json.dumps(refused.body).encode()
