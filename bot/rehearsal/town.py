"""A town to rehearse in: people who write, edit, press and leave, under Telegram's rules.

    town = Town()
    zhang = town.add_person(1001, "张建国")
    group = town.add_group(-1001234567890, "政企沟通群", members=[zhang])
    message = town.say(zhang, group, "车间停电了")

Mistakes of the script (somebody speaks where they are no member, presses a button that is not there) raise ValueError.
"""

import re
from heapq import merge
from operator import attrgetter

from bot.rehearsal.chats import Button, Message, Person, Pressing
from bot.rehearsal.commands import menu_of
from bot.rehearsal.moving import Moving
from bot.rehearsal.payloads import Json, pressing_json
from bot.rehearsal.residents import Place
from bot.rehearsal.writing import Writing

#: One that brings the bot into a group.
GROUP_LINK = re.compile(r"https://t\.me/(\w+)\?startgroup=([A-Za-z0-9_-]{1,64})")
#: A link that opens the private chat with a bot: https://core.telegram.org/bots/features#deep-linking
DEEP_LINK = re.compile(r"(?:https://t\.me/|tg://resolve\?domain=)(\w+)(?:[?&]start=([A-Za-z0-9_-]{1,64}))?")


class Town(Writing, Moving):
    """What people can do. Everything is immediate; the bot learns of it by its updates."""

    def press(self, person: Person, message: Message, button: str) -> Pressing:
        """Press the button with this label or data. The answer appears in what is returned."""
        by_label = [one for one in message.buttons if one.label == button]
        found = by_label or [one for one in message.buttons if one.data == button]
        if not found or found[0].data is None or message.deleted:
            raise ValueError(f"no button {button!r} to press there, only {message.labels}")
        return self.press_data(person, message, found[0].data)

    def press_data(self, person: Person, message: Message, data: str) -> Pressing:
        """Send any callback data at all, as a forged client or an old keyboard can."""
        self._must_be_in(self.chat(message.chat), person)
        if message.only_for not in (None, person.id):
            raise ValueError(f"{person.name} does not see that message")
        pressing = Pressing(str(4_000_000_000 + self.number()), person, message, data, self.now())
        self.pressings[pressing.id] = pressing
        if self.witness:
            self.witness.pressed(pressing)
        self.updates.put("callback_query", pressing_json(pressing, self.chat))
        return pressing

    async def answered(self, pressing: Pressing, timeout: float = 5) -> Pressing:  # noqa: ASYNC109 - a test's patience
        """Until the bot has answered the pressed button; then `.text`, `.alert` and `.url` tell what came of it."""
        await self.wait_until(lambda: pressing.answered, timeout)
        return pressing

    def follow(self, person: Person, link: Button | str) -> Message:
        """Open a button's link (or any) to the bot and press Start there: /start and what the link carries."""
        url = link if isinstance(link, str) else link.url or ""
        found = DEEP_LINK.fullmatch(url)
        if not found or found[1].casefold() != (self.bot.username or "").casefold():
            raise ValueError(f"{url!r} does not lead to the bot")
        return self.say(person, person, f"/start {found[2] or ''}")

    def bring(self, person: Person, link: str, group: Place) -> Message:
        """Open a link that adds the bot to a group of theirs: Telegram says /start there with what the link carries."""
        found = GROUP_LINK.fullmatch(link)
        if not found or found[1].casefold() != (self.bot.username or "").casefold():
            raise ValueError(f"{link!r} does not bring the bot anywhere")
        place = self._place(group)
        self._must_be_in(place, person)
        if not place.status_of(self.bot.id).present:
            self.set_bot(place, "member", person)
        return self.say(person, place, f"/start@{self.bot.username} {found[2]}")

    def seen_by(self, person: Person, chat: Place) -> list[Message]:
        """The chat as this person sees it: with the ephemeral messages for them, each in its place."""
        place = self._place(chat)
        self._must_be_in(place, person)
        whispers = [one for one in place.whispers if one.only_for == person.id and not one.deleted]
        covered = {one.in_place_of for one in whispers if one.in_place_of is not None}
        public = [message for message in place.visible() if message.id not in covered]
        return list(merge(public, whispers, key=attrgetter("order")))

    def commands_for(self, person: Person, chat: Place) -> list[Json]:
        """The command menu this person sees there: `[{"command": …, "description": …}]`."""
        return menu_of(self.commands, person, self._place(chat))

    def inject(self, raw: Json) -> int:
        """Send the bot any update at all: unknown kinds, nonsense. Returns its update_id."""
        return self.updates.inject(raw)
