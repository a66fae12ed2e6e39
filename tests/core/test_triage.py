"""Triage, told as messages in a group: what each is, of what kind, how urgent, for whom."""

import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.lexicon.appeals import FOR
from bot.core.lexicon.english import ENGLISH
from bot.core.lexicon.talk import AGAINST
from bot.core.people import Unit
from bot.core.triage import APPEAL_FROM, Label, Verdict, triage
from bot.core.words import Kind, UnitKind, Urgency

UNITS = (
    Unit("市金融办", ("市金融工作办公室",)),
    Unit("市工信局", ("市工业和信息化局",)),
    Unit("市科技局"),
    Unit("市商务局"),
    Unit("市发展改革委", ("市发改委",)),
    Unit("市自然资源局"),
    Unit("市生态环境局", ("环保局",)),
    Unit("市应急管理局"),
    Unit("市人力资源和社会保障局", ("市人社局",)),
    Unit("市税务局"),
    Unit("市住建局"),
    Unit("市交通运输局"),
    Unit("市公安局"),
    Unit("市市场监管局"),
    Unit("市供电公司"),
    Unit("市水务集团"),
    Unit("城东县", ("城东县政府",), kind=UnitKind.COUNTY),
)

APPEALS = [
    # said in the group | kind | urgent | the likeliest unit
    ("我们公司流动资金紧张,银行贷款月底到期续不上,车间下周就要停产,请市里帮忙协调", "help", True, "市金融办"),
    ("今天上午又停电了,生产线全停", "help", True, "市供电公司"),
    ("厂区从昨晚开始停水,锅炉没法烧,请帮忙联系一下", "help", True, "市水务集团"),
    ("隔壁厂着火了,浓烟往我们车间飘", "help", True, "市应急管理局"),
    ("货车被堵在厂门口,十几个人堵门不让出货,请市里出面", "help", True, "市公安局"),
    ("法院把我们账户冻结了,工资都发不出来,求助", "help", True, None),
    ("燃气公司说下午停止供气,我们玻璃窑炉不能断,一断就报废", "help", True, None),
    ("化工园区有刺鼻气味,可能是泄漏,赶紧派人看看", "help", True, "市生态环境局"),
    ("土地证办了两年还没办下来,厂房没法抵押", "help", False, "市自然资源局"),
    ("环评批了半年批不下来,项目一直开不了工", "help", True, "市生态环境局"),
    ("我公司给县里修路的工程款拖欠三年了,一直没人管", "help", False, "市住建局"),
    ("消防验收卡住了,跑了五趟还不给过", "help", False, "市应急管理局"),
    ("留抵退税申请三个月了还没到账,税务局说再等等", "help", False, "市税务局"),
    ("最近招工难,缺一百多个缝纫工,请人社部门支持一下", "help", False, "市人力资源和社会保障局"),
    ("高新区经常停电,设备都烧坏了两台", "help", False, "市供电公司"),
    ("厂门口的路坑坑洼洼,货车进不来,能不能修一下", "help", False, None),
    ("外地司机进不了城,通行证办不下来,物流都压在外面", "help", False, None),
    ("奖补资金说好去年兑现,到现在没到账", "help", False, None),
    ("厂房漏水,园区物业推给开发商,开发商推给物业", "help", False, None),
    ("周市长,我们厂的贷款被抽贷了,急需500万周转", "help", False, "市金融办"),
    ("出口的货卡在海关十天了,客户要砍单", "help", False, None),
    ("员工子女入学的事还没落实,请教育局帮忙解决", "help", False, None),
    ("新买的设备电压不稳老跳闸", "help", False, "市供电公司"),
    ("市工信局答应的技改补贴至今没有下文", "help", False, "市工信局"),
    ("专利被人侵权了,不知道找谁", "help", False, None),
    ("请问高新企业认定什么时候开始申报", "inquiry", False, "市科技局"),
    ("请问营业执照变更地址需要什么材料", "inquiry", False, "市市场监管局"),
    ("咨询一下,招工补贴怎么申请", "inquiry", False, None),
    ("想问一下用地指标归哪个部门管", "inquiry", False, "市自然资源局"),
    ("请问今年还有没有稳岗补贴,哪里办理", "inquiry", False, None),
    ("广交会展位补贴如何申报?", "inquiry", False, "市商务局"),
    ("办环评需要哪些手续?多久能批", "inquiry", False, "市生态环境局"),
    ("建议市里在产业集聚区增设公交线路,工人上下班不方便", "suggestion", False, "市交通运输局"),
    ("提个建议:企业办证能不能一网通办,少跑几趟", "suggestion", False, None),
    ("建议出台政策支持中小企业参加展会", "suggestion", False, None),
    ("希望增设园区夜班公交,建议工信局牵头", "suggestion", False, "市工信局"),
    ("我要投诉,城东县一个窗口人员态度恶劣", "complaint", False, "城东县"),
    ("一个月来了四拨检查,重复检查,还乱罚款", "complaint", False, None),
    ("几个部门互相推诿,踢皮球,没人受理", "complaint", False, None),
    ("物业公司乱收费,每度电加价三毛", "complaint", False, None),
    ("办个手续处处刁难,吃拿卡要", "report", False, None),
    ("我要举报,有人围标串标", "report", False, None),
    ("实名举报某公司偷排废水", "report", False, "市生态环境局"),
    ("举报有人假冒我们的商标卖假货", "report", False, "市市场监管局"),
    ("our factory has no power since this morning, please help", "help", True, "市供电公司"),
    ("急!厂里进水了", "help", True, None),
    ("老板跑路了,工资没发", "help", False, "市人力资源和社会保障局"),
    ("村民把路挖断了,车出不来,请市里协调", "help", False, None),
    ("we have been without water for two days", "help", True, "市水务集团"),
    ("We applied for a land permit six months ago and still have no answer", "help", False, "市自然资源局"),
    ("The bank refused to renew our loan, could you help us?", "help", False, "市金融办"),
    ("May I ask how to apply for the export subsidy?", "inquiry", False, "市商务局"),
    ("I suggest a direct bus line to the industrial park, our workers need it", "suggestion", False, None),
    ("our company has not been paid for road works for a year", "help", False, None),
]

