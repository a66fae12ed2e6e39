"""What a window is told: everything its person sees, and nothing else."""

import json
from typing import Any

from bot.rehearsal.chats import Button, ForceReply
from bot.rehearsal.room.play import Play
from bot.rehearsal.room.room import Room
from bot.rehearsal.room.stream import Watcher, happenings
from tests.rehearsal.room.conftest import FINANCE, GROUP, GUEST, LI, LIN, OFFICE, SUN, ZHANG

Event = tuple[str, dict[str, Any]]


def read(text: str) -> Event:
    news = json.loads(text)
    return news["event"], news["data"]


class Window:
    """One that stays open."""

    def __init__(self, play: Play, person: int | None) -> None:
        self.play = play
        self._watcher = Watcher(person)

    def look(self) -> list[Event]:
        return [read(one) for one in self._watcher.news(self.play)]

    def messages(self) -> list[dict[str, Any]]:
        return [data for name, data in self.look() if name == "message"]


async def test_a_window_hears_of_the_stage_the_room_the_history_and_then_every_change(play: Play) -> None:
    zhang = play.town.people[ZHANG]
    said = play.town.say(zhang, GROUP, "贷款 #诉求", photo="合同.jpg")
    window = Window(play, LI)
    assert [name for name, _ in window.look()] == ["stage", "room", "message", "synced"]
    assert window.look() == []
    play.town.edit(zhang, said, "贷款到期")
    [(_, room), (name, view)] = window.look()
    assert room["recorded"] == 2
    assert (name, view["key"], view["text"], view["edited"]) == ("message", f"{GROUP}/1", "贷款到期", True)
    play.town.delete(said)
    assert window.messages()[0]["deleted"]


async def test_nobody_chosen_sees_who_there_is_and_no_message(play: Play) -> None:
    play.town.say(play.town.people[ZHANG], GROUP, "停电了")
    names = [name for name, _ in Window(play, None).look()]
    assert names == ["stage", "room", "synced"]


async def test_everybody_sees_their_own_chats_alone(play: Play) -> None:
    people = play.town.people
    play.town.say(people[ZHANG], GROUP, "群里")
    play.town.say(people[SUN], FINANCE, "承办群里")
    play.town.say(people[LIN], OFFICE, "督查群里")
    play.town.say(people[ZHANG], ZHANG, "私下说")
    play.town.whisper(play.town.chat(GROUP), ZHANG, "只给张建国")
    seen = {person: [one["text"] for one in Window(play, person).messages()] for person in (ZHANG, LI, SUN, LIN, GUEST)}
    assert seen == {
        ZHANG: ["群里", "私下说", "只给张建国"],
        LI: ["群里"],
        SUN: ["群里", "承办群里"],
        LIN: ["群里", "督查群里"],
        GUEST: ["群里"],
    }
    chats = {
        person: [(chat["kind"], chat["title"]) for chat in Window(play, person).look()[1][1]["chats"]]
        for person in (ZHANG, LIN)
    }
    group, private = ("group", "明川市政企沟通群"), ("private", "小二")
    assert chats == {ZHANG: [group, private], LIN: [group, ("office", "市长办公室督查群"), private]}


async def test_who_there_is_to_choose_from(play: Play) -> None:
    [(_, _), (_, view), *_] = Window(play, None).look()
    main = [(one["name"], one["role"], one["about"]) for one in view["people"] if one["main"]]
    assert main == [
        ("张建国", "requester", "华锐机械"),
        ("李秀英", "requester", "绿源食品"),
        ("周明远", "leader", "市长"),
        ("林晓", "officer", "督查室"),
        ("孙主任", "handler", "市金融办"),
        ("钱立新", "guest", ""),
    ]
    stranger = play.town.add_person(9001, "业主01")
    play.town.join(stranger, GROUP)
    people = Window(play, None).look()[1][1]["people"]
    assert people[-1] == {"id": 9001, "name": "业主01", "role": "guest", "about": "", "main": False}


async def test_a_bubble_says_where_it_stands_and_whose_words_it_holds(play: Play) -> None:
    town, lin = play.town, play.town.people[LIN]
    office = town.chat(OFFICE)
    town.set_forum(office, True)
    topic = town.create_topic(lin, office, "<b>贷款</b>")
    town.say(lin, office, "到期了", topic=topic, forwarded_from="一位企业家", via_bot=town.bot)
    town.say(lin, office, "哪天", reply_to=office.last, quote="到期", location=(33.0, 114.0))
    asked = town.post(
        office, town.bot, "请说明", keyboard=((Button("受理", "a"), Button("看", url="https://t.me/xiaoer_bot")),)
    )
    asked.force_reply = ForceReply("写答复")
    town.whisper(office, LIN, "只给您看", in_place_of=asked.id)
    opened, said, replied, asking, whispered = Window(play, LIN).messages()
    assert (opened["service"], opened["service_about"]) == ("topicOpened", "<b>贷款</b>")
    assert (said["topic_name"], said["forwarded"], said["via"]) == ("<b>贷款</b>", "一位企业家", "小二")
    assert (said["editable"], replied["editable"], asking["editable"]) == (False, True, False)
    assert (replied["reply_to"], replied["quote"], replied["holds"]) == (said["key"], "到期", "location")
    assert (asking["asks"], asking["from"]["bot"]) == ({"hint": "写答复"}, True)
    assert asking["rows"] == [
        [{"text": "受理", "callback_data": "a"}, {"text": "看", "url": "https://t.me/xiaoer_bot"}]
    ]
    assert (whispered["key"], whispered["id"], whispered["only_for_me"]) == (f"{OFFICE}/w1", 0, True)
    assert whispered["covers"] == asking["key"]


async def test_read_marks_and_the_clock_are_news_and_the_running_of_time_is_not(play: Play) -> None:
    window = Window(play, ZHANG)
    window.look()
    play.marks[ZHANG, GROUP] = 4
    assert window.look()[0][1]["chats"][0]["read"] == 4
    assert window.look() == []
    play.stage.clock.set(play.story.begins)
    [(name, view)] = window.look()
    assert (name, view["clock"]["time"], view["clock"]["weekday"], view["clock"]["working"]) == (
        "room",
        "08:40",
        2,
        True,
    )


async def test_a_window_that_watched_the_last_play_begins_with_the_next(room: Room, play: Play) -> None:
    play.town.say(play.town.people[ZHANG], GROUP, "停电了")
    stream = happenings(room, room.town("zh"), ZHANG)
    assert [read(await anext(stream))[0] for _ in range(4)] == ["stage", "room", "message", "synced"]
    assert room.windows == 1
    await room.town("zh").anew("")
    assert read(await anext(stream)) == ("stage", {"number": 2})
    assert [read(await anext(stream))[0] for _ in range(2)] == ["room", "synced"]
    await stream.aclose()
    assert room.windows == 0
