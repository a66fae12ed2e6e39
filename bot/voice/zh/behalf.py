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
    "behalf.new.how": "替来电的企业登记：/new {example} 他们说的事\n电话号码可以写在里面，只有办公室看得到。不是企业的，写：/new 个人 内容",
    "behalf.new.example": "企业名称",
    "behalf.new.near": "名册里没有「{written}」这一家，是不是：{near}？请写全称，空一格再写内容；确实不在名册里的，请用「」括起来。",
    "behalf.new.unknown": "名册里没有「{written}」。请核对名称；确实不在名册里的，请用「」括起来；不是企业的，写「个人」。",
    "behalf.new.no_text": "还没有写内容，请在企业名称后面写上他们说的事。",
    "menu.command.new.office": "替来电的企业登记，后面写企业和内容",
    "help.behalf": "替来电的企业登记：登记 企业 内容",
    "desk.where.entered": "来自{source}，不在群里公开",
    "nudge.desk.call_back.at_once": "已办结，诉求人收不到消息，请打电话回访",
}
