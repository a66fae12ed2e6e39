"""Raw updates in Telegram's shape, and beside each what it says to us."""

from dataclasses import replace

import pytest

from bot.core.messages import Chat, Departed, Edited, File, Incoming, Migrated, Said, Sender
from tests.telegram.raws import (
    ANONYMOUS,
    BY_ZHANG,
    CHANNEL_BOT,
    FORUM,
    GROUP,
    IN_FORUM,
    IN_GROUP,
    LARGEST,
    LI,
    NEWS,
    OTHER_BOT,
    PHOTO,
    POSTED,
    PRIVATE,
    TELEGRAM,
    XIAOER,
    XIAOERS,
    ZHANG,
    Raw,
    entity,
    message,
    parse,
    said,
    update,
)

MESSAGES: dict[str, tuple[Raw, Incoming | None]] = {
    "a message": (update(text="车间下周就要停产"), said("车间下周就要停产")),
    "in private": (update(chat=PRIVATE, text="你好"), said("你好", chat=Chat(1001, private=True))),
    "in a basic group": (
        update(chat={"id": -4001, "title": "小群", "type": "group"}, text="你好"),
        said("你好", chat=Chat(-4001)),
    ),
    "edited": (update("edited_message", text="停电了", edit_date=1795482800), Edited(said("停电了"))),
    "a photo with a caption": (
        update(photo=PHOTO, caption="断头路", caption_entities=[entity("bold", 0, 3)]),
        said("断头路", files=(LARGEST,)),
    ),
    "a photo of an album": (
        update(photo=PHOTO, media_group_id="13371337"),
        said(files=(LARGEST,), album="13371337"),
    ),
    "a photo whose largest size comes first": (update(photo=PHOTO[::-1]), said(files=(LARGEST,))),
    "a document": (
        update(
            document={
                "file_name": "申请.pdf",
                "mime_type": "application/pdf",
                "thumbnail": PHOTO[0],
                "file_id": "B",
                "file_unique_id": "b",
                "file_size": 2_147_483_648,
            }
        ),
        said(files=(File("document", "申请.pdf", "B", 2_147_483_648),)),
    ),
    "a document with a hostile name": (
        update(document={"file_name": "a\x00\ud83d.pdf", "file_id": "B", "file_unique_id": "b"}),
        said(files=(File("document", "a\ufffd\ufffd.pdf", "B"),)),
    ),
    "a voice message": (
        update(voice={"duration": 4, "mime_type": "audio/ogg", "file_id": "C", "file_unique_id": "c", "file_size": 7}),
        said(files=(File("voice", None, "C", 7),)),
    ),
    "a video": (
        update(
            video={"duration": 9, "width": 640, "height": 360, "file_name": "v.mp4", "file_id": "V", "file_size": 9},
            caption="停电现场",
        ),
        said("停电现场", files=(File("video", "v.mp4", "V", 9),)),
    ),
    "a video of unknown size, without a name": (
        update(video={"duration": 9, "width": 640, "height": 360, "file_id": "V"}),
        said(files=(File("video", None, "V"),)),
    ),
    "a round video": (
        update(video_note={"duration": 9, "length": 240, "file_id": "N", "file_size": 5}),
        said(files=(File("video_note", None, "N", 5),)),
    ),
    "music": (
        update(audio={"duration": 9, "performer": "x", "title": "y", "file_name": "录音.m4a", "file_id": "M"}),
        said(files=(File("audio", "录音.m4a", "M"),)),
    ),
    "a GIF is an animation, though a document comes with it": (
        update(animation={"file_name": "a.mp4", "file_id": "D"}, document={"file_name": "a.mp4", "file_id": "D"}),
        said(files=(File("animation", "a.mp4", "D"),)),
    ),
    "a location": (update(location={"latitude": 32.98, "longitude": 114.02}), said(files=(File("location"),))),
    "a place": (
        update(location={"latitude": 32.98, "longitude": 114.02}, venue={"title": "产业园", "address": "一号路"}),
        said(files=(File("location"),)),
    ),
    "a live location": (
        update(location={"latitude": 32.98, "longitude": 114.02, "live_period": 900, "heading": 12}),
        said(files=(File("location"),)),
    ),
    "a contact": (
        update(contact={"phone_number": "+8613800000000", "first_name": "王", "last_name": "师傅", "user_id": 5}),
        said(files=(File("contact"),)),
    ),
    "a sticker says nothing": (update(sticker={"emoji": "👍", "file_id": "S"}), None),
    "a dice says nothing": (update(dice={"emoji": "🎲", "value": 3}), None),
    "a poll says nothing": (update(poll={"id": "1", "question": "午饭？", "options": []}), None),
    "a checklist says nothing": (update(checklist={"title": "待办", "tasks": []}), None),
    "something of 2030 says nothing": (update(hologram={"file_id": "H"}), None),
    "of a basic group": (
        update(chat={"id": -4001, "title": "小群", "type": "group", "all_members_are_administrators": True}, text="1"),
        said("1", chat=Chat(-4001)),
    ),
    "in a forum, outside all topics": (update(chat=FORUM, text="停水了"), said("停水了", chat=IN_FORUM)),
    "in a thread of replies that is no topic": (update(text="停水了", message_thread_id=5), said("停水了")),
    "a reply to the bot, with a quote": (
        update(text="还是没电", reply_to_message=POSTED, quote={"text": "ZQ1042", "position": 1}),
        said("还是没电", reply_to=XIAOERS),
    ),
    "a reply to a message in another chat is no reply here": (
        update(text="看这个", external_reply={"origin": {"type": "user"}, "message_id": 3}, quote={"text": "x"}),
        said("看这个"),
    ),
    "a reply to a photo without words": (
        update(text="这里", reply_to_message=message(message_id=6, photo=PHOTO)),
        said("这里", reply_to=said(message_id=6, files=(LARGEST,))),
    ),
    "a reply to the bot in another topic of the same forum": (
        update(
            chat=FORUM,
            text="受理",
            message_thread_id=9,
            is_topic_message=True,
            external_reply={
                "origin": {"type": "user", "sender_user": XIAOER, "date": 1795482720},
                "chat": FORUM,
                "message_id": 5,
            },
            quote={"text": "#ZQ1042 …", "position": 0},
        ),
        said("受理", chat=IN_FORUM, topic=9, reply_to=replace(XIAOERS, chat=IN_FORUM)),
    ),
    "a reply across topics to somebody who hides": (
        update(
            text="受理",
            external_reply={
                "origin": {"type": "hidden_user", "sender_user_name": "李秀英", "date": 1795482720},
                "chat": GROUP,
                "message_id": 5,
            },
        ),
        said("受理"),
    ),
    "said in a forum's topic, which is no reply to whoever opened the topic": (
        update(
            chat=FORUM,
            text="停水了",
            message_thread_id=5,
            is_topic_message=True,
            reply_to_message=message(message_id=5, forum_topic_created={"name": "诉求", "icon_color": 7322096}),
        ),
        said("停水了", chat=IN_FORUM, topic=5),
    ),
    "an anonymous admin": (
        update(sender=ANONYMOUS, sender_chat=GROUP, text="收到", author_signature="主任"),
        said("收到", sender=Sender(-1001234567890, "政企沟通群", anonymous=True)),
    ),
    "somebody who speaks as a channel": (
        update(sender=CHANNEL_BOT, sender_chat=NEWS, text="通知"),
        said("通知", sender=Sender(-1005550001111, "企业之声", anonymous=True)),
    ),
    "a channel's post, forwarded by itself": (
        update(sender=TELEGRAM, sender_chat=NEWS, is_automatic_forward=True, text="通知"),
        None,
    ),
    "Telegram itself": (update(sender=TELEGRAM, chat=PRIVATE, text="Login code"), None),
    "another bot": (update(sender=OTHER_BOT, text="明天有雨"), None),
    "the bot itself": (update(sender=XIAOER, text="#ZQ1042"), None),
    "somebody joined": (update(new_chat_members=[ZHANG]), None),
    "somebody left": (update(left_chat_member=ZHANG), Departed(IN_GROUP, BY_ZHANG)),
    "another bot left": (update(left_chat_member=OTHER_BOT), None),
    "we left": (update(left_chat_member=XIAOER), None),
    "a pinned message": (update(pinned_message=POSTED), None),
    "a new title": (update(new_chat_title="政企直通车"), None),
    "the group became a supergroup": (
        update(chat={"id": -4001, "title": "政企沟通群", "type": "group"}, migrate_to_chat_id=-1001234567890),
        Migrated(-4001, -1001234567890),
    ),
    "its other half says the same": (update(migrate_from_chat_id=-4001), None),
    "NUL and half an emoji": (update(text="a\x00b \ud83d 中"), said("a\ufffdb \ufffd 中")),
    "a name of nothing": (
        update(sender={"id": 1001, "is_bot": False, "first_name": " "}, text="你好"),
        said("你好", sender=Sender(1001, "?")),
    ),
}


