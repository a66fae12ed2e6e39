"""What things are called on the page, as far as people reach for them by name."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Labels:
    chats: str
    tour: str
    clock: str
    attach: str
    send: str
    reply: str
    edit: str
    react: str
    settings: str
    you_are: str
    unread: str
    only_you: str
    thumb: str


LABELS = {
    "zh": Labels(
        chats="聊天",
        tour="导览",
        clock="小城的时间",
        attach="发送照片或文件",
        send="发送",
        reply="回复",
        edit="修改",
        react="表态",
        settings="设置",
        you_are="您现在是",
        unread="，{}条未读",
        only_you="仅您可见",
        thumb="赞",
    ),
    "en": Labels(
        chats="Chats",
        tour="Tour",
        clock="The town’s time",
        attach="Send photos or files",
        send="Send",
        reply="Reply",
        edit="Edit",
        react="React",
        settings="Settings",
        you_are="You are ",
        unread=", {} unread",
        only_you="Only you see this",
        thumb="Like",
    ),
}
