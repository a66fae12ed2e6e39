"""What mistakes in the configuration are called, in both languages. `EXPECTED` doubles as the list of all keys."""

from collections.abc import Iterator
from typing import Literal

from bot.core.workorders import Column

Language = Literal["zh", "en"]

#: How a limit is written.
_LIMIT = (
    '期限，如 "10 min"、"24 h"、"4 wh"（工作小时）、"5 wd"（工作日）',
    'a limit, such as "10 min", "24 h", "4 wh" (working hours) or "5 wd" (working days)',
)
_EXTENSION = (
    '延期的次数和每次最长多久，如 "1 x 5 wd"；不能延期写 "none"',
    'how often and how long, such as "1 x 5 wd"; "none" where nothing is extended',
)


def _columns(table: str, limits: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """The columns of the table of limits, with what stands in each."""
    for column in ("urgent", "inquiry", "help", "complaint", "complex"):
        yield (f"{table}.{column}", f"[{table}.{column}] 表", f"the table [{table}.{column}]")
        yield from ((f"{table}.{column}.{limit}", *_LIMIT) for limit in limits)
        yield (f"{table}.{column}.extension", *_EXTENSION)


#: Key → what may stand there. [] stands for any item of a list.
EXPECTED: dict[str, dict[Language, str]] = {
    key: {"zh": chinese, "en": english}
    for key, chinese, english in (
        ("telegram", "[telegram] 表", "the table [telegram]"),
        (
            "telegram.token",
            "@BotFather 给的 token，三种方式任选其一：写在这里、用 token_file 指向只含 token 的文件、"
            "或设环境变量 XIAOER_TELEGRAM__TOKEN",
            "the token from @BotFather, in one of three ways: here, in a file that token_file names, "
            "or in the environment variable XIAOER_TELEGRAM__TOKEN",
        ),
        (
            "telegram.token_file",
            "只含 token 的可读文件的路径",
            "the path of a readable file that holds the token alone",
        ),
        (
            "telegram.base_url",
            "Bot API 的根地址，如 https://api.telegram.org（后面的 /bot 由程序添加）",
            "the root of a Bot API server, such as https://api.telegram.org (/bot is appended to it)",
        ),
        ("telegram.mode", '"polling" 或 "webhook"', '"polling" or "webhook"'),
        (
            "telegram.webhook",
            "[telegram.webhook] 表，含 port、url、secret_token",
            "the table [telegram.webhook] with port, url and secret_token",
        ),
        ("telegram.webhook.listen", '监听的地址，如 "127.0.0.1"', 'the address to listen on, such as "127.0.0.1"'),
        ("telegram.webhook.port", "1 到 65535 的整数", "a whole number from 1 to 65535"),
        ("telegram.webhook.url", "以 https:// 开头的公网地址", "a public address that begins with https://"),
        (
            "telegram.webhook.secret_token",
            "1 到 256 个字符，只用 A-Z a-z 0-9 _ -",
            "1 to 256 characters out of A-Z a-z 0-9 _ -",
        ),
        ("city", "[city] 表", "the table [city]"),
        ("city.name", "城市名称", "the name of the city"),
        ("city.timezone", "IANA 时区名，如 Asia/Shanghai", "an IANA time zone, such as Asia/Shanghai"),
        ("city.language", '"zh" 或 "en"', '"zh" or "en"'),
        (
            "city.issue_prefix",
            "1 到 8 个英文字母或数字，以字母开头，如 ZQ",
            "1 to 8 Latin letters or digits, a letter first, such as ZQ",
        ),
        ("calendar", "[calendar] 表", "the table [calendar]"),
        ("calendar.days_off", '日期列表，如 ["2026-11-28"]', 'a list of days, such as ["2026-11-28"]'),
        ("calendar.days_off[]", "一个日期，如 2026-11-28", "a day, such as 2026-11-28"),
        ("calendar.working_days", '日期列表，如 ["2026-11-28"]', 'a list of days, such as ["2026-11-28"]'),
        ("calendar.working_days[]", "一个日期，如 2026-11-28", "a day, such as 2026-11-28"),
        (
            "calendar.hours",
            '一天里的办公时段，如 ["08:30-12:00", "14:30-18:00"]',
            'the office hours of a day, such as ["08:30-12:00", "14:30-18:00"]',
        ),
        ("calendar.hours[]", '先早后晚的一段时间，如 "08:30-12:00"', 'from when to when, such as "08:30-12:00"'),
        ("chats", "[chats] 表", "the table [chats]"),
        (
            "chats.groups",
            "至少一个群的 id 列表，如 [-1001234567890]",
            "a list of at least one chat id, such as [-1001234567890]",
        ),
        (
            "chats.groups[]",
            "群的 id：负整数，如 -1001234567890",
            "the id of a group: a negative number, such as -1001234567890",
        ),
        (
            "chats.office",
            "办公室群的 id：负整数，如 -1009876543210",
            "the id of the office chat: a negative number, such as -1009876543210",
        ),
        (
            "chats.languages",
            '[chats.languages] 表，如 "-1001234567890" = "en"',
            'the table [chats.languages], such as "-1001234567890" = "en"',
        ),
        ("chats.languages[]", '"zh" 或 "en"', '"zh" or "en"'),
        ("storage", "[storage] 表", "the table [storage]"),
        (
            "storage.url",
            "以 sqlite+aiosqlite:/// 或 postgresql+psycopg:// 开头的地址",
            "an address that begins with sqlite+aiosqlite:/// or postgresql+psycopg://",
        ),
        ("attachments", "[attachments] 表", "the table [attachments]"),
        ("attachments.archive", "true 或 false", "true or false"),
        ("attachments.folder", "存放附件的文件夹的路径", "the path of a folder for the files"),
        ("attachments.max_megabytes", "1 到 2000 的整数（MB）", "a whole number of megabytes from 1 to 2000"),
        ("backup", "[backup] 表", "the table [backup]"),
        ("backup.folder", "存放备份的文件夹的路径", "the path of a folder for backups"),
        ("backup.keep", "1 到 10000 的整数（份）", "a whole number from 1 to 10000"),
        ("retention", "[retention] 表", "the table [retention]"),
        ("retention.update_days", "7 到 3650 的整数（天）", "a whole number of days from 7 to 3650"),
        ("retention.sent_days", "7 到 3650 的整数（天）", "a whole number of days from 7 to 3650"),
        (
            "retention.closed_days",
            "0（一直保留），或 90 到 36500 的整数（天）",
            "0 (they stay), or a whole number of days from 90 to 36500",
        ),
        ("hotline", "[hotline.columns] 表", "the table [hotline.columns]"),
        ("hotline.columns", "[hotline.columns] 表", "the table [hotline.columns]"),
        *(
            (f"hotline.columns.{column}", '表头上的列名，如 "工单编号"', 'the heading of a column, such as "工单编号"')
            for column in Column
        ),
        ("watch", "[watch] 表", "the table [watch]"),
        (
            "watch.listen",
            '本机的地址和端口，如 "127.0.0.1:9464"；空着就不开',
            'an address of this computer with a port, such as "127.0.0.1:9464"; empty: nowhere',
        ),
        ("watch.beyond_loopback", "true 或 false", "true or false"),
        (
            "limits",
            "[limits] 及其下的表，如 [limits.help]",
            "the table [limits] and those in it, such as [limits.help]",
        ),
        ("limits.return_within", *_LIMIT),
        *_columns("limits", ("accept", "dispatch", "sign", "handle")),
        ("nudges", "[nudges] 表", "the table [nudges]"),
        *((f"nudges.{name}", *_LIMIT) for name in ("soon", "yellow", "deputy", "mayor", "named")),
        ("nudges.quiet", '不打扰的时段，如 "20:00-08:00"', 'quiet hours, such as "20:00-08:00"'),
        ("call_back", "[call_back] 表", "the table [call_back]"),
        *((f"call_back.{name}", *_LIMIT) for name in ("ask_again", "telephone", "close")),
        ("leader_day", "[leader_day] 表", "the table [leader_day]"),
        (
            "leader_day.week",
            "0 到 4 的整数：当月第几周（0 为不设领导接听日）",
            "a whole number from 0 to 4: the week of the month (0: no leader's day)",
        ),
        (
            "leader_day.weekday",
            '1 到 5，或 "monday" 到 "friday"',
            'a number from 1 to 5, or "monday" to "friday"',
        ),
        ("leader_day.half", '"morning"（上午）或 "afternoon"（下午）', '"morning" or "afternoon"'),
        (
            "leader_day.on_day_off",
            '"next"（顺延）、"previous"（提前）或 "skip"（取消）',
            '"next", "previous" or "skip"',
        ),
        (
            "leader_day.leaders",
            '市领导姓名的列表，按接听的顺序，如 ["周远航", "何静宜"]',
            'a list of leaders\' names in their order, such as ["周远航", "何静宜"]',
        ),
        ("leader_day.leaders[]", "一位市领导的姓名", "the name of a leader"),
        ("intake", "[intake] 表", "the table [intake]"),
        ("intake.burst_seconds", "0 到 3600 的整数（秒）", "a whole number of seconds from 0 to 3600"),
        ("intake.mode", '"triage" 或 "mention"', '"triage" or "mention"'),
        ("intake.most_per_hour", "0 到 1000 的整数（0 为不限）", "a whole number from 0 to 1000 (0: no limit)"),
        ("service_day", "[service_day] 表", "the table [service_day]"),
        ("service_day.enabled", "true 或 false", "true or false"),
        ("service_day.day", "0 到 31 的整数（0 为没有服务日）", "a whole number from 0 to 31 (0: there is none)"),
        (
            "service_day.on_day_off",
            '"next"（顺延）、"previous"（提前）、"same"（照常）或 "skip"（不办）',
            '"next", "previous", "same" or "skip"',
        ),
        ("service_day.remind", "1 到 10 的整数（工作日）", "a whole number of working days from 1 to 10"),
        ("service_day.rota", "若干 [[service_day.rota]] 表", "tables [[service_day.rota]]"),
        ("service_day.rota[]", "[[service_day.rota]] 表", "a table [[service_day.rota]]"),
        ("service_day.rota[].leader", "一位市领导的姓名", "the name of a leader"),
        ("service_day.rota[].enterprises", '企业列表，如 ["恒信食品"]', 'a list of enterprises, such as ["恒信食品"]'),
        ("service_day.rota[].enterprises[]", "一家企业的名称或别名", "a name of an enterprise"),
        ("admins", "若干 [[admins]] 表", "tables [[admins]]"),
        ("admins[]", "[[admins]] 表", "a table [[admins]]"),
        ("admins[].name", "管理员的姓名", "the administrator's name"),
        ("admins[].telegram_id", "Telegram 用户 id：正整数", "a Telegram user id: a positive number"),
        ("leaders", "若干 [[leaders]] 表", "tables [[leaders]]"),
        ("leaders[]", "[[leaders]] 表", "a table [[leaders]]"),
        ("leaders[].name", "市领导的姓名", "the leader's name"),
        ("leaders[].title", "职务，如 市长", "the leader's title, such as 市长"),
        ("leaders[].telegram_id", "Telegram 用户 id：正整数", "a Telegram user id: a positive number"),
        ("officers", "若干 [[officers]] 表", "tables [[officers]]"),
        ("officers[]", "[[officers]] 表", "a table [[officers]]"),
        ("officers[].name", "工作人员的姓名", "the officer's name"),
        ("officers[].telegram_id", "Telegram 用户 id：正整数", "a Telegram user id: a positive number"),
        ("units", "若干 [[units]] 表", "tables [[units]]"),
        ("units[]", "[[units]] 表", "a table [[units]]"),
        ("units[].name", "承办单位的名称", "the unit's name"),
        ("units[].aliases", '别名列表，如 ["金融办"]', 'a list of other names, such as ["金融办"]'),
        ("units[].aliases[]", "一个名称（文字）", "a name, as a text"),
        (
            "units[].chat",
            "单位群的 id：负整数；没有单位群就删去这一行",
            "the id of the unit's chat: a negative number; without a chat, leave the key out",
        ),
        ("units[].kind", '"bureau"（市直部门）或 "county"（县区）', '"bureau" or "county"'),
        (
            "units[].handlers",
            '联络员列表，如 [{ name = "…", telegram_id = 123456789 }]',
            'a list of liaisons, such as [{ name = "…", telegram_id = 123456789 }]',
        ),
        ("units[].handlers[]", '{ name = "…", telegram_id = 123456789 }', '{ name = "…", telegram_id = 123456789 }'),
        (
            "units[].limits",
            '单位自己的期限，如 limits.help.handle = "3 wd"',
            'the unit\'s own limits, such as limits.help.handle = "3 wd"',
        ),
        *_columns("units[].limits", ("sign", "handle")),
        ("units[].handlers[].name", "联络员的姓名", "the liaison's name"),
        ("units[].handlers[].telegram_id", "Telegram 用户 id：正整数", "a Telegram user id: a positive number"),
        ("enterprises", "若干 [[enterprises]] 表", "tables [[enterprises]]"),
        ("enterprises[]", "[[enterprises]] 表", "a table [[enterprises]]"),
        ("enterprises[].name", "企业的名称", "the enterprise's name"),
        ("enterprises[].aliases", '别名列表，如 ["远航"]', 'a list of other names, such as ["远航"]'),
        ("enterprises[].aliases[]", "一个名称（文字）", "a name, as a text"),
        ("enterprises[].leader", "[[leaders]] 中一位市领导的姓名", "the name of one of the [[leaders]]"),
        (
            "units[].parent",
            '[[units]] 中一个县区的名称（kind = "county"）；市直单位和县区本身没有这一行',
            "the name of a county among the [[units]]; neither bureaus of the city nor counties have the key",
        ),
        ("units[].leader", "[[leaders]] 中一位市领导的姓名", "the name of one of the [[leaders]]"),
        (
            "enterprises[].members",
            '成员列表，如 [{ name = "…", telegram_id = 123456789 }]',
            'a list of members, such as [{ name = "…", telegram_id = 123456789 }]',
        ),
        (
            "enterprises[].members[]",
            '{ name = "…", telegram_id = 123456789 }',
            '{ name = "…", telegram_id = 123456789 }',
        ),
        ("enterprises[].members[].name", "成员的姓名", "the member's name"),
        ("enterprises[].members[].telegram_id", "Telegram 用户 id：正整数", "a Telegram user id: a positive number"),
    )
}

_WORDS: dict[str, dict[Language, str]] = {
    name: {"zh": chinese, "en": english}
    for name, chinese, english in (
        # the sentence
        ("sentence", "{place}：{found}，应为：{expected}。", "{place}: found {found}, expected {expected}."),
        ("line", "{file} 第 {line} 行", "{file}, line {line}"),
        ("key", "{place} {key}", "{place}, {key}"),
        ("variable", "环境变量 {name}", "environment variable {name}"),
        # what was found
        ("text", "填的是 {value}", "{value}"),
        ("number", "填的是 {value}", "{value}"),
        ("moment", "填的是一个日期或时间", "a date or a time"),
        ("list", "填的是一个列表", "a list"),
        ("empty list", "填的是空列表", "an empty list"),
        ("dict", "填的是一个表", "a table"),
        ("nothing", "没有填写", "nothing"),
        ("hidden", "填的内容不合要求（保密，不显示）", "a value that does not fit (secret, not shown)"),
        ("unknown key", "没有这个键", "a key that does not exist"),
        ("same", "{found}，与{other}相同", "{found}, the same as {other}"),
        ("other name", "{found}，而{other}把它叫作“{name}”", "{found}, whom {other} calls “{name}”"),
        ("other", "第 {line} 行的 {key} ", "{key} on line {line}"),
        ("both", "token 和 token_file 都填了", "both token and token_file"),
        ("no such leader", "{found},[[leaders]] 中没有这个姓名", "{found}, whom [[leaders]] does not name"),
        ("no such enterprise", "{found}，[[enterprises]] 中没有这家", "{found}, which [[enterprises]] does not name"),
        (
            "no such county",
            "{found},[[units]] 中没有叫这个名称的县区",
            "{found}, which is no county among the [[units]]",
        ),
        ("no such chat", "配置里没有这个群", "the id of no chat in this file"),
        ("unreadable token file", "读不到文件 {name}", "{name}, which cannot be read"),
        (
            "misfit in token file",
            "文件 {name} 的内容不合要求（保密，不显示）",
            "{name}, whose content does not fit (secret, not shown)",
        ),
        ("no file", "没有这个文件", "no such file"),
        ("folder", "这是一个文件夹", "a folder"),
        ("unreadable", "文件读不出来（没有权限？)", "a file that cannot be read (no permission?)"),
        ("not UTF-8", "文件不是 UTF-8 编码", "a file that is not UTF-8"),
        ("not TOML", "这里不符合 TOML 格式", "text that is not TOML"),
        ("twice", "同一个键或表写了两次", "a key or table for the second time"),
        ("same day", "{found}，其中的日子{other}已经写过", "{found}, a day of which {other} has already"),
        ("no year", "里面没有年份", "no year"),
        ("part of a year", "缺了每年都放的假", "a list without the holidays of every year"),
        # what was expected, where EXPECTED[key] is not the point
        ("nearest", "{name}", "{name}"),
        ("one of", "这些键之一：{names}", "one of {names}"),
        (
            "token shape",
            "形如 123456789:AA… 的 token（数字、冒号、约 35 个字符）",
            "a token such as 123456789:AA… (digits, a colon, about 35 characters)",
        ),
        ("one of both", "两者只填一个", "only one of them"),
        ("another id", "每个 id 只写一次", "each id once"),
        ("known leader", "[[leaders]] 中一位市领导的姓名", "the name of one of the [[leaders]]"),
        ("known enterprise", "[[enterprises]] 中一家企业的名称或别名", "a name of one of the [[enterprises]]"),
        ("leader once", "每位市领导只写一次", "each leader once"),
        ("enterprise once", "每家企业只由一位市领导走访", "each enterprise with one leader alone"),
        ("another name", "只指一家的名称", "a name that means one alone"),
        ("one unit a person", "每人只写一次，只在一个单位", "each person once, in one unit alone"),
        ("one enterprise a person", "每人只写一次，只在一家企业", "each person once, in one enterprise alone"),
        ("one name a person", "同一个 id 用同一个姓名", "one name for one id"),
        (
            "configured chat",
            "groups、office 或 [[units]] 中一个群的 id，加英文引号",
            "the id of a chat in groups, office or [[units]], in quotes",
        ),
        ("internal chat", "企业家不在其中的内部群", "an internal chat, one that no entrepreneur reads"),
        (
            "a file",
            "配置文件，可从 config.example.toml 复制一份再修改",
            "a configuration; copy config.example.toml and change the copy",
        ),
        ("readable", "可读的 TOML 文件", "a TOML file that may be read"),
        ("UTF-8", "以 UTF-8 编码保存的文件", "a file saved as UTF-8"),
        ("TOML", '键 = 值，文字放在英文引号 "…" 中', 'key = value, with texts in straight quotes "…"'),
        ("once", "每个键、每个表只写一次", "each key and table once"),
        (
            "a file of years",
            "放假安排文件，写法与 xiaoer calendar show 2026 显示的相同",
            "a file with public holidays, written as `xiaoer calendar show 2026` shows them",
        ),
        ("years", "每年一个表，如 [2027]", "a table for each year, such as [2027]"),
        ("keys of a year", "published、holidays 或 working_days", "published, holidays or working_days"),
        (
            "list of days",
            '日期列表，如 ["01-01..01-03", "10-01..10-07"]',
            'a list of days, such as ["01-01..01-03", "10-01..10-07"]',
        ),
        (
            "day of the year",
            '这一年里有的一天或一段日子，如 "05-01"、"05-01..05-05"（其他年份的日子写到那一年的表里）',
            'a day or days of the year, such as "05-01" or "05-01..05-05" (another year has its own table)',
        ),
        ("each day once", "每一天只写一次", "each day once"),
        ("each leader once", "每位市领导只写一次", "each leader once"),
        (
            "two levels",
            "只有两级：县区属于市里，县区之下的单位不再有下级",
            "two levels only: a county belongs to the city, and its own units have none below them",
        ),
        (
            "loopback",
            '本机的地址，如 "127.0.0.1:9464"；要让别的机器读到，另写 beyond_loopback = true',
            'an address of this computer alone, such as "127.0.0.1:9464"; to let other machines read it, add '
            "beyond_loopback = true",
        ),
        ("hours in order", "前一段结束之后才开始的时段", "hours that begin after those before them have ended"),
        ("weekend", "周六或周日（周一至周五本来就上班）", "a Saturday or Sunday (the other days are worked anyway)"),
        (
            "whole year",
            "全年完整的安排，包括 01-01、05-01、10-01..10-03",
            "the whole year, with 01-01, 05-01 and 10-01..10-03",
        ),
        (
            "date of a notice",
            "通知公布的日期，在当年或前一年，不加引号，如 2026-11-05",
            "the date of the notice, of that year or the one before, without quotes, such as 2026-11-05",
        ),
        ("file only", "写在配置文件里", "it in the file, not in the environment"),
    )
}


def say(word: str, language: Language, **values: object) -> str:
    return _WORDS[word][language].format(**values)
