"""What the commands share: exit codes, the configuration, and troubles told in a sentence."""

import contextlib
import errno
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from bot.config import Settings

#: sysexits.h: something in the configuration is wrong. systemd does not restart on it (RestartPreventExitStatus=78).
EX_CONFIG = 78
#: sysexits.h: the command was used wrongly.
EX_USAGE = 64
#: sysexits.h: something in the data is wrong.
EX_DATAERR = 65
#: sysexits.h: the database can't be used now; a later start may find it.
EX_TEMPFAIL = 75

#: The disk is full, read-only, failing: nothing in the configuration is wrong.
OF_THE_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO)

ConfigFile = Annotated[Path, typer.Option("--config", help="The configuration file.", metavar="FILE")]

SENTENCES = {
    "config_is_fine": {"zh": "{file} 没有错误", "en": "{file} has no mistakes"},
    "lists_ignored": {
        "zh": "名单在数据库里，配置里的名单（[[units]]、[[leaders]] 等）已不再读取，两者有 {count} 处不同。"
        "要改名单，请用 xiaoer roster import，或在 Telegram 里改",
        "en": "The roster is in the database; the lists of the configuration ([[units]], [[leaders]] …) are not read "
        "any more. Entries that differ: {count}. To change the roster, use xiaoer roster import or do it in Telegram",
    },
    "token_refused": {
        "zh": "Telegram 不认识这个机器人令牌（{error}）。请向 @BotFather 核对 [telegram] token。",
        "en": "Telegram does not know this bot token ({error}). Ask @BotFather and correct [telegram] token.",
    },
    "address_refused": {
        "zh": "Telegram 不接受这个回调地址（{error}）。请核对 [telegram.webhook]。",
        "en": "Telegram does not accept this webhook ({error}). Correct [telegram.webhook].",
    },
    "newer_database": {
        "zh": "数据库是更新版本的小二写的（{error}），请升级程序后再启动。",
        "en": "The database was written by a newer Xiaoer ({error}); upgrade the program first.",
    },
    "no_database": {
        "zh": "[storage] url 指的不是数据库：{error}。",
        "en": "[storage] url does not lead to a database: {error}.",
    },
    "damaged_database": {
        "zh": "数据库文件坏了（{error}）。请先把它和旁边的 -wal、-shm 文件一起复制留存，"
        "再用 xiaoer restore 恢复最近的备份。",
        "en": "The database's file is damaged ({error}). Keep a copy of it and of the -wal and -shm files beside it, "
        "then bring back the newest backup with xiaoer restore.",
    },
    "missing_driver": {
        "zh": "[storage] url 用的是 PostgreSQL，但没有安装它的驱动（{error}）。"
        "请安装：pip install 'xiaoer[postgres]'。",
        "en": "[storage] url asks for PostgreSQL, and its driver ({error}) is not installed:"
        " pip install 'xiaoer[postgres]'.",
    },
    "already_running": {
        "zh": "另一个小二（进程 {error}）正在用这个数据库。SQLite 一次只能由一个小二使用；要同时运行几个，"
        "请改用 PostgreSQL，见 docs/processes.md。",
        "en": "Another Xiaoer (process {error}) works on this database. SQLite is for one at a time;"
        " to run several, use PostgreSQL, see docs/processes.md.",
    },
    "storage_trouble": {
        "zh": "数据库现在用不了：{error}。请核对 [storage] url，或稍后再启动。",
        "en": "The database can't be used now: {error}. Check [storage] url, or start again later.",
    },
    "older_database": {
        "zh": "数据库还是旧版本的，请先启动一次小二（xiaoer run）。",
        "en": "The database is an older version's; start the bot once (xiaoer run).",
    },
    "missing_database": {
        "zh": "还没有数据库：{error}。请核对 [storage] url 和当前目录，或先启动小二（xiaoer run）。",
        "en": "There is no database: {error}. Check [storage] url and the folder you are in, or start the bot first.",
    },
    "no_unit": {
        "zh": "没有「{error}」这个单位，请写名单里的单位名称或别名。",
        "en": "There is no unit “{error}”; write a unit's name or one of its aliases, as the roster has it.",
    },
    "clock": {
        "zh": "--clock 只用于排练：[telegram] base_url 须指向本机（现在是 {error}），XIAOER_ENV 不能是 production。",
        "en": "--clock is for rehearsals: [telegram] base_url must lead to this machine (it is {error}),"
        " and XIAOER_ENV must not be production.",
    },
    "os_error": {
        "zh": "无法继续：{error}",
        "en": "Can't go on: {error}",
    },
}


def fail(key: str, settings: "Settings", error: object, code: int = EX_CONFIG) -> NoReturn:
    tell(settings, SENTENCES[key][settings.city.language].format(error=error), err=True)
    raise typer.Exit(code)


def tell(settings: "Settings", text: str, *, err: bool = False) -> None:
    """Say it without the secrets: a driver's error may repeat the address that it was given."""
    from bot.log import redactor

    typer.echo(redactor(settings.secrets)(text), err=err)


def load_settings(config: Path) -> "Settings":
    from bot.config import ConfigurationErrors, load

    try:
        return load(config)
    except ConfigurationErrors as errors:
        typer.echo(str(errors), err=True)
        raise typer.Exit(EX_CONFIG) from None


@contextlib.contextmanager
def troubles_told(settings: "Settings") -> Iterator[None]:
    """What is wrong with the database, or with this computer, is told in a sentence."""
    from storage.engine import DamagedDatabase, MissingDriver
    from storage.locks import AlreadyRunning
    from storage.migrate import MissingDatabase, NewerDatabase, NoDatabase, OlderDatabase
    from storage.work import StorageTrouble

    try:
        yield
    except MissingDriver as error:
        fail("missing_driver", settings, error)
    except AlreadyRunning as error:
        fail("already_running", settings, error, EX_TEMPFAIL)
    except MissingDatabase as error:
        fail("missing_database", settings, error)
    except OlderDatabase as error:
        fail("older_database", settings, error)
    except NewerDatabase as error:
        fail("newer_database", settings, error)
    except NoDatabase as error:
        fail("no_database", settings, error)
    except DamagedDatabase as error:
        fail("damaged_database", settings, error, EX_DATAERR)
    except StorageTrouble as error:
        fail("storage_trouble", settings, error.orig, EX_TEMPFAIL)
    except OSError as error:
        fail("os_error", settings, error, EX_TEMPFAIL if error.errno in OF_THE_DISK else EX_CONFIG)
