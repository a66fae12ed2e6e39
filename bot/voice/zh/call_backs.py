"""After a result: asked again, closed without a word, and what the office hears on the telephone."""

SENTENCES = {
    # ── to the requester ───────────────────────────────────────────────────────
    "milestone.again": "{number} 上次的答复，解决问题了吗？点一下就行。\n到{day}还没有您的消息，就先结案，不算您满意；没解决随时说，我们马上重办。",
    "milestone.again.why": "{number} 还没解决的地方，请直接回复这条消息说说，我们马上重办。",
    "milestone.again.over": "{number} 这条不用再回复了，谢谢您。",
    "milestone.result.again": "{number} {who}答复：{answer}\n问题解决了吗？点一下就行。到{day}还没有您的消息，就先结案，不算您满意。",
    "milestone.lapsed": (
        "{number} 一直没有您的消息，先结案了，记为未确认，不算您满意。\n"
        "没解决的，{days} 天内点「不满意」或者回复我说一声，马上重办；解决了，也请点一下告诉我们。"
    ),
    "milestone.result.lapsed": "{number} {who}答复：{answer}\n一直没有您的消息，已先结案。",
    "milestone.result.lapsed.ask": (
        "{number} {who}答复：{answer}\n一直没有您的消息，先结案了，不算您满意。没解决的，{days} 天内点「不满意」，马上重办。"
    ),
    "milestone.result.called": "{number} {who}答复：{answer}\n电话回访：{rating}。谢谢您告诉我们。",
    "milestone.result.redone.called": "{number} {who}答复：{answer}\n您在电话里说没有解决，已退回{who}重新办理。",
    "milestone.closed.called": "{number} {status} · 电话回访：{how}",
    "card.closed.unconfirmed": "没有您的消息，未确认",
    # ── at the office ──────────────────────────────────────────────────────────
    "call_back.line": "{number} {title}\n{pieces}",
    "call_back.answered": "{day} {who}答复",
    "call_back.private": "不公开",
    "call_back.call": "打过一次，没接通",
    "call_back.calls": "打过 {count} 次，没接通",
    "call_back.unconfirmed": "没有诉求人的消息，记为未确认",
    "call_back.list": "回访名单 {count} 件，点编号记下对方怎么说",
    "call_back.list.none": "没有要打电话回访的。",
    "menu.call_back": "打过电话了？对方怎么说？",
    "prompt.call_back": "{who}，请回复这条消息，写 {number} 的诉求人在电话里怎么说。会转给承办单位，马上重办。",
    "pop.done.call_back": "已记下",
    "refusal.no_outcome": "没看懂回访结果，还没有记下。请写：回访 满意，回访 基本满意，回访 没接通，或者 回访 不满意 加上对方说的话。",
    "refusal.no_text.call_back": "请写上对方怎么说，例如：回访 不满意 还是没电",
    "alert.redo.again": "{number} {who}说还是没有解决，第 {times} 次重新办理，已报{leaders}：{reason}",
}
