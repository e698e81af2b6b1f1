"""A small day through the real server over HTTP, held against the slow oracle; `make bench NAME=day`: a big one."""

from tests.bench.day import play


def test_a_small_day_has_no_fault(tmp_path):
    day, evening = play(tmp_path, citizens=60, seed=7)
    figures = day.checks.figures(evening)
    assert figures["citizens"] >= 60
    faults = {name: figures[name] for name in ("double_numbers", "double_calls", "forgotten", "order_violations")}
    assert set(faults.values()) == {0}, faults
    assert len(day.door.times["call_next"]) >= 60
    assert 0 <= figures["estimate_in_range"] <= 1
