"""What happens in the town, written down as it happens: a conversation that can be saved and played again."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.rehearsal.acting import NO_REACTION, label_that_begins
from bot.rehearsal.cast import Tables, Troupe
from bot.rehearsal.chats import Chat, Message, Person, Pressing
from bot.rehearsal.room.fragments import lasting, lasting_labels, pieces, seen, telling
from bot.rehearsal.room.saving import as_toml

#: What the bot shows later than so after an act is a step of its own, in which time passes.
AT_ONCE = timedelta(seconds=10)


@dataclass(slots=True)
class Act:
    """A step of the file in the making."""

    at: datetime
    words: dict[str, Any] = field(default_factory=dict)
    sees: list[dict[str, Any]] = field(default_factory=list)
    pressing: Pressing | None = None
    album: str | None = None
    after: int | None = None  # the order of the town's newest message then; None where the bot was still at work


class Recording:
    """The town's witness: it is told of every act at once, before the bot can have learned of it."""

    def __init__(self, troupe: Troupe, cast: Tables) -> None:
        self.acts = 0  # so far, each message of an album counting
        self._troupe = troupe
        self._town = troupe.town
        self._cast = cast
        self._begins = self._town.now()
        self._acts: list[Act] = []
        self._said: dict[tuple[int, int], Act] = {}  # (chat, message id)
        self._strangers: dict[int, Person] = {}
        self._revision = self._town.revision  # up to which the bot's messages are told of in an act

    # ── what people do ────────────────────────────────────────────────────

    def said(self, message: Message) -> None:
        if message.album is not None and self._acts and self._acts[-1].album == message.album:
            self.acts += 1
            act = self._acts[-1]
        else:
            act = self._act(message.sender, self._town.chat(message.chat), **self._answer(message))
            act.album = message.album
            if message.text:
                act.words["says"] = message.text
        if message.attachment:
            kind = "photos" if message.attachment.kind == "photo" else "files"
            act.words.setdefault(kind, []).append(message.attachment.name)
        self._said[message.chat, message.id] = act

    def edited(self, message: Message) -> None:
        if name := self._name(message):
            self._act(message.sender, self._town.chat(message.chat), edits=name, says=message.text)

    def pressed(self, pressing: Pressing) -> None:
        message = pressing.message
        label = next((button.label for button in message.buttons if button.data == pressing.data), "")
        if label:
            short = lasting(label)
            shown = short if short and label_that_begins(message, short) == label else label
            under = self._words("under", pressing.person, message, shown)
            act = self._act(pressing.person, self._town.chat(message.chat), presses=shown, **under)
            act.pressing = pressing

    def reacted(self, person: Person, message: Message, emoji: str) -> None:
        if meant := self._meant(person, message):
            self._act(person, self._town.chat(message.chat), reacts=emoji or NO_REACTION, **meant)

    def topics(self, chat: Chat, on: bool) -> None:
        """The chat was made a forum, or an ordinary group again."""
        self._act(None, chat, topics=on)

    def passed(self, until: datetime) -> None:
        """Time went on to there without anybody acting."""
        self._act(None, None).at = until

    # ── the story ─────────────────────────────────────────────────────────

    def as_story(self, ends: Mapping[int, str]) -> str:
        """TOML as `read_story` reads it; `ends`: issue number → status, as things stand now."""
        self._look()
        guests = [{"name": person.name, "id": person.id} for person in self._strangers.values()]
        cast = dict(self._cast) | {"guests": [*self._cast.get("guests", ()), *guests]}
        cast["ephemeral"] = self._town.ephemeral
        begins = self._acts[0].at if self._acts else self._begins
        return as_toml(cast, begins, (_step(act) for act in self._acts), ends)

    def _act(self, who: Person | None, chat: Chat | None, **words: Any) -> Act:
        self._look()
        act = Act(self._town.now(), after=self._town.order if self._town.idle else None)
        if who:
            act.words["who"] = who.name
            if who.name not in self._troupe.people:
                self._strangers[who.id] = who
        if chat:
            act.words["chat"] = self._place(chat)
        act.words |= words
        self.acts += 1
        self._acts.append(act)
        return act

    def _place(self, chat: Chat) -> str:
        """The story's name for it; of a private chat, the person's."""
        named = {place.id: name for name, place in self._troupe.chats.items()}
        return named.get(chat.id) or self._town.people[chat.id].name

    # ── which message is meant ────────────────────────────────────────────

    def _answer(self, message: Message) -> dict[str, Any]:
        chat = self._town.chat(message.chat)
        replied = chat.message(message.reply_to)
        if replied:
            return self._meant(message.sender, replied)
        topic = chat.topics.get(message.topic or 0)
        return {"topic": topic.name} if topic else {}

    def _meant(self, person: Person, message: Message) -> dict[str, Any]:
        """Nothing for a message that nobody of the story has said."""
        if message.sender == self._town.bot:
            return self._words("to_card", person, message)
        name = self._name(message)
        return {"to": name} if name else {}

    def _name(self, message: Message) -> str:
        act = self._said.get((message.chat, message.id))
        if act is None:
            return ""
        names = sum("as" in one.words for one in self._acts)
        return str(act.words.setdefault("as", f"message {names + 1}"))

    def _words(self, key: str, person: Person, message: Message, button: str = "") -> dict[str, Any]:
        """By which it is the newest of the bot's that this person sees there, or the one `older`."""
        newer = (one for one in self._town.seen_by(person, message.chat) if one.order > message.order)
        rivals = [one for one in newer if one.sender.is_bot and (not button or label_that_begins(one, button))]
        words, older = telling(message, rivals)
        return {key: words} | ({"older": older} if older else {})

    # ── what the bot shows ────────────────────────────────────────────────

    def _look(self) -> None:
        """Everything that the bot has shown since the last look belongs to the last act."""
        shown = [message for message in self._town.changed_since(self._revision) if self._is_sight(message)]
        if not self._town.idle:  # a card that is being changed may not look like this another time
            shown = [message for message in shown if not message.versions]
        self._revision = self._town.revision
        if not self._acts:
            return
        act = self._acts[-1]
        late = [message for message in shown if _shown_at(message) > act.at + AT_ONCE]
        act.sees += self._sights((message for message in shown if message not in late), act.after)
        if late:
            self._acts.append(Act(max(map(_shown_at, late)), sees=list(self._sights(late, None))))

    def _is_sight(self, message: Message) -> bool:
        return message.sender == self._town.bot and not message.deleted and bool(seen(message))

    def _sights(self, messages: Iterable[Message], after: int | None) -> Iterator[dict[str, Any]]:
        """What came after that message is to come anew when the story is played: its like may stand there already."""
        for message in messages:
            sight: dict[str, Any] = {"chat": self._place(self._town.chat(message.chat))}
            if message.only_for is not None:
                sight["only_for"] = self._town.people[message.only_for].name
            sight["has"] = seen(message)
            if buttons := lasting_labels(message):
                sight["buttons"] = buttons
            if after is not None and message.order > after:
                sight["new"] = True
            yield sight


def _shown_at(message: Message) -> datetime:
    return message.edited or message.date


def _step(act: Act) -> dict[str, Any]:
    told = max(pieces(act.pressing.text), key=len, default="") if act.pressing else ""
    return {"at": act.at} | act.words | ({"told": told} if told else {}) | {"sees": act.sees}
