"""The weekly note of what the office could do unasked."""

SENTENCES = {
    "unasked.head": "主动去办 · {day}",
    "unasked.shared": "近30天，几家企业遇到同一类事：",
    "unasked.shared.line": "· {what}：{count} 家（{enterprises}）{numbers}",
    "unasked.unheard": "{day}是企业服务日，90天没提过问题、也没有人走访过的企业有 {count} 家，可以上门问问：",
    "unasked.last": "{enterprise}（上次{day}）",
    "unasked.never": "{enterprise}（还没提过）",
    "unasked.rising": "近四周退单、重办变多的单位：",
    "unasked.rising.line": "· {unit}：退单 {returned} 次，重办 {redone} 次；前四周合计 {before} 次。{numbers}",
}
