"""Requesters look at their issues: at a glance in the group, whole in the private chat, all of them with /my."""

from dataclasses import replace

from bot.core.conversation import MY_LINK
from bot.core.issue import Issue
from bot.core.messages import Press, Pressed, Said
from bot.core.notices import Answer
from bot.core.people import Person
from bot.core.permissions import owns
from bot.service.turn import Turn
from bot.voice.replies import pop_up, reply, whisper
from bot.voice.views import VIEW, glance, my_buttons, my_issues, my_open_issues, to_private_chat, whole

#: /my shows so many.
MY_MOST = 10


async def view(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    issue = await turn.issue(wish.number)
    if issue is None:
        return None
    if not owns(person, issue):
        return pop_up(turn.speech, pressed.callback_id, "pop.view.not_yours")
    if not pressed.chat.private:
        return glance(turn.speech, pressed.callback_id, issue, await turn.survivor(issue), turn.now)
    chat = pressed.chat.telegram_id
    await _show(turn, issue, chat, f"{chat}:{pressed.callback_id}")
    return Answer(pressed.callback_id)


async def view_linked(turn: Turn, said: Said, person: Person, number: int) -> bool:
    """Whether there was something for this person to see: nobody else learns that there is such an issue."""
    issue = await turn.issue(number)
    if issue is None or not owns(person, issue):
        return False
    chat = said.chat.telegram_id
    await _show(turn, issue, chat, f"{chat}:{said.message_id}")
    return True


async def _show(turn: Turn, issue: Issue, chat: int, key: str) -> None:
    history = await turn.work.journal.of(issue.number)
    into = await turn.survivor(issue)
    await turn.put(whole(turn.speech, issue, into, history, turn.now, chat, key))


async def show_again(turn: Turn, pressed: Pressed, person: Person) -> None:
    """In place of the view whose button was pressed: it says how things stand now."""
    shown = await turn.work.messages.at(pressed.chat.telegram_id, pressed.message_id)
    if shown is None or shown.issue is None or not (shown.key and shown.key.startswith(VIEW)):
        return
    issue = await turn.issue(shown.issue)
    if issue is not None and owns(person, issue):
        await _show(turn, issue, shown.chat, shown.key.removeprefix(VIEW))


async def my(turn: Turn, said: Said, person: Person) -> None:
    """In the group the list is for the asker's eyes; where that can't be, it only says where the list is."""
    issues = await turn.work.issues.of_requester(person.telegram_id, person.enterprise, MY_MOST)
    own = [issue for issue in issues if owns(person, issue)]
    into = [await turn.survivor(issue) for issue in own]
    if said.chat.private:
        text, buttons = my_issues(turn.speech, own, into, turn.now), my_buttons(turn.speech, own)
        await turn.put(replace(reply(said, text), buttons=buttons))
        return
    text, instead = my_open_issues(turn.speech, own, into, turn.now), turn.speech.say.html("my.elsewhere")
    await turn.put(replace(whisper(said, text, instead), buttons=to_private_chat(turn.speech, MY_LINK)))
