"""An English group and unit, a Chinese office, people of both languages: each chat reads its own, and no other.

What people write here is Russian, so that every Chinese or Latin word in a chat is the bot's.
"""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.core.words import Rating, Status
from tests.stories.house import House, open_house

APPEAL = "/new На заводе с утра нет света"

LANGUAGES = """
[chats.languages]
"-1002000000001" = "en"  # group
"-1002000000004" = "en"  # power
"-5001" = "en"  # workshop
"""
SPOKEN = {"group": "en", "power": "en", "workshop": "en", "office": "zh", "finance": "zh"}
#: Of people's Telegrams; everybody else's is Chinese.
PEOPLE = {"张建国": "en", "郑科长": "de"}

#: What people of the story are called, and what one of them says.
NAMES = (
    r"李秀英|绿源食品|周明远|市长(?!办公室)|吴班长|郑科长|市供电公司|市工信局|市金融办|市人社局|市住建局|青禾县政府|林晓|明川市|"
    r"张建国|华锐机械|还是没电|ZQ"
)
CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+")
LATIN = re.compile(r"(?<!/)\b[A-Za-z]+")


@pytest.fixture
async def mixed(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path, more=LANGUAGES, basic={"workshop": -5001}) as house:
        for name, language in PEOPLE.items():
            house.switch(name, language)
        yield house


@pytest.fixture
async def house(mixed: House) -> AsyncIterator[House]:
    """Nobody switches."""
    yield mixed
    assert misspoken(mixed) == {}


def misspoken(house: House) -> dict[str, list[str]]:
    """Chat → words of another language that the bot ever wrote there."""
    spoken = SPOKEN | {name: "en" if name in PEOPLE else "zh" for name in house.troupe.people}
    words = {chat: foreign(house.ever_said(chat), language) for chat, language in spoken.items()}
    return {chat: found for chat, found in words.items() if found}


def foreign(text: str, language: str) -> list[str]:
    return (LATIN if language == "zh" else CHINESE).findall(re.sub(NAMES, "", text))


async def test_from_the_message_to_solved(house: House) -> None:
    await house.say("李秀英", APPEAL)
    card = house.post("group", "#ZQ1001")
    assert "Received" in card.text
    assert "待受理" in house.post("office", "#ZQ1001", "李秀英 · 绿源食品").text
    await house.press("林晓", "交办", house.post("office", "#ZQ1001"))
    await house.say("林晓", "/dispatch 市供电公司 2 working days", "office", to=house.post("office", "#ZQ1001"))
    assert "is accepted and with 市供电公司" in house.post("group", "you will have an answer").text
    desk = house.post("power", "#ZQ1001", "Sign by")
    await house.press("吴班长", "Sign", desk)
    await house.say("吴班长", "请补充 Какой номер счётчика?", "power", to=desk)
    await house.say("李秀英", "20731", to=house.post("group", "市供电公司 needs this from you"))
    await house.say("周明远", "市供电公司 !", to=card)
    await house.say("吴班长", "进展 Бригада в пути", "power", to=desk)
    assert "Progress: Бригада в пути" in card.text
    await house.say("吴班长", "办结 Свет есть", "power", to=desk)
    pressing = await house.press("吴班长", "Publish", house.post("power", "will be answered like this"))
    assert pressing.text == "Published"
    result = house.post("group", "Answer from 市供电公司: Свет есть")
    assert (await house.press("张建国", "Satisfied", result)).text == (
        "The requester rates this. Thank you for caring."
    )
    await house.say("李秀英", "还是没电", to=result)
    assert "诉求人说没有解决" in house.post("office", "还是没电").text.replace("#ZQ1001 ", "")
    assert house.post("power", "The requester says it is not solved")
    await house.say("吴班长", "/answer Теперь точно", "power", to=desk)
    await house.press("吴班长", "Publish", house.posts("power")[-1])
    await house.say("李秀英", "基本满意", to=house.post("group", "Теперь точно"))
    issue = await house.issue()
    assert (issue.status, issue.rating) == (Status.CLOSED, Rating.FAIRLY_SATISFIED)
    assert "Closed · Fairly satisfied" in card.text
    assert "已结案" in house.post("office", "李秀英 · 绿源食品").text


