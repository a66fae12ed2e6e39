"""The guided tour: five steps, each done when it has really happened to an issue."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.core.events import Confirmed, Dispatched, Event, Handled, Instructed, IssueOpened, Redone, Signed
from bot.core.words import Role
from bot.rehearsal.cast import Character

#: Each step's key (the page has the words for it), and the events by which it has happened.
STEPS: Mapping[str, tuple[type[Event], ...]] = {
    "say": (IssueOpened,),
    "instruct": (Instructed, Dispatched),
    "sign": (Signed,),
    "answer": (Handled,),
    "rate": (Confirmed,),
}

#: Whose step it is, by role, and in which chat: the group, or that of their unit.
PLAYERS = {
    "say": (Role.REQUESTER, "group"),
    "instruct": (Role.LEADER, "group"),
    "sign": (Role.HANDLER, "unit"),
    "answer": (Role.HANDLER, "unit"),
    "rate": (Role.REQUESTER, "group"),
}


@dataclass(frozen=True, slots=True)
class TourStep:
    key: str
    person: int
    chat: int
    done: bool


@dataclass
class Tour:
    """One for the whole town: it goes on in whichever window somebody acts."""

    after: int = 0  # the last issue when it began: what came before is not part of it
    done: int = 0  # steps
    skipped: bool = False
    redone: bool = False  # the requester was not content, and the unit has not answered again

    def restart(self, last_issue: int) -> None:
        self.after, self.done, self.skipped, self.redone = last_issue, 0, False, False

    def learn(self, histories: Iterable[Sequence[Event]]) -> bool:
        """Take in what has happened to each issue since; whether that is other than was known."""
        furthest = max(histories, key=steps_done, default=())
        before = (self.done, self.redone)
        self.done, self.redone = max(self.done, steps_done(furthest)), is_redone(furthest)
        return (self.done, self.redone) != before


def steps_done(history: Sequence[Event]) -> int:
    """How far an issue has come: the last step that has happened, and with it those that it went past."""
    happened = [any(isinstance(event, kinds) for event in history) for kinds in STEPS.values()]
    return max((number for number, one in enumerate(happened, 1) if one), default=0)


def is_redone(history: Sequence[Event]) -> bool:
    """Whether it waits for another answer, since the requester was not content with the last one."""
    turns = [event for event in history if isinstance(event, (Handled, Confirmed, Redone))]
    return bool(turns) and isinstance(turns[-1], Redone)


def tour_steps(tour: Tour, cast: Sequence[Character], group: int, unit: int) -> list[TourStep]:
    """The first main character of a role plays it. `unit`: the chat of the handler's unit."""
    first = {one.role: one.id for one in reversed(cast) if one.main}
    places = {"group": group, "unit": unit}
    return [
        TourStep(key, first[role], places[place], number < tour.done)
        for number, (key, (role, place)) in enumerate(PLAYERS.items())
    ]
