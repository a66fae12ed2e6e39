"""What the clock says: nudges, cards, digests."""

SENTENCES = {
    # ── nudges, a heading over the issues it is about ──────────────────────────
    "nudge.desk.accept_by.late": "待受理，已超时",
    "nudge.desk.dispatch_by.soon": "快到交办期限了",
    "nudge.desk.dispatch_by.late": "待交办，已超时",
    "nudge.desk.sign_by.soon": "快到签收期限了",
    "nudge.desk.sign_by.late": "还没签收，已超时",
    "nudge.desk.due.soon": "快到办结期限了",
    "nudge.desk.due.yellow": "🟡 黄牌：只剩{limit}",
    "nudge.desk.due.pending": "快到期限了，单位的申请还没答复",
    "nudge.desk.due.late": "🔴 红牌：办结期限已到",
    "nudge.desk.due.supervised": "超期未办结，列入督办",
    "nudge.desk.due.deputy": "超期未办结，已报市领导，列入督办",
    "nudge.desk.due.mayor": "超期未办结，已报市长",
    "nudge.desk.call_back.telephone": "答复后还没听到诉求人的话，请打电话回访",
    "nudge.leader.accept_by": "市长办公室还没受理，已超时",
    "nudge.leader.dispatch_by": "市长办公室还没交办，已超时",
    "nudge.leader.sign_by": "承办单位还没签收，已超时",
    "nudge.leader.due.deputy": "超期未办结，请您过问",
    "nudge.leader.due.mayor": "超期已久，仍未办结，请您过问",
    "nudge.leader.how": "直接回复这条消息，就是批示。",
    "nudge.leader.how.several": "要批示，请写上编号，例如：批示 {number} 请今天下班前办结",
    # ── the morning's digest, the week's summary ──────────────────────────────
    "digest.head": "早报 · {day}",
    "digest.new": "新收 {count} 件",
    "digest.office": "等我们办：{parts}",
    "digest.office.received": "待受理 {count} 件",
    "digest.office.accepted": "待交办 {count} 件",
    "digest.office.extensions": "延期待批 {count} 件",
    "digest.office.rulings": "退单待裁定 {count} 件",
    "digest.late": "其中已超时 {count} 件：{numbers}",
    "digest.unsigned": "单位超时未签收 {count} 件：{numbers}",
    "digest.unanswered": "诉求人一直没补充，请打电话问 {count} 件：{numbers}",
    "digest.office.to_call": "待电话回访 {count} 件（发 /callbacks 看名单）",
    "digest.today": "今天到期 {count} 件：",
    "digest.overdue": "已超期 {count} 件：",
    "digest.overdue.unit": "{unit}：{numbers}",
    "digest.named": "超期{limit}以上，点名 {count} 件：{numbers}",
    "digest.supervised": "督办中 {count} 件：{numbers}",
    "digest.unhappy": "不满意、正在重办 {count} 件：{numbers}",
    "digest.more": "还有 {count} 件",
    "digest.unit.supervised": "督办件，请今天报一次进展",
    "summary.group": "{first}至{last}，群里{parts}。\n有难处随时说，我来登记。",
    "summary.taken": "新登记 {count} 件",
    "summary.handled": "办结 {count} 件",
    "summary.solved": "企业确认解决 {count} 件",
    "summary.in_hand": "现在还在办 {count} 件",
    "calendar.wanted": (
        "{year} 年的放假安排还没有导入，跨年的期限先按暂定算。\n"
        "国务院办公厅公布后，请管理员把放假安排导入小二，做法见办公室手册。"
    ),
    "backup.failed": (
        "今天的数据备份没有做成，小二每小时再试一次；群里的工作不受影响。\n"
        "请维护小二的技术人员看一看：磁盘是不是满了，备份的文件夹能不能写。"
    ),
    "backup.made": "今天的数据备份先前没有做成，{at} 已经补上，不用再管了。",
}