async def test_in_private_everybody_is_spoken_to_in_their_own(house: House) -> None:
    await house.say("张建国", "/start", "private")
    assert house.posts("张建国")[-1].text.startswith("Hello 张建国, I am Xiaoer")
    await house.say("李秀英", "/start", "private")
    assert house.posts("李秀英")[-1].text.startswith("李秀英您好")
    await house.say("郑科长", "/start", "private")
    assert house.posts("郑科长")[-1].text.startswith("Hello 郑科长")
    await house.say("张建国", APPEAL, "private")
    assert "Received" in house.post("张建国", "#ZQ1001").text
    await house.say("林晓", "交办 市工信局", "office", to=house.post("office", "#ZQ1001"))
    desk = house.post("郑科长", "#ZQ1001", "From a private chat")
    assert "Sign" in desk.labels
    await house.press("郑科长", "Sign", desk)
    await house.say("郑科长", "办结 Свет есть", "private", to=desk)
    await house.press("郑科长", "Publish", house.posts("郑科长")[-1])
    result = house.post("张建国", "Does this solve it?")
    assert (await house.press("张建国", "Satisfied", result)).text == "Thank you, noted"


async def test_whoever_switches_is_spoken_to_anew_from_the_next_message_on(mixed: House) -> None:
    house = mixed
    await house.say("李秀英", APPEAL, "private")
    assert "待受理" in house.post("李秀英", "#ZQ1001").text
    house.switch("李秀英", "en-GB")
    await house.say("林晓", "受理", "office", to=house.post("office", "#ZQ1001"))
    assert "已受理" in house.post("李秀英", "#ZQ1001").text
    await house.say("李秀英", "/my", "private")
    assert house.posts("李秀英")[-1].text.startswith("Your issues")
    await house.say("林晓", "交办 市供电公司", "office", to=house.post("office", "#ZQ1001"))
    assert "Dispatched to 市供电公司" in house.posts("李秀英")[0].text
    house.switch("李秀英", "zh-hans")
    await house.say("李秀英", "/my", "private")
    assert house.posts("李秀英")[-1].text.startswith("您的诉求")


async def test_whose_telegram_does_not_say_is_spoken_to_as_the_city_speaks(house: House) -> None:
    guest = house.guest(9001, "Иван", language=None)
    house.town.say(guest, guest, "/start")
    await house.quiet()
    assert house.town.chat(9001).last.text.startswith("Иван您好")


async def test_a_group_that_moved_keeps_its_language(house: House) -> None:
    await house.say("李秀英", APPEAL, "workshop")
    house.upgrade("workshop")
    await house.say("林晓", "交办 市供电公司", "office", to=house.post("office", "#ZQ1001"))
    assert "Dispatched to 市供电公司" in house.post("workshop", "#ZQ1001", "На заводе").text
    await house.say("李秀英", APPEAL, "workshop")
    assert "Received" in house.post("workshop", "#ZQ1002").text
    await house.stop()
    await house.start()
    await house.say("林晓", "不予受理 Нельзя", "office", to=house.post("office", "#ZQ1002"))
    assert "could not be taken" in house.post("workshop", "Нельзя", "#ZQ1002 could").text


async def test_what_did_not_arrive_is_told_in_the_offices_language(house: House) -> None:
    await house.say("张建国", APPEAL, "private")
    house.town.block(house.troupe.people["张建国"])
    await house.say("林晓", "不予受理 Нельзя", "office", to=house.post("office", "#ZQ1001"))
    assert "屏蔽了小二" in house.posts("office")[-1].text


# ── /help and the menus ───────────────────────────────────────────────────


async def test_help_is_in_the_language_of_the_chat(house: House) -> None:
    await house.say("李秀英", "/help")
    assert "Just say what troubles you" in house.posts("group")[-1].text
    await house.say("林晓", "/help", "office")
    assert house.posts("office")[-1].text.startswith("林晓，您在这里可以：")
    await house.say("吴班长", "/help", "power")
    assert (
        "/sign, /progress, /ask, /resume, /handle, /extend, /return, /contribute, /note"
        in house.posts("power")[-1].text
    )
    await house.say("郑科长", "/help", "private")
    assert "/sign, /progress" in house.posts("郑科长")[-1].text


@pytest.mark.parametrize(
    ("who", "chat", "command", "does"),
    [
        ("李秀英", "group", "new", "Raise an issue"),
        ("林晓", "office", "dispatch", "回复卡片：交办，后面写单位和期限"),
        ("吴班长", "power", "sign", "Reply to a card: sign for it"),
        ("孙主任", "finance", "sign", "回复卡片：签收"),
        ("李秀英", "李秀英", "start", "小二能做什么"),
        ("张建国", "张建国", "start", "What Xiaoer can do"),
        ("郑科长", "郑科长", "help", "What I can do here"),
    ],
)
async def test_the_menu_of_each_room(house: House, who: str, chat: str, command: str, does: str) -> None:
    await house.town.wait_until(lambda: menu(house, who, chat).get(command) == does)


def menu(house: House, who: str, chat: str) -> dict[str, str]:
    shown = house.town.commands_for(house.troupe.people[who], house.troupe.chat(chat))
    return {one["command"]: one["description"] for one in shown}
