"""How soon an officer has the first page of any of their lists, and how many are in each, with very many cases there.

Everything is asked through the server's application, as a desk asks. `growth_ratio` compares the slowest twentieth of
first pages with ten times as many cases, in one run.
"""

import asyncio
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.desk_past import Copies, templates
from tests.bench.figures import percentile
from tests.server.desk.town import DESK, Town
from tests.server.harness import serving, settings_for
from tests.server.samples import Clock

SIZES = {"": 50_000, "full": 1_000_000}
OPEN_SHARE = 0.02
ROUNDS = 8
SEED = 20261122
OFFICERS = (
    "calltaker.city", "shift_leader.city", "dispatcher.city", "result_reviewer.city", "dept_handler.roads",
    "dept_handler.water", "parent_dept.roads", "evaluator", "supervisor", "leader",
)  # fmt: skip


def run(size: str) -> dict[str, float]:
    """Return the figures."""
    with TemporaryDirectory() as folder:
        return asyncio.run(measure(Path(folder), SIZES[size]))


async def measure(folder: Path, cases: int, rounds: int = ROUNDS) -> dict[str, float]:
    """Return the figures of so many cases, and how they grew from a tenth of them."""
    async with serving(settings_for(folder), Clock()) as server:
        town = Town(server)
        await town.set_up("city_operation")
        await live(town)
        known = templates(server.core.database)
        copies = Copies(server.core.database, known, open_share=OPEN_SHARE, seed=SEED)
        began = time.monotonic()
        await asyncio.to_thread(copies.add, cases // 10 - len(known))
        few = await _ask(town, rounds)
        await asyncio.to_thread(copies.add, cases - cases // 10)
        built_s = time.monotonic() - began
        many = await _ask(town, rounds)
    return {
        "cases": cases,
        "build_s": built_s,
        "lists": few.lists,
        "first_page_p50_ms": percentile(many.pages, 0.5),
        "first_page_p95_ms": percentile(many.pages, 0.95),
        "counts_p95_ms": percentile(many.counts, 0.95),
        "growth_ratio": percentile(many.pages, 0.95) / percentile(few.pages, 0.95),
        "counts_growth_ratio": percentile(many.counts, 0.95) / percentile(few.counts, 0.95),
    }


async def live(town: Town) -> None:
    """Let cases go their way to every place where they wait, and some to the end."""
    ways: tuple[tuple[str, str, int | None, dict[str, object]], ...] = (
        ("dispatcher.city", "assign", None, {"host": "roads", "co": ["water"]}),
        ("dept_handler.roads", "finish", 1, {}),
        ("result_reviewer.city", "approve_result", 1, {}),
        ("calltaker.city", "follow_up", None, {"satisfaction": 5}),
        ("evaluator", "evaluate", None, {"satisfaction": 4}),
        ("result_reviewer.city", "close", None, {}),
    )
    for steps in (*range(len(ways)), *[len(ways)] * 6):
        case = await town.register(urgency="urgent" if steps % 2 else "normal")
        for staff, action, task, details in ways[:steps]:
            town.wait(minutes=7)
            await town.act(case, staff, action, task, **details)
    for disposition in ("direct_answer", "direct_answer", "to_review", "to_verify"):
        await town.register(disposition=disposition)
    case = await town.register()
    await town.act(case, "dispatcher.city", "assign", units=["roads", "parks"])
    await town.act(case, "dept_handler.roads", "apply", 1, kind="extension", until="2026-12-30T00:00:00+00:00")
    await town.act(case, "dept_handler.parks", "apply", 2, kind="suspension")


class _Took:
    """How long answers took, in milliseconds."""

    def __init__(self) -> None:
        self.pages: list[float] = []
        self.counts: list[float] = []
        self.lists = 0


async def _ask(town: Town, rounds: int) -> _Took:
    """Ask for the counts and the first page of every list of every officer, a few times over."""
    took = _Took()
    for staff in OFFICERS:
        client = await town.officer(staff)
        names = [known.name for known in (await town.home(staff)).lists]
        took.lists += len(names)
        for _ in range(rounds):
            took.counts.append(await _timed(client.get(DESK)))
            took.pages += [await _timed(client.get(f"{DESK}/lists/{name}")) for name in names]
    return took


async def _timed(asked: object) -> float:
    began = time.perf_counter()
    response = await asked  # type: ignore[misc]
    took = (time.perf_counter() - began) * 1000
    assert response.status_code == 200, response.text
    return took
