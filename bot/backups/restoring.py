"""`xiaoer restore`: verified first, put into its place last; until then nothing that is there is touched."""

import shutil
from datetime import datetime
from functools import partial
from pathlib import Path

from bot.backups.making import EX_DATAERR, EX_TEMPFAIL, EX_USAGE, Done, held, shown
from bot.backups.words import say
from bot.config import Settings
from bot.service.backing_up import Manifest, manifest_of
from storage import backup
from storage.backup import Contents, InUse, NotWhole
from storage.engine import file_of, open_engine
from storage.migrate import NewerDatabase, NoDatabase, migrate
from storage.work import Work

#: So far the numbers of new issues are moved on where nobody can say which were given since the backup.
GAP = 1_000


class Refused(Exception):
    """With the sentence that says why, and the exit code."""

    def __init__(self, sentence: str, code: int) -> None:
        super().__init__(sentence)
        self.code = code


class Restore:
    def __init__(self, settings: Settings, now: datetime) -> None:
        self._settings = settings
        self._now = now
        self._say = partial(say, settings.city.language)

    async def run(self, file: Path, *, unverified: bool) -> Done:
        """Raises OSError."""
        try:
            place = self._place()
            self._verify(file, unverified=unverified)
            copied = place.with_name(f".{place.name}.restoring")
            try:
                return Done(await self._put_back(file, copied, place))
            finally:
                copied.unlink(missing_ok=True)
        except Refused as refused:
            return Done([str(refused)], refused.code)

    def _place(self) -> Path:
        place = file_of(self._settings.storage.url)
        if place is None:
            raise Refused(self._say("only sqlite"), EX_USAGE)
        return place

    def _verify(self, file: Path, *, unverified: bool) -> None:
        """It is what was backed up, and whole."""
        if not file.is_file():
            raise Refused(self._say("no backup", file=file), EX_USAGE)
        manifest = self._manifest(file)
        if manifest is None and not unverified:
            raise Refused(self._say("no manifest", file=manifest_of(file)), EX_USAGE)
        if manifest is not None and manifest.sha256 != backup.sha256(file):
            raise Refused(self._say("other content", file=file), EX_DATAERR)

    def _manifest(self, file: Path) -> Manifest | None:
        try:
            return Manifest.read(manifest_of(file).read_text("utf-8"))
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError):
            raise Refused(self._say("other content", file=manifest_of(file)), EX_DATAERR) from None

    async def _put_back(self, file: Path, copied: Path, place: Path) -> list[str]:
        before = self._copied(file, copied)
        was = self._replaced(place)
        first = max(before.highest, was.highest if was else before.highest + GAP) + 1
        await self._bring_forward(copied, before, first)
        backup.sync(copied)
        aside = place.with_name(f"{place.name}.replaced-{self._now:%Y%m%d-%H%M%S}")
        kept_aside = backup.put_in_place(copied, place, aside)
        return [
            self._say("restored", file=file, place=place),
            *held(self._settings, before),
            *self._lost(before, was, was_there=kept_aside),
            self._say("numbers", prefix=self._settings.city.issue_prefix, number=first),
            *([self._say("waiting", count=before.waiting)] if before.waiting else []),
            *([self._say("kept aside", aside=aside)] if kept_aside else []),
            self._say("start"),
        ]

    def _copied(self, file: Path, copied: Path) -> Contents:
        """Beside its place, for the owner alone: what stands in it."""
        copied.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        copied.unlink(missing_ok=True)
        copied.touch(mode=0o600)
        shutil.copyfile(file, copied)
        try:
            backup.check(copied)
            return backup.contents(copied)
        except NotWhole as error:
            raise Refused(self._say("broken", file=file, error=error), EX_DATAERR) from None

    def _replaced(self, place: Path) -> Contents | None:
        """What stands in the database that is to be replaced, if it can be read; nobody may use it."""
        if not place.exists():
            return None
        try:
            backup.close_up(place)
            return backup.contents(place)
        except InUse:
            raise Refused(self._say("in use"), EX_TEMPFAIL) from None
        except NotWhole:
            return None

    async def _bring_forward(self, copied: Path, before: Contents, first: int) -> None:
        """To the newest tables, in which as much stands as before."""
        engine = open_engine(f"sqlite+aiosqlite:///{copied}")
        try:
            await migrate(engine)
            async with Work(engine) as work:
                await work.issues.skip_to(first)
        except NewerDatabase as error:
            raise Refused(self._say("newer", error=error), EX_DATAERR) from None
        except NoDatabase as error:
            raise Refused(self._say("broken", file=copied, error=error), EX_DATAERR) from None
        finally:
            await engine.dispose()
        backup.close_up(copied)
        after = backup.contents(copied)
        for table, count in before.counts.items():
            if after.counts[table] != count:
                sentence = self._say("fewer", table=table, before=count, after=after.counts[table])
                raise Refused(sentence, EX_DATAERR)

    def _lost(self, before: Contents, was: Contents | None, *, was_there: bool) -> list[str]:
        if was is None:
            return [self._say("lost unknown")] if was_there else []
        missing = {table: was.counts[table] - before.counts[table] for table in ("issues", "journal")}
        if not any(missing.values()) or was.newest is None:
            return [self._say("nothing lost")]
        return [self._say("lost", **missing, at=shown(self._settings, was.newest))]
