"""A city with days and hours of its own, and a year whose holidays are imported while an issue waits."""

from pathlib import Path

from bot import calendars
from bot.config import load
from bot.config.years import load_years
from tests.stories.house import PATIENCE, House, open_house
from tests.stories.scenes import local, told

OWN = """
[calendar]
days_off = ["2026-11-25"]
working_days = ["2026-11-28"]
hours = ["08:30-12:00", "14:00-17:30"]
"""

YEAR = """
[2027]
published = 2026-12-30
holidays = ["01-01..01-04", "05-01..05-05", "10-01..10-07"]
working_days = ["01-09"]
"""


async def bring_in(house: House, years: str) -> list[str]:
    """As `xiaoer calendar import` does."""
    (house.folder / "2027.toml").write_text(years, encoding="utf-8")
    settings = load(house.folder / "config.toml", {})
    return await calendars.import_years(settings, load_years(house.folder / "2027.toml", "zh"), house.clock.now())


async def test_days_and_hours_of_its_own(tmp_path: Path) -> None:
    async with open_house(tmp_path, more=OWN) as house:
        await told(house)
        await house.say("林晓", "交办 市供电公司 3个工作日", "office", to=house.post("office", "#ZQ1001"))
        assert local((await house.issue()).due) == "11-28 17:30", "Wednesday is off, Saturday is worked"
        assert "11月28日前办结" in house.post("power", "#ZQ1001").text


async def test_a_year_is_imported_while_the_bot_is_at_work(tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        house.at("+36 09:00")  # Wednesday, 30 December
        await told(house)
        await house.say("林晓", "交办 市供电公司 3个工作日", "office", to=house.post("office", "#ZQ1001"))
        assert "2027年1月5日前（暂定）" in house.post("power", "#ZQ1001").text
        said = await bring_in(house, YEAR)
        assert said[0] == "已导入 2027 年：放假 16 天，调休上班 1 天。这一年的期限此前只是暂定。"
        house.at("+36 09:02")
        card = house.post("power", "#ZQ1001")
        await house.town.wait_until(lambda: "2027年1月6日前办结" in card.text, PATIENCE)
        assert "暂定" not in card.text
        assert (await house.history())[-1] == "Recounted"
