"""A day's worth of tickets, taken, called and served in full batches: what a restart has to find again."""

import asyncio

from tests.bench.busy_hall import SERVICE
from tests.bench.raw_client import Connection

AT_ONCE = 60
"""Tickets in one batch: three commands each at the counter, and at most 256 commands in a batch."""


async def serve_tickets(kiosks: list[Connection], counters: dict[str, Connection], count: int) -> None:
    """Let so many tickets be taken and printed, and as many calls be served to the end."""
    batches = [AT_ONCE] * (count // AT_ONCE) + [count % AT_ONCE]
    left = iter([size for size in batches if size])
    pairs = zip(kiosks, counters.items(), strict=False)

    async def work(kiosk: Connection, number: str, counter: Connection) -> None:
        for size in left:
            await _take(kiosk, size)
            await _serve(counter, number, size)

    await asyncio.gather(*(work(kiosk, number, counter) for kiosk, (number, counter) in pairs))


async def _take(kiosk: Connection, size: int) -> None:
    taken = [kiosk.request("issue_ticket", service=SERVICE) for _ in range(size)]
    printed = [kiosk.fact("report_print", ticket=ticket["id"], outcome="printed") for ticket in taken]
    _check(await kiosk.post(*taken, *printed))


async def _serve(counter: Connection, number: str, size: int) -> None:
    commands = []
    for _ in range(size):
        call = counter.request("call_next", counter=number)
        visit = {"counter": number, "visit": call["id"]}
        commands += [
            call,
            counter.fact("start_serving", **visit),
            counter.fact("finish_visit", ask_rating=False, **visit),
        ]
    _check(await counter.post(*commands))


def _check(answers: list[dict[str, object]]) -> None:
    refused = [answer["code"] for answer in answers if answer["status"] != "accepted"]
    if refused:
        raise RuntimeError(f"{len(refused)} commands were not accepted, the first with {refused[0]}")
