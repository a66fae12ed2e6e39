"""Every mistake has its sentence in both languages, filled with what it speaks of and never a mixture."""

import pytest

from bot.core.workbook import Finding, Slip
from bot.rosters.telling import sentence
from bot.rosters.words import MISTAKES, SENTENCES

VALUES = {"name": "X", "other": "Y", "before": "Z", "count": "7", "nearest": "", "page": "people"}
CURLY = str.maketrans("“”…→", '"".>')


@pytest.mark.parametrize("slip", Slip)
def test_a_sentence(slip: Slip) -> None:
    finding = Finding("A!C7", slip, tuple(VALUES.items()))
    chinese, english = sentence(finding, "zh"), sentence(finding, "en")
    assert chinese.startswith("A!C7：")
    assert chinese.endswith("。")
    assert english.translate(CURLY).isascii()
    assert english.startswith("A!C7: ")
    assert "！" not in chinese
    assert "!" not in english.removeprefix("A!C7")


def test_the_name_that_was_probably_meant() -> None:
    finding = Finding("人员!C7", Slip.UNKNOWN_UNIT, (("name", "市金融班"), ("nearest", "市金融办")))
    assert sentence(finding, "zh") == "人员!C7：没有「市金融班」这个单位，是「市金融办」吗？"
    assert sentence(finding, "en") == "人员!C7: there is no unit “市金融班”; is “市金融办” meant?"


@pytest.mark.parametrize("words", [*MISTAKES.values(), *SENTENCES.values()])
def test_both_languages_speak_of_the_same(words: dict[str, str]) -> None:
    assert set(words) == {"zh", "en"}
    assert words["en"].translate(CURLY).isascii()
    fields = [{part.split("}")[0] for part in text.split("{")[1:]} for text in words.values()]
    assert fields[0] == fields[1]


def test_each_sheet_offers_its_own_states() -> None:
    state = (("name", "是"),)
    thing = sentence(Finding("企业!D8", Slip.UNKNOWN_STATE, state), "zh")
    person = sentence(Finding("人员!H8", Slip.UNKNOWN_STATE_OF_PERSON, state), "zh")
    assert thing == "企业!D8：没有「是」这个状态，可以写：在用、停用。"
    assert person == "人员!H8：没有「是」这个状态，可以写：在职、离任。"
