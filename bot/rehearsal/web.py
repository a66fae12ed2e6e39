"""Serving an ASGI application on the running event loop: uvicorn without its signal handlers, logs and naps."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import uvicorn
from starlette.applications import Starlette
from uvicorn.protocols.http.h11_impl import H11Protocol

#: Seconds: how long an answer under way may take once the server closes, and how often one looks whether it is out.
GRACE, GLANCE = 1.0, 0.002


@asynccontextmanager
async def served(
    app: Starlette, host: str = "127.0.0.1", port: int = 0, protocol: type[H11Protocol] = H11Protocol
) -> AsyncIterator[str]:
    """Yields its address, such as "http://127.0.0.1:41233".

    Raises OSError when the port is taken or the host is none of ours. What hangs must end by itself when this is left.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, port), family=family) as listener:
        # asyncio sets it only on sockets that it made itself; without it each answer waits 40 ms for Nagle
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        server = await _start(app, listener, protocol)
        try:
            yield f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}"
        finally:
            await _shut(server)


async def _start(app: Starlette, listener: socket.socket, protocol: type[H11Protocol]) -> uvicorn.Server:
    """uvicorn without its signal handlers and logs: the caller's process stays the caller's."""
    config = uvicorn.Config(
        app,
        http=protocol,
        ws="websockets-sansio",
        lifespan="off",
        log_config=None,
        log_level="critical",
        access_log=False,
    )
    config.load()
    server = uvicorn.Server(config)
    server.lifespan = config.lifespan_class(config)
    await server.startup([listener])
    return server


async def _shut(server: uvicorn.Server) -> None:
    """What is under way is answered, for a second at most. uvicorn's own `shutdown` naps for 0.1 s at least."""
    for listening in server.servers:
        listening.close()
    state = server.server_state
    for connection in list(state.connections):
        connection.shutdown()
    with suppress(TimeoutError):
        async with asyncio.timeout(GRACE):
            while state.connections or state.tasks:  # noqa: ASYNC110 - uvicorn tells nobody that they are gone
                await asyncio.sleep(GLANCE)
    for task in state.tasks:
        task.cancel()
