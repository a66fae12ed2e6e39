"""To the office, when something could not be done."""

SENTENCES = {
    "trouble.buried": "{number} 有一条消息没能送到{where}：{error}\n请用别的办法告诉对方。",
    "trouble.buried.nothing": "有一条消息没能送到{where}：{error}\n请用别的办法告诉对方。",
    "trouble.files": "{number} 有附件没能转到{where}：{error}\n请到原来发的地方看，或请对方再发一次。",
    "trouble.buried.desk": "{number} 的交办没送到{where}（{error}）。请打电话告诉对方，并请对方给小二发 /start，我就补发。",
    "trouble.unreached.card": "{number} {who}收不到小二的私聊（{error}）。有了答复，请打电话告诉对方。",
    "trouble.unreached.result": "{number} 的答复没送到{who}（{error}）。请打电话把答复告诉对方。",
    "trouble.unreached.question": "{number} 请诉求人补充的问题没送到{who}（{error}）。请打电话问对方。",
    "trouble.unreached.closed": "{number} 的结果没送到{who}（{error}）。请打电话告诉对方。",
    "trouble.reached": "{number} {who}打开了小二，没送到的已补发到私聊，不用再打电话了。",
    "trouble.unread": "有一条收到的消息我没能读懂，已存好（收件第 {seq} 号），请告诉管理员。",
    "trouble.reason.not_started": "还没打开过小二",
    "trouble.reason.blocked": "屏蔽了小二",
    "trouble.reason.not_there": "小二不在那个群里",
    "trouble.reason.deleted": "原来的消息已被删除",
    "trouble.reason.moved": "原来的群已升级，旧消息取不到了",
    "trouble.whom": "{name}的私聊",
    "where.group": "群里",
    "where.unit": "承办单位",
    "where.office": "这里",
    "where.person": "对方的私聊",
}
