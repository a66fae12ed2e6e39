"""What the commands say in the terminal."""

from bot.voice.text import filled

SENTENCES: dict[str, dict[str, str]] = {
    "made": {
        "zh": "备份已写入 {file}（{megabytes} MB），并已核对完好。",
        "en": "Backed up to {file} ({megabytes} MB) and checked.",
    },
    "dumped": {
        "zh": "备份已写入 {file}（{megabytes} MB），由 pg_dump 生成；恢复请用 pg_restore，见 docs/operations.md。",
        "en": "Backed up to {file} ({megabytes} MB) by pg_dump; it is restored by pg_restore, see docs/operations.md.",
    },
    "holds": {
        "zh": "内有诉求 {issues} 件、经过 {journal} 条、名册 {register} 项。",
        "en": "In it: issues: {issues}, events: {journal}, entries of the book: {register}.",
    },
    "last event": {"zh": "最后一条经过：{at}。", "en": "Its last event: {at}."},
    "no event": {"zh": "还没有任何经过。", "en": "It has no events yet."},
    "files apart": {
        "zh": "附件（{folder}）不在备份里，请另行拷贝这个文件夹。",
        "en": "Files that people sent ({folder}) are not in it; copy that folder as well.",
    },
    "gone": {"zh": "已删去较早的备份 {count} 份。", "en": "Older backups removed: {count}."},
    "keep needs a folder": {
        "zh": "--keep 只用于文件夹，「{file}」是一个文件名。",
        "en": "--keep is for a folder; “{file}” is the name of a file.",
    },
    "nowhere": {
        "zh": "请写明备份到哪个文件夹，或在 config.toml 里设置 [backup] folder。",
        "en": "Say into which folder, or set [backup] folder in config.toml.",
    },
    "is there": {
        "zh": "已有 {file}，没有覆盖。请换一个文件名。",
        "en": "{file} is there already and was left alone. Choose another name.",
    },
    "not whole": {
        "zh": "没有备份：数据库有损坏（{error}）。请保留现状，用较早的备份恢复。",
        "en": "Not backed up: the database is damaged ({error}). Leave it as it is and restore an earlier backup.",
    },
    "no database": {"zh": "还没有数据库：{file}。", "en": "There is no database: {file}."},
    "trouble": {"zh": "现在不能读取数据库：{error}。", "en": "The database can't be read now: {error}."},
    "no dumper": {
        "zh": "没有备份：PostgreSQL 的备份要用 pg_dump，这台电脑上没有找到。"
        "请安装 postgresql-client，或在数据库服务器上备份。",
        "en": "Not backed up: a backup of PostgreSQL needs pg_dump, which is not on this computer."
        " Install postgresql-client, or make backups where the database is.",
    },
    "dump failed": {"zh": "没有备份：{error}", "en": "Not backed up: {error}"},
    # ── putting one back ─────────────────────────────────────────────────
    "only sqlite": {
        "zh": "restore 只恢复 SQLite。PostgreSQL 请停下小二后用 pg_restore，见 docs/operations.md。",
        "en": "restore is for SQLite. For PostgreSQL stop the bot and use pg_restore, see docs/operations.md.",
    },
    "no backup": {"zh": "没有这个备份：{file}", "en": "There is no such backup: {file}"},
    "no manifest": {
        "zh": "没有恢复：缺少 {file}，无法核对备份是否完整。确实要用它，请加 --unverified。",
        "en": "Nothing was restored: {file} is missing, so the backup can't be verified. To use it all the same,"
        " add --unverified.",
    },
    "other content": {
        "zh": "没有恢复：{file} 与备份时的校验值不符，文件已损坏或被改动。",
        "en": "Nothing was restored: {file} is not what was backed up; it is damaged or was changed.",
    },
    "broken": {
        "zh": "没有恢复：{file} 已损坏（{error}）。",
        "en": "Nothing was restored: {file} is damaged ({error}).",
    },
    "newer": {
        "zh": "没有恢复：备份是更新版本的小二写的（{error}），请先升级程序。",
        "en": "Nothing was restored: the backup was written by a newer Xiaoer ({error}); upgrade the program first.",
    },
    "in use": {
        "zh": "没有恢复：小二正在使用这个数据库。请先停下小二，再运行一次。",
        "en": "Nothing was restored: the database is in use. Stop the bot and run this once more.",
    },
    "fewer": {
        "zh": "没有恢复：升级后的条数与备份不符（{table}：{before} → {after}）。原来的数据库没有动。",
        "en": "Nothing was restored: after the upgrade the counts differ ({table}: {before} → {after})."
        " The database was left alone.",
    },
    "restored": {"zh": "已用 {file} 恢复 {place}。", "en": "{place} was restored from {file}."},
    "kept aside": {
        "zh": "原来的数据库留在 {aside}，确认无误后请自行删除：里面有个人信息。",
        "en": "The database that was there lies at {aside}; delete it once all is well: personal data stand in it.",
    },
    "lost": {
        "zh": "此后的内容不在备份里。按原来的数据库，还少 {issues} 件诉求、{journal} 条经过，最后一条是 {at}。",
        "en": "What came later is not in it. By the database that was there: issues: {issues}, events: {journal},"
        " the last at {at}.",
    },
    "lost unknown": {
        "zh": "此后的内容不在备份里；原来的数据库读不了，少了多少不得而知。",
        "en": "What came later is not in it; the database that was there can't be read, so nobody can say how much.",
    },
    "nothing lost": {
        "zh": "与原来的数据库相比，没有少什么。",
        "en": "Compared with the database that was there, nothing is missing.",
    },
    "numbers": {
        "zh": "新的诉求从 {prefix}{number} 编起，与群里已有的编号不会重复。",
        "en": "New issues begin at {prefix}{number}, so that no number in a chat means two.",
    },
    "waiting": {
        "zh": "备份时有 {count} 条消息正在发出，启动后会再发一次，有的人可能收到两遍。",
        "en": "Messages that were on their way then: {count}; they are sent again, some perhaps for the second time.",
    },
    "start": {
        "zh": "现在可以启动小二。Telegram 还留着的消息（24 小时内没有收取的）会接着收下。",
        "en": "Start the bot now. What Telegram still keeps (24 hours of what nobody took) is taken.",
    },
    # ── carrying it over ─────────────────────────────────────────────────
    "no address": {
        "zh": "没有搬：地址要以 sqlite+aiosqlite:/// 或 postgresql+psycopg:// 开头。",
        "en": "Nothing was carried over: the address begins with sqlite+aiosqlite:/// or postgresql+psycopg://.",
    },
    "not empty": {
        "zh": "没有搬：目标数据库不是空的（{error}）。请先建一个空的数据库。",
        "en": "Nothing was carried over: the target is not empty ({error}). Make an empty database for it.",
    },
    "at work": {
        "zh": "没有搬：小二正在使用 {error}。请先停下小二，再运行一次。",
        "en": "Nothing was carried over: a bot works on {error}. Stop it and run this once more.",
    },
    "row refused": {
        "zh": "没有搬：目标数据库不收其中一条（{error}）。什么都没有写入。",
        "en": "Nothing was carried over: the target does not take a row ({error}). Nothing was kept.",
    },
    "compared": {
        "zh": "逐表核对（表、条数、校验值）：",
        "en": "Compared table by table (table, rows, checksum):",
    },
    "different": {
        "zh": "没有搬：核对不符，什么都没有写入。原来的数据库没有动。",
        "en": "Nothing was carried over: what arrived differs, and nothing was kept. The database was left alone.",
    },
    "carried": {
        "zh": "已搬到 {target}，两边逐条一致。请把 config.toml 里 [storage] 的 url 改成它（密码照填），再启动小二：\n"
        'url = "{target}"',
        "en": "Carried over to {target}; both hold the same, row by row. In config.toml change [storage] url to it"
        ' (with the password) and start the bot:\nurl = "{target}"',
    },
    "left behind": {
        "zh": "查找用的索引由小二启动后重新生成。原来的数据库仍在 {source}，里面有个人信息，确认无误后请自行删除；"
        "不要再用它启动小二。",
        "en": "What is needed to find words is made anew once the bot runs. The old database still is {source}: start"
        " no bot on it, and delete it once all is well: personal data stand in it.",
    },
}


def say(language: str, key: str, **values: object) -> str:
    return filled(SENTENCES[key][language], values)
