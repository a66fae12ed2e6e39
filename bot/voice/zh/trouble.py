"""To the office, when something could not be done."""

SENTENCES = {
    "trouble.buried": "{number} 有一条消息没能送到{where}：{error}\n请用别的办法告诉对方。",
    "trouble.buried.nothing": "有一条消息没能送到{where}：{error}\n请用别的办法告诉对方。",
    "trouble.files": "{number} 有附件没能转到{where}：{error}\n请到原来发的地方看，或请对方再发一次。",
    "trouble.unreached.card": "{number} {who}收不到小二的私聊：{error}。有了答复，请打电话告诉对方。",
    "trouble.unreached.result": "{number} 的答复没能送到{who}：{error}。请打电话把答复告诉对方。",
    "trouble.unreached.message": "{number} 有一条消息没能送到{who}：{error}。请打电话告诉对方。",
    "trouble.reached": "{number} {who}打开了小二，没送到的已补发到私聊，不用再打电话了。",
    "trouble.unveiled": "{number} 已转私密，但群里还留着原来的内容，小二改不了。请群管理员删掉小二关于它的消息。",
    "trouble.unread": "有一条收到的消息我没能读懂，已存好（收件第 {seq} 号），请告诉管理员。",
    "trouble.reason.not_started": "对方还没有给小二按过“开始”",
    "trouble.reason.blocked": "对方屏蔽了小二",
    "trouble.reason.not_there": "小二不在那个群里",
    "trouble.reason.deleted": "原来的消息已被删除",
    "trouble.reason.moved": "原来的群已升级，旧消息取不到了",
    "trouble.whom": "{name}的私聊",
    "where.group": "群里",
    "where.unit": "承办单位",
    "where.office": "这里",
    "where.person": "对方的私聊",
}
