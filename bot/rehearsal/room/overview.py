"""Everything the page shows besides messages: who there is, the chats of one person, the clock, tour and story."""

from dataclasses import asdict
from datetime import datetime

from bot.core.worktime import Calendar
from bot.rehearsal.cast import roles
from bot.rehearsal.chats import Chat, Person
from bot.rehearsal.payloads import Json
from bot.rehearsal.room.captions import caption
from bot.rehearsal.room.play import Play
from bot.rehearsal.room.tour import tour_steps
from bot.rehearsal.story import Step


def room_view(play: Play, person: Person | None) -> Json:
    town = play.town
    return {
        "language": play.story.language,
        "stage": play.number,
        "city": play.story.cast["city"]["name"],
        "bot": {
            "id": town.bot.id,
            "name": town.bot.name,
            "username": town.bot.username,
            "state": play.bot_state,
            "code": play.stage.bot.returncode,
        },
        "people": people_view(play),
        "chats": chats_view(play, person) if person else [],
        "clock": clock_view(play.stage.clock.now()),
        "deadline": deadline_view(play),
        "overdue": play.overdue,
        "passing": play.passing,
        "tour": tour_view(play),
        "story": story_view(play),
        "recorded": play.recording.acts,
    }


def people_view(play: Play) -> list[Json]:
    """The cast as the story has it, then whoever came to town since."""
    cast = roles(play.story.cast)
    known = {one.id for one in cast}
    strangers = [one for one in play.town.people.values() if not one.is_bot and one.id not in known]
    return [asdict(one) for one in cast] + [
        {"id": one.id, "name": one.name, "role": "guest", "about": "", "main": False} for one in strangers
    ]


def chats_view(play: Play, person: Person) -> list[Json]:
    """The group first, then the office, the units, and the private chat with the bot."""
    chats = [chat for chat in play.town.chats.values() if chat.status_of(person.id).present and chat.type != "channel"]
    chats = [chat for chat in chats if not chat.private or chat.id == person.id]
    return [chat_view(play, chat, person) for chat in sorted(chats, key=lambda chat: KINDS.index(kind_of(play, chat)))]


KINDS = ("group", "office", "unit", "private")


def kind_of(play: Play, chat: Chat) -> str:
    if chat.private:
        return "private"
    names = {own.id: name for name, own in play.stage.troupe.chats.items()}
    name = names.get(chat.id, "unit")
    return name if name in KINDS else "unit"


def chat_view(play: Play, chat: Chat, person: Person) -> Json:
    bot = play.town.bot
    members = (user for user, membership in chat.members.items() if membership.present and user != bot.id)
    return {
        "id": chat.id,
        "title": bot.name if chat.private else chat.title,
        "kind": kind_of(play, chat),
        "members": list(members),
        "read": play.marks.get((person.id, chat.id), 0),
        "started": chat.started or not chat.private,
        "closed": chat.upgraded_to is not None,
        "forum": chat.forum,
        "topics": [{"id": topic.id, "name": topic.name, "closed": topic.closed} for topic in chat.topics.values()],
        "commands": play.town.commands_for(person, chat),
        "held": play.held.get(chat.id, 0),
    }


def clock_view(now: datetime) -> Json:
    return {
        "now": now.isoformat(),
        "day": now.date().isoformat(),
        "time": f"{now:%H:%M}",
        "weekday": now.isoweekday(),
        "working": Calendar().is_working_time(now),
    }


def deadline_view(play: Play) -> Json | None:
    """With the issue's number as the chats show it."""
    deadline = play.deadline
    if deadline is None:
        return None
    at = deadline.at.astimezone(play.town.zone).isoformat()
    return {"at": at, "issue": f"#{play.story.cast['city']['prefix']}{deadline.issue}", "limit": deadline.limit}


def tour_view(play: Play) -> Json:
    group, unit = play.stage.troupe.chats["group"], next(iter(unit_chats(play)))
    steps = tour_steps(play.tour, roles(play.story.cast), group.id, unit.id)
    return {"steps": [asdict(step) for step in steps], "skipped": play.tour.skipped, "redone": play.tour.redone}


def unit_chats(play: Play) -> list[Chat]:
    return [chat for name, chat in play.stage.troupe.chats.items() if name not in ("group", "office")]


def story_view(play: Play) -> Json:
    """Which step of the story is being told, by whom and where; `problem`: how it came out differently."""
    telling = play.telling
    step = telling.step if telling else None
    return {
        "name": telling.name if telling else "",
        "playing": play.telling_now,
        "paused": telling.paused if telling else False,
        "pace": telling.pace if telling else 1,
        "over": telling.over if telling else False,
        "problem": telling.problem if telling else None,
        "step": telling.at if telling else 0,
        "of": len(play.story.steps),
        **step_view(play, step),
    }


def step_view(play: Play, step: Step | None) -> Json:
    """Whose step it is and where, both None where time passes; and what happens, in a line."""
    if step is None:
        return {"day": None, "at": None, "person": None, "chat": None, "caption": ""}
    troupe = play.stage.troupe
    days = {one.at.date() for one in play.story.steps}
    return {
        "day": step.at.date().isoformat() if len(days) > 1 else None,
        "at": f"{step.at:%H:%M}",
        "person": troupe.people[step.who].id if step.who else None,
        "chat": troupe.chat(step.chat).id if step.chat else None,
        "caption": caption(step, play.story.language),
    }
