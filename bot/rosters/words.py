"""What `xiaoer roster` says, and how each mistake in a workbook is told."""

from bot.core.workbook import Slip

SENTENCES: dict[str, dict[str, str]] = {
    "mistakes": {
        "zh": "有 {count} 处错误，什么都没有写入：",
        "en": "Mistakes: {count}. Nothing was stored:",
    },
    "remarks": {"zh": "另外请留意：", "en": "Please note:"},
    "nothing": {"zh": "与名册相同，没有改动。", "en": "The book says the same; nothing is to be changed."},
    "dry run": {
        "zh": "以上是将要做的改动。这是试运行，什么都没有写入。",
        "en": "This is what would change. It was a dry run; nothing was stored.",
    },
    "ask": {"zh": "是否写入？写入请输入 y，其他则放弃", "en": "Store this? y to store it, anything else to leave it"},
    "left": {"zh": "没有写入。", "en": "Nothing was stored."},
    "no answer": {
        "zh": "没有写入：不在终端里运行时，请加 --yes。",
        "en": "Nothing was stored: outside a terminal add --yes.",
    },
    "stored": {
        "zh": "已写入 {count} 处改动。运行中的小二半分钟内就会用上，不用重启。",
        "en": "Stored; changes: {count}. A running bot takes them up within half a minute; no restart needed.",
    },
    "lists unused": {
        "zh": "从此以名册为准，config.toml 里的人员、单位和企业名单不再导入。",
        "en": "From now on the book counts; the people, units and enterprises in config.toml are not imported.",
    },
    "changed meanwhile": {
        "zh": "没有写入：名册或要停用的单位刚刚有了变动。请再运行一次，看过改动后写入。",
        "en": "Nothing was stored: the book, or a unit to remove, has just changed. Run it once more and look again.",
    },
    "exported": {
        "zh": "已写入 {file}：单位 {units} 个，企业 {enterprises} 家，人员 {people} 人。",
        "en": "Written to {file}: units: {units}, enterprises: {enterprises}, people: {people}.",
    },
    "links": {
        "zh": "已生成报到链接：人员 {people} 条，单位群 {units} 条。{days} 天内有效，只能用一次；"
        "此前发出未用的同时作废。请把各人的链接单独发给本人，不要转发整个文件。",
        "en": "Links made for people: {people}, for units' chats: {units}; each works once, for {days} days, and "
        "replaces what was sent before. Send everybody their own, never the file.",
    },
    "no bot name": {
        "zh": "没有导出：还不知道机器人的用户名，做不出链接。请先启动一次小二（xiaoer run）。",
        "en": "Nothing was exported: for links the bot's name is needed; start the bot once (xiaoer run).",
    },
    "template": {
        "zh": "名册还是空的，{file} 是一份空表。请按「说明」填写，再用 xiaoer roster import 导入。",
        "en": "The book is empty, so {file} is a template. Fill it in as its notes say, then: xiaoer roster import.",
    },
    "file is there": {
        "zh": "已有 {file}，没有覆盖。请换一个文件名。",
        "en": "{file} is there already and was left alone. Choose another name.",
    },
    "no xlsx": {
        "zh": "{file}：导出的文件名须以 .xlsx 结尾。",
        "en": "{file}: the name of an exported file must end in .xlsx.",
    },
    "no history": {"zh": "名册还没有任何改动。", "en": "The book was never changed."},
    # ── changes ──────────────────────────────────────────────────────────
    "unit": {"zh": "单位", "en": "Units"},
    "enterprise": {"zh": "企业", "en": "Enterprises"},
    "person": {"zh": "人员", "en": "People"},
    "units": {
        "zh": "改后的单位：市直 {bureaus}、县区 {counties}、县区下属 {own}",
        "en": "Units then: bureaus: {bureaus}, counties: {counties}, counties' own: {own}",
    },
    "new": {"zh": "新增 {count}：{names}", "en": "new: {count}: {names}"},
    "gone": {"zh": "停用 {count}：{names}", "en": "removed: {count}: {names}"},
    "different": {"zh": "修改 {count}：", "en": "changed: {count}:"},
    "field": {"zh": "{name} {column}：{before} → {after}", "en": "{name}, {column}: {before} → {after}"},
    "blank": {"zh": "（空）", "en": "(none)"},
    "and": {"zh": "、", "en": ", "},
    "and more": {"zh": "{names} 等", "en": "{names} …"},
    "numbered": {"zh": "{number}号 {name}", "en": "No. {number} {name}"},
    # ── the journal ──────────────────────────────────────────────────────
    "line": {"zh": "{at}  {by}（{door}）  {what}", "en": "{at}  {by} ({door})  {what}"},
    "came": {"zh": "新增{subject} {name}", "en": "new {subject}: {name}"},
    "went": {"zh": "停用{subject} {name}", "en": "removed {subject}: {name}"},
    "one unit": {"zh": "单位", "en": "unit"},
    "one enterprise": {"zh": "企业", "en": "enterprise"},
    "one person": {"zh": "人员", "en": "person"},
    "door configuration": {"zh": "config.toml 首次导入", "en": "config.toml, first import"},
    "door sheet": {"zh": "Excel 导入", "en": "Excel import"},
    "door who": {"zh": "核实", "en": "identified"},
    "door link": {"zh": "报到链接", "en": "link"},
    "door erased": {"zh": "按本人要求删除个人信息", "en": "erased at the person's request"},
    "door command": {"zh": "命令", "en": "command"},
    "meant": {"zh": "，是「{nearest}」吗？", "en": "; is “{nearest}” meant?"},
    "stop": {"zh": "。", "en": "."},
    "at": {"zh": "{address}：{sentence}", "en": "{address}: {sentence}"},
}

