"""A wrong token, a wrong variable, a file that can't be read: told like every other mistake."""

from pathlib import Path

import pytest

from bot.config import ConfigurationErrors, load
from tests.configuring import BASICS, TOKEN, mistakes, sentences


class TestToken:
    def test_none_names_the_three_ways(self, tmp_path: Path) -> None:
        (sentence,) = sentences(tmp_path, BASICS.replace(TOKEN, ""))
        assert sentence.startswith("config.toml 第 2 行 telegram.token：没有填写")
        assert all(way in sentence for way in ("写在这里", "token_file", "XIAOER_TELEGRAM__TOKEN"))

    @pytest.mark.parametrize("wrong", ["55555555", "123:short", f"bot{TOKEN}", f"{TOKEN}!", TOKEN.replace(":", "")])
    def test_of_the_wrong_shape_is_not_shown(self, wrong: str, tmp_path: Path) -> None:
        (mistake,) = mistakes(tmp_path, BASICS.replace(TOKEN, wrong))
        assert (mistake.key, mistake.line) == ("telegram.token", 2)
        assert wrong not in str(mistake)
        assert "123456789:AA…" in mistake.expected

    def test_that_is_a_number(self, tmp_path: Path) -> None:
        (mistake,) = mistakes(tmp_path, BASICS.replace(f'"{TOKEN}"', "123456789"))
        assert mistake.key == "telegram.token"
        assert mistake.found == "填的内容不合要求（保密，不显示）"

    def test_and_a_file(self, tmp_path: Path) -> None:
        text = BASICS.replace("[city]", 'token_file = "x"\n[city]')
        assert sentences(tmp_path, text) == [
            "config.toml 第 3 行 telegram.token_file：token 和 token_file 都填了，应为：两者只填一个。"
        ]

    @pytest.mark.parametrize("content", [None, b"", b"no token", b"\xff\xfe"])
    def test_in_a_file_that_does_not_hold_one(self, content: bytes | None, tmp_path: Path) -> None:
        if content is not None:
            (tmp_path / "secret").write_bytes(content)
        text = BASICS.replace(f'token = "{TOKEN}"', 'token_file = "secret"')
        (mistake,) = mistakes(tmp_path, text)
        assert (mistake.key, mistake.line) == ("telegram.token_file", 2)
        assert str(tmp_path / "secret") in mistake.found
        assert "no token" not in str(mistake)

    def test_in_the_wrong_place_is_not_shown_either(self, tmp_path: Path) -> None:
        text = BASICS.replace("office = -1002", f'office = "x {TOKEN}"')
        (mistake,) = mistakes(tmp_path, text)
        assert mistake.found == '填的是 "x …"'

    def test_under_a_misspelt_name_is_one_mistake(self, tmp_path: Path) -> None:
        text = BASICS.replace("token =", "tokn =")
        assert sentences(tmp_path, text) == ["config.toml 第 2 行 telegram.tokn：没有这个键，应为：token。"]

    def test_no_credential_where_systemd_keeps_others(self, tmp_path: Path) -> None:
        (mistake,) = mistakes(tmp_path, BASICS.replace(TOKEN, ""), {"CREDENTIALS_DIRECTORY": str(tmp_path)})
        assert (mistake.key, mistake.found) == ("telegram.token", "没有填写")


class TestEnvironment:
    def test_a_wrong_value_names_the_variable(self, tmp_path: Path) -> None:
        assert sentences(tmp_path, BASICS, {"XIAOER_INTAKE__BURST_SECONDS": "soon", "XIAOER_CITY__LANGUAGE": "en"}) == [
            'environment variable XIAOER_INTAKE__BURST_SECONDS, intake.burst_seconds: found "soon", '
            "expected a whole number of seconds from 0 to 3600."
        ]

    def test_an_unknown_variable(self, tmp_path: Path) -> None:
        assert sentences(tmp_path, BASICS, {"XIAOER_TELEGRAM__TOKN": TOKEN}) == [
            "环境变量 XIAOER_TELEGRAM__TOKN telegram.tokn：没有这个键，应为：token。"
        ]

    def test_lists_of_people_stand_in_the_file(self, tmp_path: Path) -> None:
        (sentence,) = sentences(tmp_path, BASICS, {"XIAOER_UNITS__0__NAME": "市商务局"})
        assert sentence == "环境变量 XIAOER_UNITS__0__NAME units.0.name：没有这个键，应为：写在配置文件里。"

    def test_a_table_that_is_none_in_the_file(self, tmp_path: Path) -> None:
        text = "intake = 5\n" + BASICS
        (mistake,) = mistakes(tmp_path, text, {"XIAOER_INTAKE__MODE": "mention"})
        assert (mistake.key, mistake.line, mistake.found) == ("intake", 1, "填的是 5")


class TestTheFile:
    def test_is_missing(self, tmp_path: Path) -> None:
        with pytest.raises(ConfigurationErrors) as raised:
            load(tmp_path / "none.toml", {})
        assert str(raised.value).endswith(
            "none.toml：没有这个文件，应为：配置文件，可从 config.example.toml 复制一份再修改。"
        )

    def test_is_a_folder(self, tmp_path: Path) -> None:
        with pytest.raises(ConfigurationErrors, match="文件夹"):
            load(tmp_path, {})

    def test_cannot_be_read(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        with pytest.raises(ConfigurationErrors, match="a file that cannot be read"):
            load(tmp_path / "file" / "config.toml", {"XIAOER_CITY__LANGUAGE": "en"})

    def test_is_not_utf_8(self, tmp_path: Path) -> None:
        assert sentences(tmp_path, BASICS.encode("gb18030")) == [
            "config.toml：文件不是 UTF-8 编码，应为：以 UTF-8 编码保存的文件。"
        ]

    @pytest.mark.parametrize("slip", ["name = “明川市”", "name = 明川市", 'name "明川市"', 'name = "明川市'])
    def test_is_not_toml(self, slip: str, tmp_path: Path) -> None:
        assert sentences(tmp_path, BASICS.replace('name = "明川市"', slip)) == [
            'config.toml 第 4 行：这里不符合 TOML 格式，应为：键 = 值，文字放在英文引号 "…" 中。'
        ]

    @pytest.mark.parametrize("again", ["office = -1005", "[city]"])
    def test_says_something_twice(self, again: str, tmp_path: Path) -> None:
        assert sentences(tmp_path, BASICS + again) == [
            "config.toml 第 8 行：同一个键或表写了两次，应为：每个键、每个表只写一次。"
        ]

    def test_ends_too_early(self, tmp_path: Path) -> None:
        (mistake,) = mistakes(tmp_path, BASICS + "[[units]]\naliases = [")
        assert mistake.line == 9
