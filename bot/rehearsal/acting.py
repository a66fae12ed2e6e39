"""One step of a story: do it, and look whether what must be seen is there."""

from collections.abc import Mapping, MutableMapping, Sequence

from bot.rehearsal.cast import Troupe
from bot.rehearsal.chats import Chat, Message, Person, Pressing
from bot.rehearsal.story import Sight, Step
from bot.rehearsal.town import DEEP_LINK

#: Seconds of real time until something must be seen.
PATIENCE = 20.0
#: What takes a reaction back.
NO_REACTION = "-"


class NotAsTold(Exception):
    """The story came out differently."""


async def perform(troupe: Troupe, step: Step, said: MutableMapping[str, Message]) -> Pressing | None:
    """`said` keeps the named messages. Raises NotAsTold."""
    pressing, before = None, troupe.town.order
    try:
        pressing = await _act(troupe, step, said)
    except ValueError as impossible:  # the town's word for what a Telegram client does not do
        raise NotAsTold(f"{step.at:%H:%M} {step.who}: {impossible}") from None
    for sight in step.sees:
        await _see(troupe, step, sight, before)
    return pressing


async def _act(troupe: Troupe, step: Step, said: MutableMapping[str, Message]) -> Pressing | None:
    town = troupe.town
    if step.presses:
        return await _press(troupe, step)
    if step.opens:
        await _open(troupe, step)
    elif step.topics is not None:
        town.set_forum(troupe.chat(step.chat), step.topics)
    elif step.crowd:
        _all_at_once(troupe, step)
    elif step.reacts:
        town.react(troupe.people[step.who], await _meant(troupe, step, said), step.reacts.replace(NO_REACTION, ""))
    elif step.edits:
        town.edit(troupe.people[step.who], said[step.edits], step.says)
    elif step.who and not step.imports:
        message = await _say(troupe, step, said)
        if step.name:
            said[step.name] = message
    return None


async def _say(troupe: Troupe, step: Step, said: Mapping[str, Message]) -> Message:
    who, chat = troupe.people[step.who], troupe.chat(step.chat)
    reply_to = await _meant(troupe, step, said) if step.to or step.to_card else None
    topic = _topic(chat, step.topic) if step.topic else None
    kind, names = ("photo", step.photos) if step.photos else ("document", step.files)
    if len(names) > 1:
        return troupe.town.say_album(who, chat, names, step.says, kind=kind, reply_to=reply_to, topic=topic)[0]
    photo, document = next(iter(step.photos), None), next(iter(step.files), None)
    return troupe.town.say(who, chat, step.says, reply_to=reply_to, topic=topic, photo=photo, document=document)


def _topic(chat: Chat, name: str) -> int:
    for topic in reversed(chat.topics.values()):
        if topic.name == name:
            return topic.id
    raise NotAsTold(f"{chat.title}: no topic is called “{name}”")


#: Ids of strangers who are not on the roster.
STRANGERS = 9000


def _all_at_once(troupe: Troupe, step: Step) -> None:
    town, chat = troupe.town, troupe.chat(step.chat)
    for one in range(1, step.crowd + 1):
        stranger = town.add_person(STRANGERS + one, f"{step.strangers}{one:02}")
        town.join(stranger, chat)
        town.say(stranger, chat, step.says.format(name=stranger.name))


async def _press(troupe: Troupe, step: Step) -> Pressing | None:
    who = troupe.people[step.who]
    message = await _there(troupe, step, step.under, step.presses)
    button = message.button(label_that_begins(message, step.presses))
    if button.url:
        troupe.town.follow(who, button)
        return None
    pressing = troupe.town.press(who, message, button.label)
    try:
        await troupe.town.answered(pressing, PATIENCE)
    except TimeoutError:
        raise NotAsTold(f"{step.at:%H:%M} {step.who} pressed {step.presses}, and nobody answered") from None
    if step.told not in (pressing.text or ""):
        raise NotAsTold(f"{step.at:%H:%M} {step.who} was to be told “{step.told}”, but was told “{pressing.text}”")
    return pressing


async def _open(troupe: Troupe, step: Step) -> None:
    """They need not be in the chat where the link stands: whoever asked for it sent it to them by other ways."""
    chat = troupe.chat(step.chat)
    try:
        link = await troupe.town.wait_until(lambda: _newest_link(chat, step.opens), PATIENCE)
    except TimeoutError:
        raise NotAsTold(f"{chat.title}: no message of the bot with a link says “{' … '.join(step.opens)}”") from None
    troupe.town.follow(troupe.people[step.who], link or "")


def _newest_link(chat: Chat, words: Sequence[str]) -> str | None:
    links = (DEEP_LINK.search(message.text) for message in reversed(chat.visible()) if _says(message, words))
    return next((link[0] for link in links if link), None)


def label_that_begins(message: Message, begins: str) -> str:
    """That very label, or the first one that begins so, as some end with an hour; "" where there is none."""
    if begins in message.labels:
        return begins
    return next((label for label in message.labels if label.startswith(begins)), "")


async def _meant(troupe: Troupe, step: Step, said: Mapping[str, Message]) -> Message:
    if step.to:
        return said[step.to]
    return await _there(troupe, step, step.to_card)


async def _there(troupe: Troupe, step: Step, words: Sequence[str], button: str = "") -> Message:
    """The message of the bot that is meant, as soon as it stands there."""
    who, chat = troupe.people[step.who], troupe.chat(step.chat)
    try:
        found = await troupe.town.wait_until(
            lambda: _newest_first(troupe, who, chat, words, button)[step.older :], PATIENCE
        )
        return found[0]
    except TimeoutError:
        wanted = f"“{' … '.join(words)}”" + (f" with [{button}]" if button else "")
        raise NotAsTold(f"{chat.title}: no message of the bot says {wanted}") from None


def _newest_first(troupe: Troupe, who: Person, chat: Chat, words: Sequence[str], button: str) -> list[Message]:
    return [
        message
        for message in reversed(troupe.town.seen_by(who, chat))
        if _says(message, words) and (not button or label_that_begins(message, button))
    ]


def _says(message: Message, words: Sequence[str]) -> bool:
    return message.sender.is_bot and all(one in words_of(message) for one in words)


def words_of(message: Message) -> str:
    """What it says, and what its file is called."""
    return f"{message.text}\n{message.attachment.name}" if message.attachment else message.text


async def _see(troupe: Troupe, step: Step, sight: Sight, before: int) -> None:
    """`before`: the order of the town's newest message when the step began."""
    chat = troupe.chat(sight.chat)
    try:
        await troupe.town.wait_until(lambda: _is_there(troupe, chat, sight, before), PATIENCE)
    except TimeoutError:
        stands = "\n".join(f"  {m.text!r} {m.labels}" for m in _among(troupe, chat, sight) if m.sender.is_bot)
        wanted = f"{' … '.join(sight.has)} {list(sight.buttons)}"
        raise NotAsTold(f"{step.at:%H:%M} {chat.title}: not seen: {wanted}\nwhat stands there:\n{stands}") from None


def _is_there(troupe: Troupe, chat: Chat, sight: Sight, before: int) -> bool:
    return any(
        _says(message, sight.has) and all(button in message.labels for button in sight.buttons)
        for message in _among(troupe, chat, sight)
        if message.order > before or not sight.new
    )


def _among(troupe: Troupe, chat: Chat, sight: Sight) -> list[Message]:
    """What everybody sees, or the ephemeral messages of one person."""
    if not sight.only_for:
        return chat.visible()
    reader = troupe.people[sight.only_for].id
    return [message for message in chat.whispers if message.only_for == reader and not message.deleted]
