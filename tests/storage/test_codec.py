"""What is written as JSON is read back as it was: every event and every issue that can come about."""

import json

import pytest
from hypothesis import given, settings
from pydantic import ValidationError

from bot.core.events import EVENTS, IssueOpened
from bot.core.evolve import evolve
from bot.core.issue import Issue
from storage.codec import from_json, to_json
from tests.core.cast import TUESDAY, events_of, opening
from tests.core.histories import Happening, histories


@settings(max_examples=60, deadline=None)
@given(histories())
def test_the_journal_as_it_is_read_gives_the_issue_as_it_is_read(steps: list[Happening]) -> None:
    replayed: Issue | None = None
    for step in steps:
        for event in step.events:
            read = from_json(EVENTS[type(event).__name__], to_json(event))
            assert read == event
            replayed = evolve(replayed, read)
        assert from_json(Issue, to_json(step.after)) == step.after == replayed


def test_moments_are_written_in_utc() -> None:
    (opened,) = events_of(None, opening())
    assert opened.at == TUESDAY
    assert json.loads(to_json(opened))["at"] == "2026-11-24T02:00:00+00:00"


def test_sets_are_written_in_order_so_that_equal_values_are_equal_texts() -> None:
    roles = json.loads(to_json(events_of(None, opening())[0]))["by"]["roles"]
    assert roles == sorted(roles)


@pytest.mark.parametrize("text", ["", "{}", "null", '{"number": 1042}'])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        from_json(IssueOpened, text)
