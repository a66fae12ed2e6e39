"""In the group: the card, and the new messages at milestones."""

SENTENCES = {
    # ── the card in the group ──────────────────────────────────────────────────
    "card.received.within": "市长办公室{time}内查看",
    "card.received.by": "市长办公室 {when}查看",
    "card.received.late": "应在{when}查看，已超时",
    "card.late": "应在{when}办结，已超期",
    "card.accepted": "市长办公室 {when}交办",
    "card.dispatched": "{status} {lead}",
    "card.assisting": "协办 {units}",
    "card.in_progress": "{lead} {name}",
    "card.waiting": "需要您补充：{question}",
    "card.waiting.partly": "还需要您补充：{question}",
    "card.handled": "等您确认",
    "card.closed": "{rating} · 用时 {took}",
    "card.instruction": "{leader}批示：{text}",
    "card.progress": "进展：{text}",
    "card.declined": "原因：{reason}",
    "card.redone": "第 {times} 次重办",
    "forgotten": "{number} 相关的个人信息已按本人要求删除。",
    "veil": "{number} 已转为不公开办理，后面的情况请点「私聊」查看。",
    # ── new messages, at milestones ────────────────────────────────────────────
    "milestone.dispatched": "{number} 已受理，交给{units}办理，{when}答复您。",
    "milestone.redispatched": "{number} 改由{units}办理，{when}答复您。",
    "milestone.returned": "{number} 已受理，正在重新安排承办单位，安排好就告诉您。",
    "milestone.question": "{number} {who}需要您补充：{question}\n直接回复这条消息就行，照片、文件都可以。",
    "milestone.question.list": (
        "{number} {who}请您补充：\n{question}\n直接回复这条消息，照着编号说就行，照片、文件都可以。哪项没有，说一声没有。"
    ),
    "milestone.question.privately": "不方便在群里说的，点「私聊」发给我。",
    "milestone.question.missing": (
        "{number} 收到，谢谢。还缺：\n{items}\n请接着回复这条消息。没有的话回一句「就这些」，我们按现有的接着办。"
    ),
    "milestone.question.answered": "{number} 补充的都收到了，谢谢。{who}接着办。",
    "milestone.question.resumed": "{number} 不用再补充了，{who}接着办。",
    "milestone.result": "{number} {who}答复：{answer}\n这样解决了吗？",
    "milestone.result.rated": "{number} {who}答复：{answer}\n{rating}。谢谢您告诉我们。",
    "milestone.result.why": "{number} {who}答复：{answer}\n还没解决的地方，请直接回复这条消息说说，我们马上重办。",
    "milestone.result.redone": "{number} {who}答复：{answer}\n您说没有解决，已退回{who}重新办理。",
    "milestone.result.redone.office": "{number} {who}答复：{answer}\n已退回{who}重新办理。",
    "milestone.result.merged": "{number} {who}答复：{answer}\n这件事已并入 {into}，一起办理。",
    "milestone.result.withdrawn": "{number} {who}答复：{answer}\n这件事已撤回。",
    "milestone.redo": "{number} 已请{units}重新办理，{when}答复您。",
    "milestone.redo.office": "{number} 已请市长办公室重新安排，{when}交办。",
    "milestone.closed": "{number} {status} · {how}",
    "milestone.declined": "{number} 这件事没能受理：{reason}",
}
