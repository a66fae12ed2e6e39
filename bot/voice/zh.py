"""Chinese: what the city reads."""

SENTENCES: dict[str, str] = {
    # ── words ──────────────────────────────────────────────────────────────
    "status.received": "待受理",
    "status.accepted": "已受理",
    "status.dispatched": "已交办",
    "status.in_progress": "办理中",
    "status.waiting": "待补充",
    "status.handled": "已办结",
    "status.closed": "已结案",
    "status.declined": "不予受理",
    "status.withdrawn": "已撤回",
    "status.merged": "已并案",
    "action.open": "登记",
    "action.add": "补充",
    "action.withdraw": "撤回",
    "action.instruct": "批示",
    "action.accept": "受理",
    "action.decline": "不予受理",
    "action.dispatch": "交办",
    "action.sign": "签收",
    "action.return": "退单",
    "action.ask": "请补充",
    "action.progress": "进展",
    "action.note": "备注",
    "action.extend": "延期",
    "action.handle": "办结",
    "action.confirm": "确认",
    "action.redo": "重办",
    "action.remind": "催办",
    "action.supervise": "督办",
    "action.merge": "并案",
    "action.split": "拆分",
    "action.undo": "撤销",
    "action.classify": "转私密",
    "action.call_back": "回访",
    "kind.inquiry": "咨询",
    "kind.help": "求助",
    "kind.complaint": "投诉",
    "kind.report": "举报",
    "kind.suggestion": "建议",
    "urgency.urgent": "紧急",
    "urgency.normal": "一般",
    "urgency.complex": "疑难",
    "rating.satisfied": "满意",
    "rating.fairly_satisfied": "基本满意",
    "rating.not_satisfied": "不满意",
    # ── small pieces ───────────────────────────────────────────────────────
    "and": "、",
    "dot": " · ",
    "number": "#{prefix}{number}",
    "leader": "{name}{title}",
    "handler": "{unit} {name}",
    "office": "市长办公室",
    "unverified": "待核实企业",
    "identity_kept": "举报人身份保密",
    "time.today": "今天 {clock}",
    "time.day": "{month}月{day}日",
    "time.day_clock": "{month}月{day}日 {clock}",
    "time.year": "{year}年{rest}",
    "time.before": "{when}前",
    "time.estimated": "{when}（暂定）",
    "time.minutes": "{minutes}分钟",
    "time.hours": "{hours}小时",
    "took.minutes": "{minutes} 分钟",
    "took.hours": "{hours} 小时",
    "took.hours_minutes": "{hours} 小时 {minutes} 分",
    "took.days": "{days} 天",
    "took.days_hours": "{days} 天 {hours} 小时",
    # ── the card in the group ──────────────────────────────────────────────
    "card.received.within": "市长办公室{time}内查看",
    "card.received.by": "市长办公室 {when}查看",
    "card.accepted": "市长办公室 {when}交办",
    "card.dispatched": "{status} {lead}",
    "card.assisting": "协办 {units}",
    "card.in_progress": "{lead} {name}",
    "card.waiting": "请您补充：{question}",
    "card.handled": "等您确认",
    "card.closed": "{rating} · 用时 {took}",
    "card.instruction": "{leader}批示：{text}",
    "card.progress": "进展：{text}",
    "card.declined": "原因：{reason}",
    "card.redone": "第 {times} 次重办",
    "veil": "{number} 已转私密办理",
    # ── new messages, at milestones ────────────────────────────────────────
    "milestone.dispatched": "{number} 已受理，交给{units}办理，{when}答复您。",
    "milestone.question": "{number} {who}想请您补充：{question}\n直接回复这条消息就行，照片、文件都可以。",
    "milestone.result": "{number} {who}答复：{answer}\n这样解决了吗？",
    "milestone.result.rated": "{number} {who}答复：{answer}\n{rating}。谢谢您告诉我们。",
    "milestone.result.why": "{number} {who}答复：{answer}\n还没解决的地方，请直接回复这条消息说说，我们马上重办。",
    "milestone.result.redone": "{number} {who}答复：{answer}\n没有解决，已重办。",
    "milestone.result.withdrawn": "{number} {who}答复：{answer}\n诉求人已撤回这件事。",
    "milestone.redo": "{number} 已请{units}重新办理，{when}答复您。",
    "milestone.redo.office": "{number} 已请市长办公室重新安排，{when}交办。",
    "milestone.closed": "{number} {status} · {how}",
    "milestone.declined": "{number} 这件事没能受理：{reason}",
    # ── the desk: office and units ─────────────────────────────────────────
    "desk.who": "{name} · {enterprise}",
    "desk.where.private": "来自私聊，不在群里公开",
    "desk.confidential": "举报，不在群里公开",
    "desk.split_from": "由 {number} 拆分",
    "desk.reasons": "判断依据：{reasons}",
    "desk.likely": "可能承办：{units}",
    "desk.accept_by": "{when}受理",
    "desk.dispatch_by": "{when}交办",
    "desk.sign_by": "{when}签收",
    "desk.due": "{when}办结",
    "desk.units": "主办 {lead}",
    "desk.units.assisting": "主办 {lead} · 协办 {assisting}",
    "desk.you_assist": "贵单位协办",
    "desk.not_yours": "已改由{lead}办理，贵单位不用再办。",
    "desk.remark": "交办说明：{text}",
    "desk.question": "等诉求人补充：{question}",
    "desk.answer": "答复：{text}",
    "desk.redo": "诉求人反映没有解决：{reason}",
    "desk.long_text": "（全文见下一条）",
    "desk.answer.before": "上次答复：{text}",
    "desk.no_desk": "{unit}没有群，也没有联络员，请转告，办好后在这里回复办结。",
    "alert.redo": "{number} 诉求人说没有解决，要重新办理：{reason}",
    "alert.answered": "{number} 诉求人补充了：{text}",
    "alert.instruction": "{number} {leader}批示：{text}",
    "alert.withdrawn": "{number} 诉求人撤回了，不用再办。",
    "alert.withdrawn.reason": "{number} 诉求人撤回了，不用再办：{reason}",
    "alert.classified": "{number} 已转私密办理，请不要在群里谈这件事。",
    "desk.history": "经过",
    "desk.history.earlier": "……更早的略",
    "desk.history.line": "{at} {who} {action}",
    "desk.history.text": "{at} {who} {action}：{text}",
    "desk.history.units": "{units}，{when}",
    "desk.edited": "修改原文",
    # ── why triage thinks so ───────────────────────────────────────────────
    "reason": "{cue}「{words}」",
    "cue.harm": "后果严重",
    "cue.problem": "说到难处",
    "cue.plea": "请求帮助",
    "cue.complaint": "表示不满",
    "cue.report": "举报",
    "cue.suggestion": "提出建议",
    "cue.question": "提出问题",
    "cue.subject": "说的是企业",
    "cue.address": "写给市里",
    "cue.matter": "涉及政务",
    "cue.place": "说到地点",
    "cue.amount": "说到金额",
    "cue.duration": "说到时间",
    "cue.courtesy": "客气话",
    "cue.solved": "已经解决",
    "cue.notice": "像通知",
    "cue.announcement": "像公告",
    "cue.invitation": "像邀请",
    "cue.advert": "像广告",
    "cue.answer": "像回答别人",
    "cue.chatter": "像闲聊",
    # ── buttons ────────────────────────────────────────────────────────────
    "button.redispatch": "改派",
    "button.view": "查看",
    "button.private_chat": "私聊",
    "button.publish": "发布",
    "button.rewrite": "修改",
    "button.cancel": "取消",
    "button.register": "登记",
    "button.ignore": "忽略",
    "button.back": "返回",
    "button.previous": "上一页",
    "button.next": "下一页",
    "button.assisting": "选协办单位",
    "button.chosen": "✓ {name}",
    "button.done": "选好了",
    "button.limit.default": "按规定 {when}",
    "button.limit.days": "{days}个工作日",
    "button.limit.hours": "{hours}小时",
    # ── menus and prompts ──────────────────────────────────────────────────
    "menu.lead": "交给哪个单位主办？",
    "menu.with": "主办 {lead}。还要哪些单位协办？最多 {most} 个，更多请回复本卡：交办 主办单位 协办 甲单位 乙单位",
    "menu.by": "主办 {lead}。什么时候办结？",
    "menu.by.assisting": "主办 {lead}，协办 {assisting}。什么时候办结？",
    "menu.split": "拆出哪一条？它会成为单独的一件，重新判断类别和缓急。",
    "menu.split.line": "{position} {words}",
    "menu.split.files": "（{count}个文件）",
    "menu.split.which": "要拆出哪一条？请回复诉求卡，例如：拆分 {example}",
    "prompt.ask": "{who}，请回复这条消息，把 {number} 还缺的材料一次写全，会原样发给诉求人。",
    "prompt.decline": "{who}，请回复这条消息，写明 {number} 不予受理的原因和该找谁，会发给诉求人。",
    "prompt.progress": "{who}，请回复这条消息，写 {number} 的进展，诉求人看得到。",
    "prompt.handle": "{who}，请回复这条消息，写 {number} 的答复。发布前会先给您看。",
    "prompt.redo": "{who}，请回复这条消息，写 {number} 重办的原因。",
    "prompt.hint": "在这里写",
    "preview.open": "{number} 将这样答复诉求人，并办结：\n\n{answer}",
    "preview.published": "{number} 已发布：\n\n{answer}",
    "preview.cancelled": "{number} 没有发布：\n\n{answer}",
    "preview.rewritten": "{number} 正在修改：\n\n{answer}",
    "preview.overtaken": "{number} 已按另一份答复办结，这份没有发布：\n\n{answer}",
    "candidate": "这条可能是诉求，要登记吗？\n{who}\n{text}",
    "candidate.reasons": "判断依据：{reasons}",
    "candidate.yours": "要把这条登记为诉求吗？登记后我会交给市长办公室，一直跟到解决。\n\n{text}",
    "candidate.registered": "已登记为 {number}\n{who}\n{text}",
    "candidate.ignored": "不登记\n{who}\n{text}",
    # ── private chat ───────────────────────────────────────────────────────
    "start.requester": (
        "{name}您好，我是小二，{city}政企沟通群的店小二。\n"
        "有难处直接说：在群里发，或者写在这里，写在这里的不会公开。\n"
        "我会登记编号，交给市长办公室和承办单位，办到哪一步都告诉您。\n"
        "有了结果会请您评价，您说解决了才算完。\n"
        "发 /my 看您的诉求办到哪了。"
    ),
    "start.leader": (
        "{name}您好，我是小二。\n"
        "您在群里回复企业的消息或诉求卡，就是批示，我会原话记下。\n"
        "点到的单位会马上收到，例如：请市金融办今天下午对接。\n"
        "不回复任何消息的话，只当聊天。\n"
        "发 /my 看您自己提的诉求。"
    ),
    "start.officer": (
        "{name}您好，我是小二。\n"
        "新诉求会发到办公室的群里，点卡片下的按钮受理、交办。\n"
        "也可以回复卡片，例如：交办 市金融办 协办 市工信局 3个工作日。\n"
        "回复里不带这些词的，是内部备注，诉求人看不到。\n"
        "发 /my 看您自己提的诉求。"
    ),
    "start.handler": (
        "{name}您好，我是小二。\n"
        "交给{unit}的诉求会发卡片过来，点「签收」表示收到。\n"
        "有进展就回复卡片：进展 ……，诉求人看得到。\n"
        "办好了就回复卡片：办结 ……，先给您看，再发给诉求人。\n"
        "回复里不带这些词的，是内部备注，诉求人看不到。"
    ),
    "my.title": "您的诉求",
    "my.line": "{number} {title}\n{status}",
    "my.none": "您还没有登记的诉求。有难处直接写给我就行。",
    "my.more": "还有不公开的，请到私聊里看。",
    "my.elsewhere": "您的诉求请到私聊里看，只给您看。",
    "view.private": "这件事不在群里公开",
    "receipt.private": "{number} 已收到，不在群里公开。办到哪一步，我在私聊里告诉您。",
    "private.talk": "收到。要是有难处，直接写给我，写明公司、什么事、急不急，我来登记。",
    "hint.no_text": "请在 #诉求 后面写上您遇到的问题，我来登记。",
    "hint.no_card": "请回复诉求的卡片再写这条指令，我才知道是哪一件。",
    "hint.faceless": "这条消息是匿名发的，我不知道您是谁，没法照办。请用自己的身份再发一次。",
    # ── /help: what somebody can do here ───────────────────────────────────
    "help.head": "{name}，您在这里可以：",
    "help.short": "{name}，{first}\n还想知道什么，私下发 /help 给我。",
    "help.order": "{action}",
    "help.group.requester": (
        "有难处直接在群里说，写明公司、什么事、急不急，我来登记。\n"
        "回复我的消息，可以补充情况，也可以说有没有解决。\n"
        "发 /new 加上内容，一定登记；发 /my 或点卡片下的查看，看办到哪了。\n"
        "不想公开的，私下写给我。"
    ),
    "help.group.called": (
        "有难处发 /new 加上内容，写明公司、什么事、急不急，我来登记。\n"
        "回复我的消息，可以补充情况，也可以说有没有解决。\n"
        "发 /my，看办到哪了。\n"
        "不想公开的，私下写给我。"
    ),
    "help.group.leader": (
        "回复企业的消息或诉求卡，就是批示，我会原话记下。\n写上单位和期限，马上交办，例如：请{example}今天下午对接。"
    ),
    "help.group.officer": (
        "回复诉求卡，用这些词开头就照办：{orders}。\n回复里不带这些词的，是内部备注，诉求人看不到。"
    ),
    "help.group.handler": ("回复本单位的诉求卡，说的话就是进展，诉求人看得到。\n用这些词开头就照办：{orders}。"),
    "help.private.requester": (
        "有难处直接写给我，写明公司、什么事、急不急，写在这里的不会公开。\n"
        "回复我的消息，可以补充情况，照片、文件都可以。\n"
        "有了结果点下面的按钮评价，您说解决了才算完。\n"
        "发 /my，看办到哪了，也可以撤回。"
    ),
    "help.private.leader": (
        "批示请写在群里：回复企业的消息或诉求卡，我会原话记下。\n"
        "写上单位和期限，马上交办，例如：请{example}今天下午对接。"
    ),
    "help.private.officer": "诉求在办公室的群里办：点卡片下的按钮，或回复卡片，用这些词开头：{orders}。",
    "help.private.handler": "交给{unit}的诉求在单位的群里办：点卡片下的按钮，或回复卡片，用这些词开头：{orders}。",
    "help.desk.leader": ("回复卡片，用这些词开头就照办：{orders}。\n回复里不带这些词的，是内部备注，诉求人看不到。"),
    "help.desk.officer": (
        "点卡片下的按钮，或回复卡片，用这些词开头就照办：{orders}。\n"
        "例如：交办 {example} 3个工作日\n"
        "办结的答复先给您看，再发给诉求人。\n"
        "回复里不带这些词的，是内部备注，诉求人看不到。"
    ),
    "help.desk.handler": (
        "点{unit}卡片下的按钮，或回复卡片，用这些词开头就照办：{orders}。\n"
        "进展诉求人看得到，办结的答复先给您看，再发给诉求人。\n"
        "回复里不带这些词的，是内部备注，诉求人看不到。"
    ),
    "help.desk.other": "看诉求办到哪了。您自己有难处，请在政企群里说，或私下写给我。",
    # ── answers to presses, and refusals ───────────────────────────────────
    "pop.done.accept": "已受理",
    "pop.done.sign": "已签收",
    "pop.done.dispatch": "已交办",
    "pop.done.publish": "已发布",
    "pop.done.confirm": "谢谢，已记下",
    "pop.done.register": "已登记",
    "pop.done.ignore": "好，不登记",
    "pop.done.cancel": "没有发布",
    "pop.done.withdraw": "已撤回。以后还需要，随时再跟我说。",
    "pop.done.split": "已拆分",
    "pop.done.classify": "已转私密",
    "pop.write": "请回复我刚发的那条消息",
    "pop.why": "请在聊天里回复这条消息，说说哪里还没解决，我们马上重办。",
    "pop.withdraw": "要撤回 {number} 吗？撤回后就不再办理，经办的人都会知道。确定撤回，请在一分钟内再按一次。",
    "pop.view.not_yours": "这件事的办理情况只给提出它的企业看。您自己的诉求，私聊我发 /my 就能看到。",
    "pop.unknown": "这个按钮已经失效，请用最新的卡片。",
    "pop.not_author": "这份答复由起草人来发布。",
    "pop.draft.published": "这份答复已经发布过了。",
    "pop.draft.cancelled": "这份答复已经取消了。",
    "pop.draft.rewritten": "这份答复正在修改。",
    "pop.draft.overtaken": "已经按另一份答复办结，这份不再发布。",
    "pop.candidate.registered": "已经登记为 {number}。",
    "pop.candidate.ignored": "已经定为不登记。",
    "refusal.not_allowed.confirm": "这件事由提出它的企业来评价，谢谢您的关心。",
    "refusal.not_allowed.redo": "这件事由提出它的企业来评价，谢谢您的关心。",
    "refusal.not_allowed.office": "这一步由市长办公室来做。",
    "refusal.not_allowed.leader": "批示由市领导来做。",
    "refusal.not_allowed.lead": "这一步由主办单位的联络员来做。",
    "refusal.not_allowed.unit": "这一步由承办单位来做。",
    "refusal.not_allowed.requester": "这一步由诉求人来做。",
    "refusal.not_allowed.withdraw": "只有提出这件事的企业能撤回。",
    "refusal.not_now": "现在是「{status}」，不能{action}。",
    "refusal.not_now.ended": "这件事{status}，不能再{action}。",
    "refusal.possible": "现在可以：{actions}。",
    "refusal.already": "这件事现在是「{status}」，不用再来一次。",
    "refusal.too_late": "结案超过 30 天了，请把情况重新说一遍，我来登记新的诉求。",
    "refusal.not_split": "这条是提出诉求的那条消息，拆不出来。",
    "refusal.nothing_to_split": "这件事没有后来补充的消息，没有可以拆的。",
    "refusal.no_text": "请把内容写上再发。",
    "refusal.too_long": "写了 {length} 个字，诉求人最多能看到 {most} 个。请写短一些再发，现在还没有发出。",
    "refusal.no_unit": "没认出是哪个单位。请写全称或简称，例如：交办 {example}",
    "refusal.no_door": "「{action}」这一步还不能在这里办，您的话已记为内部备注。",
    "refusal.unnoted": "{number} 这句话已记为内部备注，没有发给诉求人。要是想答复诉求人，请再点一次卡片上的按钮。",
    "refusal.no_issue": "找不到这件诉求。",
    # ── to the office, when something could not be done ────────────────────
    "trouble.buried": "{number} 有一条消息没能送到{where}：{error}\n请用别的办法告诉对方。",
    "trouble.buried.nothing": "有一条消息没能送到{where}：{error}\n请用别的办法告诉对方。",
    "trouble.unreached.card": "{number} {who}收不到小二的私聊：{error}。有了答复，请打电话告诉对方。",
    "trouble.unreached.result": "{number} 的答复没能送到{who}：{error}。请打电话把答复告诉对方。",
    "trouble.reached": "{number} {who}打开了小二，没送到的已补发到私聊，不用再打电话了。",
    "trouble.unread": "有一条收到的消息我没能读懂，已存好（收件第 {seq} 号），请告诉管理员。",
    "trouble.reason.not_started": "对方还没有给小二按过“开始”",
    "trouble.reason.blocked": "对方屏蔽了小二",
    "trouble.reason.not_there": "小二不在那个群里",
    "trouble.whom": "{name}的私聊",
    "where.group": "群里",
    "where.unit": "承办单位",
    "where.person": "对方的私聊",
    # ── commands in Telegram's menu ────────────────────────────────────────
    "menu.command.new": "提一件诉求",
    "menu.command.my": "看我的诉求办到哪了",
    "menu.command.start": "小二能做什么",
    "menu.command.help": "我在这里能做什么",
    "menu.command.accept": "回复卡片：受理",
    "menu.command.dispatch": "回复卡片：交办，后面写单位和期限",
    "menu.command.ask": "回复卡片：请诉求人补充，后面写内容",
    "menu.command.decline": "回复卡片：不予受理，后面写原因",
    "menu.command.handle": "回复卡片：办结，后面写答复",
    "menu.command.redo": "回复卡片：重办，后面写原因",
    "menu.command.split": "回复企业的消息：拆成另一件",
    "menu.command.sign": "回复卡片：签收",
    "menu.command.progress": "回复卡片：进展，后面写内容",
    "menu.command.note": "回复卡片：内部备注",
}
