"""An appeal from typing to rating: three people in three windows, and the office that looks on."""

from tests.browser.rehearsal import Rehearsal
from tests.browser.town import APPEAL, FINANCE, GROUP, LI, LIN, OFFICE, SUN, ZHANG, ZHOU
from tests.browser.windows import Windows


async def test_from_typing_to_rating(town: Rehearsal, window: Windows) -> None:
    zhang, zhou = await window(ZHANG, GROUP), await window(ZHOU, GROUP)
    sun, lin = await window(SUN, FINANCE), await window(LIN, OFFICE)

    await zhang.says(APPEAL)
    await zhang.sees("#ZQ1001", "待受理 · 紧急")
    await lin.sees("#ZQ1001", "张建国 · 华锐机械", "可能承办：市金融办")
    await lin.has_unread("明川市政企沟通群", 2)

    await zhou.replies(to="流动资金紧张", text="请市金融办今天下午对接")
    await zhang.sees("#ZQ1001", "已交办 市金融办", "周明远市长批示")

    await sun.presses("签收", under="#ZQ1001")
    await zhang.sees("办理中 · 市金融办 孙主任")

    await sun.replies(to="#ZQ1001", text="办结 已协调明川银行续贷500万元，今日放款")
    await sun.presses("发布", under="将这样答复")
    await zhang.sees("续贷500万元", "这样解决了吗")

    await zhang.presses("满意", under="续贷500万元")
    await zhou.sees("#ZQ1001", "已结案 · 满意")
    await sun.has_unread("明川市政企沟通群", 5)


async def test_who_may_not_rate_is_told_so_in_a_pop_up(town: Rehearsal, window: Windows) -> None:
    zhang, sun, li = await window(ZHANG, GROUP), await window(SUN, FINANCE), await window(LI, GROUP)
