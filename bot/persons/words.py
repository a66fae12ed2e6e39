"""What the two commands say in the terminal."""

from bot.voice.text import filled

SENTENCES: dict[str, dict[str, str]] = {
    "nobody": {
        "zh": "没有找到「{who}」。可以写名册编号、Telegram ID、姓名，或来电人留的电话。",
        "en": "Nobody is found as “{who}”. Write a number of the book, a Telegram ID, a name, or a caller's telephone.",
    },
    "several": {
        "zh": "「{who}」有 {count} 位，请写明是哪一位：",
        "en": "As “{who}” several are known ({count}); say which:",
    },
    "book": {"zh": "名册 {number} 号", "en": "no. {number} in the book"},
    "account": {"zh": "Telegram ID {id}", "en": "Telegram ID {id}"},
    "caller": {"zh": "来电人，电话 {contact}", "en": "a caller, telephone {contact}"},
    "caller without": {"zh": "来电人，没有留电话", "en": "a caller without a telephone"},
    "one": {"zh": "{name}（{how}）", "en": "{name} ({how})"},
    "and": {"zh": "，", "en": ", "},
    # ── reasons against it ───────────────────────────────────────────────
    "leader": {
        "zh": "没有删除：{name} 是（或曾是）市领导，批示和接听属于公务记录，应当保留。",
        "en": "Nothing was removed: {name} is, or was, a leader of the city; what they instructed is a public record.",
    },
    "in office": {
        "zh": "没有删除：{name} 还在职。请先在名册里写明离任，再运行一次。",
        "en": "Nothing was removed: {name} is in office. Mark them as left in the book first.",
    },
    "open": {
        "zh": "没有删除：{numbers} 还没有办完。请先请本人撤回（或办结、不予受理），再运行一次。",
        "en": "Nothing was removed: {numbers} are not ended. First let them be withdrawn, handled or declined.",
    },
    "unread": {
        "zh": "没有删除：还有 {count} 条此人的消息没有处理。请等小二处理完，再运行一次。",
        "en": "Nothing was removed: messages of theirs that were not dealt with yet: {count}. Run this again later.",
    },
    # ── the plan ─────────────────────────────────────────────────────────
    "goes": {"zh": "将要删除：", "en": "What goes:"},
    "goes own": {
        "zh": "· 提出的诉求 {count} 件（{numbers}）：标题、原话、附件、答复、批示内容和所有人的姓名",
        "en": "· in the issues they brought ({count}: {numbers}): title, words, files, answers, everybody's names",
    },
    "goes others": {
        "zh": "· 别人的 {count} 件诉求（{numbers}）里：此人的姓名、电话、账号，和以企业人员身份说的话",
        "en": "· in issues of others ({count}: {numbers}): their name, telephone, account, and what they said",
    },
    "goes book": {
        "zh": "· 名册和名册变动记录里的姓名、职务、Telegram ID",
        "en": "· in the book and its journal: name, title, Telegram ID",
    },
    "goes rest": {
        "zh": "· 收到的原始消息、发出的消息、候选、草稿、检索记录里与此人有关的内容",
        "en": "· of messages as they came, of what was sent, of candidates, drafts and searches: what is about them",
    },
    "stays": {"zh": "将会保留：", "en": "What stays, and why:"},
    "stays figures": {
        "zh": "· 诉求的编号、类别、承办单位、时间、状态、评价：统计要用，已不能识别个人",
        "en": "· numbers, kinds, units, times, statuses and ratings: figures that tell of nobody",
    },
    "stays record": {
        "zh": "· 因公所说的话（如答复、备注）：属于公务记录，只去掉姓名和账号",
        "en": "· what they said in office (answers, notes): the city's record, without their name and account",
    },
    "stays telegram": {
        "zh": "· 群里本人的消息、转到办公室的附件：机器人改不了，请在 Telegram 里删除；机器人发的卡片会改掉",
        "en": "· their own messages in Telegram, and copies of files: delete them there; the bot edits what it said",
    },
    "stays backups": {
        "zh": "· 此前的备份：里面还有此人的信息，请按保留份数等其淘汰，或自行删除",
        "en": "· earlier backups still have them: wait until they run out, or delete them",
    },
    "dry": {"zh": "这是试运行，什么都没有删除。", "en": "It was a dry run; nothing was removed."},
    "ask": {
        "zh": "删除后不能恢复。确定请输入 y，其他则放弃",
        "en": "It can't be undone. y to remove it, anything else to leave",
    },
    "left": {"zh": "没有删除。", "en": "Nothing was removed."},
    "no answer": {
        "zh": "没有删除：不在终端里运行时，请加 --yes。",
        "en": "Nothing was removed: outside a terminal add --yes.",
    },
    "erased": {
        "zh": "已删除。运行中的小二半分钟内就会用上，群里的卡片随后改掉。",
        "en": "Removed. A running bot takes it up within half a minute and edits its cards.",
    },
    "remains": {
        "zh": "还留有 {columns}：可能正在发出，或是同名同号的别的内容。请过几分钟再运行一次。",
        "en": "Still there: {columns}. It may be on its way out, or be something else that reads the same."
        " Run this again in a few minutes.",
    },
    # ── export ───────────────────────────────────────────────────────────
    "is there": {
        "zh": "已有 {folder}，没有覆盖。请换一个文件夹名。",
        "en": "{folder} is there already and was left alone.",
    },
    "exported": {
        "zh": "已写入 {folder}：诉求 {issues} 件，文件 {files} 个。交给本人之前请先过目：里面有内部备注。",
        "en": "Written to {folder}: issues: {issues}, files: {files}. Read it before you hand it over: internal notes"
        " stand in it.",
    },
}


def say(language: str, key: str, **values: object) -> str:
    return filled(SENTENCES[key][language], values)
