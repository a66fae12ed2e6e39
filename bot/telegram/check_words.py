"""What a check can find, and how it is said: what is the matter, and what to do about it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

Language = Literal["zh", "en"]


class Topic(StrEnum):
    ANSWERS = "answers"  # subject: the bot's @name
    UNREACHABLE = "unreachable"  # subject: the server; detail: the error
    TOKEN_REFUSED = "token_refused"  # noqa: S105 - a name of a finding
    PRESENT = "present"  # here and below, subject: the chat
    ABSENT = "absent"  # detail: Telegram's words
    MOVED = "moved"  # detail: the new id
    NO_GROUP = "no_group"  # detail: what it is, in Telegram's word
    READS_ALL = "reads_all"
    READS_AS_ADMIN = "reads_as_admin"
    READS_LITTLE = "reads_little"  # privacy mode
    WRITES = "writes"
    MUTE = "mute"
    NO_REACTIONS = "no_reactions"  # detail: the reaction that is missing
    ALL_READ = "all_read"  # what is meant for one person
    OPENS_TOPICS = "opens_topics"
    NO_TOPICS = "no_topics"
    REACHES = "reaches"  # subject: a handler
    UNHEARD = "unheard"  # subject: a handler who never wrote to the bot; detail: the bot's @name
    REFUSED = "refused"  # subject: the server; detail: Telegram's words


SENTENCES: Mapping[Topic, Mapping[Language, str]] = {
    topic: {"zh": chinese, "en": english}
    for topic, chinese, english in (
        (Topic.ANSWERS, "{subject} 已连上 Telegram", "{subject} is connected to Telegram"),
        (
            Topic.UNREACHABLE,
            "连不上 {subject}（{detail}）。请检查网络和代理（HTTPS_PROXY），以及 telegram.base_url",
            "{subject} can't be reached ({detail}). Check the network, the proxy (HTTPS_PROXY) and telegram.base_url",
        ),
        (
            Topic.TOKEN_REFUSED,
            "{subject} 不认这个 token。请在 @BotFather 发 /mybots，选 API Token 核对，再改 telegram.token",
            "{subject} does not know this token. Look it up with @BotFather, /mybots, API Token, and correct "
            "telegram.token",
        ),
        (Topic.PRESENT, "{subject}：机器人在群里", "{subject}: the bot is in the chat"),
        (
            Topic.ABSENT,
            "{subject}：机器人不在群里（Telegram：{detail}）。请把它加进群；如果已在群里，请核对配置或名单里的 id",
            "{subject}: the bot is not in the chat (Telegram: {detail}). Add it there; if it is there, correct the id "
            "in the configuration or the roster",
        ),
        (
            Topic.MOVED,
            "{subject}：群已升级，id 变了。请把配置或名单里的 id 改为 {detail}",
            "{subject}: the group was upgraded and has a new id. Write {detail} in the configuration or the roster",
        ),
        (
            Topic.NO_GROUP,
            "{subject}：这不是群（Telegram：{detail}）。请在配置里填群的 id",
            "{subject}: this is no group (Telegram: {detail}). Write the id of a group in the configuration",
        ),
        (
            Topic.READS_ALL,
            "{subject}：机器人读得到全部消息",
            "{subject}: the bot reads all messages",
        ),
        (
            Topic.READS_AS_ADMIN,
            "{subject}：机器人是管理员，读得到全部消息",
            "{subject}: the bot is an admin and reads all messages",
        ),
        (
            Topic.READS_LITTLE,
            "{subject}：机器人读不到普通消息。请在 @BotFather 发 /setprivacy，选 Disable，再把机器人移出群、重新加入；"
            "或把它设为管理员",
            "{subject}: the bot can't read ordinary messages. Send /setprivacy to @BotFather, choose Disable, then "
            "remove the bot from the group and add it again; or make it an admin",
        ),
        (Topic.WRITES, "{subject}：机器人可以发消息", "{subject}: the bot may send messages"),
        (
            Topic.MUTE,
            "{subject}：机器人不能发消息。请在群设置的“权限”里允许发消息，或把它设为管理员",
            "{subject}: the bot may not send messages. Allow it in the group's permissions, or make the bot an admin",
        ),
        (
            Topic.NO_REACTIONS,
            "{subject}：群里不能用表情回应 {detail}，收到诉求时就没有这个回执。请在群设置的“表情回应”里允许它",
            "{subject}: the reaction {detail} is not allowed, so there is no such receipt for an appeal. Allow it in "
            "the group's settings, Reactions",
        ),
        (
            Topic.ALL_READ,
            "{subject}：机器人不是管理员，只该一个人看的回复没法只给他看，会换成一句大家都能看的话。请把它设为管理员",
            "{subject}: the bot is no admin, so it can't show a reply to one person alone and says something that "
            "everybody may read instead. Make it an admin",
        ),
        (
            Topic.OPENS_TOPICS,
            "{subject}：机器人可以给每件诉求开话题",
            "{subject}: the bot may open a topic for each issue",
        ),
        (
            Topic.NO_TOPICS,
            "{subject}：群里开了话题，但机器人不能管理话题，诉求会混在一起。请把它设为管理员，并给它“管理话题”的权限",
            "{subject}: the chat has topics, but the bot may not manage them, so all issues go to one place. Make the "
            "bot an admin that may manage topics",
        ),
        (Topic.REACHES, "{subject}：机器人可以私聊", "{subject}: the bot may write privately"),
        (
            Topic.UNHEARD,
            "{subject}：机器人还不能私聊。请对方打开 {detail}，按一次“开始”",
            "{subject}: the bot may not write privately yet. Ask them to open {detail} and press Start once",
        ),
        (
            Topic.REFUSED,
            "{subject} 没有答应（Telegram：{detail}）。请稍后再检查一次",
            "{subject} did not agree (Telegram: {detail}). Check again later",
        ),
    )
}
