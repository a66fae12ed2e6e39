"""The kinds of value config.toml holds, each with the check that it needs no other value for."""

import re
from datetime import date, datetime, time
from ipaddress import ip_address
from typing import Annotated, Literal, TypeVar
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    StrictInt,
    StringConstraints,
)

T = TypeVar("T")

#: Telegram's words: an identifier has at most 52 significant bits.
LARGEST_ID = 2**52


class Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


def webhook_secret(value: SecretStr) -> SecretStr:
    """Telegram's rule for setWebhook's secret_token."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value.get_secret_value()):
        raise ValueError("not 1 to 256 of A-Z a-z 0-9 _ -")
    return value


def api_root(url: str) -> str:
    """/bot<token> is appended to it, so an address that ends in /bot already is a slip of the pen."""
    root = https_or_http(url).rstrip("/")
    if root.endswith("/bot"):
        raise ValueError("the root alone is wanted")
    return root


def https_or_http(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("https", "http") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("not a web address")
    if parts.port == 0 or re.search(r"\s", url):  # .port itself raises a ValueError beyond 65535
        raise ValueError("not a web address")
    return url


def https(url: str) -> str:
    """Or plain HTTP to this very computer, which a Bot API server of one's own may call."""
    parts = urlsplit(https_or_http(url))
    if parts.scheme != "https" and parts.hostname not in ("127.0.0.1", "::1", "localhost"):
        raise ValueError("not https")
    return url


def zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (LookupError, OSError) as error:  # unknown; or a folder of the zone database, such as "Asia"
        raise ValueError("not a time zone") from error
    return name


def not_empty(items: tuple[T, ...]) -> tuple[T, ...]:
    """After its items: min_length would also count those that are wrong, and tell of them twice."""
    if not items:
        raise ValueError("at least one")
    return items


def day(value: object) -> date:
    """ "2026-11-28", or the same without quotes, which TOML has read already."""
    if isinstance(value, str) and re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return date.fromisoformat(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise ValueError("not a day")


def closed_days(value: object) -> int:
    """None; or longer than an ended issue can be taken up again."""
    if isinstance(value, bool) or not isinstance(value, int) or not (value == 0 or 90 <= value <= 36_500):
        raise ValueError("neither 0 nor 90 to 36500")
    return value


ClosedDays = Annotated[int, BeforeValidator(closed_days)]


def stretch(value: object) -> tuple[time, time]:
    """ "08:30-12:00": when business opens and when it closes."""
    if not isinstance(value, str) or not re.fullmatch("[0-9]{2}:[0-9]{2}[-–][0-9]{2}:[0-9]{2}", value):
        raise ValueError("not a stretch of the day")
    opens, closes = time.fromisoformat(value[:5]), time.fromisoformat(value[6:])
    if opens >= closes:
        raise ValueError("closed before it opens")
    return opens, closes


def readable_address(url: str) -> str:
    """Raises ValueError for a broken one, before somebody else's error repeats it with its password."""
    if urlsplit(url).port == 0:
        raise ValueError("no port")
    return url


def listen(text: str) -> str:
    """ "127.0.0.1:9464", "[::1]:9464"; empty: nowhere."""
    if text and not _has_port(urlsplit(f"//{text}")):
        raise ValueError("not an address with a port")
    return text


def is_loopback(address: str) -> bool:
    """Whether nobody beyond this computer reaches it. Raises ValueError where it is no address."""
    host = urlsplit(f"//{address.strip()}").hostname or ""
    return host == "localhost" or ip_address(host).is_loopback


def _has_port(parts: SplitResult) -> bool:
    alone = not (parts.path or parts.query or parts.fragment or parts.username is not None)
    return bool(alone and parts.hostname and parts.port)  # .port itself raises a ValueError beyond 65535


Language = Literal["zh", "en"]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
PersonId = Annotated[StrictInt, Field(gt=0, lt=LARGEST_ID)]
GroupId = Annotated[StrictInt, Field(lt=0, gt=-LARGEST_ID)]
Groups = Annotated[tuple[GroupId, ...], AfterValidator(not_empty)]
Day = Annotated[date, BeforeValidator(day)]
Stretch = Annotated[tuple[time, time], BeforeValidator(stretch)]
Hours = Annotated[tuple[Stretch, ...], AfterValidator(not_empty)]
Port = Annotated[StrictInt, Field(ge=1, le=65535)]
WebhookSecret = Annotated[SecretStr, AfterValidator(webhook_secret)]
ApiRoot = Annotated[str, AfterValidator(api_root)]
Https = Annotated[str, AfterValidator(https)]
#: Where somebody on this computer may ask how the bot is.
Listen = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(listen)]
Zone = Annotated[str, AfterValidator(zone)]
#: With the number behind it, it must make a hashtag: one that begins with a digit may be none.
Prefix = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9]{0,7}$")]
StorageUrl = Annotated[
    str,
    StringConstraints(pattern=r"^(sqlite\+aiosqlite:///|postgresql\+psycopg://)\S+$"),
    AfterValidator(readable_address),
]
