"""Who the bot is and how to go on, said to whoever greets it or does not know."""

from bot.core.people import Person
from bot.core.readings import Hint
from bot.core.words import Role
from bot.voice.speech import LINE, Speech
from bot.voice.text import Html, one_line


def hint(speech: Speech, which: Hint, person: Person) -> str:
    match which:
        case Hint.START:
            return start(speech, person)
        case Hint.TALK:
            return speech.say.html("private.talk")
        case _:
            return speech.say.html(f"hint.{which}")


def start(speech: Speech, person: Person) -> Html:
    """Who I am and what to do, in five lines, for what this person is."""
    roles = (Role.LEADER, Role.OFFICER, Role.HANDLER)
    role = next((role for role in roles if person.has(role)), Role.REQUESTER)
    return speech.say.html(
        f"start.{role}", name=speech.person(person), city=speech.city.name, unit=one_line(person.unit or "", LINE)
    )
