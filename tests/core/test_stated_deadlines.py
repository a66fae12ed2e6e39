"""What people say about time in Chinese, when they said it, and by when that is.

In November 2026 the 16th is a Monday, the 20th a Friday, the 30th a Monday.
Moments are "day hour:minute" of that month, or written out.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.core.deadlines import Due
from bot.core.moments import When
from bot.core.phrases import Stated, deadline_in
from bot.core.worktime import Calendar
from tests.core.stated import MONDAY, at, said

TODAY_AND_TOMORROW = [
    ("请市金融办今天下午对接", MONDAY, "16 18:00"),
    ("今天", MONDAY, "16 18:00"),
    ("今天内解决", MONDAY, "16 18:00"),
    ("今日办结", MONDAY, "16 18:00"),
    ("当天办结", MONDAY, "16 18:00"),
    ("今天上午", MONDAY, "16 12:00"),
    ("今天中午前", MONDAY, "16 12:00"),
    ("今晚给我结果", MONDAY, "16 23:59"),
    ("今天晚上12点前", MONDAY, "16 23:59"),
    ("下班前", MONDAY, "16 18:00"),
    ("今天下班前", MONDAY, "16 18:00"),
    ("今天下班之前", MONDAY, "16 18:00"),
    ("下午对接一下", MONDAY, "16 18:00"),
    ("明天", MONDAY, "17 18:00"),
    ("明天之前", MONDAY, "17 18:00"),
    ("明天上午", MONDAY, "17 12:00"),
    ("明天下午", MONDAY, "17 18:00"),
    ("明日下班前", MONDAY, "17 18:00"),
    ("后天", MONDAY, "18 18:00"),
    ("大后天前", MONDAY, "19 18:00"),
    ("明天", "20 10:00", "21 18:00"),  # said on Friday: Saturday it is
]

HOURS = [
    ("今天16:30前", MONDAY, "16 16:30"),
    ("今天16：30前", MONDAY, "16 16:30"),  # full-width
    ("16:30前", MONDAY, "16 16:30"),
    ("下午4点前", MONDAY, "16 16:00"),
    ("下午４点前", MONDAY, "16 16:00"),  # full-width
    ("下午四点半前", MONDAY, "16 16:30"),
    ("下午四点一刻前", MONDAY, "16 16:15"),
    ("下午4点20分前", MONDAY, "16 16:20"),
    ("下午4時前", MONDAY, "16 16:00"),  # traditional
    ("4点前", MONDAY, "16 16:00"),  # nobody means four in the morning
    ("明天上午10点前", MONDAY, "17 10:00"),
    ("明天上午十点前", MONDAY, "17 10:00"),
    ("明早9点", MONDAY, "17 09:00"),
    ("今晚8点前", MONDAY, "16 20:00"),
    ("本周五下午3点前", MONDAY, "20 15:00"),
    ("本周五16:30前", MONDAY, "20 16:30"),
    ("11月25日上午10点前", MONDAY, "25 10:00"),
    ("25号下班前", MONDAY, "25 18:00"),
    ("今天24:00前", MONDAY, "16 23:59"),
    ("明早上班前", MONDAY, "17 08:30"),
    ("周五上班前", MONDAY, "20 08:30"),
    ("今天(16日)下午5点前", MONDAY, "16 17:00"),
]

WEEKDAYS = [
    ("本周五前", MONDAY, "20 18:00"),
    ("周五前", MONDAY, "20 18:00"),
    ("这周五", MONDAY, "20 18:00"),
    ("星期五前", MONDAY, "20 18:00"),
    ("礼拜五之前", MONDAY, "20 18:00"),
    ("本週五前", MONDAY, "20 18:00"),  # traditional
    ("请周三上午对接", MONDAY, "18 12:00"),
    ("下周三前", MONDAY, "25 18:00"),
    ("下下周三前", MONDAY, "2026-12-02 18:00"),
    ("本周日前", MONDAY, "22 18:00"),
    ("下周三前", "22 10:00", "25 18:00"),  # said on Sunday: the week begins tomorrow
    ("周五前", "21 10:00", "27 18:00"),  # said on Saturday: the next Friday
    ("本周五前", "21 10:00", "27 18:00"),
    ("周五前", "20 10:00", "20 18:00"),  # said on Friday morning
    ("周五前", "20 18:30", "27 18:00"),  # said on Friday evening
    ("本周内", MONDAY, "20 18:00"),
    ("这周之内", MONDAY, "20 18:00"),
    ("下周内", MONDAY, "27 18:00"),
    ("本周内", "21 10:00", "22 18:00"),  # said on Saturday: what is left of the week
    ("本周内", "2026-02-10 10:00", "2026-02-14 18:00"),  # a make-up Saturday is worked
    ("本周内", "2026-04-28 10:00", "2026-04-30 18:00"),  # before a holiday
    ("本周末前", MONDAY, "20 18:00"),
]

DATES = [
    ("月底前", MONDAY, "30 18:00"),
    ("本月底", MONDAY, "30 18:00"),
    ("本月底前", MONDAY, "30 18:00"),
    ("本月内", MONDAY, "30 18:00"),
    ("月末前", MONDAY, "30 18:00"),
    ("下月底前", MONDAY, "2026-12-31 18:00"),
    ("12月底前", MONDAY, "2026-12-31 18:00"),
    ("年底前", MONDAY, "2026-12-31 18:00"),
    ("月底前", "2026-01-05 10:00", "2026-01-30 18:00"),  # the 31st is a Saturday
    ("本月25日前", MONDAY, "25 18:00"),
    ("25日前", MONDAY, "25 18:00"),
    ("25号之前", MONDAY, "25 18:00"),
    ("二十五号前", MONDAY, "25 18:00"),
    ("11月25日前", MONDAY, "25 18:00"),
    ("11月25日截止", MONDAY, "25 18:00"),
    ("最迟11月25日", MONDAY, "25 18:00"),
    ("11月27日(周五)前", MONDAY, "27 18:00"),
    ("11月27日（周五）前", MONDAY, "27 18:00"),
    ("十一月二十五日前", MONDAY, "25 18:00"),
    ("12月1号前", MONDAY, "2026-12-01 18:00"),
    ("下月5日前", MONDAY, "2026-12-05 18:00"),
    ("2026年11月25日前", MONDAY, "25 18:00"),
    ("2026-11-25前", MONDAY, "25 18:00"),
    ("25日前", "26 10:00", "2026-12-25 18:00"),  # over: the next month's
    ("25日前", "25 19:00", "2026-12-25 18:00"),
    ("1月5日前", "2026-12-28 10:00", "2027-01-05 18:00"),  # over: the next year's, which is near
    ("11月25日前", "25 19:00", "25 23:59"),  # the next one is a year away: what is left of the day
]

SPANS = [
    ("3个工作日内", MONDAY, "19 18:00"),
    ("三个工作日", MONDAY, "19 18:00"),
    ("3個工作日內", MONDAY, "19 18:00"),  # traditional
    ("３个工作日内", MONDAY, "19 18:00"),  # full-width
    ("十个工作日内", MONDAY, "30 18:00"),
    ("十五个工作日内", MONDAY, "2026-12-07 18:00"),
    ("3个工作日内", "20 17:50", "25 18:00"),  # Friday 17:50 -> Wednesday
    ("1个工作日内", "2026-12-31 10:00", "2027-01-04 18:00?"),  # the holidays of 2027 are not known here
    ("2个工作小时内", "20 17:00", "23 09:30"),  # Friday 17:00 -> Monday 09:30
    ("24小时内", MONDAY, "17 10:00"),
    ("24小时之内", "20 17:50", "21 17:50"),  # around the clock, weekend or not
    ("两小时内", MONDAY, "16 12:00"),
    ("2个小时以内", MONDAY, "16 12:00"),
    ("一个半小时内", MONDAY, "16 11:30"),
    ("1.5小时内", MONDAY, "16 11:30"),
    ("半小时内", MONDAY, "16 10:30"),
    ("半个小时内", MONDAY, "16 10:30"),
    ("30分钟内", MONDAY, "16 10:30"),
    ("半天内", "16 08:30", "16 12:00"),  # half a working day
    ("半天内", MONDAY, "16 16:00"),
    ("两天内", MONDAY, "18 18:00"),
    ("3天内", MONDAY, "19 18:00"),
    ("3日内", MONDAY, "19 18:00"),
    ("两三天内", MONDAY, "19 18:00"),
    ("3天内", "18 10:00", "23 18:00"),  # Wednesday -> Saturday -> Monday
    ("一周内", MONDAY, "23 18:00"),
    ("两周内", MONDAY, "30 18:00"),
    ("两个星期内", MONDAY, "30 18:00"),
    ("半个月内", MONDAY, "2026-12-01 18:00"),
    ("半月内", MONDAY, "2026-12-01 18:00"),
    ("3至5个工作日内", MONDAY, "23 18:00"),
    ("1个月内", MONDAY, "2026-12-16 18:00"),
    ("1个月内", "2026-01-30 10:00", "2026-02-28 18:00"),  # to the last of February, a make-up Saturday
    ("限3天", MONDAY, "19 18:00"),
    ("限时24小时", MONDAY, "17 10:00"),
    ("时限:3天", MONDAY, "19 18:00"),
]

PAST_WHEN_SAID: list[tuple[str, str, str | None]] = [
    ("今天上午前", "16 15:00", "16 18:00"),  # the day holds at least
    ("请市金融办今天上午对接", "16 15:00", None),  # in passing: it speaks of what happened
    ("今天对接", "16 19:00", "16 23:59"),
    ("今天下班前", "16 19:00", "16 23:59"),
    ("今天16:30前", "16 17:00", "16 18:00"),
    ("今天16:30前", "16 16:30", "16 18:00"),
    ("下午4点前", "16 17:00", "17 16:00"),  # no day named: tomorrow
    ("下班前", "16 18:30", "17 18:00"),
    ("下班前", "20 18:30", "23 18:00"),  # Friday evening -> Monday
    ("2026年11月15日前", MONDAY, None),
    ("1月5日前", MONDAY, "2027-01-05 18:00"),
    ("6月1日前", MONDAY, None),  # more than half a year away: a mistake
]

SEVERAL: list[tuple[str, str, str | None]] = [
    ("今天下午对接,3个工作日内办结", MONDAY, "19 18:00"),
    ("今天收到来信,请24小时内答复", MONDAY, "17 10:00"),
    ("停产3天了,请本周五前解决", MONDAY, "20 18:00"),
    ("本周三前拿出方案,月底前落实", MONDAY, "30 18:00"),
    ("请今天下午,最迟明天上午对接", MONDAY, "17 12:00"),
    ("周五之前,不得晚于下周一", MONDAY, "23 18:00"),
    ("今天对接,明天反馈", MONDAY, "16 18:00"),  # both in passing: the first
]


@pytest.mark.parametrize(("text", "said_at", "due"), TODAY_AND_TOMORROW + HOURS)
def test_days_and_hours(text: str, said_at: str, due: str) -> None:
    assert said(text, said_at) == due


@pytest.mark.parametrize(("text", "said_at", "due"), WEEKDAYS + DATES)
def test_weekdays_and_dates(text: str, said_at: str, due: str) -> None:
    assert said(text, said_at) == due


@pytest.mark.parametrize(("text", "said_at", "due"), SPANS)
def test_spans(text: str, said_at: str, due: str) -> None:
    assert said(text, said_at) == due


@pytest.mark.parametrize(("text", "said_at", "due"), PAST_WHEN_SAID + SEVERAL)
def test_what_is_over_and_what_is_said_twice(text: str, said_at: str, due: str | None) -> None:
    assert said(text, said_at) == due


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("请市金融办今天下午对接", "今天下午"),
        ("请于 本週五前 办结", "本週五前"),
        ("请３个工作日内办结", "３个工作日内"),
    ],
)
def test_the_phrase_is_in_their_own_words(text: str, phrase: str) -> None:
    stated = deadline_in(text, When(at(MONDAY), Calendar()))
    assert stated is not None
    assert stated.phrase == phrase


def test_the_zone_is_that_of_the_moment_it_was_said() -> None:
    said_at = datetime(2026, 11, 16, 10, tzinfo=ZoneInfo("Asia/Tokyo"))
    expected = Stated(Due(datetime(2026, 11, 16, 18, tzinfo=ZoneInfo("Asia/Tokyo")), estimated=False), "今天")
    assert deadline_in("今天", When(said_at, Calendar())) == expected
