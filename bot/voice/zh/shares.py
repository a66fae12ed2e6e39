"""Units that share an issue: a county's own, and those that assist."""

SENTENCES = {
    # ── on the cards ──────────────────────────────────────────────────────────
    "desk.onward": "{county} → {units}",
    "desk.share": "{unit}：{text}",
    "desk.share.awaited": "{unit}：还没有意见 · {when}",
    "desk.share.none": "{unit}：没有意见",
    "desk.shares.more": "还有 {count} 家单位",
    "desk.share.remark": "转办说明：{text}",
    "desk.share.wanted": "请把意见报给{to} · {when}",
    "desk.share.yours": "已报给{to}的意见：{text}",
    "desk.forwarded": "{county}转给贵单位办，由{county}答复诉求人",
    "desk.forwarded.theirs": "{county}转给{unit}办，由{county}答复诉求人",
    "desk.no_desk.own": "{unit}没有群，也没有联络员，请转告。有了意见请代写，例如：协办意见 {unit} 已核实",
    "desk.not_yours.handed_up": "已退回{to}，贵单位不用再办。",
    "desk.not_theirs.handed_up": "已退回{to}，请转告{unit}不用再办。",
    # ── below them ────────────────────────────────────────────────────────────
    "alert.contributed": "{number} {unit}的意见：{text}",
    "alert.shares.handle": "{count}家的意见都齐了，可以办结。",
    "alert.shares.handle.one": "意见齐了，可以办结。",
    "alert.shares.contribute": "{count}家的意见都齐了，可以写协办意见了。",
    "alert.shares.contribute.one": "意见齐了，可以写协办意见了。",
    "alert.handed_up": "{number} {unit}退回：{reason}\n可以转给别的单位，也可以自己办。不归本地办的，请退单。",
    "alert.handed_up.assisting": "{number} {unit}退回，不再协办：{reason}",
    "request.handed_up": "{number} {who}退回协办：{reason}",
    "desk.history.share": "{unit}的意见",
    "desk.history.share.text": "{unit}：{text}",
    # ── buttons, prompts, answers ─────────────────────────────────────────────
    "button.contribute.county": "报{county}",
    "menu.forward": "转给哪些单位？最多选 {most} 个，更多请回复本卡：转办 甲单位 乙单位",
    "menu.forward.chosen": "转给{units}？",
    "pop.done.forward": "已转办",
    "prompt.contribute": "{who}，请回复这条消息，写 {number} 的意见。只给要答复的单位和市长办公室看，诉求人看不到。",
    "preview.missing": "还没有意见的：{units}",
    "refusal.not_allowed.contribute": "意见由协办单位来写。",
    "refusal.not_allowed.forward": "转办由承办的县区来做。",
    "refusal.not_now.contribute": "这件事{status}，不用再写意见。要说明情况，请用备注。",
    "refusal.no_text.contribute": "请写上意见，例如：协办意见 已核实，情况属实",
    "refusal.already.forward": "这些单位已经有这件事了，不用再转。",
    "refusal.handed_up": "{number} 贵单位已经退回，不用再办。",
    "refusal.contributed": "贵单位已经写过意见，不用退回。要改意见，再写一次就行。",
    "refusal.return_late.county": "退单的期限已经过了。确实不归贵单位办的，请跟{county}说明。",
    "refusal.no_own_units": "贵单位没有可以转办的下级单位。要别的单位配合，请跟市长办公室说。",
    "refusal.no_own_unit": "没认出是哪个单位，还没有转办。请写名称，例如：转办 {example}",
    "refusal.no_share": "没认出是哪个单位的意见，还没有记下。请写上单位，例如：协办意见 {example} 已核实",
    # ── the clock ─────────────────────────────────────────────────────────────
    "nudge.desk.share.soon": "快到报意见的期限了",
    "nudge.desk.share.late": "意见还没报，已超时",
    "nudge.desk.share.late.asker": "还没收到意见，已超时",
    "nudge.share_by": "{when}报意见",
    "nudged.limit.share": "报意见的期限",
    # ── /help and the menu ────────────────────────────────────────────────────
    "help.desk.own": (
        "点{unit}卡片下的按钮，或回复卡片，用这些词开头就照办：{orders}。\n"
        "意见报给{county}，由{county}答复诉求人。\n"
        "回复里不带这些词的，是内部备注，诉求人看不到。"
    ),
    "menu.command.contribute": "回复卡片：协办意见，后面写内容",
}
