"""The picture of the desktop by a portal: one of the tests answers on a bus of their own."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from app.client.portal import NAME, PATH, REQUEST, NoPicture, desktop_picture

jeepney = pytest.importorskip("jeepney", reason="D-Bus is there on Linux only")
dbus = pytest.importorskip("jeepney.io.asyncio")

PICTURE = b"\x89PNG the screens"
CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><listen>unix:dir={folder}</listen><policy context="default"><allow send_destination="*"/>
<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>"""


@pytest.fixture
async def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    """A bus that only this test knows."""
    daemon = shutil.which("dbus-daemon")
    if daemon is None:
        pytest.skip("dbus-daemon is not installed: there is no bus to try it on")
    config = tmp_path / "bus.conf"
    config.write_text(CONFIG.format(folder=tmp_path))
    process = await asyncio.create_subprocess_exec(
        daemon, f"--config-file={config}", "--nofork", "--print-address", stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", (await process.stdout.readline()).decode().strip())
    yield
    process.terminate()
    await process.wait()


@asynccontextmanager
async def portal(code: int, results: dict[str, Any]) -> AsyncIterator[list[dict[str, Any]]]:
    """Answer whoever asks for a screenshot; yields the options they gave. The signal comes before the reply."""
    asked: list[dict[str, Any]] = []
    async with dbus.open_dbus_router() as router:
        await dbus.Proxy(jeepney.message_bus, router).RequestName(NAME)
        calls = router.filter(jeepney.MatchRule(type="method_call", path=PATH))

        async def serve(queue: asyncio.Queue[Any]) -> None:
            call = await queue.get()
            sender = call.header.fields[jeepney.HeaderFields.sender]
            asked.append(call.body[1])
            token = call.body[1]["handle_token"][1]
            handle = f"{PATH}/request/{sender.removeprefix(':').replace('.', '_')}/{token}"
            request = jeepney.DBusAddress(handle, interface=REQUEST)
            await router.send(jeepney.new_signal(request, "Response", "ua{sv}", (code, results)))
            await router.send(jeepney.new_method_return(call, "o", (handle,)))

        with calls as queue:
            serving = asyncio.create_task(serve(queue))
            yield asked
            serving.cancel()
            await asyncio.gather(serving, return_exceptions=True)


async def test_the_picture_is_read_and_the_portals_file_removed(bus: None, tmp_path: Path) -> None:
    file = tmp_path / "Screenshot of 张三.png"
    file.write_bytes(PICTURE)
    async with portal(0, {"uri": ("s", file.as_uri())}) as asked:
        assert await desktop_picture() == PICTURE
    assert not file.exists()
    assert asked[0]["interactive"] == ("b", False), "nobody is asked to choose"


@pytest.mark.parametrize(("code", "results"), [(1, {}), (0, {}), (0, {"uri": ("s", "file:///nowhere/at-all.png")})])
async def test_no_picture_is_told(bus: None, code: int, results: dict[str, Any]) -> None:
    async with portal(code, results):
        with pytest.raises(NoPicture):
            await desktop_picture()


async def test_a_portal_that_says_nothing_is_given_up(bus: None) -> None:
    async with dbus.open_dbus_router() as router:
        await dbus.Proxy(jeepney.message_bus, router).RequestName(NAME)
        with pytest.raises(NoPicture, match="did not answer"):
            await desktop_picture(seconds=0.05)


async def test_a_desktop_without_portal_or_bus_is_told(bus: None, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NoPicture, match="refused"):
        await desktop_picture()
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    with pytest.raises(NoPicture, match="no portal"):
        await desktop_picture()
