"""English: the second language."""

from bot.voice.en import (
    answers,
    behalf,
    buttons,
    call_backs,
    chats,
    checklists,
    clock,
    desk,
    floods,
    group,
    guide,
    lists,
    pieces,
    private,
    reasons,
    trouble,
    unasked,
    words,
)
from bot.voice.sentences import together

SENTENCES = together(
    words.SENTENCES,
    pieces.SENTENCES,
    group.SENTENCES,
    desk.SENTENCES,
    reasons.SENTENCES,
    buttons.SENTENCES,
    call_backs.SENTENCES,
    checklists.SENTENCES,
    floods.SENTENCES,
    lists.SENTENCES,
    private.SENTENCES,
    guide.SENTENCES,
    answers.SENTENCES,
    behalf.SENTENCES,
    trouble.SENTENCES,
    chats.SENTENCES,
    clock.SENTENCES,
    unasked.SENTENCES,
)
