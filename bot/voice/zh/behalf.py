"""Issues of people who did not write themselves: callers, enterprises that were visited, lists of the hotline."""

SENTENCES = {
    "caller": "来电人",
    "source.hotline": "12345热线",
    "source.service_day": "企业服务日",
    "source.leader_day": "领导接听日",
    "behalf.contact": "联系方式：{contact}",
    "behalf.source": "来源：{source}",
    "behalf.order": "工单 {reference}",
    "behalf.entered": "{who}登记",
    "behalf.listed": "表格导入",
    "behalf.ask": "{number} {who}要问诉求人：{question}\n诉求人收不到消息，请打电话问，再在这里回复：接着办 他们说的话",
    "desk.where.entered": "来自{source}，不在群里公开",
    "nudge.desk.call_back.at_once": "已办结，诉求人收不到消息，请打电话回访",
}
