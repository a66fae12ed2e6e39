"""make rehearse: the town here, the real bot in a process of its own, and the story between them."""

import asyncio
import contextlib
import signal
import sys
import tempfile
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

from rich.console import Console

from bot.core.city import City
from bot.core.issue import Issue
from bot.core.people import Roster
from bot.rehearsal.acting import NotAsTold, perform
from bot.rehearsal.cast import Troupe, assemble, configuration
from bot.rehearsal.chats import Message
from bot.rehearsal.screen import Screen, issues_table, open_screen, posts_in_group
from bot.rehearsal.server import serve
from bot.rehearsal.story import ZONE, Step, Story, read_story
from bot.rehearsal.town import Town
from bot.service.clock import SetClock
from bot.voice.speech import Speech
from storage.engine import open_engine
from storage.work import Work

#: Seconds: between steps, so that a person can read along; and for the bot to come up and to go.
PAUSE, START, STOP = 2.5, 30.0, 15.0
#: Of the story's time, and in seconds of ours: where time passes without anybody acting.
A_LITTLE, MOMENT = timedelta(seconds=5), 0.3


def rehearse(*, fast: bool, stay: bool, keep: Path | None) -> int:
    """Play the story; the exit code is 0 only when it came out as told."""
    console = Console(highlight=False)
    with contextlib.ExitStack() as stack:
        folder = keep or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="xiaoer-")))
        folder.mkdir(parents=True, exist_ok=True)
        if (folder / "xiaoer.db").exists():
            console.print(f"{folder}/xiaoer.db 已经有了，请换一个文件夹。")
            return 1
        try:
            return asyncio.run(_play(console, read_story(), folder, pause=0 if fast else PAUSE, stay=stay))
        except KeyboardInterrupt:
            return 130


async def _play(console: Console, story: Story, folder: Path, *, pause: float, stay: bool) -> int:
    clock = SetClock(folder / "clock", ZONE)
    clock.set(story.begins - timedelta(minutes=1))
    town = Town(clock=clock.now)
    troupe = assemble(story.cast, town)
    async with serve(town) as address:
        text = configuration(story.cast, base_url=address, token=town.token, storage=_storage(folder))
        (folder / "config.toml").write_text(text, encoding="utf-8")
        async with _bot(folder) as bot:
            code = await _tell(console, story, troupe, clock, bot, pause)
            code = await _show_end(console, story, troupe, folder) or code
            if stay:
                console.print(f"小镇还开着：{address}  (Ctrl+C 结束）")
                await _until_interrupted()
        return code or _ended_well(console, folder, bot.returncode)


@contextlib.asynccontextmanager
async def _bot(folder: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """The real bot, as anybody would run it; its log lies beside its database."""
    with (folder / "bot.log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"),
            *("--config", folder / "config.toml", "--clock", folder / "clock"),
            stdout=log,
            stderr=log,
        )
        try:
            yield process
        finally:
            if process.returncode is None:
                process.send_signal(signal.SIGTERM)
            try:
                await asyncio.wait_for(process.wait(), STOP)
            except TimeoutError:
                process.kill()
                await process.wait()


async def _tell(
    console: Console, story: Story, troupe: Troupe, clock: SetClock, bot: asyncio.subprocess.Process, pause: float
) -> int:
    """Step by step; 0 when everything was seen that should be."""
    screen = open_screen(console, troupe)
    watching = asyncio.create_task(_watch(troupe.town, screen))
    dying = asyncio.create_task(bot.wait())
    telling = asyncio.create_task(_steps(story, troupe, clock, screen, pause))
    try:
        await asyncio.wait((telling, dying), return_when=asyncio.FIRST_COMPLETED)
        if not telling.done():
            raise NotAsTold(f"the bot ended with exit code {bot.returncode} in the middle of the story")
        telling.result()
    except NotAsTold as difference:
        problem: NotAsTold | None = difference
    else:
        problem = None
    finally:
        for task in (watching, dying, telling):
            task.cancel()
        await asyncio.gather(watching, dying, telling, return_exceptions=True)
        screen.close()
    if problem:
        console.print(f"\n{problem}", style="bold red", markup=False)
    return 1 if problem else 0


async def _steps(story: Story, troupe: Troupe, clock: SetClock, screen: Screen, pause: float) -> None:
    said: dict[str, Message] = {}
    try:
        await troupe.town.wait_until(lambda: troupe.town.updates.polling, START)
    except TimeoutError:
        raise NotAsTold("the bot did not come up") from None
    for step in story.steps:
        await _let_time_pass(clock, step, troupe.town)
        screen.acts(step)
        pressing = await perform(troupe, step, said)
        if pressing:
            screen.told(step, pressing)
        screen.refresh()
        await asyncio.sleep(pause)


async def _let_time_pass(clock: SetClock, step: Step, town: Town) -> None:
    """At once to what somebody does; where nobody does anything, little by little, so that what waits can go."""
    while not step.who and not step.crowd and clock.now() + A_LITTLE < step.at:
        clock.set(clock.now() + A_LITTLE)
        await _a_moment(town)
    clock.set(step.at)


async def _a_moment(town: Town) -> None:
    """Until nothing happens in the town for a moment."""
    with contextlib.suppress(TimeoutError):
        while True:
            await asyncio.wait_for(town.changed(), MOMENT)


async def _watch(town: Town, screen: Screen) -> None:
    while True:
        screen.refresh()
        await town.changed()


async def _show_end(console: Console, story: Story, troupe: Troupe, folder: Path) -> int:
    """The table of issues; 0 when each stands where the story leaves it."""
    issues = await _issues(folder)
    group, prefix = troupe.chats["group"], story.cast["city"]["prefix"]
    sends = posts_in_group(group, prefix, (issue.number for issue in issues))
    city = City(
        name=story.cast["city"]["name"],
        zone=ZONE,
        language="zh",
        prefix=prefix,
        groups=(group.id,),
        office=troupe.chats["office"].id,
        roster=Roster(),
    )
    console.print(issues_table(Speech(city), issues, sends))
    different = {issue.number: str(issue.status) for issue in issues}
    if different != story.ends:
        console.print(f"the day was to end with {story.ends}, but ended with {different}", style="bold red")
        return 1
    return 0


def _storage(folder: Path) -> str:
    return f"sqlite+aiosqlite:///{folder / 'xiaoer.db'}"


async def _issues(folder: Path) -> list[Issue]:
    engine = open_engine(_storage(folder))
    try:
        async with Work(engine) as work:
            return list(await work.issues.all())
    finally:
        await engine.dispose()


def _ended_well(console: Console, folder: Path, returncode: int | None) -> int:
    """The bot must have stopped by itself, as it was asked to."""
    if returncode == 0:
        return 0
    console.print((folder / "bot.log").read_text(encoding="utf-8", errors="replace")[-2000:], markup=False)
    console.print(f"the bot ended with exit code {returncode}", style="bold red")
    return 1


async def _until_interrupted() -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await stop.wait()
