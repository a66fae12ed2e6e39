"""A story in the terminal: the town here, the real bot in a process of its own, and the steps between them."""

import asyncio
from collections.abc import Sequence
from contextlib import aclosing
from pathlib import Path

from rich.console import Console

from bot.core.city import City
from bot.core.issue import Issue
from bot.core.people import Roster
from bot.rehearsal.acting import NotAsTold
from bot.rehearsal.ledger import Ledger
from bot.rehearsal.screen import Screen, issues_table, open_screen, posts_in_group
from bot.rehearsal.stage import Stage, open_stage
from bot.rehearsal.steps import tell
from bot.rehearsal.story import ZONE, Story
from bot.voice.speech import Speech

#: Seconds between steps, so that a person can read along.
PAUSE = 2.5


async def play_story(story: Story, folder: Path, *, fast: bool) -> int:
    """Play it in the terminal; the exit code is 0 only when it came out as told. `folder` is there and empty."""
    console = Console(highlight=False)
    async with open_stage(story, folder) as stage:
        code = await _tell(console, stage, 0 if fast else PAUSE)
        code = await _show_end(console, stage) or code
    return code or _ended_well(console, stage)


async def _tell(console: Console, stage: Stage, pause: float) -> int:
    """Step by step; 0 when everything was seen that should be."""
    screen = open_screen(console, stage.troupe)
    watching = asyncio.create_task(_watch(stage, screen))
    dying = asyncio.create_task(stage.bot.ended())
    telling = asyncio.create_task(_steps(stage, screen, pause))
    try:
        await asyncio.wait((telling, dying), return_when=asyncio.FIRST_COMPLETED)
        if not telling.done():
            raise NotAsTold(f"the bot ended with exit code {stage.bot.returncode} in the middle of the story")
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


async def _steps(stage: Stage, screen: Screen, pause: float) -> None:
    async for step, pressing in tell(stage, screen.acts):
        if pressing:
            screen.told(step, pressing)
        screen.refresh()
        await asyncio.sleep(pause)


async def _watch(stage: Stage, screen: Screen) -> None:
    while True:
        screen.refresh()
        await stage.town.changed()


async def _show_end(console: Console, stage: Stage) -> int:
    """The table of issues; 0 when each stands where the story leaves it."""
    story, chats = stage.story, stage.troupe.chats
    issues = await _issues(stage)
    group, prefix = chats["group"], story.cast["city"]["prefix"]
    sends = posts_in_group(group, prefix, (issue.number for issue in issues))
    city = City(
        name=story.cast["city"]["name"],
        zone=ZONE,
        language=story.language,
        prefix=prefix,
        groups=(group.id,),
        office=chats["office"].id,
        roster=Roster(),
    )
    console.print(issues_table(Speech(city), issues, sends))
    different = {issue.number: str(issue.status) for issue in issues}
    if different != story.ends:
        console.print(f"the day was to end with {story.ends}, but ended with {different}", style="bold red")
        return 1
    return 0


async def _issues(stage: Stage) -> Sequence[Issue]:
    async with aclosing(Ledger(stage.storage)) as ledger:
        return await ledger.issues()


def _ended_well(console: Console, stage: Stage) -> int:
    """The bot must have stopped by itself, as it was asked to."""
    if stage.bot.returncode == 0:
        return 0
    console.print(stage.bot.log(), markup=False)
    console.print(f"the bot ended with exit code {stage.bot.returncode}", style="bold red")
    return 1
