"""make rehearse: the story comes out as told, and the READMEs show what it shows."""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.rehearsal import acting
from bot.rehearsal.acting import NotAsTold, perform
from bot.rehearsal.cast import Troupe, assemble
from bot.rehearsal.chats import Button
from bot.rehearsal.story import Sight, Step, read_story
from bot.rehearsal.town import Town

ROOT = Path(__file__).parent.parent.parent
REHEARSE = (sys.executable, "-m", "bot", "rehearse", "--story", "day", "--fast")


@pytest.fixture(scope="module")
def played() -> str:
    """What `make story` prints where there is no terminal."""
    return _play()


def _play() -> str:
    done = subprocess.run(REHEARSE, cwd=ROOT, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_day_comes_out_as_told(played: str) -> None:
    assert "#ZQ1001 已结案 · 满意 · 用时 3 小时 12 分" in played
    assert "诉求台账" in played


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_readme_shows_the_story(name: str, played: str) -> None:
    said = list(_quotations((ROOT / name).read_text(encoding="utf-8")))
    assert len(said) > 10
    assert [words for words in said if words not in played] == []


def _quotations(readme: str) -> Iterator[str]:
    """The bot's and the people's words in the transcript; asides stand in round brackets or Latin letters."""
    transcript = re.search(r"\n    09:12 .*?\n\n", readme, re.DOTALL)
    assert transcript
    for line in transcript[0].splitlines():
        for piece in re.split(r"[(\uff08][^)\uff09]*[)\uff09]|\[[^]]*\]|\s{2,}|[👀👌…]", line):
            words = piece.strip()
            if len(words) > 6 and re.search(r"[一-鿿]", words):
                yield words


# ── a story that comes out differently is noticed ─────────────────────────


@pytest.fixture
def troupe(monkeypatch: pytest.MonkeyPatch) -> Troupe:
    """The cast without a bot."""
    monkeypatch.setattr(acting, "PATIENCE", 0.05)
    return assemble(read_story().cast, Town())


def _step() -> Step:
    return Step(at=read_story().begins, who="张建国", chat="group", says="停电了")


async def test_what_is_not_seen(troupe: Troupe) -> None:
    step = replace(_step(), sees=(Sight("group", ("#ZQ1001",)),))
    with pytest.raises(NotAsTold, match="not seen: #ZQ1001"):
        await perform(troupe, step, {})


async def test_a_button_that_is_not_there(troupe: Troupe) -> None:
    step = replace(_step(), says="", presses="受理", under=("#ZQ1001",))
    with pytest.raises(NotAsTold, match=r"no message of the bot says “#ZQ1001” with \[受理\]"):
        await perform(troupe, step, {})


async def test_a_link_is_opened_by_somebody_it_was_passed_on_to(troupe: Troupe) -> None:
    """They are not in the chat where it stands; the newest is meant."""
    town, office, guest = troupe.town, troupe.chats["office"], troupe.people["钱立新"]
    step = replace(_step(), who="钱立新", chat="office", says="", opens=("钱立新您好",))
    town.post(office, town.bot, "钱立新您好，这里没有链接")
    with pytest.raises(NotAsTold, match=f"{office.title}: no message of the bot with a link says “钱立新您好”"):
        await perform(troupe, step, {})
    for token in ("in_old", "in_new"):
        town.post(office, town.bot, f"钱立新您好，请点\nhttps://t.me/{town.bot.username}?start={token}\n不要转给别人")
    await perform(troupe, step, {})
    assert [message.text for message in town.chat(guest.id).visible()] == ["/start in_new"]
    assert not office.status_of(guest.id).present


async def test_a_press_that_nobody_answers(troupe: Troupe) -> None:
    town, group = troupe.town, troupe.chats["group"]
    town.post(group, town.bot, "#ZQ1001", keyboard=((Button("满意", "rate:1001:satisfied"),),))
    step = replace(_step(), says="", presses="满意", under=("#ZQ1001",))
    with pytest.raises(NotAsTold, match="nobody answered"):
        await perform(troupe, step, {})
