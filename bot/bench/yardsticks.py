"""What others do with the same messages, each in a process of its own: python-telegram-bot as its guide shows it.

    python -m bot.bench.yardsticks noop|reply|commit ADDRESS MESSAGES DATABASE

noop: its own Updater, and a handler that does nothing. reply: one reply each. commit: one row each through SQLModel, a
session and a commit for it, as SQLModel's tutorial does it on SQLite. It prints when the last message was handled, in
seconds since 1970. The one place beside `bot.telegram` and `storage` where both libraries are used: as they come.
"""

import sys
import time
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from sqlmodel import Field, Session, SQLModel, create_engine
from telegram import Message, Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

Handle = Callable[[Message], Coroutine[Any, Any, None]]


class Kept(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    chat: int
    person: int | None
    text: str


def noop(_: Path) -> Handle:
    async def handle(_: Message) -> None:
        pass

    return handle


def reply(_: Path) -> Handle:
    async def handle(message: Message) -> None:
        await message.reply_text("收到")

    return handle


def commit(file: Path) -> Handle:
    engine = create_engine(f"sqlite:///{file}")
    SQLModel.metadata.create_all(engine)

    async def handle(message: Message) -> None:
        person = message.from_user.id if message.from_user else None
        with Session(engine) as session:
            session.add(Kept(chat=message.chat_id, person=person, text=message.text or ""))
            session.commit()

    return handle


def run(handle: Handle, address: str, messages: int) -> None:
    application = Application.builder().token("1:bench").base_url(f"{address}/bot").build()
    handled = 0

    async def count(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        nonlocal handled
        if update.message:
            await handle(update.message)
            handled += 1
        if handled == messages:
            print(time.time(), flush=True)
            application.stop_running()

    application.add_handler(MessageHandler(filters.TEXT, count))
    application.run_polling()


if __name__ == "__main__":
    making = {"noop": noop, "reply": reply, "commit": commit}[sys.argv[1]]
    run(making(Path(sys.argv[4])), sys.argv[2], int(sys.argv[3]))
