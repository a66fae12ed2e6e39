"""What the terminal says between the chats, in the town's language."""

from bot.rehearsal.town import Town

WORDS = {
    "zh": {
        "pop_up": "弹窗：{text}",
        "units": "承办单位",
        "pressed": "按下 [{label}]",
        "opened": "点开链接",
        "rewritten": "改为：{text}",
        "changed": "改为 {text}",
        "crowd": "{count} 个人",
        "updated": "已更新 {time}",
        "only_for": "（只给{who}看）{text}",
        "line": "【{chat}】{who}:{text}",
        "imported": "{who} 在服务器上运行 xiaoer calendar import：{told}",
        "private": "{who}的私聊",
        "photo": "［图片］",
        "document": "［文件］",
        "voice": "［语音］",
        "video": "［视频］",
        "issues": "诉求台账",
        "columns": "编号 诉求 诉求人 主办 状态 群里消息",
    },
    "en": {
        "pop_up": "pop-up: {text}",
        "units": "Units",
        "pressed": "presses [{label}]",
        "opened": "opens the link",
        "rewritten": "now: {text}",
        "changed": "now {text}",
        "crowd": "{count} people",
        "updated": "updated {time}",
        "only_for": "(for {who} only) {text}",
        "line": "[{chat}] {who}: {text}",
        "imported": "{who} runs xiaoer calendar import on the server: {told}",
        "private": "Private chat of {who}",
        "photo": "[photo] ",
        "document": "[file] ",
        "voice": "[voice] ",
        "video": "[video] ",
        "issues": "Issues",
        "columns": "Number Issue Requester Lead Status Messages",
    },
}


def word(town: Town, key: str, **values: object) -> str:
    return WORDS[town.language][key].format(**values)
