"""The leader's hotline day, and the ledgers."""

SENTENCES = {
    "half.morning": "上午",
    "half.afternoon": "下午",
    "duty.hours": "{day}{half} {begins}–{ends}",
    # ── announced ──────────────────────────────────────────────────────────────
    "duty.group.next": (
        "领导接听日：{when}，{leader}接听。\n"
        "有难处，到时候直接在群里说，或者私下写给我，不用另办手续。每一件都转给{leader}批示。"
    ),
    "duty.group.today": (
        "今天是领导接听日：{when}，{leader}接听。\n"
        "有难处，这段时间直接在群里说，或者私下写给我，不用另办手续。每一件都转给{leader}批示。"
    ),
    "duty.group.moved": "{before}的领导接听日有变动，改为：{when}，{leader}接听。",
    "duty.leader.next": (
        "领导接听日：{when}，由您接听。\n"
        "这段时间收到的诉求，我逐件转给您。直接回复那条消息，就是批示；没有写明单位的，由市长办公室交办。"
    ),
    "duty.leader.today": "今天由您接听：{when}。\n收到的诉求，我逐件转给您。直接回复那条消息，就是批示。",
    "duty.leader.moved": "{before}的领导接听日有变动，改为：{when}，还是由您接听。",
    "duty.leader.released": "{when}的领导接听日，改由别的市领导接听，您不用等。",
    # ── one issue ──────────────────────────────────────────────────────────────
    "duty.instructed": "已批示",
    "duty.awaited": "待批示",
    "duty.uninstructed": "未批示",
    "duty.leader.asks": "您接听日收到的，请您批示。",
    "duty.leader.said": "您的批示：{text}",
    # ── several ────────────────────────────────────────────────────────────────
    "duty.leader.missing": "您接听日收到的，还等您批示 {count} 件",
    "duty.group.done": ("{day}{half}{leader}接听，群里收到 {count} 件，已批示 {instructed} 件，进展都在各自的卡片上。"),
    "duty.group.taken": "{day}{half}{leader}接听，群里收到 {count} 件，进展都在各自的卡片上。",
    "duty.group.none": "{day}{half}{leader}的接听结束了。有难处随时说，我来登记。",
    "duty.done": "{when}，{leader}接听：收到 {count} 件，已批示 {instructed} 件",
    # ── /duty ──────────────────────────────────────────────────────────────────
    "duty.list": "领导接听日",
    "duty.list.line": "{when} {leader}",
    "duty.list.now": "正在接听",
    "duty.list.by_hand": "手动安排",
    "duty.list.how": "换人：/duty {example}\n改时间：/duty 12月17日 下午 {example}",
    "duty.list.none": "还没有安排领导接听日。要安排，请写日期、时段和姓名，例如：/duty 12月17日 下午 {example}",
    "duty.near": "没认出「{words}」。是不是{name}？请写全名再发一次。",
    "duty.unread": "没看懂「{words}」。请写日期、时段和姓名，例如：/duty 12月17日 下午 {example}",
    "duty.unset": "还不知道哪一天、由谁接听。请写日期、时段和姓名，例如：/duty 12月17日 下午 {example}",
    "duty.day_off": "{day}不上班，请换一天。",
    "duty.over": "{when}已经开始或过去了，请换个时间。",
    # ── ledgers ────────────────────────────────────────────────────────────────
    "ledger": "{leader}的台账",
    "ledger.all": "市领导台账",
    "ledger.line": "{leader}：{tally}",
    "ledger.tally": "接听 {heard} 件，批示 {instructed} 件，办结 {done} 件，满意 {satisfied} 件",
    "ledger.said": "批示：{text}",
    "ledger.none": "{leader}的台账里还没有诉求。",
    "ledger.nobody": "名单里没有市领导。",
    "ledger.near": "没认出「{words}」。是不是{name}？",
    "ledger.unknown": "没认出「{words}」这位市领导，请写全名。",
    "ledger.not_yours": "这里只看您自己的台账，发 /ledger 就行。",
}
