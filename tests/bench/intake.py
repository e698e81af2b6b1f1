"""What twenty calls cost a call-taker's hands, against the reference form; and whether a kill loses a pause.

The calls are played by key events through the real program at a real server (`call_taker`). Times are those of the
keystroke-level model (`klm`), of the first case of each call; duplicates are added to what is known, so they are
counted apart. `without_phrases` is what it would be if every sign of the descriptions were typed.
"""

import asyncio
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import mean
from typing import Any

from tests.bench.klm import REFERENCE, SECONDS, SIGNS_PER_MINUTE, reference
from tests.e2e.test_hotline_killed import killed_life, lost, typist
from tests.server.test_process import PASSWORD, SAMPLE, Process, log_in, started
from tests.unit.modes.hotline.live_centre import past_cases

KILLS = 10
_SECONDS = 240

Case = dict[str, Any]


def run(size: str) -> dict[str, float]:
    """Return the figures; `full` kills ten times as often."""
    cases, drafts_lost, arrived = asyncio.run(_measured(KILLS * (10 if size == "full" else 1)))
    figures = figures_of(cases)
    _show_fields(cases)
    written = sum(not case["duplicate"] for case in cases)
    if arrived != written:
        raise RuntimeError(f"{written} cases were registered and {arrived} are in the record")
    return figures | {"cases": float(len(cases)), "drafts_lost": float(drafts_lost)}


def figures_of(cases: Sequence[Case]) -> dict[str, float]:
    """Return what new and known callers' first cases cost, and the other kinds beside them."""
    whole = [case for case in cases if case["first"] and not case["duplicate"]]
    new, known = ([case for case in whole if case["known"] is flag] for flag in (False, True))
    duplicates = [case for case in cases if case["duplicate"]]
    second = [case for case in cases if not case["first"]]
    return {
        "klm_new_s": _mean(new),
        "klm_repeat_s": _mean(known),
        "klm_ratio_new": ratio(new),
        "klm_ratio_repeat": ratio(known),
        "klm_ratio_new_without_phrases": ratio(new, phrases=False),
        "klm_ratio_repeat_without_phrases": ratio(known, phrases=False),
        "klm_second_case_s": _mean(second),
        "klm_duplicate_s": _mean(duplicates),
        "keys_per_case": mean(case["keys"] for case in cases),
        "hand_moves": float(sum(case["hands"] for case in cases)),
    }


def ratio(cases: Sequence[Case], *, phrases: bool = True) -> float:
    """Return the time of cases over that of the reference form for the same descriptions."""
    spent = sum(case["seconds"] if phrases else without_phrases(case) for case in cases)
    return spent / sum(reference(case["signs"], known=case["known"]) for case in cases)


def without_phrases(case: Case) -> float:
    """Return the time of a case had every sign of its description been typed, and no ending been decided on."""
    description: float = SECONDS["M"] + case["signs"] * 60 / SIGNS_PER_MINUTE
    return float(case["seconds"]) - float(case["fields"]["description"]) + description


def _mean(cases: Sequence[Case]) -> float:
    return mean(case["seconds"] for case in cases)


def _show_fields(cases: Sequence[Case]) -> None:
    """Print the mean of each field of new callers' first cases beside the reference form's."""
    new = [case for case in cases if case["first"] and not case["known"] and not case["duplicate"]]
    signs = mean(case["signs"] for case in new)
    print(f"  {'field':<14}{'reference s':>12}{'here s':>9}")
    for name, seconds in REFERENCE.items():
        wanted = seconds + (signs * 60 / SIGNS_PER_MINUTE if name == "description" else 0)
        print(f"  {name:<14}{wanted:>12.1f}{mean(case['fields'].get(name, 0.0) for case in new):>9.1f}")


async def _measured(kills: int) -> tuple[list[Case], int, int]:
    """Play the calls and kill the program; return the cases, what was lost, and how many cases the server has of it."""
    loading = ("--load", str(SAMPLE), "--open-today", "--staff-password", PASSWORD)
    with tempfile.TemporaryDirectory() as folder:
        async with started(Path(folder) / "server", *loading) as server:
            headers = await log_in(server, "2001", "hotline")
            before = await _count(server, headers)
            cases = await _played(server, Path(folder) / "calls")
            arrived = await _count(server, headers) - before
            losses = await _losses(server, Path(folder) / "killed", kills)
    return cases, losses, arrived


async def _played(server: Process, data: Path) -> list[Case]:
    program = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.bench.call_taker", str(server.http.base_url), str(data), PASSWORD),
        *known_numbers(),
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    async with asyncio.timeout(_SECONDS):
        said, _ = await program.communicate()
    if program.returncode:
        raise RuntimeError("the call-taker did not get through the calls")
    return [json.loads(line) for line in said.splitlines() if line.startswith(b"{")]


def known_numbers() -> list[str]:
    """Return ten mobile numbers of which the sample centre knows one name each."""
    names: dict[str, set[str]] = {}
    for case in past_cases():
        names.setdefault(case.reporter.phone, set()).add(case.reporter.name)
    return [number for number, called in names.items() if number.startswith("13800") and len(called) == 1][:10]


async def _count(server: Process, headers: dict[str, str]) -> int:
    response = await server.http.get("/v1/feeds/centre:yunxi-12345/snapshot", headers=headers)
    return len(response.json()["state"]["cases"])


async def _losses(server: Process, data: Path, kills: int) -> int:
    losses = 0
    async with typist(server, data) as program:
        said = await killed_life(program, seed=0)
        for seed in range(1, kills + 1):
            kept = said[-1]
            said = await killed_life(program, seed=seed)
            losses += len(lost(kept, said[0]))
    return losses