TALK = [
    "感谢市长,问题已经解决了",
    "感谢市金融办孙主任,贷款昨天已经到账了",
    "谢谢各位领导的关心和支持",
    "收到",
    "收到,谢谢",
    "好的,没问题",
    "各位领导早上好",
    "市长好!",
    "孙主任辛苦了🙏",
    "不客气,应该的",
    "👍👍👍",
    "🎉恭喜恭喜",
    "在吗",
    "祝大家中秋快乐,阖家幸福",
    "祝各位领导企业家新年快乐,生意兴隆",
    "热烈祝贺宏远机械荣获国家级专精特新小巨人企业",
    "中午一起吃饭吧,老地方",
    "欢迎各位领导莅临我公司指导工作",
    "周末有空来厂里坐坐,喝杯茶",
    "转发:关于印发支持民营企业发展若干措施的通知",
    "关于开展2026年高新技术企业认定申报工作的通知 各企业:为解决融资难问题,现将有关事项通知如下,请按要求报送材料",
    "【通知】明天下午三点召开银企对接会,请各企业准时参会",
    "各位企业家,明天上午9点在市政府会议室开会,请准时参加",
    "温馨提示:今晚有大暴雨,请各企业做好防汛",
    "天气预报说明天降温,大家注意保暖",
    "我行推出惠企贷款产品,利率低至3.2%,额度高,欢迎联系",
    "专业代办营业执照,代理记账,价格优惠,加微信",
    "厂房招租,2000平,交通便利,有意者私聊",
    "哈哈哈,张总你太幽默了",
    "今天股票又涨了",
    "昨晚的球赛看了吗",
    "这个你可以找工信局问问",
    "我来协调,请放心",
    "来电了,已恢复生产",
    "电来了,谢谢供电公司",
    "问题解决了,感谢市里",
    "刚放款了,已收到,感谢孙主任帮忙",
    "我们公司今年产值过亿了",
    "明天见",
    "张总在不在",
    "路上堵车,我晚到十分钟",
    "张总你那边停电了吗",
    "手机没电了,等会再说",
    "我们公司搬迁新址了,欢迎大家来坐坐",
    "我们行可以帮大家解决融资难题,欢迎来电",
    "出租标准厂房,水电齐全,可办环评",
    "停电半小时就恢复了,速度真快",
    "谢谢孙主任,银行今天联系我了",
    "这个问题昨天孙主任已经回复我了",
    "环评批复拿到了,谢谢生态环境局",
    "接龙:统计一下明天参会人数",
    "请问会议室在几楼",
    "没有困难,一切顺利",
    "We have no problem now, power is back",
    "thank you all, the problem is solved",
    "Good morning everyone",
    "Happy new year to all of you!",
    "Shall we have lunch together tomorrow?",
    "ok, noted",
    "",
    "   ",
    "……",
]

ROSTER_OF_ANOTHER_CITY = (
    Unit("临江区供电服务中心"),
    Unit("临江市人力资源社会保障局"),
    Unit("临江市地方金融监督管理局", ("金融局",)),
)


def label(text: str) -> Label:
    return triage(text, UNITS).label


@pytest.mark.parametrize(("text", "kind", "urgent", "unit"), APPEALS)
def test_an_appeal_is_found(text: str, kind: str, urgent: bool, unit: str | None) -> None:
    verdict = triage(text, UNITS)
    assert (verdict.label, verdict.kind, verdict.urgency is Urgency.URGENT) == (Label.APPEAL, kind, urgent)
    assert unit is None or verdict.units[0] == unit


