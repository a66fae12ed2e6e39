"""Lives of an issue that chance tells: anybody tries anything at any time, and says whatever can be written."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from bot.core import commands as c
from bot.core.deadlines import Due
from bot.core.decide import decide
from bot.core.events import Event, Follower, Part
from bot.core.evolve import evolve
from bot.core.issue import Issue
from bot.core.messages import File
from bot.core.people import THE_BOT, Person
from bot.core.refusals import Refusal, possible
from bot.core.triage import Reason
from bot.core.words import Action, Kind, Outcome, Rating, Source, Urgency, Visibility
from bot.core.workflow import Goes, rule_for
from tests.core.cast import GUEST, LI, LIN, MA, ROSTER, RULES, SUN, TUESDAY, ZHANG, ZHENG, ZHOU, opening

#: Words that go wrong easily, and any text at all. Lone surrogates and NUL never come as far as the core.
FAMILY = "👨\u200d👩\u200d👧\u200d👦"
AWKWARD = [
    "1. 见图",
    "合同在这里",
    "就这些",
    "<b>&\"'</b>",
    "{number}",
    FAMILY,
    "مرحبا بالعالم",
    "\u202eabc",
    "\u200b\u200d",
    "好" * 300,
    "",
    " ",
]
texts = st.sampled_from(AWKWARD) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12
)

PEOPLE = (ZHANG, MA, LI, GUEST, ZHOU, LIN, SUN, ZHENG, THE_BOT)
unit_names = st.sampled_from([unit.name for unit in ROSTER.units])
dues = st.builds(
    Due, st.integers(-48, 480).map(lambda hours: TUESDAY + timedelta(hours=hours)), estimated=st.booleans()
)
parts = st.builds(
    Part,
    st.integers(1, 12),
    texts,
    st.lists(st.builds(File, st.just("photo"), texts)).map(tuple),
    album=st.sampled_from([None, None, "a1"]),
)
openings = st.builds(
    opening,
    st.sampled_from([ZHANG, GUEST]),
    title=texts,
    kind=st.sampled_from(Kind),
    urgency=st.sampled_from(Urgency),
    source=st.sampled_from(Source),
    visibility=st.sampled_from(Visibility),
    parts=st.lists(parts, min_size=1, max_size=3).map(tuple),
)


#: Why it is urgent now; mostly it isn't.
whys = st.sampled_from([(), (), (Reason("harm", ("着火",)),)])
#: What the requester is to tell, so that pieces of it come or do not.
lists = st.sampled_from([(), (), ("合同", "电话"), ("<b>", "金额", "照片"), ("好" * 300, "好" * 299)])
several = st.lists(unit_names, max_size=4).map(tuple)


followers = st.builds(
    Follower,
    number=st.just(1044),
    requester=st.sampled_from([LI, GUEST]),
    title=texts,
    chat=st.just(-1001),
    reply_to=st.none() | st.integers(1, 12),
    private=st.booleans(),
)


#: How each action is tried, by somebody.
TRIES: dict[Action, Callable[[Person], st.SearchStrategy[c.Command]]] = {
    Action.OPEN: lambda by: openings,
    Action.ADD: lambda by: (
        st.builds(c.Add, by=st.just(by), part=parts, title=texts, urgent_for=whys)
        | st.builds(c.Rewrite, by=st.just(by), message_id=st.integers(1, 12), text=texts, title=texts, urgent_for=whys)
    ),
    Action.WITHDRAW: lambda by: st.builds(c.Withdraw, by=st.just(by), reason=texts),
    Action.SPLIT: lambda by: st.builds(c.Split, by=st.just(by), message_id=st.integers(1, 12), into=st.just(1043)),
    Action.CLASSIFY: lambda by: st.just(c.Classify(by=by)),
    Action.INSTRUCT: lambda by: st.builds(
        c.Instruct, by=st.just(by), text=texts, public=st.booleans(), units=several, due=st.none() | dues
    ),
    Action.ACCEPT: lambda by: st.just(c.Accept(by=by)),
    Action.DECLINE: lambda by: st.builds(c.Decline, by=st.just(by), reason=texts),
    Action.DISPATCH: lambda by: st.builds(
        c.Dispatch, by=st.just(by), lead=unit_names, assisting=several, due=st.none() | dues, remark=texts
    ),
    Action.SIGN: lambda by: st.just(c.Sign(by=by)),
    Action.PROGRESS: lambda by: st.builds(c.Progress, by=st.just(by), text=texts),
    Action.NOTE: lambda by: st.builds(c.Note, by=st.just(by), text=texts),
    Action.ASK: lambda by: st.builds(c.Ask, by=st.just(by), question=texts, items=lists),
    Action.RESUME: lambda by: st.builds(c.Resume, by=st.just(by), note=texts),
    Action.HANDLE: lambda by: st.builds(c.Handle, by=st.just(by), answer=texts),
    Action.CONFIRM: lambda by: st.builds(c.Confirm, by=st.just(by), rating=st.sampled_from(Rating)),
    Action.REDO: lambda by: st.builds(c.Redo, by=st.just(by), reason=texts),
    Action.RETURN: lambda by: st.builds(c.Return, by=st.just(by), reason=texts),
    Action.EXTEND: lambda by: st.builds(
        c.AskExtension, by=st.just(by), reason=texts, working_days=st.none() | st.integers(1, 12)
    ),
    Action.GRANT: lambda by: st.builds(c.Grant, by=st.just(by), granted=st.booleans(), reason=texts),
    Action.REMIND: lambda by: st.just(c.Nudge(by=by)) | st.builds(c.Remind, by=st.just(by), text=texts),
    Action.SUPERVISE: lambda by: st.builds(c.Supervise, by=st.just(by), text=texts),
    Action.CALL_BACK: lambda by: st.builds(c.CallBack, by=st.just(by), outcome=st.sampled_from(Outcome), text=texts),
    Action.LAPSE: lambda by: st.just(c.Lapse(by=by)),
    Action.RECOUNT: lambda by: st.just(c.Recount(by=by)),
    Action.MERGE: lambda by: (
        st.builds(c.Merge, by=st.just(by), into=st.just(1043)) | st.builds(c.Absorb, by=st.just(by), follower=followers)
    ),
    Action.UNDO: lambda by: st.just(c.Undo(by=by)) | st.just(c.Release(by=by, number=1044)),
    Action.FORWARD: lambda by: st.builds(c.Forward, by=st.just(by), to=several.filter(bool), remark=texts),
    Action.CONTRIBUTE: lambda by: st.builds(c.Contribute, by=st.just(by), text=texts),
    Action.IDENTIFY: lambda by: st.just(c.Identify(by=by, requester=MA)),
    Action.RESEMBLE: lambda by: st.just(c.Resemble(by=by, numbers=(1041, 1044))),
}
pauses = st.sampled_from(
    [timedelta(), timedelta(minutes=20), timedelta(hours=20), timedelta(days=3), timedelta(days=31)]
)


#: Possible seldom, so tried whenever it is.
RARE = (Action.SIGN, Action.RETURN, Action.EXTEND, Action.GRANT, Action.LAPSE, Action.CALL_BACK, Action.UNDO)


@dataclass(frozen=True, slots=True, repr=False)
class Happening:
    """One command that was carried out."""

    before: Issue | None
    events: tuple[Event, ...]
    after: Issue
    at: datetime

    def __repr__(self) -> str:
        """Short: a life is told by what happened in it."""
        return "+".join(type(event).__name__ for event in self.events)

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """Hypothesis would print every field, and refuse to where they are long."""
        printer.text(repr(self))


@st.composite
def histories(draw: st.DrawFn) -> list[Happening]:
    """The steps of a random life; what was refused left no trace."""
    issue: Issue | None = None
    now, steps = TUESDAY, []
    for _ in range(draw(st.integers(8, 24))):
        command = draw(_tries(issue)) if issue else draw(openings)
        outcome = decide(issue, command, now, RULES)
        if not isinstance(outcome, Refusal):
            before, issue = issue, _evolved(issue, outcome)
            steps.append(Happening(before, outcome, issue, now))
        now += draw(pauses)
    return steps


@st.composite
def _tries(draw: st.DrawFn, issue: Issue) -> c.Command:
    """Mostly what somebody may do now, so that the stories go on; now and then anything by anybody."""
    rights = [(action, one) for one in PEOPLE for action in possible(issue, one, RULES)] + [(Action.REMIND, THE_BOT)]
    if not draw(st.integers(0, 9)):
        return draw(TRIES[draw(st.sampled_from(list(TRIES)))](draw(st.sampled_from(PEOPLE))))
    actions = sorted({action for action, _ in rights})
    onwards = [action for action in actions if _leads_on(issue, action)]
    rare = [action for action in actions if action in RARE]
    chosen = draw(st.sampled_from([*actions, *onwards, *rare]))
    return draw(TRIES[chosen](draw(st.sampled_from([one for action, one in rights if action is chosen]))))


def _leads_on(issue: Issue, action: Action) -> bool:
    """A merger may be tried at any time: it would end most lives early."""
    rule = rule_for(issue.status, action)
    return rule is not None and rule.target is not Goes.NOWHERE and action is not Action.MERGE


def _evolved(issue: Issue | None, events: tuple[Event, ...]) -> Issue:
    for event in events:
        issue = evolve(issue, event)
    assert issue is not None
    return issue
