"""A program as a process of its own that follows directions: one JSON object a line on standard input, one back.

`{"do": "click", "name": "call-next"}` answers `{"ok": true}` or `{"ok": false, "error": "…"}`.
"""

import asyncio
import json
import sys
import threading
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

from app.client import shell
from app.modes import program
from app.modes.demo import hands
from app.modes.demo.hands import NotPossible
from app.modes.running import Running


class Actor:
    """Carries directions out on one running program."""

    def __init__(self, running: Running) -> None:
        self._running = running
        self._directions: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()
        self._carry: dict[str, Callable[[dict[str, Any]], Awaitable[Any]]] = {
            "click": lambda d: hands.click(d["name"], seconds=d["seconds"]),
            "type": lambda d: hands.type_text(d["name"], d["text"], seconds=d["seconds"]),
            "press": lambda d: hands.press(d["keys"], name=d.get("name", ""), seconds=d["seconds"]),
            "see": lambda d: hands.see(d["name"], d.get("text", ""), seconds=d["seconds"]),
            "wait_enabled": lambda d: hands.wait_enabled(d["name"], seconds=d["seconds"]),
            "grab": self._grab,
        }

    async def perform(self) -> int:
        """Run the program until it ends or standard input does."""
        loop = asyncio.get_running_loop()
        threading.Thread(target=self._listen, args=(loop,), name="directions", daemon=True).start()
        playing = asyncio.ensure_future(self._play())
        try:
            return await self._running.run()
        finally:
            playing.cancel()
            await asyncio.gather(playing, return_exceptions=True)

    def _listen(self, loop: asyncio.AbstractEventLoop) -> None:
        for line in sys.stdin:
            loop.call_soon_threadsafe(self._directions.put_nowait, json.loads(line))
        loop.call_soon_threadsafe(self._directions.put_nowait, None)

    async def _play(self) -> None:
        while (direction := await self._directions.get()) is not None:
            if direction["do"] == "quit":
                break
            print(json.dumps(await self._answer(direction), ensure_ascii=False), flush=True)  # noqa: T201
        self._running.window.close()

    async def _answer(self, direction: dict[str, Any]) -> dict[str, Any]:
        try:
            value = await self._carry[direction["do"]]({"seconds": 10.0} | direction)
        except NotPossible as error:
            return {"ok": False, "error": str(error)}
        return {"ok": True, "value": value}

    async def _grab(self, direction: dict[str, Any]) -> None:
        await asyncio.sleep(0.05)
        name = direction.get("name", "")
        hands.grab(hands.window_of(name) if name else self._running.window, Path(direction["file"]))


def main(argv: Sequence[str]) -> int:
    """Run `MODE [options]` as an actor."""
    name, *rest = argv
    arguments = program.options(name).parse_args(rest)
    started = program.chosen(name, arguments)
    running = Running(started, arguments, program.first_frame(started, arguments))
    return shell.run(Actor(running).perform, on_unexpected=running.tell_unexpected)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
