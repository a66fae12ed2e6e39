"""Ask once: the check list under a desk's card, the question that it becomes, and what of it is still missing."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.core.checklists import CHECKLISTS, Item, numbered
from bot.core.events import Asked
from bot.core.issue import Issue
from bot.core.messages import Press
from bot.core.notices import Button, Post, Priority
from bot.core.people import Person
from bot.core.presses import AskMenu, AskStep, Verb
from bot.core.words import Action
from bot.voice.drafts import prompt
from bot.voice.speech import ANSWER, PARAGRAPH, Speech, home
from bot.voice.text import Html, clip, safe

# ── the menu ──────────────────────────────────────────────────────────────


def with_checklist(card: Post, speech: Speech, issue: Issue, menu: AskMenu) -> Post:
    """The desk's card with the list in place of its buttons, an item a row."""
    speech = speech.to(card.chat)
    rows = [(_toggle(speech, issue, menu, item),) for item in CHECKLISTS[menu.kind]]
    text = f"{card.text}\n\n<b>{speech.say.html('menu.ask')}</b>"
    buttons = (*rows, _last_row(speech, issue, menu))
    return replace(card, text=text, buttons=buttons, priority=Priority.ANSWER, edit_only=True)


def _toggle(speech: Speech, issue: Issue, menu: AskMenu, item: Item) -> Button:
    words = speech.say.plain(f"item.{item}")
    label = speech.say.plain("list.in" if item in menu.chosen else "list.out", item=words)
    return Button(label, replace(menu, step=AskStep.PICK, chosen=menu.chosen ^ {item}).press(issue.number))


def _last_row(speech: Speech, issue: Issue, menu: AskMenu) -> tuple[Button, ...]:
    """With nothing chosen there is nothing to send."""
    steps = {AskStep.SEND: "button.send", AskStep.EDIT: "button.edit_list"}
    chosen = [step for step in steps if menu.chosen or step is AskStep.EDIT]
    go = [Button(speech.say.plain(steps[step]), replace(menu, step=step).press(issue.number)) for step in chosen]
    return (*go, Button(speech.say.plain("button.back"), Press(Verb.CARD, issue.number)))


def words_for(speech: Speech, issue: Issue, items: Iterable[Item]) -> tuple[str, ...]:
    """The items as the requester reads them: in the language of the chat where they hear of it."""
    chat, _ = home(issue)
    say = speech.to(chat).say
    return tuple(say.plain(f"item.{item}") for item in items)


def list_prompt(speech: Speech, issue: Issue, items: Sequence[str], person: Person, chat: int, key: str) -> Post:
    """Asks for the list, with the chosen items to copy; without any it asks for a question."""
    post = prompt(speech, issue, Action.ASK, person, chat, key)
    if not items:
        return post
    speech = speech.to(chat)
    text = speech.say.html("prompt.list", who=speech.mention(person), number=speech.number(issue.number))
    copied = safe("\n".join(items))
    return replace(post, text=f"{text}\n<pre>{copied}</pre>")


# ── the question ──────────────────────────────────────────────────────────


def as_list(speech: Speech, opening: str, items: Sequence[str]) -> str:
    """What announces the list, and an item a line, in plain text."""
    return "\n".join(line for line in (opening, *_numbered(speech, items, items)) if line)


def in_line(speech: Speech, opening: str, items: Sequence[str]) -> str:
    return " ".join(line for line in (opening, *_numbered(speech, items, items)) if line)


def question(speech: Speech, issue: Issue, event: Asked) -> Html:
    """To the requester: all that is asked for, at once."""
    return speech.say.html(
        "milestone.question.list" if len(event.items) > 1 else "milestone.question",
        number=speech.number(issue.number),
        who=event.by.unit or speech.say.plain("office"),
        question=clip(as_list(speech, event.question, event.items), ANSWER),
    )


def still_missing(speech: Speech, issue: Issue) -> Html:
    """To the requester: what has not come yet, each under the number that it was asked by."""
    items = clip("\n".join(_numbered(speech, issue.asked_items, issue.missing)), ANSWER)
    return speech.say.html("milestone.question.missing", number=speech.number(issue.number), items=items)


def missing_in_line(speech: Speech, issue: Issue) -> str:
    return " ".join(_numbered(speech, issue.asked_items, issue.missing))


def _numbered(speech: Speech, items: Sequence[str], those: Sequence[str]) -> list[str]:
    """A list of one needs no number."""
    if len(items) == 1:
        return list(those)
    return [speech.say.plain("list.item", position=at, item=item) for at, item in numbered(items, those)]


def is_partly_answered(issue: Issue) -> bool:
    return issue.missing != issue.asked_items


def needed(speech: Speech, issue: Issue, most: int = PARAGRAPH) -> str:
    """On the requester's card, in plain text: what is still needed from them."""
    if is_partly_answered(issue):
        return speech.say.plain("card.waiting.partly", question=clip(missing_in_line(speech, issue), most))
    question = in_line(speech, issue.question or "", issue.asked_items)
    return speech.say.plain("card.waiting", question=clip(question, most))


def awaited(speech: Speech, issue: Issue) -> Html:
    """On a desk's card: the question, and once some of it has come, what has and what has not."""
    if issue.question is None:
        return Html()
    if len(issue.asked_items) < 2:
        question = in_line(speech, issue.question, issue.asked_items)
        return speech.say.html("desk.question", question=clip(question, PARAGRAPH))
    listed = as_list(speech, issue.question, issue.asked_items)
    items = _ticked(speech, issue) if is_partly_answered(issue) else listed
    return speech.say.html("desk.question.list", items=clip(items, PARAGRAPH))


def _ticked(speech: Speech, issue: Issue) -> str:
    lines = [
        speech.say.plain("list.missing" if item in issue.missing else "list.come", position=at, item=item)
        for at, item in enumerate(issue.asked_items, start=1)
    ]
    return "\n".join(lines)
