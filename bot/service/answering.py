"""What goes back to whoever pressed: the outcome in a pop-up, or a prompt for the text that is still missing."""

from bot.core.issue import Issue
from bot.core.messages import Pressed
from bot.core.notices import Answer, Post, Priority
from bot.core.people import Person
from bot.core.readings import Place
from bot.core.refusals import Refusal
from bot.core.words import Action
from bot.service.turn import Turn
from bot.voice.drafts import prompt
from bot.voice.refusals import refused_press
from bot.voice.replies import pop_up, toast


def answer_of(turn: Turn, pressed: Pressed, outcome: Issue | Refusal | None, done: str) -> Answer:
    if outcome is None:
        return pop_up(turn.speech, pressed.callback_id, "refusal.no_issue")
    if isinstance(outcome, Refusal):
        return refused_press(turn.speech, pressed.callback_id, outcome)
    return toast(turn.speech, pressed.callback_id, done)


async def in_place(turn: Turn, pressed: Pressed, text: str) -> Post:
    """Instead of what was asked, and without its buttons."""
    known = await turn.work.messages.at(pressed.chat.telegram_id, pressed.message_id)
    key = known.key if known and known.key else f"settled:{pressed.callback_id}"
    return Post(key=key, chat=pressed.chat.telegram_id, text=text, place=Place.ASIDE, priority=Priority.ANSWER)


async def ask_for_text(turn: Turn, pressed: Pressed, person: Person, issue: Issue, action: Action) -> None:
    chat = pressed.chat.telegram_id
    await expect_text(turn, prompt(turn.speech, issue, action, person, chat, pressed.callback_id), person)


async def expect_text(turn: Turn, post: Post, person: Person) -> None:
    """Put the prompt; what this person answers to it is the text."""
    await turn.work.messages.expect(
        post.key, post.chat, issue=post.issue or 0, place=post.place, sender_id=person.telegram_id, at=turn.now
    )
    await turn.put(post)
