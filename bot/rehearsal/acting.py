"""One step of a story: do it, and look whether what must be seen is there."""

from collections.abc import Mapping, MutableMapping

from bot.rehearsal.cast import Troupe
from bot.rehearsal.chats import Chat, Message, Pressing
from bot.rehearsal.story import Sight, Step

#: Seconds of real time until something must be seen.
PATIENCE = 20.0


class NotAsTold(Exception):
    """The story came out differently."""


async def perform(troupe: Troupe, step: Step, said: MutableMapping[str, Message]) -> Pressing | None:
    """`said` keeps the named messages. Raises NotAsTold."""
    pressing = await _press(troupe, step) if step.presses else None
    if step.says:
        message = _say(troupe, step, said)
        if step.name:
            said[step.name] = message
    for sight in step.sees:
        await _see(troupe, step, sight)
    return pressing


def _say(troupe: Troupe, step: Step, said: Mapping[str, Message]) -> Message:
    reply_to = said[step.to] if step.to else None
    if step.to_card:
        reply_to = _newest(troupe.chat(step.chat), step.to_card)
    return troupe.town.say(troupe.people[step.who], troupe.chat(step.chat), step.says, reply_to=reply_to)


async def _press(troupe: Troupe, step: Step) -> Pressing:
    message = _newest(troupe.chat(step.chat), step.under, step.presses)
    pressing = troupe.town.press(troupe.people[step.who], message, step.presses)
    try:
        await troupe.town.answered(pressing, PATIENCE)
    except TimeoutError:
        raise NotAsTold(f"{step.at:%H:%M} {step.who} pressed {step.presses}, and nobody answered") from None
    if step.told not in (pressing.text or ""):
        raise NotAsTold(f"{step.at:%H:%M} {step.who} was to be told “{step.told}”, but was told “{pressing.text}”")
    return pressing


def _newest(chat: Chat, words: str, button: str = "") -> Message:
    for message in reversed(chat.visible()):
        if words in message.text and message.sender.is_bot and (not button or button in message.labels):
            return message
    raise NotAsTold(f"{chat.title}: no message of the bot says “{words}”" + (f" with [{button}]" if button else ""))


async def _see(troupe: Troupe, step: Step, sight: Sight) -> None:
    chat = troupe.chat(sight.chat)
    try:
        await troupe.town.wait_until(lambda: _is_there(chat, sight), PATIENCE)
    except TimeoutError:
        stands = "\n".join(f"  {m.text!r} {m.labels}" for m in chat.visible() if m.sender.is_bot)
        wanted = f"{' … '.join(sight.has)} {list(sight.buttons)}"
        raise NotAsTold(f"{step.at:%H:%M} {chat.title}: not seen: {wanted}\nwhat stands there:\n{stands}") from None


def _is_there(chat: Chat, sight: Sight) -> bool:
    return any(
        message.sender.is_bot
        and all(words in message.text for words in sight.has)
        and all(button in message.labels for button in sight.buttons)
        for message in chat.visible()
    )
