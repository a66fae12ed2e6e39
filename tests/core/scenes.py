"""Scenes: who says what, where, to which message; the issue is always 1042."""

from dataclasses import replace
from typing import Any

from bot.core.city import Room
from bot.core.conversation import bare, read
from bot.core.messages import Chat, File, Said, Sender
from bot.core.people import Person
from bot.core.readings import (
    Asked,
    Link,
    Opens,
    Place,
    Reading,
    Scene,
    prompt_for,
    used_prompt_for,
)
from bot.core.words import Action, Role
from tests.core.cast import FINANCE, GROUP, LI, TUESDAY, ZHANG, city

APPEAL = "我们公司流动资金紧张，银行贷款月底到期续不上，车间下周就要停产，请市里帮忙协调"
UNSURE = "我们厂门口的路灯"
TALK = "今天天气不错"
PHOTO = (File("photo"),)

#: What stands there: the requester's own words or the bot's post about their issue 1042.
OWN = Link(1042, Place.CARD, owned=True, ended=False)
SAID = replace(OWN, place=Place.SAID)
RESULT = replace(OWN, place=Place.RESULT)
ASKED_WHY = replace(OWN, place=Place.AWAITS_REASON)
OTHERS = replace(OWN, owned=False)
ENDED = replace(OWN, ended=True)
DESK = Link(1042, Place.DESK, owned=False, ended=False)
ASKED_TEXT = replace(DESK, place=prompt_for(Action.HANDLE), addressed=True)
USED_TEXT = replace(ASKED_TEXT, place=used_prompt_for(Action.HANDLE))
USED_PROGRESS = replace(ASKED_TEXT, place=used_prompt_for(Action.PROGRESS))
#: A question of a moment ago, and one of the day before; it is a matter of the finance office.
ASKED = Asked(1042, lately=True, units=(FINANCE.name,))
ASKED_YESTERDAY = replace(ASKED, lately=False)
UNNOTED = replace(DESK, place=Place.UNNOTED)


def said(text: str = "", by: Person = ZHANG, **more: Any) -> Said:
    whole: dict[str, Any] = {
        "chat": Chat(GROUP),
        "message_id": 70,
        "sender": Sender(by.telegram_id, by.name),
        "at": TUESDAY,
        "text": text,
    }
    return Said(**(whole | more))


def scene(text: str = "", by: Person = ZHANG, room: Room = Room.GROUP, **more: Any) -> Scene:
    """What is known besides is the scene's; whatever else is said of the message."""
    of_scene = {
        key: more.pop(key)
        for key in ("link", "album", "burst", "awaited", "asked", "prompted", "candidate")
        if key in more
    }
    if "link" in of_scene:
        more.setdefault("reply_to", said("…", by=THE_BOT_HERE))
    return Scene(said=said(text, by, **more), person=by, room=room, **of_scene)


def reading(one: Scene, **changes: Any) -> Reading:
    return read(one, city(**changes))


def is_opened(one: Reading, text: str) -> bool:
    return isinstance(one, Opens) and bare(one.said) == text


THE_BOT_HERE = Person(900, "小二", frozenset({Role.BOT}))
FROM_ZHANG = said(UNSURE, message_id=60)
FROM_LI = said(APPEAL, by=LI, message_id=61)
#: What the clock told of several issues at once.
SEVERAL = replace(
    said("快到办结期限了\n#ZQ1042 停电\n#ZQ1043 停水", message_id=62),
    sender=Sender(THE_BOT_HERE.telegram_id, "小二", is_bot=True, ours=True),
)
