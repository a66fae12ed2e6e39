"""When much comes at once, from one person or from all."""

SENTENCES = {
    # ── when one person brings in very much ────────────────────────────────────
    "often.opened": "收到了。您一小时内已登记 {most} 件，这条市长办公室看过后登记，不会漏掉。",
    "often.yours": "您一小时内已登记 {most} 件，请过一会儿再来登记。这条还在这里，不会漏掉。",
    "often.added": "{number} 一小时内已补充 {most} 条。后面的都存下了，市长办公室会一起补进去，不用再发一遍。",
    "often.added.office": "{number} 的补充一小时内超过 {most} 条，后面的已存下，没有逐条转来。按“补充进去”，就全部补进这件诉求。",
    "often.added.done": "{number} 存下的 {count} 条已补充进去。",
    # ── lists, when much comes at once ─────────────────────────────────────────
    "list.group": "这些诉求都收到了，先列在这里，紧急的10分钟内查看，每件的卡片随后陆续发出。",
    "list.group.line": "{number} {name}",
    "list.desk": "新到的较多，先列在这里，紧急的在前，卡片随后陆续发出。",
    "list.desk.line": "{number} {pieces}",
    "list.desk.candidate": "可能是诉求 · {who} · {text}",
    "registered.before": "{who}，您在群里要登记的那条，已经是 {number}。",
}
