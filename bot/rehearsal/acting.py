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
    if step.crowd:
        _all_at_once(troupe, step)
    elif step.edits:
        troupe.town.edit(troupe.people[step.who], said[step.edits], step.says)
    elif step.says or step.photos:
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
    who, chat, photos = troupe.people[step.who], troupe.chat(step.chat), list(step.photos)
    if len(photos) > 1:
        return troupe.town.say_album(who, chat, photos, step.says, reply_to=reply_to)[0]
    return troupe.town.say(who, chat, step.says, reply_to=reply_to, photo=photos[0] if photos else None)


#: Ids of strangers who are not on the roster.
STRANGERS = 9000


def _all_at_once(troupe: Troupe, step: Step) -> None:
    town, chat = troupe.town, troupe.chat(step.chat)
    for one in range(1, step.crowd + 1):
        stranger = town.add_person(STRANGERS + one, f"业主{one:02}")
        town.join(stranger, chat)
        town.say(stranger, chat, step.says.format(name=stranger.name))


async def _press(troupe: Troupe, step: Step) -> Pressing | None:
    message = _newest(troupe.chat(step.chat), step.under, step.presses)
    button = message.button(step.presses)
    if button.url:
        troupe.town.follow(troupe.people[step.who], button)
        return None
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
