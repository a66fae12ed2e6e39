"""The database's file is nobody's to read but its owner's."""

import stat
from pathlib import Path

from storage.engine import open_engine
from storage.migrate import migrate


async def test_a_new_database_is_its_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "data" / "xiaoer.db"
    engine = open_engine(f"sqlite+aiosqlite:///{file}")
    await migrate(engine)
    await engine.dispose()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
