"""The chats the bot is in, what it may do there, and the topics in them."""

SENTENCES = {
    "membership.removed": "小二已不在{where}里：那里说的话暂时收不到，要发的消息先留着。请让群管理员把小二加回来，加回来就接着发。",
    "membership.returned": "小二已回到{where}，留着的消息这就发出。不在时那里说的话没有收到，请看一眼有没有要登记的。",
    "membership.returned_to_unit": "小二已回到{where}，留着的消息这就发出。不在时那里说的话没有收到，请看一眼有没有漏看的。",
    "membership.unheard": "小二在{where}里只收得到 @小二 的话、回复和指令，收不到普通消息。请让群管理员把小二设为管理员。",
    "membership.no_topics": "{where}里暂时不能给每件诉求开话题，消息先一起发。要分话题的话，请打开群的话题功能，并给小二「管理话题」的权限。",
    "place.here": "本群",
    "place.group": "政企沟通群",
    "place.one_group": "政企沟通群（{chat}）",
    "place.unit": "{unit}的群",
    "topic.name": "{number} {about}",
}
