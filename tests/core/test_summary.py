"""Summaries, as they stand on a card in the group."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.summary import summary

HEADLINES = [
    (
        "我们公司流动资金紧张，银行贷款月底到期续不上，车间下周就要停产，请市里帮忙协调",
        "银行贷款月底到期续不上，车间下周就要停产",
    ),
    ("今天上午又停电了，生产线全停", "今天上午又停电了，生产线全停"),
    ("我们厂区燃气压力不够，窑炉一直点不着，请帮忙协调", "厂区燃气压力不够，窑炉一直点不着"),
    ("我们厂房漏雨，设备都泡了", "厂房漏雨，设备都泡了"),
    ("各位领导好，厂区从昨晚开始停水，锅炉没法烧，请帮忙联系一下，谢谢", "厂区从昨晚开始停水，锅炉没法烧"),
    ("我公司给县里修路的工程款拖欠三年了，一直没人管", "给县里修路的工程款拖欠三年了，一直没人管"),
    ("消防验收卡住了，跑了五趟还不给过", "消防验收卡住了，跑了五趟还不给过"),
    ("最近招工难，缺一百多个缝纫工，请人社部门支持一下", "最近招工难，缺一百多个缝纫工"),
    ("周市长，我们厂的贷款被抽贷了，急需500万周转", "贷款被抽贷了，急需500万周转"),
    ("周市长您好！我们的仓库被淹了", "仓库被淹了"),
    (
        "我们是做食品加工的\n在产业集聚区\n污水管网一直没接通\n环保不给验收",
        "在产业集聚区，污水管网一直没接通，环保不给验收",
    ),
    (
        "各位领导好，我是宏远机械的张建国，我们公司去年中标了市政道路工程，去年十月就验收了，"
        "工程款680万到现在一分没付，农民工天天堵门要钱，请市里帮忙协调，谢谢！电话13900000000",
        "工程款680万到现在一分没付，农民工天天堵门要钱",
    ),
    ("@周市长 #诉求 我们厂今天上午10:30突然停电，一炉铝水要凝固了！！！", "今天上午10:30突然停电，一炉铝水要凝固了"),
    ("外地司机进不了城 通行证办不下来 物流都压在外面", "外地司机进不了城，通行证办不下来，物流都压在外面"),
    ("孙主任，向工信局申请的补贴没到账", "向工信局申请的补贴没到账"),
    ("本月电费比上月高了三成，工业用水也涨价", "本月电费比上月高了三成，工业用水也涨价"),
    ("请问高新企业认定什么时候开始申报", "高新企业认定什么时候开始申报"),
    ("咨询一下，招工补贴怎么申请？", "招工补贴怎么申请"),
    ("办环评需要哪些手续？多久能批？", "办环评需要哪些手续，多久能批"),
    ("建议市里在产业集聚区增设公交线路，工人上下班不方便", "建议市里在产业集聚区增设公交线路"),
    ("我要投诉，城东县一个窗口人员态度恶劣", "城东县一个窗口人员态度恶劣"),
    ("我们要投诉：市政工程的总包拖欠材料款八个月", "市政工程的总包拖欠材料款八个月"),
    ("总包拖欠材料款八个月没人管，我们要投诉", "总包拖欠材料款八个月没人管"),
    ("几个部门互相推诿，踢皮球，没人受理", "几个部门互相推诿，踢皮球，没人受理"),
    ("员工子女入学的事还没落实，请教育局帮忙解决", "员工子女入学的事还没落实"),
    ("厂区外面那条路因为修地铁封了大半年货车都进不来客户也不愿意来了", "修地铁封了大半年货车都进不来客户也不愿意来了"),
    (
        "Dear Mayor, our factory has no power since this morning, please help us as soon as possible. Thanks",
        "our factory has no power since this morning",
    ),
    ("May I ask how to apply for the export subsidy?", "how to apply for the export subsidy"),
]

NOT_FOR_THE_GROUP = [
    "139 0000 0000",
    "13900000000",
    "+86 139-0000-0000",
    "0999-0000000",
    "990000190001010000",
    "99000019000101000X",
    "990000000101000",
    "6222021234567890123",
    "zhang@example.com",
    "https://example.com/zhang",
    "@zhangjianguo",
    "微信zhang_jg88",
]


@pytest.mark.parametrize(("text", "headline"), HEADLINES)
def test_a_headline(text: str, headline: str) -> None:
    assert summary(text) == headline


@pytest.mark.parametrize("secret", NOT_FOR_THE_GROUP)
@pytest.mark.parametrize("text", ["工程款拖欠三年了 {} 请回电", "{},工程款拖欠三年了", "联系电话：{},工程款拖欠三年了"])
def test_nobody_is_given_away(text: str, secret: str) -> None:
    line = summary(text.format(secret))
    assert "工程款拖欠三年了" in line
    assert not any(part in line for part in secret.split() if len(part) > 3)


@pytest.mark.parametrize(
    "number",
    [
        "6222021234567890123",
        "6222 0212 3456 7890 123",
        "6222-0212-3456-7890-123",
        "13812345678901234567",
        "1380000000012",
    ],
)
def test_no_digit_of_an_account_stays(number: str) -> None:
    assert not set("0123456789") & set(summary(f"账号{number} 工程款没到账"))


def test_hashtags_are_for_finding_not_for_reading() -> None:
    assert summary("#诉求 #用电 厂里停电了") == "厂里停电了"


def test_amounts_are_kept() -> None:
    assert summary("工程款12000000元一直拖欠") == "工程款12000000元一直拖欠"


@pytest.mark.parametrize("text", ["谢谢", "你好", "请市里帮忙协调", "我们是宏远机械"])
def test_a_text_of_nothing_else_speaks_for_itself(text: str) -> None:
    assert summary(text) == text


@pytest.mark.parametrize("text", ["13900000000", "🙏🙏", "https://example.com"])
def test_where_nothing_may_be_shown_there_is_still_a_line(text: str) -> None:
    assert summary(text) == "…"


@pytest.mark.parametrize("text", ["", "   ", "\n\n"])
def test_a_blank_text_has_no_gist(text: str) -> None:
    assert summary(text) == ""


def test_what_is_too_long_is_cut() -> None:
    assert summary("停电" * 3000) == "停电" * 11 + "停…"
    assert summary("We applied for a land permit six months ago and still have no answer") == (
        "We applied for a land permit six months ago…"
    )


@given(st.text(max_size=200) | st.text(alphabet="停电，请 \n12@#谢a👍\u0301\u202e。", max_size=200))
@settings(deadline=None)
def test_any_text_fits_on_a_card(text: str) -> None:
    line = summary(text)
    assert len(line) <= 49
    assert bool(line) == bool(text.strip())
    assert line == line.strip()
    assert "\n" not in line


@pytest.mark.parametrize("piece", ["停电，", "1", "1 ", "a@", "#", "@a", "请", "电话", "微信 ", "ﷺ", "我们的"])
def test_a_huge_text_takes_no_longer_than_the_longest_message(piece: str) -> None:
    begun = time.perf_counter()
    summary((piece * 100_000)[:100_000])
    assert time.perf_counter() - begun < 2


@pytest.mark.parametrize(("left", "right"), [("(", ")"), ("\uff08", "\uff09")])
def test_an_aside_is_left_out(left: str, right: str) -> None:
    assert summary(f"我厂{left}安泰建材{right}用地手续两年没批下来") == "用地手续两年没批下来"
