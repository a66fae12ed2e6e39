"""[watch]: on this computer, or in so many words beyond it."""

from pathlib import Path

import pytest

from bot.config import load
from tests.configuring import BASICS, mistakes, sentences


def watching(listen: str, more: str = "") -> str:
    return f'{BASICS}[watch]\nlisten = "{listen}"\n{more}\n'


@pytest.mark.parametrize(
    ("listen", "more", "address"),
    [
        ("", "", None),
        ("127.0.0.1:9464", "", ("127.0.0.1", 9464)),
        ("127.0.0.2:1", "", ("127.0.0.2", 1)),
        ("localhost:9464", "", ("localhost", 9464)),
        ("[::1]:9464", "", ("::1", 9464)),
        ("0.0.0.0:9464", "beyond_loopback = true", ("0.0.0.0", 9464)),  # noqa: S104 - it is what is tested
        ("xiaoer.example:9464", "beyond_loopback = true", ("xiaoer.example", 9464)),
    ],
)
def test_where_it_listens(listen: str, more: str, address: tuple[str, int] | None, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(watching(listen, more), "utf-8")
    assert load(tmp_path / "config.toml", {}).watch.address == address


@pytest.mark.parametrize("listen", ["0.0.0.0:9464", "10.0.0.1:9464", "[::]:9464", "127.evil.example:9464"])
def test_beyond_this_computer_it_is_to_be_said(listen: str, tmp_path: Path) -> None:
    assert sentences(tmp_path, watching(listen)) == [
        f'config.toml 第 9 行 watch.listen：填的是 "{listen}"，应为：本机的地址，如 "127.0.0.1:9464"；'
        "要让别的机器读到，另写 beyond_loopback = true。"
    ]
    assert sentences(tmp_path, watching(listen, "beyond_loopback = false"))


@pytest.mark.parametrize(
    "listen", ["127.0.0.1", ":9464", "127.0.0.1:0", "127.0.0.1:70000", "http://127.0.0.1:9464", "x@[::1"]
)
def test_no_address(listen: str, tmp_path: Path) -> None:
    (mistake,) = mistakes(tmp_path, watching(listen))
    assert (mistake.key, mistake.line) == ("watch.listen", 9)


def test_by_the_environment(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(BASICS, "utf-8")
    environ = {"XIAOER_WATCH__LISTEN": "0.0.0.0:9464", "XIAOER_WATCH__BEYOND_LOOPBACK": "true"}
    assert load(tmp_path / "config.toml", environ).watch.address == ("0.0.0.0", 9464)  # noqa: S104 - said twice
