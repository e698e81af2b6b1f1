"""The rows of the desk follow from the record, and tell what the rules say of the cases."""

import random
from typing import Any

import pytest
from sqlalchemy import Connection, delete, select

from app.contract.centre.flow_commands import Details
from app.contract.command import Actor, Scope
from app.rules.case_legal import legal
from app.rules.case_listing import entries, owners_of, sheet_of
from app.rules.case_lists import BY_NAME, lists_of
from app.server import tables
from app.server.desk.rebuild import make_what_is_missing, rebuild
from app.server.ticker import command
from tests.server.desk.town import Town
from tests.server.harness import CENTRE

STAFF = (
    "calltaker.city", "shift_leader.city", "dispatcher.city", "result_reviewer.city", "dept_handler.roads",
    "dept_handler.lamps", "parent_dept.roads", "dept_handler.water", "unit_leader.roads", "grid.1", "evaluator",
    "supervisor", "dispatcher.east", "calltaker.east",
)  # fmt: skip
DETAILS: dict[str, Any] = {
    "host": "roads",
    "co": ["water"],
    "unit": "lamps",
    "staff": "grid.1",
    "until": "2026-12-30T00:00:00+00:00",
    "passed": True,
    "result": "satisfied",
    "satisfaction": 5,
    "urgency": "urgent",
    "centre": "east",
    "opinion": "同意",
}


async def live(town: Town, seed: int, steps: int) -> None:
    """Let the officers do something they may, over and over."""
    choose = random.Random(seed)
    for _ in range(steps):
        state = town.server.core.centre_state("line")
        assert state is not None
        if len(state.flows) < 4:
            await town.register(choose.choice(("calltaker.city", "calltaker.street")))
            continue
        town.wait(minutes=choose.choice((5, 50, 500)))
        case, staff = choose.choice(sorted(state.flows)), choose.choice(STAFF)
        actor = Actor(scope=Scope.DESK, device="pc", staff=staff)
        known = [act for act in legal(state, case, actor, town.server.clock()) if act.why is None]
        if not known:
            continue
        act = choose.choice(known)
        pending = [one.no for one in state.flows[case].applications if one.state == "pending"]
        said = DETAILS | {"kind": act.kind, "application": choose.choice(pending) if pending else None}
        said |= {} if choose.random() < 0.5 else {"host": None, "co": [], "units": ["roads", "parks"]}
        Details.model_validate(said, strict=False)
        await town.try_to(case, staff, act.action.value, act.task, **said)


def everything(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows of the desk by what they say; sealed values and numbers of lists differ each time."""
    lists = {row.id: row for row in connection.execute(select(tables.case_list))}
    cases = {row.row: row.case for row in connection.execute(select(tables.case_flow))}
    hidden = {"row", "sealed", "entries"}
    flow_columns = [column for column in tables.case_flow.columns if column.name not in hidden]
    task_columns = [column for column in tables.case_task.columns if column.name != "case_row"]
    entry = tables.case_entry.c
    return {
        "flows": sorted((tuple(row) for row in connection.execute(select(*flow_columns))), key=str),
        "tasks": sorted((tuple(row) for row in connection.execute(select(*task_columns))), key=str),
        "entries": sorted(
            ((lists[row.list].name, lists[row.list].owner, cases[row.case_row], row.item, row.sort, row.near)
            for row in connection.execute(select(entry.list, entry.case_row, entry.item, entry.sort, entry.near))),
            key=str,
        ),
        "sizes": sorted((row.name, row.owner, row.size) for row in lists.values() if row.size),
    }  # fmt: skip


@pytest.mark.parametrize(("code", "seed"), [("city_operation", 1), ("city_operation", 2), ("linkage_110", 3)])
async def test_made_anew_the_rows_are_the_same_and_say_what_the_rules_say(town: Town, code: str, seed: int) -> None:
    await town.set_up(code, pools=seed == 2)
    await live(town, seed, 120)
    core = town.server.core
    with core.database.reading() as connection:
        before = everything(connection)
        told = {(known[0], known[1], known[2], known[3]) for known in before["entries"]}
    state = core.centre_state("line")
    assert state is not None
    for flow in state.flows.values():
        taker = next(row[3] for row in before["flows"] if row[0] == flow.case)
        sheet = sheet_of(state, flow, taker)
        assert sheet is not None
        expected = {(known.list, known.owner, flow.case, known.item) for known in entries(sheet)}
        assert expected == {known for known in told if known[2] == flow.case and not BY_NAME[known[0]].lasting}
    vault, now = core.database.vault, core.time()
    await core.writer.execute(lambda connection: rebuild(connection, vault, "line", now))
    with core.database.reading() as connection:
        assert everything(connection) == before
    sizes = {(name, owner): size for name, owner, size in before["sizes"]}
    assert sum(sizes.values()) == len(before["entries"])


async def test_what_somebody_may_do_is_in_a_list_they_see(town: Town) -> None:
    await live(town, 7, 80)
    core = town.server.core
    state = core.centre_state("line")
    assert state is not None
    assert state.setup is not None
    assert state.setup.flow is not None
    aside = {"urge", "split", "supervise", "add_task", "merge", "report_progress", "to_recheck", "edit", "send_grid"}
    with core.database.reading() as connection:
        told = {known[:3] for known in everything(connection)["entries"]}
    found = 0
    for officer in state.setup.flow.officers:
        mine = {rule.name for rule in lists_of(state.setup.flow, officer) if rule.open}
        owners = owners_of(officer)
        actor = Actor(scope=Scope.DESK, device="pc", staff=officer.staff)
        for case in state.flows:
            acts = {act.action.value for act in legal(state, case, actor, town.server.clock()) if act.why is None}
            if acts - aside - {"restore", "apply", "void", "save_draft", "cancel_suspension"}:
                found += 1
                assert any((name, owner, case) in told for name in mine for owner in owners), (officer.staff, acts)
    assert found > 3


async def test_a_record_from_before_there_were_lists_gets_its_rows_at_the_start(town: Town) -> None:
    await town.register()
    core = town.server.core
    with core.database.reading() as connection:
        before = everything(connection)
    for table in (tables.case_entry, tables.case_list, tables.case_flow):
        await core.writer.execute(lambda connection, table=table: connection.execute(delete(table)))  # type: ignore[misc]
    assert await town.counts("dispatcher.city") == {}
    await make_what_is_missing(core)
    with core.database.reading() as connection:
        assert everything(connection) == before
    assert (await town.counts("dispatcher.city"))["dispatch.todo"] == 1
    await command(core, CENTRE, "pass_time", {})
