"""What somebody can do here: /help, and the commands in Telegram's menu."""

SENTENCES = {
    # ── /help: what somebody can do here ───────────────────────────────────────
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
        "回复诉求卡，用这些词开头就照办：{orders}。\n回复企业的消息发 /new，就登记为对方的诉求。\n群里说的话大家都看得到。内部备注请回复办公室的卡片。"
    ),
    "help.group.handler": ("回复本单位的诉求卡，说的话就是进展，诉求人看得到。\n用这些词开头就照办：{orders}。"),
    "help.private.requester": (
        "有难处直接写给我，写明公司、什么事、急不急，写在这里的不会公开。\n"
        "回复我的消息，可以补充情况，照片、文件都可以。\n"
        "有了结果点下面的按钮评价，您说解决了才算完。\n"
        "发 /my，看办到哪了，也可以撤回。"
    ),
    "help.private.leader": (
        "批示请写在群里：回复企业的消息或诉求卡，我会原话记下。我私下发给您的，直接回复也是批示。\n"
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
    "help.lists.office": "发这些词查诉求：看板、超期、回访名单、单位、查找、查看。企业服务日用：服务日、现场。{more}",
    "help.lists": "发这些词查诉求：看板、超期、单位、查找、查看。{more}",
    "help.leader_day": "领导接听日用：接听日、台账。",
    # ── commands in Telegram's menu ────────────────────────────────────────────
    "menu.command.new": "提一件诉求",
    "menu.command.my": "看我的诉求办到哪了",
    "menu.command.start": "小二能做什么",
    "menu.command.help": "我在这里能做什么",
    "menu.command.accept": "回复卡片：受理",
    "menu.command.dispatch": "回复卡片：交办，后面写单位和期限",
    "menu.command.ask": "回复卡片：请诉求人补充，后面写清单，一行一项",
    "menu.command.resume": "回复卡片：接着办，不再等诉求人补充",
    "menu.command.decline": "回复卡片：不予受理，后面写原因",
    "menu.command.handle": "回复卡片：办结，后面写答复",
    "menu.command.call_back": "回复卡片：回访，后面写对方怎么说",
    "menu.command.redo": "回复卡片：重办，后面写原因",
    "menu.command.split": "回复企业的消息：拆成另一件",
    "menu.command.sign": "回复卡片：签收",
    "menu.command.progress": "回复卡片：进展，后面写内容",
    "menu.command.extend": "回复卡片：申请延期，后面写天数和原因",
    "menu.command.return": "回复卡片：退单，后面写原因",
    "menu.command.remind": "回复卡片：催办",
    "menu.command.supervise": "回复卡片：督办",
    "menu.command.grant": "回复卡片：同意延期；不同意用 /refuse",
    "menu.command.note": "回复卡片：内部备注",
    "menu.command.board": "看板：在办多少、超期多少",
    "menu.command.overdue": "超期的诉求",
    "menu.command.callbacks": "回访名单：该打电话问的诉求人",
    "menu.command.unit": "一个单位在办的诉求，后面写单位",
    "menu.command.find": "查找诉求，后面写词",
    "menu.command.rota": "企业服务日：谁走访哪些企业，后面可写市领导和企业",
    "menu.command.onsite": "走访现场：后面写企业和问题，没有问题只写企业",
    "menu.command.show": "看一件诉求的全部经过，后面写编号",
    "menu.command.duty": "领导接听日：谁哪天接听，后面可写日期和姓名",
    "menu.command.ledger": "市领导的台账，后面写姓名",
}
