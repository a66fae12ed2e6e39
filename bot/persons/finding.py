"""Who is meant: by number of the book, Telegram id, telephone or name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.core.forgetting import BLANK, Whom, contacts_in
from bot.core.issue import Issue
from bot.core.register import Entry
from storage.work import Work

#: Digits: the book's numbers are shorter, Telegram's ids and telephones longer.
LONGEST_NUMBER = 6


@dataclass(slots=True)
class Found:
    """Somebody, with all that is known of them."""

    entry: Entry | None = None
    telegram_id: int | None = None
    names: set[str] = field(default_factory=set)
    contacts: set[str] = field(default_factory=set)
    issues: list[Issue] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.entry.name if self.entry else min(self.names)

    @property
    def whom(self) -> Whom:
        numbers = frozenset(issue.number for issue in self.issues)
        return Whom(
            telegram_id=self.telegram_id,
            names=frozenset(self.names),
            contacts=frozenset(self.contacts),
            issues=numbers,
        )


async def find(work: Work, who: str) -> Sequence[Found]:
    """Each person once; whoever was forgotten is not found."""
    found: dict[object, Found] = {}
    for entry in _entries((await work.register.load()).people, who):
        one = found.setdefault(entry.telegram_id or ("entry", entry.number), Found(entry, entry.telegram_id))
        one.names.add(entry.name)
    accounts = {one.telegram_id for one in found.values() if one.telegram_id} | ({int(who)} if _is_long(who) else set())
    asked = [(account, None) for account in sorted(accounts)]
    for account, name in [*asked, (None, who)] if not _is_number(who) else asked:
        for issue in await work.forgetting.issues_of(account, name):
            _add(found, issue)
    for one in found.values():
        for issue in one.issues:
            one.contacts |= contacts_in(await work.journal.of(issue.number))
    return list(found.values())


def _add(found: dict[object, Found], issue: Issue) -> None:
    requester = issue.requester
    account = requester.telegram_id if requester.in_telegram else None
    one = found.setdefault(account or ("caller", requester.name, issue.contact), Found(telegram_id=account))
    if issue.number not in [known.number for known in one.issues]:
        one.names.add(requester.name)
        one.issues.append(issue)


def _entries(people: Iterable[Entry], who: str) -> Iterable[Entry]:
    known = (entry for entry in people if entry.name != BLANK)
    if _is_number(who):
        return [entry for entry in known if entry.number == int(who)]
    if _is_long(who):
        return [entry for entry in known if entry.telegram_id == int(who)]
    return [entry for entry in known if entry.name == who]


def _is_number(who: str) -> bool:
    return who.isascii() and who.isdigit() and len(who) <= LONGEST_NUMBER


def _is_long(who: str) -> bool:
    return who.isascii() and who.isdigit() and len(who) > LONGEST_NUMBER
