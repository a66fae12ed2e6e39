"""What `xiaoer check` finds in the chats: a line for each trouble, and one for all that is well."""

from collections.abc import Sequence

from bot.doctor.findings import Finding, Language, fine, wrong
from bot.telegram.check import Finding as Checked
from bot.telegram.check import sentence


def look_at_chats(checked: Sequence[Checked], language: Language) -> list[Finding]:
    troubles = [one for one in checked if not one.ok]
    if not troubles:
        return [fine("chats_fine", count=len(checked))]
    return [wrong("chats_trouble", sentence=sentence(one, language)) for one in troubles]
