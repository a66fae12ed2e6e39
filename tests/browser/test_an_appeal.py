"""An appeal from typing to rating: three people in three windows, and the office that looks on."""

from playwright.async_api import expect

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

    await zhou.replies(to="待受理 · 紧急", text="请市金融办今天下午对接")
    await zhang.sees("#ZQ1001", "已交办 市金融办", "周明远市长批示")
    await sun.has_unread("明川市政企沟通群", 4)

    await sun.presses("签收", under="#ZQ1001")
    await zhang.sees("办理中 · 市金融办 孙主任")
    await sun.replies(to="#ZQ1001", text="办结 已协调明川银行续贷500万元，今日放款")
    await sun.presses("发布", under="将这样答复")
    await zhang.sees("续贷500万元", "这样解决了吗")

    li = await window(LI, GROUP)
    await li.presses("满意", under="这样解决了吗")
    await li.is_told("这件事由诉求人来评价")
    await zhang.presses("满意", under="这样解决了吗")
    await zhou.sees("#ZQ1001", "已结案 · 满意")
    await lin.opens("明川市政企沟通群")
    await lin.page.get_by_title("回到最新").click()
    await lin.has_read("明川市政企沟通群")


async def test_a_reply_jumps_to_what_it_answers(town: Rehearsal, window: Windows) -> None:
    zhang = await window(ZHANG, GROUP)
    await zhang.says(APPEAL)
    for number in range(20):
        await town.wishes("zh/say", {"person": LI, "chat": GROUP, "text": f"第{number}句闲话"})
    await zhang.sees("第19句闲话")
    await zhang.sees("#ZQ1001")
    appeal = zhang.page.get_by_role("article").filter(has_text=APPEAL).first
    await expect(appeal).not_to_be_in_viewport()
    await zhang.page.get_by_title("跳到 张建国 的原消息").first.click()
    await expect(appeal).to_be_in_viewport()
    await expect(appeal).to_be_focused()
