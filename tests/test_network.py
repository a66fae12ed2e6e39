"""The guard of conftest.py holds."""

import asyncio
import socket

import pytest

OUTSIDE = "192.0.2.1"  # set apart for documentation, RFC 5737


def test_no_connection_leaves_this_computer() -> None:
    with socket.socket() as outward, pytest.raises(pytest.fail.Exception, match=OUTSIDE):
        outward.connect((OUTSIDE, 443))
    with socket.socket() as outward, pytest.raises(pytest.fail.Exception, match=OUTSIDE):
        outward.connect_ex((OUTSIDE, 443))


async def test_nor_one_of_asyncio() -> None:
    with pytest.raises(pytest.fail.Exception, match=OUTSIDE):
        await asyncio.open_connection(OUTSIDE, 443)


def test_no_name_is_looked_up() -> None:
    with pytest.raises(pytest.fail.Exception, match=r"api\.telegram\.org"):
        socket.create_connection(("api.telegram.org", 443))


def test_this_computer_may_be_called() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as calling:
        assert calling.getpeername() == server.getsockname()
