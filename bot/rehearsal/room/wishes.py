"""What a visitor of the page can do, as anybody in the town."""

from collections.abc import Awaitable, Callable, Mapping

from bot.rehearsal.entities import TEXT_LIMIT
from bot.rehearsal.payloads import Json
from bot.rehearsal.room.meant import answered, caption, check_text, meant, place, speaker, topic_in
from bot.rehearsal.room.mistakes import Mistake
from bot.rehearsal.room.play import Play
from bot.rehearsal.room.room import ORDINARY
from bot.rehearsal.room.telling import PACES
from bot.rehearsal.room.views import key_of, may_edit
from bot.rehearsal.town import DEEP_LINK

#: Seconds a pressed button spins before the page gives up on the bot.
PATIENCE = 10.0
#: The reactions that the page offers; Telegram allows them all.
REACTIONS = ("👍", "👌", "👀", "❤", "🎉", "🙏")

Wish = Callable[[Play, Json], Awaitable[Json]]


async def say(play: Play, wish: Json) -> Json:
    """`{person, chat, text, reply_to?, topic?}` → `{key}`."""
    person, chat = speaker(play, wish), place(play, wish)
    text = check_text(wish["text"], TEXT_LIMIT)
    message = play.town.say(person, chat, text, reply_to=answered(play, wish), topic=topic_in(chat, person, wish))
    return {"key": key_of(message)}


async def edit(play: Play, wish: Json) -> Json:
    """`{person, message, text}` → `{key}`."""
    person, message = speaker(play, wish), meant(play, wish)
    if not may_edit(play.town, message, person):
        raise Mistake("not_yours")
    text = caption(wish["text"]) if message.attachment else check_text(wish["text"], TEXT_LIMIT)
    play.town.edit(person, message, text)
    return {"key": key_of(message)}


async def react(play: Play, wish: Json) -> Json:
    """`{person, message, emoji}`; an empty emoji takes the reaction back."""
    if wish["emoji"] not in ("", *REACTIONS):
        raise Mistake("failed")
    message = meant(play, wish)
    if message.only_for is not None or message.service:
        raise Mistake("failed")
    play.town.react(speaker(play, wish), message, wish["emoji"])
    return {}


async def press(play: Play, wish: Json) -> Json:
    """`{person, message, data}` → `{answered, text, alert, url}`, once the bot has answered or patience ends."""
    message = meant(play, wish)
    if wish["data"] not in [button.data for button in message.buttons if button.data]:
        raise Mistake("gone")
    pressing = play.town.press(speaker(play, wish), message, wish["data"])
    try:
        await play.town.answered(pressing, PATIENCE)
    except TimeoutError:
        return {"answered": False, "text": "", "alert": False, "url": ""}
    return {"answered": True, "text": pressing.text, "alert": pressing.alert, "url": pressing.url}


async def follow(play: Play, wish: Json) -> Json:
    """`{person, url}` → `{chat}`: open a link to the bot and press Start there."""
    person = speaker(play, wish)
    if not DEEP_LINK.fullmatch(str(wish["url"])):
        raise Mistake("failed")
    return {"chat": play.town.follow(person, str(wish["url"])).chat}


async def read(play: Play, wish: Json) -> Json:
    """`{person, chat, order}`: they have read up to there."""
    key = (speaker(play, wish).id, place(play, wish).id)
    if int(wish["order"]) > play.marks.get(key, 0):
        play.marks[key] = int(wish["order"])
        play.town.notify()
    return {}


async def topics(play: Play, wish: Json) -> Json:
    """`{person, chat, on}`: make an office or unit chat a forum, or an ordinary group again."""
    chat = place(play, wish)
    if chat.type != "supergroup" or chat is play.stage.troupe.chats["group"]:
        raise Mistake("failed")
    play.town.set_forum(chat, bool(wish["on"]))
    play.recording.topics(chat, chat.forum)
    return {}


async def pass_time(play: Play, wish: Json) -> Json:
    """`{to}`: hour, workday or deadline. Answers at once; the room view tells when it is done."""
    play.pass_time(str(wish["to"]))
    return {}


async def tour(play: Play, wish: Json) -> Json:
    """`{do}`: restart, skip or resume."""
    if wish["do"] == "restart":
        play.restart_tour()
    elif wish["do"] in ("skip", "resume"):
        play.tour.skipped = wish["do"] == "skip"
        play.town.notify()
    else:
        raise Mistake("failed")
    return {}


async def story(play: Play, wish: Json) -> Json:
    """`{do, story?, pace?}`: play (which begins the town anew), pause, go_on or stop; a pace alone changes it."""
    do = wish.get("do")
    telling = (await play.anew(str(wish.get("story", ORDINARY)))).telling if do == "play" else play.telling
    if telling is None:
        raise Mistake("failed")
    if wish.get("pace") in PACES:
        telling.set_pace(wish["pace"])
    if do == "pause":
        telling.pause()
    elif do == "go_on":
        telling.go_on()
    elif do == "stop":
        await telling.stop()
    return {}


async def anew(play: Play, wish: Json) -> Json:
    """The town begins anew."""
    await play.anew("")
    return {}


async def wake(play: Play, wish: Json) -> Json:
    """The bot is started again where it is down."""
    await play.wake()
    return {}


WISHES: Mapping[str, Wish] = {
    "say": say,
    "edit": edit,
    "react": react,
    "press": press,
    "follow": follow,
    "read": read,
    "topics": topics,
    "pass": pass_time,
    "tour": tour,
    "story": story,
    "anew": anew,
    "wake": wake,
}