@pytest.mark.parametrize(("raw", "expected"), MESSAGES.values(), ids=MESSAGES.keys())
def test_what_a_message_says(raw: Raw, expected: Incoming | None) -> None:
    assert parse(raw) == expected


SOMEBODY = {"type": "user", "date": 1795480000}
HIDDEN = {"type": "hidden_user", "date": 1795480000}

BORROWED: dict[str, tuple[Raw, str | None]] = {
    "one's own": (update(text="停电了"), None),
    "another's, forwarded": (update(text="停电了", forward_origin=SOMEBODY | {"sender_user": LI}), "李秀英"),
    "another bot's, forwarded": (update(text="有雨", forward_origin=SOMEBODY | {"sender_user": OTHER_BOT}), "天气"),
    "one's own, forwarded": (update(text="停电了", forward_origin=SOMEBODY | {"sender_user": ZHANG}), None),
    "of somebody who hides": (update(text="停电了", forward_origin=HIDDEN | {"sender_user_name": "李秀英"}), "李秀英"),
    "one's own, hidden": (update(text="停电了", forward_origin=HIDDEN | {"sender_user_name": "张 建国"}), None),
    "of somebody who hides, with a hostile name": (
        update(text="停电了", forward_origin=HIDDEN | {"sender_user_name": "a\x00\ud83d"}),
        "a\ufffd\ufffd",
    ),
    "of nobody": (update(text="停电了", forward_origin={"type": "something_of_2030"}), "?"),
    "a channel's": (update(text="通知", forward_origin={"type": "channel", "chat": NEWS, "message_id": 3}), "企业之声"),
    "an anonymous admin's": (update(text="通知", forward_origin={"type": "chat", "sender_chat": NEWS}), "企业之声"),
    "an anonymous admin's own": (
        update(sender=ANONYMOUS, sender_chat=GROUP, text="1", forward_origin={"type": "chat", "sender_chat": GROUP}),
        None,
    ),
    "through another bot": (update(via_bot=OTHER_BOT, text="路坏了"), "@weather_bot"),
    "through a bot without a name": (update(via_bot={"id": 9, "first_name": "天气"}, text="路坏了"), "天气"),
    "through ourselves": (update(via_bot=XIAOER, text="路坏了"), None),
}


