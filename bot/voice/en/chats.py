"""The chats the bot is in, what it may do there, and the topics in them."""

SENTENCES = {
    "membership.removed": (
        "I am no longer in {where}: I can't hear what is said there, and what I have to say there waits. "
        "Please ask an admin to add me again; then I go on."
    ),
    "membership.returned": (
        "I am back in {where}; what waited goes out now. I did not hear what was said there meanwhile: "
        "please look whether there is something to register."
    ),
    "membership.returned_to_unit": (
        "I am back in {where}; what waited goes out now. I did not hear what was said there meanwhile: "
        "please look whether anything was overlooked."
    ),
    "membership.unheard": (
        "In {where} I only hear what mentions me, replies and commands, no ordinary messages. "
        "Please ask an admin of the group to make me an admin."
    ),
    "membership.no_topics": (
        "In {where} I can't open a topic for each issue now; all messages go to one place. For topics, please turn them "
        "on in the group and allow me to manage topics."
    ),
    "place.here": "this chat",
    "place.group": "the government–enterprise group",
    "place.one_group": "the government–enterprise group ({chat})",
    "place.unit": "the chat of {unit}",
    "topic.name": "{number} {about}",
}
