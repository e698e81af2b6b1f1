"""How soon and how surely the server finds the case that a second caller is calling about.

A server in this process with past cases; each question goes through its application as a client's would, while the
description is being typed. `recall10_place` is the share of questions with the original among the ten duplicates
shown, for lightly and moderately reworded calls that name the place; `recall10_no_place` for all that do not.
"""

import asyncio
import random
import time
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

from app.contract.centre.commands import SetUpCentre
from app.contract.centre.similar import SimilarQuery
from app.contract.command import Scope
from app.server.similar.following import keep_up
from app.server.ticker import command
from tests.bench.figures import percentile
from tests.bench.similar_calls import LEVELS, Issue, city, first_call, grid, issues, matter, second_call
from tests.bench.similar_past import Past
from tests.server.harness import CENTRE, Client, TestServer, serving, settings_for
from tests.server.samples import Clock

SIZES = {"": (100_000, 60), "full": (1_000_000, 60)}
"""Past cases, and questions per level, with and without the place."""
SEED = 20261122
INSERTS = 20


def run(size: str) -> dict[str, float]:
    """Return the figures."""
    cases, questions = SIZES[size]
    with TemporaryDirectory() as folder:
        return asyncio.run(measure(Path(folder), cases, questions))


async def measure(folder: Path, cases: int, questions: int) -> dict[str, float]:
    """Return the figures of so many past cases and questions per level."""
    async with serving(settings_for(folder), Clock()) as server:
        began = time.monotonic()
        kept = await _build(server, cases, questions)
        built_s = time.monotonic() - began
        taker = await server.client(Scope.HOTLINE, staff="2001")
        answers = await _ask_all(taker, kept)
        took = sorted(ms for asked in answers.values() for ms, _ in asked)
        recall = {part: sum(found for _, found in asked) / len(asked) for part, asked in answers.items()}
        named, unnamed = ([f"{level}_{part}" for level in LEVELS] for part in ("place", "no_place"))
        return {
            "cases": cases,
            "build_s": built_s,
            "questions": len(took),
            "p50_ms": percentile(took, 0.5),
            "p99_ms": percentile(took, 0.99),
            "recall10_place": (recall[named[1]] + recall[named[2]]) / 2,
            "recall10_place_heavy": recall[named[3]],
            "recall10_no_place": sum(recall[part] for part in unnamed[1:]) / 3,
            **{f"recall10_{part}": share for part, share in recall.items()},
            "insert_visible_ms": await _insert_visible_ms(taker),
        }


async def _build(server: TestServer, cases: int, questions: int) -> dict[str, Issue]:
    await command(server.core, CENTRE, SetUpCentre.TYPE, SetUpCentre(setup=city()).model_dump(mode="json"))
    core = server.core
    past = Past(
        key_file=core.settings.service_key,
        now=server.clock(),
        seed=SEED,
        count=cases,
        keep=frozenset(random.Random(SEED).sample(range(cases), questions)),
    )
    kept = await asyncio.to_thread(past.write, core.database)
    await keep_up(core, "line")
    return kept


async def _ask_all(taker: Client, kept: dict[str, Issue]) -> dict[str, list[tuple[float, bool]]]:
    """Return, by level and whether the place is named, how long each answer took (ms) and whether it was right."""
    chance = random.Random(SEED + 1)
    answers: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for case, issue in kept.items():
        for level in LEVELS:
            for named in (True, False):
                query = second_call(issue, chance, level, named=named)
                took, found = await _ask(taker, query)
                answers[f"{level}_{'place' if named else 'no_place'}"].append((took, case in found))
    return answers


async def _ask(taker: Client, query: SimilarQuery) -> tuple[float, list[str]]:
    body, headers = query.model_dump_json(), taker.headers | {"Content-Type": "application/json"}
    began = time.perf_counter()
    response = await taker.http.post("/v1/centres/line/similar", content=body, headers=headers)
    took = 1000 * (time.perf_counter() - began)
    assert response.status_code == 200, response.text
    return took, [match["case"] for match in response.json()["duplicates"]]


async def _insert_visible_ms(taker: Client) -> float:
    """Return how long after its registration a case is among what a second caller's call-taker sees (ms, worst)."""
    chance, source, waited = random.Random(SEED + 2), issues(SEED + 2), []
    for _ in range(INSERTS):
        issue = next(source)
        call = first_call(issue, chance)
        fact = taker.fact(
            "register_case",
            channel="phone",
            kind="complaint",
            reported_at="2026-11-23T09:58:00+08:00",
            reporter={"name": "李四", "phone": "13800130000"},
            title=call.title,
            description=call.description,
            address=call.address,
            area=grid(issue.estate),
            matter=matter(issue.topic),
        )
        assert (await taker.one(fact, feed=CENTRE)).status == "accepted"
        began = time.perf_counter()
        query = second_call(issue, chance, "L1", named=True)
        while fact["id"] not in (await _ask(taker, query))[1]:
            if time.perf_counter() - began > 30:
                return float("inf")
        waited.append(1000 * (time.perf_counter() - began))
    return max(waited)