#: Without the full stop: a name that was probably meant may follow.
MISTAKES: dict[Slip, dict[str, str]] = {
    Slip.NO_PAGE: {
        "zh": "没有找到「单位」「企业」「人员」中的任何一张表，现有的是：{name}",
        "en": "there is none of the sheets “Units”, “Enterprises” and “People”; what is there: {name}",
    },
    Slip.NO_HEADER: {"zh": "没有找到表头，应有的列：{choices}", "en": "there is no header; its columns: {choices}"},
    Slip.TWO_COLUMNS: {
        "zh": "「{name}」这一列有两个，另一个在 {other}",
        "en": "“{name}” stands in {other} too",
    },
    Slip.MISSPELT_COLUMN: {"zh": "没有「{name}」这一列", "en": "there is no column “{name}”"},
    Slip.MISSPELT_PAGE: {"zh": "没有「{name}」这张表", "en": "there is no sheet “{name}”"},
    Slip.OTHER_COLUMN: {"zh": "「{name}」这一列没有读取", "en": "the column “{name}” was not read"},
    Slip.OTHER_PAGE: {"zh": "「{name}」这张表没有读取", "en": "the sheet “{name}” was not read"},
    Slip.NO_NAME: {"zh": "缺少姓名", "en": "the name is missing"},
    Slip.NO_UNIT_NAME: {"zh": "缺少名称", "en": "the name is missing"},
    Slip.A_TOTAL: {
        "zh": "「{name}」是合计，不是名称，请删去这一行",
        "en": "“{name}” is a sum and no name; delete the line",
    },
    Slip.TOO_LONG: {"zh": "太长了，最多 {count} 个字", "en": "too long; {count} characters at most"},
    Slip.NAME_TWICE: {"zh": "「{name}」在 {other} 已经写过", "en": "“{name}” stands in {other} already"},
    Slip.NAME_TAKEN: {
        "zh": "「{name}」已经是「{other}」的名称或别名",
        "en": "“{name}” is a name or an alias of “{other}” already",
    },
    Slip.UNKNOWN_KIND: {
        "zh": "没有「{name}」这个类别，可以写：{choices}",
        "en": "no kind “{name}”; write {choices}",
    },
    Slip.UNKNOWN_STATE: {
        "zh": "没有「{name}」这个状态，可以写：{choices}",
        "en": "no state “{name}”; write {choices}",
    },
    Slip.UNKNOWN_STATE_OF_PERSON: {
        "zh": "没有「{name}」这个状态，可以写：{choices}",
        "en": "no state “{name}”; write {choices}",
    },
    Slip.UNKNOWN_ROLE: {
        "zh": "没有「{name}」这个角色，可以写：{choices}",
        "en": "no role “{name}”; write {choices}",
    },
    Slip.UNKNOWN_UNIT: {"zh": "没有「{name}」这个单位", "en": "there is no unit “{name}”"},
    Slip.UNKNOWN_ENTERPRISE: {"zh": "没有「{name}」这家企业", "en": "there is no enterprise “{name}”"},
    Slip.UNKNOWN_LEADER: {"zh": "「{name}」不是在职的市领导", "en": "“{name}” is no leader of the city"},
    Slip.LEADER_GONE: {
        "zh": "「{name}」已不是在职的市领导，请改写现任的",
        "en": "“{name}” is no leader of the city any more; name another",
    },
    Slip.OWN_COUNTY: {"zh": "上级不能是它自己", "en": "it can't be a unit of itself"},
    Slip.NO_COUNTY: {"zh": "上级须是县区，「{name}」不是", "en": "a unit belongs to a county, and “{name}” is none"},
    Slip.THIRD_LEVEL: {
        "zh": "「{name}」自己属于「{other}」，只能有两级",
        "en": "“{name}” is itself a unit of “{other}”; there are two levels only",
    },
    Slip.COUNTY_WITH_COUNTY: {
        "zh": "「{name}」的类别是县区，县区没有上级；县区自己的下属单位，类别请留空",
        "en": "“{name}” is of the kind county and belongs to none; of a county's own unit leave the kind blank",
    },
    Slip.COUNTY_S_NAME: {
        "zh": "名称以「{name}」开头，上级却是空的；是{name}的单位请写上级",
        "en": "the name begins with “{name}”, and no county is given; if it is a unit of “{name}”, write that",
    },
    Slip.NO_CHAT_ID: {
        "zh": "群 ID 须是负整数，如 -1001234567890，这里是「{name}」",
        "en": "a chat's id is a negative number, such as -1001234567890; here stands “{name}”",
    },
    Slip.CHAT_TAKEN: {"zh": "群 {name} 已经是「{other}」的", "en": "chat {name} is that of “{other}” already"},
    Slip.CITY_S_CHAT: {
        "zh": "群 {name} 是政企沟通群或办公室群，不能作单位群",
        "en": "chat {name} is the city's group or the office's and can't be a unit's",
    },
    Slip.UNKNOWN_NUMBER: {
        "zh": "名册里没有编号 {name}；新增人员请把编号留空",
        "en": "nobody in the book has the number {name}; leave it blank for new people",
    },
    Slip.NO_TELEGRAM_ID: {
        "zh": "Telegram ID 须是正整数，如 7100000021，这里是「{name}」",
        "en": "a Telegram ID is a positive number, such as 7100000021; here stands “{name}”",
    },
    Slip.TELEPHONE: {
        "zh": "{name} 像手机号，不是 Telegram ID；不知道的请留空，用报到链接",
        "en": "{name} looks like a mobile number and is no Telegram ID; leave it blank and send a link",
    },
    Slip.LEFT_OUT: {
        "zh": "名册里没有{name}，状态又是离任，这一行没有写入",
        "en": "{name} is not in the book and has left; this line is left out",
    },
    Slip.NUMBERED_BY_HAND: {
        "zh": "编号这一列请留空，由小二编",
        "en": "leave the column of numbers blank; the bot gives them",
    },
    Slip.SHORTENED: {
        "zh": "号码被表格软件缩写成了 {name}，原来的数字已经丢失；请把这一列设为「文本」后重新填写",
        "en": "the spreadsheet made {name} of the number and its digits are lost; make the column text, write it anew",
    },
    Slip.TELEGRAM_ID_TAKEN: {"zh": "Telegram ID {name} 已经是{other}的", "en": "the Telegram ID {name} is {other}'s"},
    Slip.PERSON_TWICE: {
        "zh": "{name} 在 {other} 已经写过；是同一人的多个角色，请两行都写编号或 Telegram ID",
        "en": "{name} stands in {other} already; for several roles of one person write the number in both lines",
    },
    Slip.WHICH_PERSON: {
        "zh": "有几位{name}，编号 {other}，请写明编号",
        "en": "several people are called {name}: {other}; write the number",
    },
    Slip.CONTRADICTION: {
        "zh": "同一个人，{other} 写的是「{before}」，这里是「{name}」",
        "en": "of the same person {other} says “{before}”, and this “{name}”",
    },
    Slip.NO_ROLE: {"zh": "缺少角色，可以写：{choices}", "en": "the role is missing; write {choices}"},
    Slip.HANDLER_WITHOUT_UNIT: {"zh": "联络员须写明单位", "en": "a liaison needs a unit"},
    Slip.MEMBER_WITHOUT_ENTERPRISE: {
        "zh": "角色是「企业」的须写明哪家企业",
        "en": "somebody of an enterprise needs its name",
    },
    Slip.LEADER_WITHOUT_TITLE: {"zh": "市领导须写明职务", "en": "a leader needs a title"},
    Slip.STILL_OPEN: {
        "zh": "「{name}」还有 {count} 件未办完的诉求，不能停用",
        "en": "“{name}” can't be removed; its open issues: {count}",
    },
    Slip.STILL_PEOPLE: {
        "zh": "「{name}」还有 {count} 位在职人员，请先写明离任或调整",
        "en": "“{name}” still has people: {count}; mark them as left, or move them, first",
    },
    Slip.STILL_UNITS: {
        "zh": "「{name}」还有 {count} 个下属单位，请先调整",
        "en": "“{name}” still has units of its own: {count}; move them first",
    },
    Slip.LAST_OFFICER: {
        "zh": "「{name}」是最后一位已报到的督查室人员，没有人接任，小二就没有人管了。请先邀请接任的人，等其报到",
        "en": "“{name}” is the last officer who has enrolled: first invite whoever succeeds them, and let them enrol",
    },
    Slip.STILL_LEADS: {
        "zh": "「{name}」还分管或包联 {count} 个单位和企业，请一并改写",
        "en": "“{name}” is still the leader of units and enterprises: {count}; name another there",
    },
}
