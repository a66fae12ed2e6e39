"""The number that stands in front of what is said about that very issue."""

import pytest

from bot.core.one_thing import without_number

CASES = {
    "#ZQ1004 请市工信局办": "请市工信局办",
    "zq1004，请市工信局办": "请市工信局办",
    " ＃ＺＱ１００４：请市工信局办": "请市工信局办",
    "#ZQ 1004 请市工信局办": "请市工信局办",
    "#ZQ10041 请市工信局办": "#ZQ10041 请市工信局办",
    "#ZQ1005 请市工信局办": "#ZQ1005 请市工信局办",
    "请市工信局办 #ZQ1004": "请市工信局办 #ZQ1004",
    "#ZQ1004": "#ZQ1004",
    "": "",
}


@pytest.mark.parametrize(("text", "words"), CASES.items())
def test_an_issues_own_number_in_front_is_no_word_about_it(text: str, words: str) -> None:
    assert without_number(text, "ZQ", 1004) == words
