"""The bench of the desk's lists: few cases are listed as many are, and copies open as real ones do."""

from pathlib import Path

from tests.bench.desk import live, measure
from tests.bench.desk_past import Copies, templates
from tests.server.desk.town import Town
from tests.server.harness import serving, settings_for
from tests.server.samples import Clock


async def test_few_cases_are_measured_like_many(tmp_path: Path) -> None:
    figures = await measure(tmp_path, 500, rounds=1)
    assert figures["cases"] == 500
    assert figures["lists"] > 40
    assert 0 < figures["first_page_p95_ms"] < float("inf")
    assert 0 < figures["counts_p95_ms"] < float("inf")


async def test_a_copy_reads_like_the_case_it_was_made_from(tmp_path: Path) -> None:
    async with serving(settings_for(tmp_path), Clock()) as server:
        town = Town(server)
        await town.set_up("city_operation")
        await live(town)
        known = templates(server.core.database)
        Copies(server.core.database, known, open_share=0.5, seed=1).add(60)
        page = await town.page("supervisor", "supervision.all", "?limit=200")
        assert (page.total, len(page.lines)) == (len(known) + 60, len(known) + 60)
        assert {line.title for line in page.lines} == {"路灯不亮"}
        assert len({line.number for line in page.lines}) > 60
