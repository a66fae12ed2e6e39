"""Who may enter the room: names, origins, the password, and how much may be sent."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.rehearsal.room import gate
from bot.rehearsal.room.gate import HEADERS, LARGEST, LARGEST_UPLOAD, Gate
from bot.rehearsal.room.mistakes import Mistake

HERE = "http://127.0.0.1:8642"
FORM = {"content-type": "multipart/form-data; boundary=x"}


async def counted(request: Request) -> Response:
    return JSONResponse({"read": len(await request.body())})


@asynccontextmanager
async def visiting(password: str | None = None, base_url: str = HERE) -> AsyncIterator[httpx.AsyncClient]:
    paths = ("/", "/login", "/page/main.js", "/zh/events", "/zh/say", "/zh/upload")
    routes = [Route(path, counted, methods=["GET", "POST"]) for path in paths]
    app = Starlette(routes=routes, middleware=[Middleware(Gate, password=password)])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=base_url) as client:
        yield client


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8642", 200),
        ("localhost:8642", 200),
        ("[::1]:8642", 200),
        ("rebound.example:8642", 421),
        ("192.0.2.7", 421),
        ("", 421),
    ],
)
async def test_without_a_password_only_names_of_this_machine_lead_here(host: str, status: int) -> None:
    async with visiting() as client:
        assert (await client.get("/zh/events", headers={"host": host})).status_code == status


@pytest.mark.parametrize(
    ("method", "headers", "status"),
    [
        ("POST", {"origin": "http://["}, 403),
        ("GET", {}, 200),
        ("POST", {}, 200),  # no browser
        ("POST", {"origin": HERE}, 200),
        ("POST", {"origin": HERE, "sec-fetch-site": "same-origin"}, 200),
        ("POST", {"origin": "http://127.0.0.1:9999"}, 403),
        ("POST", {"origin": "https://elsewhere.example"}, 403),
        ("POST", {"origin": "null"}, 403),
        ("POST", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}, 403),
        ("GET", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}, 403),
        ("GET", {"sec-fetch-site": "same-site", "sec-fetch-mode": "cors"}, 403),
        ("GET", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}, 403),  # only to the page itself
        ("GET", {"sec-fetch-site": "none", "sec-fetch-mode": "navigate"}, 200),
    ],
)
async def test_other_origins_are_refused(method: str, headers: dict[str, str], status: int) -> None:
    async with visiting() as client:
        assert (await client.request(method, "/zh/say", headers=headers)).status_code == status


async def test_a_link_elsewhere_leads_to_the_page() -> None:
    async with visiting() as client:
        headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
        assert (await client.get("/", headers=headers)).status_code == 200


@pytest.mark.parametrize(
    ("path", "size", "status"),
    [
        ("/zh/say", LARGEST, 200),
        ("/zh/say", LARGEST + 1, 413),
        ("/login", LARGEST + 1, 413),
        ("/zh/upload", LARGEST + 1, 200),
        ("/zh/upload", LARGEST_UPLOAD + 1, 413),
    ],
)
async def test_what_is_announced_as_too_large_is_not_read(path: str, size: int, status: int) -> None:
    async with visiting() as client:
        answer = await client.post(path, content=b"x" * size, headers=FORM)
        assert (answer.status_code, answer.json()) == (
            status,
            {"read": size} if status == 200 else {"error": "too_large"},
        )


async def test_what_is_not_announced_is_counted_as_it_comes() -> None:
    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield b"x" * 1024

    async with visiting() as client:
        with pytest.raises(Mistake, match="too_large"):  # the doors make an answer of it
            await client.post("/zh/say", content=endless())


@pytest.mark.parametrize("path", ["/", "/page/main.js", "/nowhere"])
async def test_every_answer_forbids_what_the_page_does_not_need(path: str) -> None:
    async with visiting() as client:
        headers = (await client.get(path)).headers
    assert {name: headers.get(name) for name in HEADERS} == HEADERS


# ── the password ──────────────────────────────────────────────────────────


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long wrong passwords would have had to wait."""
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    return waited


@pytest.mark.parametrize(
    ("method", "path", "status", "leads"),
    [
        ("GET", "/", 303, "/login"),
        ("GET", "/login", 200, None),
        ("GET", "/page/main.js", 200, None),
        ("GET", "/zh/events", 401, None),
        ("POST", "/zh/say", 401, None),
        ("POST", "/page/main.js", 401, None),
    ],
)
async def test_a_stranger_sees_the_login_page_alone(method: str, path: str, status: int, leads: str | None) -> None:
    async with visiting("open sesame", "http://rehearsal.example") as client:
        answer = await client.request(method, path)
        assert (answer.status_code, answer.headers.get("location")) == (status, leads)


async def test_the_password_opens_everything(no_waiting: list[float]) -> None:
    async with visiting("open sesame", "http://rehearsal.example") as client:
        answer = await client.post("/login", data={"password": " open sesame "})
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        assert {"HttpOnly", "SameSite=strict"} <= set(answer.headers["set-cookie"].split("; "))
        assert (await client.get("/zh/events")).status_code == 200
    assert no_waiting == [gate.TRY_COSTS]


@pytest.mark.parametrize("given", [{}, {"password": ""}, {"password": "open"}, {"password": "芝麻开门"}])
async def test_a_wrong_password_waits_and_opens_nothing(given: dict[str, Any], no_waiting: list[float]) -> None:
    async with visiting("open sesame", "http://rehearsal.example") as client:
        answer = await client.post("/login", data=given)
        assert (answer.status_code, answer.headers["location"]) == (303, "/login?wrong")
        assert (await client.get("/zh/events")).status_code == 401
    assert no_waiting == [gate.TRY_COSTS]


async def test_whoever_tries_many_at_once_is_sent_away() -> None:
    """Those in line wait for ever here: what comes beyond is not even compared."""
    async with visiting("open sesame", "http://rehearsal.example") as client:
        trying = [asyncio.create_task(client.post("/login", data={"password": "wrong"})) for _ in range(gate.LINE)]
        await asyncio.sleep(0.05)
        answer = await client.post("/login", data={"password": "open sesame"})
        assert answer.headers["location"] == "/login?wrong"
        for task in trying:
            task.cancel()
        await asyncio.gather(*trying, return_exceptions=True)


@pytest.mark.parametrize("host", ["x/page/", "x/login", "["])
async def test_a_strange_host_opens_nothing(host: str) -> None:
    async with visiting("open sesame", "http://rehearsal.example") as client:
        assert (await client.get("/zh/events", headers={"host": host})).status_code == 401


async def test_an_old_session_opens_nothing() -> None:
    async with visiting("open sesame", "http://rehearsal.example") as client:
        client.cookies.set(gate.COOKIE, "of-yesterday")
        assert (await client.get("/zh/events")).status_code == 401
