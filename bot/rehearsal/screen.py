"""The rehearsal in a terminal: group, office and units side by side, cards as they change; or plain lines."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Protocol

from rich.console import Console, Group, RenderableType
from rich.layout import Layout
from rich.live import Live
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from bot.core.issue import Issue
from bot.rehearsal.cast import Troupe
from bot.rehearsal.chats import Chat, Message, Pressing
from bot.rehearsal.screen_words import WORDS, word
from bot.rehearsal.story import Step
from bot.rehearsal.town import Town
from bot.voice.speech import Speech

#: Characters: three columns need so many; narrower terminals get lines.
NARROWEST = 100
#: Lines of a column that one message may take before its middle is left out.
TALLEST = 14


class Screen(Protocol):
    def acts(self, step: Step) -> None:
        """Somebody is about to speak or press."""

    def refresh(self) -> None:
        """Something changed in the town."""

    def told(self, step: Step, pressing: Pressing) -> None:
        """A pop-up came up."""

    def close(self) -> None: ...


def open_screen(console: Console, troupe: Troupe) -> Screen:
    wide = console.is_terminal and console.width >= NARROWEST
    return Columns(console, troupe) if wide else Lines(console, troupe)


# ── a terminal ────────────────────────────────────────────────────────────


class Columns:
    """Three columns that follow the chats."""

    def __init__(self, console: Console, troupe: Troupe) -> None:
        self._troupe = troupe
        self._console = console
        self._caption = Text()
        self._live = Live(self._render(), console=console, auto_refresh=False, screen=True)
        self._live.start()

    def acts(self, step: Step) -> None:
        self._caption = Text(_caption(self._troupe, step), "bold", overflow="ellipsis", no_wrap=True)
        self.refresh()

    def told(self, step: Step, pressing: Pressing) -> None:
        if pressing.text:
            self._caption.append("   " + word(self._troupe.town, "pop_up", text=pressing.text), "yellow")
            self.refresh()

    def refresh(self) -> None:
        self._live.update(self._render(), refresh=True)

    def close(self) -> None:
        self._live.stop()

    def _render(self) -> RenderableType:
        layout = Layout()
        layout.split_column(Layout(name="chats"), Layout(Panel(self._caption), size=3))
        layout["chats"].split_row(*(Layout(self._column(title, chats)) for title, chats in self._columns()))
        return layout

    def _columns(self) -> list[tuple[str, list[Chat]]]:
        """The group, the office, and everybody else who hears of it."""
        group, office = self._troupe.chats["group"], self._troupe.chats["office"]
        others = [chat for chat in self._troupe.town.chats.values() if chat not in (group, office) and chat.messages]
        return [
            (group.title or "", [group]),
            (office.title or "", [office]),
            (word(self._troupe.town, "units"), others),
        ]

    def _column(self, title: str, chats: list[Chat]) -> Panel:
        height, width = self._console.height - 5, self._console.width // 3 - 4
        messages = sorted((m for chat in chats for m in chat.visible()), key=lambda m: (m.date, m.id))
        blocks: list[Text] = []
        for message in reversed(messages):
            where = self._where(chats, message) if len(chats) > 1 else ""
            block = _bubble(self._troupe, message, where)
            lines = len(block.wrap(self._console, width))
            if lines > height and blocks:
                break
            height -= lines + 1
            blocks.insert(0, block)
        return Panel(Group(*(part for block in blocks for part in (block, Text()))), title=title, border_style="dim")

    def _where(self, chats: list[Chat], message: Message) -> str:
        return next((chat.title or "" for chat in chats if chat.id == message.chat), "")


def _caption(troupe: Troupe, step: Step) -> str:
    if step.imports:
        return f"{step.at:%m-%d %H:%M}  {word(troupe.town, 'imported', who=step.who, told=step.told)}"
    if not step.chat:
        return f"{step.at:%m-%d %H:%M}"
    chat = troupe.chat(step.chat).title or step.chat
    who = step.who or word(troupe.town, "crowd", count=step.crowd)
    return f"{step.at:%m-%d %H:%M}  {who} · {chat}  {_did(troupe.town, step)}"


def _did(town: Town, step: Step) -> str:
    if step.presses:
        return word(town, "pressed", label=step.presses)
    if step.opens:
        return word(town, "opened")
    return word(town, "rewritten", text=step.says) if step.edits else step.reacts or step.says


def _words(town: Town, message: Message) -> str:
    """What it says; a file shows that it is one."""
    kind = message.attachment.kind if message.attachment else ""
    file = word(town, kind if kind in WORDS[town.language] else "document") if kind else ""
    return f"{file}{message.text}"


def _bubble(troupe: Troupe, message: Message, where: str) -> Text:
    """Who, when, to whom; the words; the buttons."""
    zone = troupe.town.zone
    is_bot = message.sender.is_bot
    head = Text(f"{_clock(message.date, zone)} {message.sender.name}", "cyan bold" if is_bot else "green bold")
    if where:
        head.append(f"  {where}", "dim")
    if message.edited:
        head.append("  " + word(troupe.town, "updated", time=_clock(message.edited, zone)), "dim")
    if message.emoji:
        head.append("  " + " ".join(message.emoji))
    lines = _words(troupe.town, message).split("\n")
    if len(lines) > TALLEST:
        lines = [*lines[:6], "…", *lines[-(TALLEST - 7) :]]
    body = Text("\n" + "\n".join(lines))
    for row in message.rows:
        body.append("\n" + " ".join(f"[{label}]" for label, _ in row), "magenta")
    return head + body


# ── no terminal ───────────────────────────────────────────────────────────


class Lines:
    """One line for everything that happens, in the order in which it happens; of a changed card, what is new."""

    def __init__(self, console: Console, troupe: Troupe) -> None:
        self._console = console
        self._troupe = troupe
        self._bot = troupe.town.bot.name
        self._day = troupe.town.now().astimezone(troupe.town.zone).date()
        self._shown: dict[tuple[int, int], Shown] = {}

    def acts(self, step: Step) -> None:
        if step.presses:
            chat = self._troupe.chat(step.chat)
            self._print(step.at, chat, step.who, word(self._troupe.town, "pressed", label=step.presses))
        elif step.imports:
            self._line(step.at, word(self._troupe.town, "imported", who=step.who, told=step.told))

    def told(self, step: Step, pressing: Pressing) -> None:
        if pressing.text:
            text = word(self._troupe.town, "only_for", who=step.who, text=pressing.text)
            self._print(step.at, self._troupe.chat(step.chat), self._bot, text)

    def refresh(self) -> None:
        for chat in self._troupe.town.chats.values():
            for message in chat.visible():
                self._show(chat, message)

    def close(self) -> None:
        self.refresh()

    def _show(self, chat: Chat, message: Message) -> None:
        seen = Shown(message.text, message.labels, message.emoji)
        before = self._shown.get((chat.id, message.id))
        if seen == before:
            return
        self._shown[chat.id, message.id] = seen
        if before is None:
            self._print(
                message.date, chat, message.sender.name, _with_buttons(_words(self._troupe.town, message), message)
            )
        elif before.emoji != seen.emoji:
            self._print(self._troupe.town.now(), chat, self._bot, f"{''.join(seen.emoji)} {message.text[:16]}…")
        else:
            text = word(self._troupe.town, "changed", text=_news(before, message))
            self._print(message.edited or message.date, chat, message.sender.name, text)

    def _print(self, at: datetime, chat: Chat, who: str, what: str) -> None:
        town = self._troupe.town
        title = word(town, "private", who=chat.title) if chat.private else chat.title
        text = what.replace("\n", f"\n{' ' * 6}")
        self._line(at, word(town, "line", chat=title, who=who, text=text))

    def _line(self, at: datetime, text: str) -> None:
        """Below the day, where another one has begun."""
        there = at.astimezone(self._troupe.town.zone)
        if there.date() > self._day:
            self._day = there.date()
            self._console.print(Text(f"\n── {self._day} ──", "bold"))
        self._console.print(Text(f"{there:%H:%M} {text}"), soft_wrap=True)


@dataclass(frozen=True, slots=True)
class Shown:
    text: str
    labels: list[str]
    emoji: list[str]


def _news(before: Shown, message: Message) -> str:
    """The number of the issue, and the lines that were not there before."""
    old = set(before.text.split("\n"))
    lines = message.text.split("\n")
    new = [line for line in lines[1:] if line not in old]
    return _with_buttons("\n".join([lines[0], *new]), message)


def _with_buttons(text: str, message: Message) -> str:
    return "  ".join((text, *(f"[{label}]" for label in message.labels)))


def _clock(moment: datetime, zone: tzinfo) -> str:
    return moment.astimezone(zone).strftime("%H:%M")


# ── the end ───────────────────────────────────────────────────────────────


def issues_table(speech: Speech, issues: Sequence[Issue], sends: Mapping[int, int]) -> Table:
    """Each issue and where it stands, and what it cost the group."""
    words = WORDS[speech.city.language]
    table = Table(title=words["issues"], title_style="bold")
    for heading in words["columns"].split():
        table.add_column(heading, overflow="fold")
    for issue in issues:
        status = speech.status(issue)
        rating = f" · {speech.say.plain(f'rating.{issue.rating}')}" if issue.rating else ""
        table.add_row(
            speech.plain_number(issue.number),
            issue.title,
            speech.requester(issue),
            issue.lead or "",
            status + rating,
            str(sends.get(issue.number, 0)),
        )
    return table


def posts_in_group(group: Chat, prefix: str, numbers: Iterable[int]) -> dict[int, int]:
    """How many messages of the bot each issue put into the group."""
    mine = [message.text for message in group.messages if message.sender.is_bot]
    return {number: sum(f"#{prefix}{number}" in text for text in mine) for number in numbers}
