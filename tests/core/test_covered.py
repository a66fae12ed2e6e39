"""Which items of a list an answer covers: what real answers look like, and what must never be taken for half of one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.covered import left_out, says_no_more
from bot.core.messages import File

#: As the office asks for help: the check list as it stands.
HELP = (
    "企业全称",
    "联系人和电话",
    "什么时间、在哪里",
    "找过哪些部门、怎么答复的",
    "合同、通知、照片等材料",
    "涉及多少金额",
    "希望怎么解决",
)
#: Three papers.
PAPERS = ("营业执照", "贷款合同", "近半年流水")
#: As a unit writes it; nobody can tell from the words whether these are answered.
METER = ("电表号", "停电从几点开始", "影响几条生产线")
GRANT = ("公司注册满一年没有", "有没有发明专利", "去年研发费用占销售收入多少")
BRIEF = ("企业全称", "联系人和电话", "涉及多少金额")

#: One of them can be seen in an answer only where it stands alone.
ACCOUNT = ("贴息批复", "开户行和账号", "联系电话")

PHOTO, PHOTOS = (File("photo"),), (File("photo"), File("photo"))
PLACE, CARD = (File("location"),), (File("contact"),)
DOCUMENT, VOICE = (File("document"),), (File("voice"),)

#: items, what is said, what came with it, the numbers of what is missing then.
CHINESE = [
    # by number
    (BRIEF, "1. 华锐机械有限公司\n2. 张建国 13800010001", (), "3"),
    (BRIEF, "1、华锐机械 2、张建国 3、五百万", (), ""),
    (BRIEF, "1：华锐机械，3：500万左右", (), "2"),
    (BRIEF, "①华锐机械 ②张建国", (), "3"),
    (BRIEF, "（1）华锐机械（2）老张（3）五百来万", (), ""),
    (BRIEF, "一、华锐机械\n二、老张", (), "3"),
    (BRIEF, "1.华锐机械\n2.13800010001\n3.2026年算下来500万", (), ""),
    (BRIEF, "1 华锐机械\n3 五百万", (), "2"),
    (BRIEF, "3. 3.5万元", (), "12"),
    (PAPERS, "1和3都发了，看附件", PHOTOS, "2"),
    (PAPERS, "第1项和第2项见附件，第3项还没打印好", PHOTOS, "3"),
    (PAPERS, "第一项发了，第二项没有", PHOTO, "3"),
    (PAPERS, "1、2见图，3没有", PHOTOS, ""),
    (PAPERS, "1. 见图\n2. 合同明天发\n3. 见图", PHOTOS, "2"),
    (METER, "1. 20731\n2. 早上六点半", (), "3"),
    # by what is told
    (HELP, "华锐机械有限公司，张建国13800010001，3月5日在高新区厂区停的电", (), "4567"),
    (HELP, "我们找过市供电局，说线路老化，没钱改。损失了三十多万，希望尽快换线", (), "1235"),
    (HELP, "联系人张建国，电话就是我这个号", (), "134567"),
    (PAPERS, "营业执照和合同都发了，流水明天补", PHOTOS, "3"),
    (PAPERS, "贷款合同见图", PHOTO, "13"),
    (BRIEF, "全称是明川市华锐机械有限公司，金额还在核算", (), "23"),
    (BRIEF, "金额一共480万", (), "12"),
    (BRIEF, "张建国13800010001", (), "13"),
    (("位置", "涉及多少金额"), "", PLACE, "2"),
    (("联系人和电话", "涉及多少金额"), "", CARD, "2"),
    (("联系人和电话", "营业执照"), "", PHOTO, "1"),
    (ACCOUNT, "电话13800010001", (), "12"),
    (ACCOUNT, "批复见图，谢谢", PHOTO, "23"),
    (ACCOUNT, "13800010001，建行高新支行", (), "1"),
    (ACCOUNT, "13800010001 622200", (), "1"),
    # promised, and not there yet
    (PAPERS, "好的，稍后发给您", (), "123"),
    (PAPERS, "财务出差了，明天一起发过来", (), "123"),
    # the whole answer, as far as anybody can tell
    (HELP, "情况就是上面说的那样，你们来看一眼就明白了", (), ""),
    (HELP, "这些我们前天已经交给窗口了呀", (), ""),
    (HELP, "昨天下午交的申请，里面都写了", (), ""),
    (METER, "20731，半夜停的，全停了", (), ""),
    (METER, "电表号 20731，早上六点半", (), ""),
    (GRANT, "注册三年了，有两项发明专利，研发费用占6%", (), ""),
    (PAPERS, "", PHOTOS, ""),
    (PAPERS, "", DOCUMENT, ""),
    (HELP, "", DOCUMENT, ""),
    (HELP, "", VOICE, ""),
    (PAPERS, "都在这里了", PHOTO, ""),
    (PAPERS, "要原件还是复印件？", (), ""),
    (BRIEF, "华锐\n老张\n说不好，大概几百万吧", (), ""),
    (BRIEF, "张建国13800010001，就这些", (), "13"),
    (BRIEF, "3点停的电，2台设备坏了", (), ""),
    (BRIEF, "是的", (), ""),
    (BRIEF, "", (), ""),
    (BRIEF, "就这些", (), ""),
    (BRIEF, "没有了，谢谢", (), ""),
    # a list of one is no list
    (("电表号",), "2. 20731", (), ""),
    (("合同",), "合同明天发", (), ""),
]
EN = (
    "Full company name",
    "Contact and phone",
    "When and where",
    "Contracts, notices, photos",
    "How much money is at stake",
)
LICENCE = ("Business licence", "Loan contract")
ENGLISH = [
    (EN, "1. Huarui Machinery Co., Ltd.\n2. Zhang, 13800010001", (), "345"),
    (EN, "1 and 2 attached, 3 none", PHOTOS, "45"),
    (EN, "Huarui Machinery Ltd, call me at +86 13800010001", (), "345"),
    (EN, "We are Luyuan Foods Ltd. It was last Monday at the warehouse in Park Road; we lost 300,000 yuan", (), "24"),
    (LICENCE, "Here is the licence, the contract will follow", PHOTO, "2"),
    (LICENCE, "We'll send both tomorrow", (), "12"),
    (LICENCE, "", PHOTOS, ""),
    (EN, "It is all in what we sent you the other week", (), ""),
    (EN, "See the file", DOCUMENT, ""),
    (EN, "That's all", (), ""),
    (EN, "Do you need the original?", (), ""),
]


@pytest.mark.parametrize(("items", "text", "files", "missing"), [*CHINESE, *ENGLISH])
def test_what_is_missing(items: tuple[str, ...], text: str, files: tuple[File, ...], missing: str) -> None:
    expected = tuple(items[int(number) - 1] for number in missing)
    assert left_out(items, items, text, files) == expected


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("3. 480万", "2"),
        ("480万", "2"),
        ("13800010001", "3"),
        ("2. 13800010001 3. 480万", ""),
        ("公司全称写错了，是华锐机械有限公司", "23"),  # about what was told already
        ("3明天补", "23"),
        ("我想想", ""),
    ],
)
def test_a_second_addition_is_read_against_what_is_missing(text: str, missing: str) -> None:
    expected = tuple(BRIEF[int(number) - 1] for number in missing)
    assert left_out(BRIEF, BRIEF[1:], text, ()) == expected


@pytest.mark.parametrize(
    "text",
    [
        "没有了",
        "没有了。",
        "就这些",
        "就这些了，谢谢"[:4],
        "其他没有了",
        "别的没有",
        "暂时就这些",
        "没有其他材料了",
        "That's all.",
        "that’s it",
        "Nothing else",
    ],
)
def test_nothing_more(text: str) -> None:
    assert says_no_more(text)


@pytest.mark.parametrize(
    "text", ["", "没有", "没有电了", "没有合同", "就这些问题没解决", "电没有了", "that's all wrong", "还有别的"]
)
def test_something_more(text: str) -> None:
    assert not says_no_more(text)


anything = st.lists(st.text(max_size=12), max_size=6).map(tuple)


@given(anything, st.text(max_size=80))
def test_whatever_is_said_only_what_was_asked_can_be_missing(items: tuple[str, ...], text: str) -> None:
    assert set(left_out(items, items, text, PHOTO)) <= set(items)
