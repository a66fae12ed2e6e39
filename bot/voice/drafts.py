"""The texts that go to the requester: asked for at the desk, and shown to their author before they go out."""

from collections.abc import Sequence
from dataclasses import replace

from bot.core.issue import Issue
from bot.core.messages import Press, Said
from bot.core.notices import Button, Keyboard, Post, Priority
from bot.core.people import Person
from bot.core.presses import Verb
from bot.core.readings import Place, prompt_for
from bot.core.words import Action
from bot.voice.replies import reply
from bot.voice.speech import ANSWER, Speech
from bot.voice.text import clip


def prompt(speech: Speech, issue: Issue, action: Action, person: Person, chat: int, key: str) -> Post:
    """Asks the person who pressed for the text; the reply box opens for them alone."""
    speech = speech.to(chat)
    text = speech.say.html(f"prompt.{action}", who=speech.mention(person), number=speech.number(issue.number))
    return Post(
        key=f"prompt:{key}",
        chat=chat,
        text=text,
        ask_reply=speech.say.plain("prompt.hint"),
        issue=issue.number,
        place=prompt_for(action),
        priority=Priority.ANSWER,
    )


def unsent(speech: Speech, said: Said, prompt_key: str) -> Post:
    """Said once for each prompt: a post that stands there unchanged is not sent again."""
    return replace(reply(said, speech.say.html("unsent")), key=f"unsent:{prompt_key}")


def preview_key(draft: int) -> str:
    return f"draft:{draft}"


def preview(
    speech: Speech, number: int, draft: int, answer: str, chat: int, reply_to: int | None, missing: Sequence[str] = ()
) -> Post:
    """`missing`: units whose share has not come."""
    verbs = {"button.publish": Verb.PUBLISH, "button.rewrite": Verb.REWRITE, "button.cancel": Verb.CANCEL}
    row = tuple(Button(speech.to(chat).say.plain(label), Press(verb, draft)) for label, verb in verbs.items())
    post = _draft(speech, "preview.open", number, draft, answer, chat, reply_to, (row,))
    if not missing:
        return post
    there = speech.to(chat)
    return replace(post, text=f"{there.say.html('preview.missing', units=there.join(missing))}\n{post.text}")


def settled_preview(speech: Speech, state: str, number: int, draft: int, answer: str, chat: int) -> Post:
    """What became of the draft: published, cancelled, rewritten, overtaken by another one, or the issue ended."""
    return _draft(speech, f"preview.{state}", number, draft, answer, chat, None, ())


def _draft(
    speech: Speech,
    sentence: str,
    number: int,
    draft: int,
    answer: str,
    chat: int,
    reply_to: int | None,
    buttons: Keyboard,
) -> Post:
    speech = speech.to(chat)
    return Post(
        key=preview_key(draft),
        chat=chat,
        text=speech.say.html(sentence, number=speech.number(number), answer=clip(answer, ANSWER)),
        buttons=buttons,
        reply_to=reply_to,
        issue=number,
        place=Place.DESK,
        priority=Priority.ANSWER,
    )