@pytest.mark.parametrize(("raw", "expected"), BORROWED.values(), ids=BORROWED.keys())
def test_whose_words_they_are(raw: Raw, expected: str | None) -> None:
    heard = parse(raw)
    assert isinstance(heard, Said)
    assert heard.borrowed_from == expected


FAMILY = "👨‍👩‍👧‍👦"  # 11 UTF-16 units, 7 code points, one picture

ADDRESSED: dict[str, tuple[str, list[Raw], bool]] = {
    "by name": ("@xiaoer_bot 停电了", [entity("mention", 0, 11)], True),
    "in any case": ("@Xiaoer_Bot 停电了", [entity("mention", 0, 11)], True),
    "with emoji before it": (f"{FAMILY}👍 @xiaoer_bot", [entity("mention", 14, 11)], True),
    "somebody else": ("@weather_bot 停电了", [entity("mention", 0, 12)], False),
    "somebody whose name begins alike": ("@xiaoer_bot_2 停电了", [entity("mention", 0, 13)], False),
    "by its id, without a name": ("小二 停电了", [entity("text_mention", 0, 2, user=XIAOER)], True),
    "another by id": ("张建国 停电了", [entity("text_mention", 0, 3, user=ZHANG)], False),
    "the same letters where Telegram saw no mention": ("a@xiaoer_bot.com", [entity("email", 0, 16)], False),
}


@pytest.mark.parametrize(("text", "entities", "expected"), ADDRESSED.values(), ids=ADDRESSED.keys())
def test_who_is_addressed(text: str, entities: list[Raw], expected: bool) -> None:
    words = parse(update(text=text, entities=entities))
    caption = parse(update(photo=PHOTO, caption=text, caption_entities=entities))
    assert isinstance(words, Said)
    assert isinstance(caption, Said)
    assert words.mentions_bot is caption.mentions_bot is expected


COMMANDS: dict[str, tuple[str, list[Raw], str | None, str]] = {
    "alone": ("/my", [entity("bot_command", 0, 3)], "my", ""),
    "with words": ("/dispatch  市金融办 3个工作日", [entity("bot_command", 0, 9)], "dispatch", "市金融办 3个工作日"),
    "on two lines": ("/new\n停电了", [entity("bot_command", 0, 4)], "new", "停电了"),
    "to this bot": ("/new@xiaoer_bot 停电了", [entity("bot_command", 0, 15)], "new", "停电了"),
    "to this bot, in capitals": ("/NEW@Xiaoer_Bot 停电了", [entity("bot_command", 0, 15)], "new", "停电了"),
    "to another bot": ("/new@weather_bot 停电了", [entity("bot_command", 0, 16)], None, ""),
    "in the middle": ("请按 /new 停电了", [entity("bot_command", 3, 4)], None, ""),
    "no command for Telegram": ("/new我们停电了", [], None, ""),
}


@pytest.mark.parametrize(("text", "entities", "command", "argument"), COMMANDS.values(), ids=COMMANDS.keys())
def test_commands(text: str, entities: list[Raw], command: str | None, argument: str) -> None:
    heard = parse(update(text=text, entities=entities))
    assert isinstance(heard, Said)
    assert (heard.command, heard.argument) == (command, argument)
