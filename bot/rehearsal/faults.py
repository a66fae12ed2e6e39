"""What goes wrong on demand: the next calls of a method fail, before or after they took effect."""

from dataclasses import dataclass, field
from typing import Any

from bot.rehearsal.refusals import Refused, too_many


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes over the wire. `status` None: the connection is cut without an answer; `held`: it hangs until the bot
    gives up. `body` is a JSON value, or a string that is sent as HTML."""

    status: int | None
    body: Any = None
    held: bool = False

    @property
    def description(self) -> str:
        return str(self.body.get("description", "")) if isinstance(self.body, dict) else str(self.body or "")


@dataclass(slots=True)
class Fault:
    """`times` more calls of `method` (None: any, in `chat` only where one is named) get `reply` instead."""

    method: str | None
    reply: Reply
    times: int = 1
    chat: int | None = None
    after: bool = False  # the call takes effect, and the bot does not learn of it

    def meets(self, method: str, chat: object) -> bool:
        return self.times > 0 and self.method in (None, method) and (self.chat is None or str(self.chat) == str(chat))


@dataclass(slots=True)
class Faults:
    """A list of faults to come; the first that fits a call strikes. Methods are the Bot API's: "sendMessage"."""

    coming: list[Fault] = field(default_factory=list)

    def too_many(self, method: str | None, retry_after: int = 3, *, times: int = 1, chat: int | None = None) -> None:
        """429 with retry_after, without any effect."""
        self.refuse(method, too_many(retry_after), times=times, chat=chat)

    def refuse(self, method: str | None, refusal: Refused, *, times: int = 1, chat: int | None = None) -> None:
        """Any of Telegram's refusals: `refuse("getUpdates", Refused(401, "Unauthorized"))`."""
        self.coming.append(Fault(method, Reply(refusal.code, refusal.body), times, chat))

    def server_error(
        self, method: str | None, code: int = 502, *, times: int = 1, chat: int | None = None, after: bool = False
    ) -> None:
        """A gateway's HTML page instead of an answer; with `after`, the call took effect nevertheless."""
        page = f"<html><head><title>{code}</title></head><body><center><h1>{code}</h1></center></body></html>"
        self.coming.append(Fault(method, Reply(code, page), times, chat, after))

    def silence(
        self, method: str | None, *, times: int = 1, chat: int | None = None, after: bool = False, held: bool = False
    ) -> None:
        """No answer: the connection is cut at once, or `held` open until the bot gives up waiting."""
        self.coming.append(Fault(method, Reply(None, held=held), times, chat, after))

    def strike(self, method: str, chat: object) -> Fault | None:
        """The fault this call meets, if any; it is used up by one."""
        fault = next((fault for fault in self.coming if fault.meets(method, chat)), None)
        if fault:
            fault.times -= 1
            self.coming = [left for left in self.coming if left.times > 0]
        return fault

    def clear(self) -> None:
        self.coming.clear()
