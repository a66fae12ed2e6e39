"""What all sentences share: the city, its language, how people, units and issues are called."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from bot.core.city import City
from bot.core.issue import Issue
from bot.core.people import Person
from bot.core.words import Role, Visibility
from bot.voice.catalogue import Catalogue
from bot.voice.text import Html, clip, one_line, safe
from bot.voice.times import Times

#: UTF-16 units; together they stay under Telegram's 4096 whatever people write.
NAME, TITLE, LINE, PARAGRAPH, BODY, ANSWER = 40, 80, 120, 400, 1_200, 3_200

NONE: Mapping[int, str] = MappingProxyType({})


def language_of(code: str) -> str:
    """What we speak with somebody whose Telegram speaks `code` (zh-hans, en, de …): Chinese, or else English."""
    return "zh" if code.casefold().startswith("zh") else "en"


class Speech:
    """One language. `to` a chat it is that chat's own."""

    def __init__(self, city: City, languages: Mapping[int, str] = NONE, language: str | None = None) -> None:
        """`city` has the configured ids; `languages` are those of chats under any other: moved ones, people's own."""
        self.city: Final = city
        self.languages: Final = languages
        self.language: Final = language or city.language
        self.say: Final = Catalogue(self.language)
        self.times: Final = Times(self.say, city.zone, city.rules.calendar.closes)

    def to(self, chat: int) -> "Speech":
        """As it is spoken in that chat."""
        city = self.city
        language = city.languages.get(chat) or self.languages.get(chat) or city.language
        return self if language == self.language else Speech(city, self.languages, language)

    def number(self, number: int) -> Html:
        return Html(f"<b>{self.say.html('number', prefix=self.city.prefix, number=number)}</b>")

    def plain_number(self, number: int) -> str:
        return self.say.plain("number", prefix=self.city.prefix, number=number)

    def name(self, person: Person) -> str:
        return one_line(person.name, NAME)

    def person(self, person: Person) -> str:
        """周明远市长 · 市金融办 孙主任 · 张建国."""
        if person.has(Role.LEADER) and person.title:
            return self.say.plain("leader", name=self.name(person), title=one_line(person.title, NAME))
        if person.has(Role.HANDLER) and person.unit:
            return self.say.plain("handler", name=self.name(person), unit=one_line(person.unit, NAME))
        return self.name(person)

    def leader(self, name: str) -> str:
        """A city leader by name, with the title that the book has: 周明远市长."""
        leader = next((one for one in self.city.roster.named_leaders if one.name == name), None)
        return self.person(leader) if leader else one_line(name, NAME)

    def requester(self, issue: Issue) -> str:
        return self.enterprise_person(issue.requester)

    def enterprise_person(self, person: Person) -> str:
        """张建国 · 华锐机械, or that nobody knows yet where they belong."""
        enterprise = one_line(person.enterprise or "", NAME)
        if not enterprise and person.has(Role.GUEST):
            enterprise = self.say.plain("unverified")
        return (
            self.say.plain("desk.who", name=self.name(person), enterprise=enterprise)
            if enterprise
            else self.name(person)
        )

    def join(self, names: Iterable[str]) -> str:
        return clip(self.say.plain("and").join(names), LINE)

    def status(self, issue: Issue) -> str:
        return self.say.plain(f"status.{issue.status}")

    def dots(self, pieces: Iterable[str]) -> Html:
        """The pieces that say something, a dot between them."""
        return Html(self.say.plain("dot").join(piece for piece in pieces if piece))

    def handled_by(self, issue: Issue) -> str:
        if issue.on_the_spot and issue.leader:
            return self.leader(issue.leader)
        return one_line(issue.lead, NAME) if issue.lead else self.say.plain("office")

    def mention(self, person: Person) -> Html:
        """Telegram opens the reply box only for somebody who is mentioned."""
        return Html(f'<a href="tg://user?id={person.telegram_id}">{safe(self.name(person))}</a>')


def is_public(issue: Issue) -> bool:
    return issue.visibility is Visibility.OPEN


def home(issue: Issue) -> tuple[int, int | None]:
    """Where the requester hears of it, and the message to reply to: the group only sees what is open."""
    if is_public(issue) or issue.chat == issue.requester.telegram_id:
        return issue.chat, None if issue.entered_by else issue.message_id
    return issue.requester.telegram_id, None
