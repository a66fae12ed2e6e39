"""What systemd is told of a Type=notify service (sd_notify(3)): datagrams to the socket that it names. Else nothing."""

import asyncio
import os
import socket
from collections.abc import Callable, Mapping

READY, STOPPING, ALIVE = "READY=1", "STOPPING=1", "WATCHDOG=1"


class Systemd:
    def __init__(self, environ: Mapping[str, str] = os.environ) -> None:
        self._address = environ.get("NOTIFY_SOCKET", "")
        self._patience = float(environ.get("WATCHDOG_USEC", "0")) / 1e6  # seconds until it gives us up; 0: never
        if environ.get("WATCHDOG_PID", str(os.getpid())) != str(os.getpid()):
            self._patience = 0.0  # it watches over another process, such as our parent

    def tell(self, state: str) -> None:
        """A systemd that does not listen is no reason to stop working."""
        if not self._address:
            return
        name = "\0" + self._address[1:] if self._address.startswith("@") else self._address
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as speaking:
            speaking.setblocking(False)
            try:
                speaking.sendto(state.encode(), name)
            except OSError:
                return

    async def keep_calm(self, is_well: Callable[[], bool]) -> None:
        """Until cancelled: that we are alive, twice within its patience, as long as we are well."""
        while self._patience:
            if is_well():
                self.tell(ALIVE)
            await asyncio.sleep(self._patience / 2)
