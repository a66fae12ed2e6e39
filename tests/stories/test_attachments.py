"""Pictures, documents, voice, places: kept with the words, counted on the cards, copied to the desks as they are."""

from bot.rehearsal.chats import Message
from tests.stories.house import House
from tests.stories.scenes import POWER_CUT, told

PLACE = {"location": {"latitude": 32.98, "longitude": 114.02}}
CARD = {"contact": {"phone_number": "+8613800000000", "first_name": "王师傅"}}


async def everything(house: House) -> list[Message]:
    """An album of three photos with the words, then a document, a voice message, a place and a contact."""
    group, li, say = house.troupe.chats["group"], house.troupe.people["李秀英"], house.town.say
    said = [
        say(li, group, POWER_CUT, album="a1", photo="1.jpg"),
        say(li, group, album="a1", photo="2.jpg"),
        say(li, group, album="a1", photo="3.jpg"),
        say(li, group, document="停电通知.pdf"),
        say(li, group, voice="explains.ogg"),
        say(li, group, extra=PLACE),
        say(li, group, extra=CARD),
    ]
    await house.quiet()
    return said


def copies(house: House, chat: str) -> list[Message]:
    return [post for post in house.posts(chat) if post.copy_of]


def assert_as_they_were(copied: list[Message], said: list[Message], card: Message) -> None:
    """In their order; the album still one, everything else alone and as a reply to the card."""
    assert [copy.copy_of for copy in copied] == [(one.chat, one.id) for one in said]
    assert [copy.attachment for copy in copied] == [one.attachment for one in said]
    assert [copy.extra for copy in copied] == [one.extra for one in said]
    albums = [copy.album for copy in copied]
    assert len({*albums[:3]}) == 1
    assert albums[0] is not None
    assert albums[3:] == [None] * 4
    assert [copy.reply_to for copy in copied] == [None] * 3 + [card.id] * 4


async def test_they_go_to_the_office_as_they_are(house: House) -> None:
    said = await everything(house)
    assert len((await house.issue()).parts) == 7
    assert_as_they_were(copies(house, "office"), said, house.post("office", "#ZQ1001"))
    assert copies(house, "group") == []


async def test_and_to_a_unit_that_gets_the_issue_later(house: House) -> None:
    said = await everything(house)
    await house.say("林晓", "交办 市供电公司", "office", to=house.post("office", "#ZQ1001", POWER_CUT))
    assert_as_they_were(copies(house, "power"), said, house.post("power", "#ZQ1001"))
    assert len(copies(house, "office")) == 7


async def test_what_is_added_after_dispatch_goes_to_all_desks_once(house: House) -> None:
    await told(house)
    await house.say("林晓", "交办 市供电公司 协办 市金融办", "office", to=house.post("office", "#ZQ1001"))
    photo = await house.say("李秀英", photo="later.jpg")
    for desk in ("office", "power", "finance"):
        (copy,) = copies(house, desk)
        assert (copy.copy_of, copy.reply_to) == ((photo.chat, photo.id), house.post(desk, "#ZQ1001").id)


async def test_a_liaison_who_says_hello_later_finds_them_below_the_card_once(house: House) -> None:
    said = await everything(house)
    await house.say("林晓", "交办 市工信局", "office", to=house.post("office", "#ZQ1001", POWER_CUT))
    assert copies(house, "郑科长") == []
    await house.say("郑科长", "/start", "private")
    assert_as_they_were(copies(house, "郑科长"), said, house.post("郑科长", "#ZQ1001", POWER_CUT))
    await house.say("郑科长", "/start", "private")
    await house.stop()
    await house.start()
    await house.quiet()
    assert [len(copies(house, desk)) for desk in ("郑科长", "office")] == [7, 7]


async def test_a_card_that_is_made_anew_brings_no_file_again(house: House) -> None:
    await everything(house)
    house.town.delete(house.post("office", "#ZQ1001", POWER_CUT))
    await house.say("李秀英", "还有40吨货")
    assert (await house.issue()).parts[-1].text == "还有40吨货"
    assert len(copies(house, "office")) == 7


async def test_two_albums_and_what_lies_between_stay_apart(house: House) -> None:
    """All of it waits at once: the bot was away."""
    await house.stop()
    group, li = house.troupe.chats["group"], house.troupe.people["李秀英"]
    house.town.say(li, group, POWER_CUT)
    said = [
        house.town.say(li, group, photo=f"{album or 'alone'}{number}.jpg", album=album)
        for album, number in (("a", 1), ("a", 2), (None, 3), ("b", 4), ("b", 5), ("b", 6), (None, 7))
    ]
    await house.start()
    await house.quiet()
    copied = copies(house, "office")
    assert [copy.copy_of for copy in copied] == [(one.chat, one.id) for one in said]
    first, second = {copy.album for copy in copied[:2]}, {copy.album for copy in copied[3:6]}
    assert (len(first), len(second), len(first | second)) == (1, 1, 2)
    assert (copied[2].album, copied[6].album) == (None, None)


async def test_ten_photos_are_one_album_and_one_call(house: House) -> None:
    for number in range(10):
        house.town.say(house.troupe.people["李秀英"], house.troupe.chats["group"], photo=f"{number}.jpg", album="a")
    await house.quiet()
    await told(house)
    copied = copies(house, "office")
    assert (len(copied), len({copy.album for copy in copied})) == (10, 1)
    assert house.town.called("copyMessages", house.troupe.chats["office"].id) == 1


async def test_counted_on_every_card_and_named_on_none(house: House) -> None:
    await everything(house)
    await house.say("林晓", "交办 市供电公司", "office", to=house.post("office", "#ZQ1001", POWER_CUT))
    line = "附件：3 张图片、1 份文件、1 段语音、1 个位置、1 张名片"
    for chat in ("group", "office", "power"):
        assert line in house.post(chat, "#ZQ1001", POWER_CUT[:8]).text.splitlines()
    assert "停电通知" not in house.ever_said("group")
    await house.say("李秀英", photo="4.jpg")
    assert "附件：4 张图片" in house.post("group", "#ZQ1001", POWER_CUT[:8]).text


async def test_a_picture_with_new_and_no_words(house: House) -> None:
    """Its name is nobody's business in the group; the first words to come are its headline."""
    await house.say("李秀英", "/new", document="合同-保密.pdf")
    card = house.post("group", "#ZQ1001")
    assert card.text.splitlines() == ["#ZQ1001 （1 份文件）", "待受理 · 市长办公室1小时内查看"]
    await house.say("李秀英", "这份合同银行不认，请帮忙看看")
    assert card.text.splitlines()[0] == "#ZQ1001 这份合同银行不认"
    assert "保密" not in house.ever_said("group")
