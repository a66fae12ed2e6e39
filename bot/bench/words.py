"""What the table says. The bench belongs to no city and reads no configuration, so whoever asks says the language."""

from collections.abc import Mapping
from typing import Literal

Language = Literal["zh", "en"]

SENTENCES: Mapping[str, Mapping[str, str]] = {
    "title": {
        "zh": "{messages} 条消息，{people} 人，本机 {cores} 核；同一次运行，请看比值",
        "en": "{messages} messages of {people} people, {cores} cores; one run, read the ratios",
    },
    "figure": {"zh": "项目", "en": "Figure"},
    "measured": {"zh": "实测", "en": "Measured"},
    "goal": {"zh": "目标", "en": "Goal"},
    "ratio": {"zh": "比值", "en": "Ratio"},
    "met": {"zh": "达到", "en": "Met"},
    "yes": {"zh": "是", "en": "yes"},
    "no": {"zh": "否", "en": "no"},
    "never": {"zh": "从未", "en": "never"},
    "measuring": {"zh": "正在测量：{name}", "en": "Measuring: {name}"},
    "wrong_count": {
        "zh": "事项数目不对：少了 {missing} 件，多了 {doubled} 件。这不是快慢的问题，请先查明原因。",
        "en": "Issues are wrong: {missing} missing, {doubled} too many. Find out why before you look at any speed.",
    },
    "stuck": {"zh": "测量停住了，日志末尾：\n{log}", "en": "Nothing goes on any more; the end of the log:\n{log}"},
    "unknown": {"zh": "没有这项测量：{name}。可用：{names}。", "en": "There is no {name}: {names}."},
    "language": {"zh": "没有这种语言：{name}。可用 zh 或 en。", "en": "There is no language {name}: zh or en."},
}

FIGURES: Mapping[str, Mapping[str, str]] = {
    "noop": {"zh": "标尺：电报库自带轮询，不做任何事", "en": "Yardstick: the library's own polling, no-op handler"},
    "reply": {"zh": "标尺：同上，每条回一句", "en": "Yardstick: the same, one reply each"},
    "commit": {"zh": "标尺：同上，每条提交一行", "en": "Yardstick: the same, one SQLModel commit each"},
    "intake": {"zh": "只接收并立案，不发送", "en": "Durable intake alone"},
    "flow": {"zh": "全程：立案、表情、群卡片、办公室卡片", "en": "End to end: issue, reaction, two cards"},
    "memory_after": {"zh": "处理完之后的内存", "en": "Memory after that"},
    "at_once": {"zh": "每次请求 50 毫秒：最多同时在发", "en": "50 ms a call: under way at once"},
    "slow": {"zh": "每次请求 50 毫秒：全程", "en": "50 ms a call: end to end"},
    "latency_half": {"zh": "每秒 60 条，到办公室卡片，半数", "en": "60 a second, to the office's card, half"},
    "latency_most": {
        "zh": "每秒 60 条，到办公室卡片，百分之九十九",
        "en": "60 a second, to the office's card, 99 of 100",
    },
    "flood_429": {"zh": "一分钟 {people} 件：被限流的请求", "en": "{people} in a minute: refused for their number"},
    "flood_office": {
        "zh": "一分钟 {people} 件：办公室全部看到",
        "en": "{people} in a minute: all listed at the office",
    },
    "flood_receipt": {"zh": "一分钟 {people} 件：全部收到回执", "en": "{people} in a minute: a receipt for everybody"},
    "flood_group": {"zh": "一分钟 {people} 件：群里全部看到", "en": "{people} in a minute: all listed in the group"},
    "flood_cards": {"zh": "一分钟 {people} 件：卡片齐全", "en": "{people} in a minute: issues with all their cards"},
    "flood_ends": {"zh": "一分钟 {people} 件：多久之后齐全", "en": "{people} in a minute: until then"},
    "memory_idle": {"zh": "空闲时的内存", "en": "Memory while idle"},
    "processor_idle": {"zh": "空闲时占一个核", "en": "Of a core while idle"},
    "help": {"zh": "xiaoer --help", "en": "xiaoer --help"},
    "start": {"zh": "已有 100,000 件时，从启动到接收", "en": "Start to first poll with 100,000 issues"},
    "scale.my": {"zh": "我的诉求（百分之九十五）", "en": "My issues (95 of 100)"},
    "scale.timeline": {"zh": "一件诉求和全部经过（百分之九十五）", "en": "One issue with its timeline (95 of 100)"},
    "scale.board": {"zh": "看板的数字（百分之九十五）", "en": "The board's counts (95 of 100)"},
    "scale.open_of": {"zh": "在办的一页（百分之九十五）", "en": "A page of open issues (95 of 100)"},
    "scale.unit": {"zh": "一个单位在办的一页（百分之九十五）", "en": "A page of a unit's (95 of 100)"},
    "scale.overdue": {"zh": "按单位的超期一页（百分之九十五）", "en": "Overdue by unit, a page (95 of 100)"},
    "scale.find_1": {"zh": "找一个字（百分之九十五）", "en": "Find a word of one character (95 of 100)"},
    "scale.find_2": {
        "zh": "找两个字的词，最新的在前（百分之九十五）",
        "en": "Find a word of two characters, newest first (95 of 100)",
    },
    "scale.find_3": {"zh": "找三个字的词（百分之九十五）", "en": "Find a word of three (95 of 100)"},
    "scale.find_4": {"zh": "找四个字的词（百分之九十五）", "en": "Find a word of four (95 of 100)"},
    "scale.find_unit": {
        "zh": "单位在自己的诉求里找词（百分之九十五）",
        "en": "A unit finds a word among its own (95 of 100)",
    },
    "scale.month": {
        "zh": "一个月的数字，按类别和单位（百分之九十五）",
        "en": "A month's figures by kind and unit (95 of 100)",
    },
    "scale.all_time": {"zh": "全部年份的数字（百分之九十五）", "en": "The figures of all time (95 of 100)"},
    "scale.alike": {"zh": "新诉求的疑似重复（百分之九十五）", "en": "Likely duplicates of a new text (95 of 100)"},
    "scale.taken": {"zh": "受理一件新诉求（百分之九十五）", "en": "Taking a new issue (95 of 100)"},
}

GOALS: Mapping[str, Mapping[str, str]] = {
    "of_noop": {"zh": "≥ {limit} × 不做任何事", "en": "≥ {limit} × no-op"},
    "of_reply": {"zh": "≥ {limit} × 每条回一句", "en": "≥ {limit} × one reply"},
    "of_commit": {"zh": "≥ {limit} × 每条提交一行", "en": "≥ {limit} × one commit"},
    "of_lane": {"zh": "≥ {limit} × 一个群逐条发送的上限", "en": "≥ {limit} × one after the other in a chat"},
    "of_appeals": {"zh": "全部", "en": "all"},
    "at_most": {"zh": "≤ {limit} {unit}", "en": "≤ {limit} {unit}"},
}

UNITS: Mapping[str, Mapping[str, str]] = {
    "per_second": {"zh": "每秒", "en": "a second"},
    "ms": {"zh": "毫秒", "en": "ms"},
    "s": {"zh": "秒", "en": "s"},
    "min": {"zh": "分钟", "en": "min"},
    "mb": {"zh": "MB", "en": "MB"},
    "percent": {"zh": "%", "en": "%"},
    "count": {"zh": "", "en": ""},
}
