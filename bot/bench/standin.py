"""The stand-in's process: the Bot API for one bot, and beside it what the bench asks for.

    python -m bot.bench.standin [--delay MS] [--limits] [--clock FILE]

It prints its address, such as http://127.0.0.1:41233, and serves until it is ended.

    POST /say        {"messages": 500, "people": 200, "groups": 1, "seconds": 60}: appeals, evenly over so many
                     seconds, or handed out all at once as after an hour away
    POST /stir       an update of a kind that no bot asks for
    GET  /progress   {"confirmed": …, "first_poll": …, "counts": [[method, chat, status, how often], …]}
    GET  /results    {"said": [[update, chat, message, handed out at], …], "busiest": …,
                     "calls": [[at, method, chat, message, text, status], …]}

Moments are seconds since 1970; `first_poll` is null until there was one.
"""

import argparse
import asyncio
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import astuple
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from bot.bench.api import Api
from bot.bench.crowd import Json, appeal, group_at, message_of
from bot.bench.line import Line, Request
from bot.rehearsal.limits import Limits, Pace
from bot.service.clock import SetClock, SystemClock

#: Telegram's: into a group in a minute, and everywhere in a second.
IN_GROUP, OVER_ALL = Pace(20, 60.0), Pace(30, 1.0)


class Saying(NamedTuple):
    """Who says something where, and how many seconds ago that was."""

    person: int
    chat: int
    age: int


class StandIn:
    def __init__(self, api: Api, now: Callable[[], datetime]) -> None:
        self._api = api
        self._now = now
        self._said: dict[int, tuple[int, int]] = {}  # update → chat and message
        self._talking: set[asyncio.Task[None]] = set()

    def answer(self, request: Request) -> None:
        """/bot<token>/<method>: any token is the right one."""
        if request.path.startswith("/bot"):
            return self._api.call(request.path.rsplit("/", 1)[1], request)
        asked = {"/say": self._say, "/stir": self._stir, "/progress": self._progress, "/results": self._results}
        if request.path not in asked:
            return request.reply(b"{}", 404)
        return request.reply(json.dumps(asked[request.path](request), ensure_ascii=False).encode())

    def _say(self, request: Request) -> Json:
        """Nobody says two things within the same second: that would be one appeal in two pieces."""
        wanted = request.parameters()
        messages, people, groups = wanted["messages"], wanted["people"], wanted["groups"]
        lines = [
            Saying(number % people, group_at(number % groups), (messages - 1 - number) // people)
            for number in range(messages)
        ]
        if not wanted["seconds"]:
            self._speak(lines)
            return {}
        talking = asyncio.create_task(self._talk(lines, wanted["seconds"] / messages))
        self._talking.add(talking)
        talking.add_done_callback(self._talking.discard)
        return {}

    async def _talk(self, lines: Sequence[Saying], apart: float) -> None:
        loop = asyncio.get_running_loop()
        began = loop.time()
        for number, line in enumerate(lines):
            await asyncio.sleep(began + number * apart - loop.time())
            self._speak([line._replace(age=0)])

    def _speak(self, lines: Sequence[Saying]) -> None:
        now, places, updates = int(self._now().timestamp()), [], []
        for number, (person, chat, age) in enumerate(lines, len(self._said)):
            message = self._api.next_message(chat)
            places.append((chat, message))
            updates.append({"message": message_of(person, chat, message, now - age, appeal(number))})
        self._said.update(zip(self._api.happen(updates), places, strict=True))

    def _stir(self, _: Request) -> Json:
        return {"update": self._api.happen([{"unasked": {}}])[0]}

    def _progress(self, _: Request) -> Json:
        counts = [[*what, times] for what, times in self._api.counts.items()]
        return {"confirmed": self._api.confirmed, "first_poll": self._api.first_poll, "counts": counts}

    def _results(self, _: Request) -> Json:
        said = [[update, *place, self._api.served.get(update)] for update, place in self._said.items()]
        return {"said": said, "busiest": self._api.busiest, "calls": [astuple(call) for call in self._api.calls]}


async def serve(options: argparse.Namespace) -> None:
    clock = SetClock(options.clock, UTC) if options.clock else SystemClock(UTC)
    limits = Limits(IN_GROUP, OVER_ALL) if options.limits else None
    stand_in = StandIn(Api(clock.now, delay=options.delay / 1000, limits=limits), clock.now)
    server = await asyncio.get_running_loop().create_server(lambda: Line(stand_in.answer), "127.0.0.1")
    print("http://{}:{}".format(*server.sockets[0].getsockname()), flush=True)
    async with server:
        await server.serve_forever()


def options_of(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot.bench.standin")
    parser.add_argument("--delay", type=float, default=0.0, help="milliseconds that each call takes")
    parser.add_argument("--limits", action="store_true", help="with Telegram's limits")
    parser.add_argument("--clock", type=Path, help="a file that sets the clock")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    asyncio.run(serve(options_of(sys.argv[1:])))
