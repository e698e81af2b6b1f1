"""A picture of the whole desktop, asked of the desktop portal: the only way there is under Wayland.

XDG Desktop Portal, interface `org.freedesktop.portal.Screenshot`: the call returns a request, and the request's signal
`Response(code, results)` names the file; the signal is awaited before the call, which may answer at once. The portal
asks the user the first time whether the program may; without `interactive` it asks nothing more.
Tried against a portal of the tests on a bus of their own, never against a real desktop's.
"""

import asyncio
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname
from uuid import uuid4

log = logging.getLogger(__name__)

PATIENCE_SECONDS = 30.0
"""Somebody may be asked whether the program may see the screens."""

NAME, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
SCREENSHOT, REQUEST = "org.freedesktop.portal.Screenshot", "org.freedesktop.portal.Request"
_GRANTED = 0


class NoPicture(Exception):
    """The portal gave none; the message says why, for the log."""


async def desktop_picture(*, seconds: float = PATIENCE_SECONDS) -> bytes:
    """Return a file (PNG as a rule) with the picture of all screens; the portal's own file of it is removed.

    Raises `NoPicture`: no bus, no portal, refused by the user, or no answer in time.
    """
    try:
        async with asyncio.timeout(seconds):
            code, results = await _asked()
            return await asyncio.to_thread(_taken, code, results)
    except TimeoutError:
        raise NoPicture("the portal did not answer") from None
    except (OSError, EOFError, KeyError, StopIteration, ImportError) as error:
        raise NoPicture(f"no portal: {error!r}") from error


async def _asked() -> tuple[int, Mapping[str, Any]]:
    """Ask the portal; return its response code and results, whose values are pairs of signature and value."""
    from jeepney import DBusAddress, MatchRule, MessageType, message_bus, new_method_call  # noqa: PLC0415 - Linux only
    from jeepney.io.asyncio import Proxy, open_dbus_router  # noqa: PLC0415

    async with open_dbus_router() as router:
        token = f"citydesk{uuid4().hex}"
        sender = router.unique_name.removeprefix(":").replace(".", "_")
        rule = MatchRule(type="signal", interface=REQUEST, path=f"{PATH}/request/{sender}/{token}")
        await Proxy(message_bus, router).AddMatch(rule)
        options = {"handle_token": ("s", token), "interactive": ("b", False)}
        portal = DBusAddress(PATH, bus_name=NAME, interface=SCREENSHOT)
        with router.filter(rule) as responses:
            reply = await router.send_and_get_reply(new_method_call(portal, "Screenshot", "sa{sv}", ("", options)))
            if reply.header.message_type is MessageType.error:
                raise NoPicture(f"the portal refused: {reply.body}")
            code, results = (await responses.get()).body
            return code, results


def _taken(code: int, results: Mapping[str, Any]) -> bytes:
    """Read the portal's file and remove it: what is on a screen may be private."""
    if code != _GRANTED or "uri" not in results:
        raise NoPicture(f"the portal gave no picture: {code}")
    _signature, uri = results["uri"]
    file = Path(url2pathname(urlsplit(uri).path))
    picture = file.read_bytes()
    try:
        file.unlink()
    except OSError as error:
        log.warning("the portal's picture of the screens cannot be removed: %s", error)
    return picture
