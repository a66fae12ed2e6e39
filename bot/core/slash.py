"""A slash command that its speaker may not use: no words about what troubles them."""

from bot.core.city import Room
from bot.core.readings import Hint, Reading, Scene, Talk


def no_command_of_theirs(scene: Scene) -> Reading:
    """/find 停电, of somebody who has no lists."""
    if scene.room is Room.PRIVATE:
        return Hint.TALK
    return Hint.HAIL if scene.said.mentions_bot else Talk()
