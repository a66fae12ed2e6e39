"""Limits as config.toml writes them: "10 min", "24 h" around the clock, "4 wh" and "5 wd" in working time."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import time
from typing import Annotated

from pydantic import BeforeValidator

from bot.config.values import Table
from bot.core.deadlines import LIMITS, Column, Extension, Limit, Limits, LimitUnit
from bot.core.rules import LADDERS, CallBackLimits, Ladder, Rules
from bot.core.words import Stage
from bot.core.worktime import Calendar

_UNITS = {
    "min": LimitUnit.MINUTES,
    "h": LimitUnit.HOURS,
    "wh": LimitUnit.WORKING_HOURS,
    "wd": LimitUnit.WORKING_DAYS,
}
#: More is a slip of the pen.
MOST = {"min": 10_000, "h": 2_000, "wh": 2_000, "wd": 366}

NONE = "none"
DEFAULT = Rules()


def limit(value: object) -> Limit:
    """5 wd"""
    found = re.fullmatch(r"([0-9]{1,5}) ?(min|h|wh|wd)", value) if isinstance(value, str) else None
    if not found or not 0 < int(found[1]) <= MOST[found[2]]:
        raise ValueError("not a limit")
    return Limit(int(found[1]), _UNITS[found[2]])


def extension(value: object) -> Extension | None:
    """2 x 10 wd; or none"""
    if value == NONE:
        return None
    found = re.fullmatch(r"([1-9]) ?x ?(.+)", value) if isinstance(value, str) else None
    if not found:
        raise ValueError("not an extension")
    return Extension(int(found[1]), limit(found[2]))


def night(value: object) -> tuple[time, time]:
    """20:00-08:00: it may go over midnight."""
    found = re.fullmatch("([0-9]{2}:[0-9]{2})[-–]([0-9]{2}:[0-9]{2})", value) if isinstance(value, str) else None
    if not found or found[1] == found[2]:
        raise ValueError("not from one hour to another")
    return time.fromisoformat(found[1]), time.fromisoformat(found[2])


LimitText = Annotated[Limit, BeforeValidator(limit)]
ExtensionText = Annotated[Extension | None, BeforeValidator(extension)]
Night = Annotated[tuple[time, time], BeforeValidator(night)]


class LimitsEntry(Table):
    """A column of the table of limits; what is left out is the default."""

    accept: LimitText | None = None
    dispatch: LimitText | None = None
    sign: LimitText | None = None
    handle: LimitText | None = None
    extension: ExtensionText = None

    def over(self, limits: Limits) -> Limits:
        return replace(limits, **{name: getattr(self, name) for name in self.model_fields_set})


class UnitLimitsEntry(Table):
    """A unit has no part in accepting and dispatching; what is left out is the city's."""

    sign: LimitText | None = None
    handle: LimitText | None = None
    extension: ExtensionText = None

    def over(self, limits: Limits) -> Limits:
        return replace(limits, **{name: getattr(self, name) for name in self.model_fields_set})


class LimitsTable(Table):
    urgent: LimitsEntry = LimitsEntry()
    inquiry: LimitsEntry = LimitsEntry()
    help: LimitsEntry = LimitsEntry()
    complaint: LimitsEntry = LimitsEntry()
    complex: LimitsEntry = LimitsEntry()
    return_within: LimitText = DEFAULT.give_back


class UnitLimitsTable(Table):
    urgent: UnitLimitsEntry = UnitLimitsEntry()
    inquiry: UnitLimitsEntry = UnitLimitsEntry()
    help: UnitLimitsEntry = UnitLimitsEntry()
    complaint: UnitLimitsEntry = UnitLimitsEntry()
    complex: UnitLimitsEntry = UnitLimitsEntry()


class Nudges(Table):
    """When the clock tells whom, of the handling limit of what is not urgent; and when it keeps quiet."""

    soon: LimitText = LADDERS["due"].before[Stage.SOON]
    yellow: LimitText = LADDERS["due"].before[Stage.YELLOW]
    deputy: LimitText = LADDERS["due"].after[Stage.DEPUTY]
    mayor: LimitText = LADDERS["due"].after[Stage.MAYOR]
    named: LimitText = DEFAULT.named_after
    quiet: Night = DEFAULT.quiet

    def ladder(self) -> Ladder:
        before = {Stage.SOON: self.soon, Stage.YELLOW: self.yellow}
        return Ladder(before, {Stage.DEPUTY: self.deputy, Stage.MAYOR: self.mayor})


class CallBack(Table):
    """After a result that the requester says nothing to."""

    ask_again: LimitText = DEFAULT.call_back.ask_again
    telephone: LimitText = DEFAULT.call_back.telephone
    close: LimitText = DEFAULT.call_back.close


def rules(
    calendar: Calendar,
    limits: LimitsTable,
    of_units: Mapping[str, UnitLimitsTable],
    nudges: Nudges,
    call_back: CallBack,
) -> Rules:
    """`of_units`: by name, those that have limits of their own."""
    city = {column: getattr(limits, column).over(LIMITS[column]) for column in Column}
    units = {
        name: {column: getattr(own, column).over(city[column]) for column in Column} for name, own in of_units.items()
    }
    return Rules(
        calendar=calendar,
        limits=city,
        of_units=units,
        ladders={**LADDERS, "due": nudges.ladder()},
        call_back=CallBackLimits(call_back.ask_again, call_back.telephone, call_back.close),
        give_back=limits.return_within,
        named_after=nudges.named,
        quiet=nudges.quiet,
    )
