"""What states no deadline, though it speaks of time, and what nobody can mean."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.moments import When
from bot.core.phrases import deadline_in
from bot.core.worktime import Calendar

CITY = ZoneInfo("Asia/Shanghai")
MONDAY = datetime(2026, 11, 16, 10, tzinfo=CITY)

NO_DEADLINE = [
    "",
    "请市金融办立即对接",
    "马上办,尽快反馈",
    # what happened
    "停产3天了",
    "欠款拖了两个月",
    "3天没电了",
    "三天前就报修了",
    "半小时前停的电",
    "已经3个工作日了,还没有回音",
    "3个工作日前报的",
    "过去3天内多次停电",
    "近两周内停电5次",
    "到今天还没解决",
    "今天是星期一",
    "我今天在外地",
    "今天停电了",
    "上周五停电",
    "昨天下午停电",
    "每周五开会",
    "11月25日停电",
    # what is not a time
    "2026年",
    "2026年的目标",
    "贷款500万元",
    "电话13900000000内线3",
    "24小时热线",
    "24小时营业",
    "提3点意见",
    "25号楼前停水",
    "公司内部",
    "贷款月底到期续不上",
    "两周一次",
    "周一至周五上班",
    "今年年内部分企业",
    "五点建议",
    # what cannot be
    "99999个工作日",
    "99999天内",
    "999999999999999999999天内",
    "0天内",
    "0小时内",
    "9999小时内",
    "13月1日前",
    "2月30日前",
    "99日前",
    "25点前",
    "25:70前",
    "九十点前",
    "13月底前",
    "2026年25日前",
    "9999-99-99前",
    "明天我去看",
    "今天收到来信",
    "5号线前",
]


@pytest.mark.parametrize("text", NO_DEADLINE)
def test_no_deadline(text: str) -> None:
    assert deadline_in(text, When(MONDAY, Calendar())) is None


@pytest.mark.parametrize("text", ["今天", "nothing"])
def test_naive_moments_are_refused(text: str) -> None:
    naive = datetime(2026, 11, 16, 9)  # noqa: DTZ001 -- naive on purpose: it must be refused
    with pytest.raises(ValueError, match="zone"):
        deadline_in(text, When(naive, Calendar()))


WORDS = "今明后天日周星期月年底本这下上午晚早个半内前之以班点时分刻号工作小钟一二三五十百两0123456789:- 请了bydaynov"
moments = st.datetimes(datetime(2020, 1, 1), datetime(2035, 12, 31), timezones=st.just(CITY))  # noqa: DTZ001 -- see timezones


@given(st.one_of(st.text(), st.text(st.sampled_from(WORDS))), moments)
def test_whatever_is_said_a_deadline_lies_ahead_and_its_phrase_in_the_text(text: str, said_at: datetime) -> None:
    stated = deadline_in(text, When(said_at, Calendar()))
    assert stated is None or (stated.due.at > said_at and stated.phrase in text)
