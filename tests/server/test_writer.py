"""The writing thread outlives whoever it works for."""

import asyncio
import threading

import pytest
from sqlalchemy import text


async def test_a_caller_who_goes_away_does_not_end_the_writer(server):
    held, free = threading.Event(), threading.Event()

    def hold(connection):
        held.set()
        free.wait()

    done = []
    working = asyncio.create_task(server.core.writer.execute(hold))
    await asyncio.to_thread(held.wait)
    waiting = asyncio.create_task(server.core.writer.execute(lambda connection: done.append("waiting")))
    await asyncio.sleep(0)
    for task in (working, waiting):
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    free.set()
    found = await server.core.writer.execute(lambda connection: connection.execute(text("SELECT 1")).scalar())
    assert found == 1
    assert done == [], "what nobody waits for any more is not begun"
    await server.window("1", "1001")
