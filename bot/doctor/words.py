"""What a doctor can find → in each language what it is, and what to do; nothing where all is well."""

from collections.abc import Mapping
from typing import Literal

Words = tuple[str, str]

SENTENCES: Mapping[str, Mapping[Literal["zh", "en"], Words]] = {
    # the database
    "database_fine": {
        "zh": ("数据库完好，{megabytes} MB", ""),
        "en": ("The database is sound, {megabytes} MB", ""),
    },
    "database_missing": {
        "zh": ("还没有数据库：{error}", "请核对 [storage] url 和当前目录；第一次使用，先启动小二（xiaoer run）"),
        "en": (
            "There is no database: {error}",
            "Check [storage] url and the folder you are in; if this is the beginning, start the bot (xiaoer run)",
        ),
    },
    "database_older": {
        "zh": ("数据库还是旧版本的", "先备份，再启动一次小二（xiaoer run），它会自己升级数据库"),
        "en": (
            "The database is an older version's",
            "Back it up, then start the bot once (xiaoer run): it upgrades it",
        ),
    },
    "database_newer": {
        "zh": ("数据库是更新版本的小二写的（{error}）", "请换回新版程序；要退回旧版，请恢复升级前的备份"),
        "en": (
            "The database was written by a newer Xiaoer ({error})",
            "Install that version again; to go back for good, restore the backup made before the upgrade",
        ),
    },
    "database_other": {
        "zh": ("[storage] url 指的不是小二的数据库：{error}", "请核对地址；如果文件损坏，请恢复最近的备份"),
        "en": (
            "[storage] url does not lead to a database of Xiaoer: {error}",
            "Correct the address; if the file is damaged, restore the newest backup",
        ),
    },
    "database_away": {
        "zh": ("数据库现在用不了：{error}", "请看数据库是否在运行、磁盘是否已满、文件是否归小二的用户所有"),
        "en": (
            "The database can't be used now: {error}",
            "See whether it runs, whether the disk is full, and whether the file belongs to the bot's user",
        ),
    },
    "database_damaged": {
        "zh": ("数据库文件有损坏：{error}", "请停下小二，留好现在的文件，再恢复最近的备份"),
        "en": ("The database's file is damaged: {error}", "Stop the bot, keep the file, and restore the newest backup"),
    },
    "database_locale": {
        "zh": (
            "PostgreSQL 数据库的编码和区域是 {found}，分不清汉字，查找会漏",
            "请另建数据库：CREATE DATABASE … ENCODING 'UTF8' LC_CTYPE 'C.UTF-8' TEMPLATE template0，再把数据搬过去",
        ),
        "en": (
            "The PostgreSQL database's encoding and locale are {found}: Chinese words can't be told apart in searches",
            "Make another one: CREATE DATABASE … ENCODING 'UTF8' LC_CTYPE 'C.UTF-8' TEMPLATE template0, and move there",
        ),
    },
    # this computer
    "disk_fine": {"zh": ("磁盘还剩 {free} GB", ""), "en": ("Free on the disk: {free} GB", "")},
    "disk_full": {
        "zh": ("磁盘只剩 {free} GB，数据库写不下时消息会停在 Telegram", "请清理磁盘，至少留出 {needed} GB"),
        "en": (
            "Free on the disk: {free} GB. When the database can't grow, messages wait at Telegram",
            "Make room, {needed} GB at least",
        ),
    },
    "backup_fine": {"zh": ("最近一份备份是 {hours} 小时前做的", ""), "en": ("The newest backup is {hours} h old", "")},
    "backup_nowhere": {
        "zh": ("没有设自动备份", "请在 [backup] 里写 folder，或让系统定时运行 xiaoer backup"),
        "en": ("No backup is made by itself", "Set folder in [backup], or let the system run xiaoer backup by a timer"),
    },
    "backup_none": {
        "zh": (
            "{folder} 里没有一份能用的备份",
            "请运行 xiaoer backup。启动半分钟后会自动做一份（凌晨 2 点以后）；还没有的，请看日志里的 no_backup",
        ),
        "en": (
            "No backup in {folder} can be restored",
            "Run xiaoer backup. One is made half a minute after the start, from 02:00 on; if not, look for no_backup",
        ),
    },
    "backup_old": {
        "zh": ("最近一份备份是 {hours} 小时前做的", "请看日志里的 no_backup，再运行 xiaoer backup"),
        "en": ("The newest backup is {hours} h old", "Look for no_backup in the log, then run xiaoer backup"),
    },
    # what waits
    "inbox_fine": {"zh": ("没有积压的消息", ""), "en": ("No message waits to be read", "")},
    "inbox_waits": {
        "zh": ("{count} 条消息没有处理，最早的等了 {minutes} 分钟", "请看小二是否在运行；在运行就看日志，再重启"),
        "en": (
            "Messages not read: {count}; the oldest has waited {minutes} min",
            "See whether the bot runs; if so, look at its log and restart it",
        ),
    },
    "set_aside": {
        "zh": ("{count} 条更新读不懂，已放在一边", "请查看 inbox 表里 state 为 aside 的行，把 error 一列报给开发者"),
        "en": (
            "Updates that could not be read and were put aside: {count}",
            "Look at the rows of inbox whose state is aside, and report their column error",
        ),
    },
    "outbox_fine": {"zh": ("没有积压的通知", ""), "en": ("No notice waits for long", "")},
    "outbox_waits": {
        "zh": (
            "{count} 条通知没有发出，最早的等了 {minutes} 分钟",
            "请看小二是否在运行、Telegram 是否连得上、日志里有没有 retry_after",
        ),
        "en": (
            "Notices not sent: {count}; the oldest has waited {minutes} min",
            "See whether the bot runs, whether it reaches Telegram, and whether its log says retry_after",
        ),
    },
    "outbox_absent": {
        "zh": ("机器人不在群 {chat} 里，有 {count} 条通知在等", "请把机器人加回这个群"),
        "en": ("The bot is out of the chat {chat}, and notices wait there: {count}", "Add the bot to that chat again"),
    },
    "buried": {
        "zh": (
            "近 {days} 天有 {count} 条通知被 Telegram 拒收（{chats} 个群或人）：{reason}",
            "被屏蔽或没按过“开始”的，请当面或打电话请对方按一次；群里没有权限的，请改群设置",
        ),
        "en": (
            "In {days} days Telegram refused notices for good: {count}, to chats or people: {chats}; it says: {reason}",
            "Who blocked the bot or never pressed Start has to be asked in person; rights in a chat are its settings",
        ),
    },
    # the city
    "not_enrolled": {
        "zh": ("{count} 人还没有报到：{names}", "请发报到链接：xiaoer roster export 名册.xlsx --links"),
        "en": ("Not enrolled yet: {count}: {names}", "Send them links: xiaoer roster export book.xlsx --links"),
    },
    "holidays_missing": {
        "zh": ("{year} 年的放假安排还没有，跨年的期限都是暂定", "国务院公布后，请用 xiaoer calendar import 导入"),
        "en": (
            "The holidays of {year} are not known; due dates in that year are provisional",
            "Once the State Council has published them: xiaoer calendar import",
        ),
    },
    # Telegram
    "chats_trouble": {"zh": ("{sentence}", ""), "en": ("{sentence}", "")},
    "chats_fine": {
        "zh": ("Telegram 连得上，群和人都没有问题（{count} 项）", ""),
        "en": ("Telegram answers, and all is well with chats and people (checks: {count})", ""),
    },
    "clock_fine": {"zh": ("时钟与 Telegram 一致", ""), "en": ("The clock agrees with Telegram's", "")},
    "clock_wrong": {
        "zh": (
            "本机的时钟与 Telegram 相差 {seconds} 秒，期限和提醒会跟着偏",
            "请打开时间同步（timedatectl set-ntp true）",
        ),
        "en": (
            "This computer's clock and Telegram's differ by {seconds} s, and so will limits and reminders",
            "Turn time synchronisation on (timedatectl set-ntp true)",
        ),
    },
    "webhook_elsewhere": {
        "zh": (
            "配置是 polling，Telegram 却把消息推到 {url}",
            "有别的程序在用这个 token：请停掉它，再重启小二；不是自己的程序，请向 @BotFather 换 token",
        ),
        "en": (
            "The mode is polling, but Telegram pushes to {url}",
            "Another program uses this token: stop it and restart the bot; if it is not yours, get a new token from "
            "@BotFather",
        ),
    },
    "webhook_missing": {
        "zh": (
            "配置是 webhook，Telegram 推送的地址却是 {url}",
            "请重启小二，它会重新登记地址；仍不对就看有没有第二个实例",
        ),
        "en": (
            "The mode is webhook, but the address that Telegram pushes to is {url}",
            "Restart the bot, which tells Telegram its address; if that does not last, look for a second instance",
        ),
    },
    "webhook_failing": {
        "zh": ("Telegram 推送不到 {url}：{error}", "请核对反向代理和证书，以及 [telegram.webhook] 的 listen 和 port"),
        "en": (
            "Telegram can't push to {url}: {error}",
            "Check the reverse proxy and its certificate, and listen and port in [telegram.webhook]",
        ),
    },
    "updates_pile_up": {
        "zh": ("Telegram 那边积压了 {count} 条消息", "没有程序在取：请看小二是否在运行"),
        "en": ("Messages that wait at Telegram: {count}", "Nobody fetches them: see whether the bot runs"),
    },
    # the running bot
    "bot_fine": {"zh": ("小二在运行，一切正常", ""), "en": ("The bot runs, and is well", "")},
    "bot_unknown": {
        "zh": ("不知道小二是否在运行", '请在配置里写 [watch] listen = "127.0.0.1:9464"，以后就能查'),
        "en": (
            "Whether the bot runs is unknown",
            'Write [watch] listen = "127.0.0.1:9464" in the configuration, and it can be asked',
        ),
    },
    "bot_silent": {
        "zh": ("{address} 没有回答：小二没有运行，或者卡住了", "请启动或重启小二；起不来就看日志的最后几行"),
        "en": (
            "{address} does not answer: the bot does not run, or it hangs",
            "Start or restart it; where it does not come up, the log's last lines say why",
        ),
    },
    "bot_stuck": {
        "zh": ("小二卡住了：{loops}", "请重启，并把日志报给开发者"),
        "en": ("The bot hangs: {loops}", "Restart it, and report its log"),
    },
    "bot_not_ready": {
        "zh": (
            "小二在运行，但还不能工作，缺：{lacks}",
            "start 是还没启动完，database 是数据库写不进，telegram 是 Telegram 没有回答：请看对应的各行",
        ),
        "en": (
            "The bot runs, but lacks what it needs: {lacks}",
            "start: it has not come up yet; database: it can't write; telegram: no answer. See those lines here",
        ),
    },
    "second_instance": {
        "zh": ("有另一个程序在用同一个 token 取消息（{count} 次冲突）", "请停掉其中一个"),
        "en": ("Another program fetches updates with the same token (conflicts: {count})", "End one of them"),
    },
}
