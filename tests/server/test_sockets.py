"""No small answer waits for another one (Nagle, RFC 896): TCP_NODELAY is set on every connection, at both ends."""

import asyncio
import os
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import uvicorn

from app.client.door import Door
from app.server.main import Server, create_app
from tests.server.harness import settings_for
from tests.server.samples import Clock


def connections(port: int) -> list[tuple[str, int]]:
    """Return both ends of every connection of this process to a port: whose it is, and its TCP_NODELAY."""
    found = []
    for name in os.listdir("/proc/self/fd"):
        try:
            end = socket.socket(fileno=os.dup(int(name)))
        except OSError:
            continue
        with end:
            try:
                here, there = end.getsockname(), end.getpeername()
            except OSError:
                continue
            if end.family == socket.AF_INET and port in (here[1], there[1]):
                whose = "server" if here[1] == port else "client"
                found.append((whose, end.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)))
    return sorted(found)


@pytest.fixture(params=["asyncio", pytest.param("uvloop", marks=pytest.mark.skipif(os.name == "nt", reason="POSIX"))])
def port(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[int]:
    """The port of a server in a thread of its own, on each kind of loop it runs with."""
    app = create_app(settings_for(tmp_path), now=Clock())
    config = uvicorn.Config(app, port=0, loop=request.param, log_config=None, ws="none", timeout_graceful_shutdown=2)
    server = Server(config, app)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        threading.Event().wait(0.005)
    yield int(server.servers[0].sockets[0].getsockname()[1])
    server.should_exit = True
    thread.join()


@pytest.mark.skipif(sys.platform != "linux", reason="reads the descriptors of the process")
async def test_no_end_of_a_connection_waits_to_send(port: int) -> None:
    door = Door(f"http://127.0.0.1:{port}")
    with pytest.raises(Exception, match="unauthenticated"):
        await door.snapshot("hall:test")
    async with httpx.AsyncClient() as other:
        assert (await other.get(f"http://127.0.0.1:{port}/v1/health")).status_code == 200
        seen = await asyncio.to_thread(connections, port)
    assert {whose for whose, _ in seen} == {"client", "server"}
    assert len(seen) >= 4
    assert all(option != 0 for _, option in seen), seen
    await door.aclose()
