"""What happens in a step of the story, in one line of its language."""

from bot.rehearsal.story import Step

WORDS = {
    "zh": {
        "presses": "{who} 按下「{what}」",
        "edits": "{who} 修改了自己的话：{what}",
        "photos": "{who} 发来 {count} 张图片",
        "files": "{who} 发来 {count} 个文件",
        "reacts": "{who} 点了 {what}",
        "crowd": "{count} 家企业同时发来消息",
        "says": "{who}：{what}",
        "topics": "群里换了话题模式",
        "imports": "{who} 在服务器上导入新一年的放假安排",
        "opens": "{who} 点开收到的链接",
        "passes": "时间走到 {what}",
        "silent": "小二没有起来",
    },
    "en": {
        "presses": "{who} presses “{what}”",
        "edits": "{who} corrects the message: {what}",
        "photos": "{who} sends {count} photos",
        "files": "{who} sends {count} files",
        "reacts": "{who} reacts with {what}",
        "crowd": "{count} enterprises write at the same moment",
        "says": "{who}: {what}",
        "topics": "Topics are switched on or off",
        "imports": "{who} imports the new year's public holidays on the server",
        "opens": "{who} opens the link that was sent to them",
        "passes": "Time moves on to {what}",
        "silent": "Xiaoer did not come up",
    },
}


def caption(step: Step | None, language: str) -> str:
    """Without a step: why the story does not even begin."""
    if step is None:
        return WORDS[language]["silent"]
    kind, what, count = _told(step)
    return WORDS[language][kind].format(who=step.who, what=what, count=count)


def _told(step: Step) -> tuple[str, str, int]:
    """Kind, words, and how many."""
    if step.crowd:
        return "crowd", "", step.crowd
    if step.topics is not None:
        return "topics", "", 0
    if not step.who:
        return "passes", f"{step.at:%H:%M}", 0
    if step.imports:
        return "imports", "", 0
    if step.opens:
        return "opens", "", 0
    if step.presses:
        return "presses", step.presses, 0
    if step.reacts:
        return "reacts", step.reacts, 0
    if step.edits:
        return "edits", step.says, 0
    if step.says:
        return "says", step.says, 0
    return ("photos", "", len(step.photos)) if step.photos else ("files", "", len(step.files))