@pytest.mark.parametrize("text", TALK)
def test_talk_is_left_alone(text: str) -> None:
    assert label(text) is Label.TALK


@pytest.mark.parametrize(
    "text",
    [
        "园区路灯坏了大半年,晚上女工下班害怕",
        "订单排到年底了,就是缺人",
        "想了解一下惠企政策",
        "我们申请的土地挂牌一拖再拖",
    ],
)
def test_a_complaint_between_the_lines_goes_to_the_office(text: str) -> None:
    assert label(text) is not Label.TALK


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("停电了,生产线停了", "来电了,生产线恢复正常"),
        ("贷款还没批下来,急", "贷款批下来了"),
        ("工程款一直没到账", "工程款到账了"),
        ("问题还没解决", "问题已经解决了"),
    ],
)
def test_a_trouble_that_is_over_is_none(before: str, after: str) -> None:
    assert (label(before) is not Label.TALK, label(after)) == (True, Label.TALK)


def test_an_announcement_names_troubles_and_has_none() -> None:
    body = "为解决企业融资难、用工难、停电等问题,现就有关事项通知如下,请认真组织申报。"
    assert label("关于做好惠企政策兑现工作的通知\n" + body) is Label.TALK
    assert label("看到关于惠企政策兑现的通知,请问我们公司怎么申请,窗口说不受理") is Label.APPEAL


def test_the_reasons_say_which_words_spoke() -> None:
    reasons = {reason.cue: reason.words for reason in triage("工程款拖欠三年了,请市里帮忙协调", UNITS).reasons}
    assert reasons["problem"] == ("拖欠",)
    assert reasons["plea"] == ("请市里", "帮忙协调")
    assert reasons["matter"] == ("工程款",)
    assert reasons["duration"] == ("三年了",)


def test_the_weightiest_reason_comes_first() -> None:
    assert triage("厂里今天又停电了,谢谢", UNITS).reasons[0].cue == "harm"


def test_a_word_counts_once_however_often_it_is_said() -> None:
    assert triage("停电" * 50, UNITS).score == triage("停电", UNITS).score


def test_wide_letters_and_invisible_characters_hide_nothing() -> None:
    assert triage("停\u200b电了，ＮＯ　ＰＯＷＥＲ", UNITS).reasons == triage("停电了,no power", UNITS).reasons


def test_english_words_are_found_whole() -> None:
    assert triage("the helper delayedly hired a firefighter", UNITS).reasons == ()


def test_no_word_says_two_things() -> None:
    entries = [word for group in (*FOR, *AGAINST, *ENGLISH) for tier in group.tiers.values() for word in tier.split()]
    assert [word for word, times in Counter(entries).items() if times > 1] == []


def test_a_unit_that_is_named_comes_before_one_that_is_meant() -> None:
    units = triage("贷款的事想请科技局和市商务局看看", UNITS).units
    assert units == ("市科技局", "市商务局", "市金融办")


@pytest.mark.parametrize("name", ["城东县", "城东县政府", "环保局", "市生态环境局", "生态环境局", "发改委"])
def test_a_unit_is_known_by_name_by_alias_and_without_the_city(name: str) -> None:
    unit = next(unit for unit in UNITS if any(name in own for own in unit.names))
    assert triage(f"请{name}回复", UNITS).units == (unit.name,)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("又停电了", "临江区供电服务中心"),
        ("招工难", "临江市人力资源社会保障局"),
        ("银行抽贷", "临江市地方金融监督管理局"),
    ],
)
def test_topics_know_units_by_what_they_are_called_elsewhere(text: str, unit: str) -> None:
    assert triage(text, ROSTER_OF_ANOTHER_CITY).units == (unit,)


ALPHABET = st.one_of(
    st.characters(),
    st.sampled_from(
        [
            "停电",
            "请",
            "谢谢",
            "关于",
            "的通知",
            "孙主任",
            "12",
            "三年了",
            "help",
            " ",
            "\n",
            "👨‍👩‍👧",
            "ﷺ",
            "\u202e",
            "#",
            "@",
        ]
    ),
)


@given(st.lists(ALPHABET, max_size=80).map("".join))
@settings(deadline=None)
def test_any_text_has_a_verdict(text: str) -> None:
    verdict = triage(text, UNITS)
    assert isinstance(verdict, Verdict)
    assert verdict.label is not Label.APPEAL or verdict.score >= APPEAL_FROM
    assert Kind(verdict.kind) in Kind
    assert set(verdict.units) <= {unit.name for unit in UNITS}


@pytest.mark.parametrize("piece", ["停电", "1", "关于", "ﷺ", "a ", "谢谢", "三年", "@", "1391234"])
def test_a_huge_text_takes_no_longer_than_the_longest_message(piece: str) -> None:
    begun = time.perf_counter()
    triage((piece * 100_000)[:100_000], UNITS)
    assert time.perf_counter() - begun < 2
