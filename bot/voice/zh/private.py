"""Greetings, one's own issues, receipts and hints: mostly in private chat."""

SENTENCES = {
    "start.requester": (
        "{name}您好，我是小二，{city}政企沟通群的店小二。\n"
        "有难处直接说：在群里发，或者写在这里，写在这里的不会公开。\n"
        "我会登记编号，交给市长办公室和承办单位，办到哪一步都告诉您。\n"
        "有了结果会请您评价，您说解决了才算完。\n"
        "发 /my 看您的诉求办到哪了。"
    ),
    "start.leader": (
        "{name}您好，我是小二。\n"
        "您在群里回复企业的消息或诉求卡，就是批示，我会原话记下。我私下发给您的，直接回复也是批示。\n"
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
    "withdrawn.by": "{number} {name}撤回了这件诉求。",
    "view.private": "这件事不在群里公开",
    "view.report": "不公开，只有市长办公室看得到您是谁",
    "receipt.private": "{number} 已收到，不在群里公开。办到哪一步，我在私聊里告诉您。",
    "hidden.group": "{number} 已转私密，群里只剩编号。您发的原话我删不了，请您自己删掉；办到哪一步，我在私聊里告诉您。",
    "hidden.private": "{number} 已转私密，群里只剩编号。您在群里发的原话我删不了，请您自己删掉；办到哪一步，我在这里告诉您。",
    "receipt.elsewhere": "收到，后面的请私下跟我说。",
    "private.talk": "收到。要是有难处，直接写给我，写明公司、什么事、急不急，我来登记。",
    "hint.no_text": "请在 #诉求 后面写上您遇到的问题，我来登记。",
    "hint.no_new": "请在 /new 后面写上您遇到的问题，我来登记。",
    "hint.hail": "在的，您直接说。",
    "hint.no_matter": "您好，您直接说，哪家公司、什么事。",
    "hint.no_words": "收到。请再写一句是什么事。",
    "hint.thanks": "不客气，有进展我告诉您。",
    "chase.received": "{number} 还在等市长办公室受理，{when}会看，已经提醒他们。",
    "chase.received.late": "{number} 市长办公室应在{when}受理，已经超时，也提醒他们了。",
    "chase.accepted": "{number} 已受理，市长办公室{when}交办，已经提醒他们。",
    "chase.accepted.late": "{number} 市长办公室应在{when}交办，已经超时，也提醒他们了。",
    "chase.unit": "{number} 由{units}办理，{when}答复您，已经提醒他们。",
    "chase.unit.late": "{number} {units}应在{when}答复您，已经超时，也提醒他们了。",
    "chase.waiting": "{number} 在等您补充，补上就接着办。",
    "chase.handled": "{number} 已经答复，在等您说一声解决了没有。",
    "chase.ended": "{number} {status}。",
    "hint.no_card": "请回复诉求的卡片，或者写上编号，我才知道是哪一件。",
    "hint.not_here": "这些清单不在这里看。请在办公室的群或本单位的群里发，也可以私下发给我。",
    "hint.office_only": "这份名单由市长办公室看，回访的电话也由他们打。",
    "hint.faceless": "这条消息是匿名发的，我不知道您是谁，没法照办。请用自己的身份再发一次。",
}
