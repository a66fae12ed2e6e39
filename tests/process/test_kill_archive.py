"""kill -9 while files are fetched: never half a file under a final name, and in the end every file, once."""

import asyncio
import random
from hashlib import sha256

from storage.engine import open_engine
from storage.work import Work
from tests.process.shop import Shop

SEED = 20261124
FILES, KILLS, BYTES = 12, 4, 1_500_000
#: Seconds: how long the process is left alone at most once it fetches, and what everything may take.
LIFE, PATIENCE = 0.15, 60.0


async def test_killed_again_and_again_while_files_are_fetched(shop: Shop) -> None:
    chance = random.Random(SEED)  # noqa: S311 - not for secrets
    folder = shop.folder / "files"
    shop.rewrite("[chats]", f'[attachments]\narchive = true\nfolder = "{folder}"\n[chats]')
    zhang = shop.troupe.people["张建国"]
    said = [
        shop.town.say(
            zhang,
            shop.troupe.chats["group"],
            "我们公司银行贷款月底到期续不上，车间下周就要停产，请市里帮忙协调" if number == 0 else "",
            document="账本.bin",
            content=chance.randbytes(BYTES),
        )
        for number in range(FILES)
    ]
    wanted = {f"{one.id}-账本.bin": sha256(one.attachment.content).hexdigest() for one in said if one.attachment}

    for _ in range(KILLS):
        async with shop.open() as process:
            await fetches(shop)
            await asyncio.sleep(chance.uniform(0, LIFE))
            assert process.returncode is None, shop.log.read_text(encoding="utf-8")
            process.kill()
            await process.wait()
        for path in folder.glob("ZQ1001/*"):
            assert sha256(path.read_bytes()).hexdigest() == wanted[path.name]

    killed_at = len([*folder.glob("ZQ1001/*")])
    async with shop.open() as process:
        await all_kept(shop)
        ended = await shop.end(process)
    assert (ended.code, shop.town.token in ended.output) == (0, False), ended.output
    print(f"\n{KILLS} kills, {killed_at} of {FILES} files kept by the last, {shop.town.called('getFile')} fetched")
    assert killed_at < FILES
    assert {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.glob("ZQ1001/*")} == wanted
    assert [path.name for path in folder.iterdir()] == ["ZQ1001"]


async def fetches(shop: Shop) -> None:
    """It begins to fetch, or goes on."""
    before = shop.town.called("getFile")
    await shop.town.wait_until(lambda: shop.town.called("getFile") > before, PATIENCE)


async def all_kept(shop: Shop) -> None:
    engine = open_engine(shop.storage)
    async with asyncio.timeout(PATIENCE):
        while True:
            async with Work(engine) as work:
                rows = await work.attachments.of(1001)
            if len(rows) == FILES and all(row.state == "kept" for row in rows):
                break
            await asyncio.sleep(0.1)
    await engine.dispose()
