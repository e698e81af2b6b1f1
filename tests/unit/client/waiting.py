"""Waiting for what is announced, never for time."""

import asyncio
from collections.abc import Callable
from typing import Any

PATIENCE = 20.0


async def until(
    condition: Callable[[], bool], subscribe: Callable[[Callable[[Any], None]], Callable[[], None]]
) -> None:
    """Return when `condition` holds, looked at now and after every piece of news."""
    happened = asyncio.Event()
    forget = subscribe(lambda _news: happened.set())
    try:
        async with asyncio.timeout(PATIENCE):
            while not condition():
                await happened.wait()
                happened.clear()
    finally:
        forget()


async def poll_until(condition: Callable[[], bool]) -> None:
    """Return when `condition` holds; for what nobody announces."""
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await asyncio.sleep(0.01)
