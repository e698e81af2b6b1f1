"""Who may sit down at a desk, and what a desk's token opens besides."""

from typing import Any

from app.contract.command import Scope
from app.server import accounts
from tests.server.desk.town import DESK, Town
from tests.server.harness import CENTRE, HALL

PASSWORD = "correct horse battery"


async def log_in(town: Town, number: str, scope: str) -> Any:
    """Log in with the right password."""
    given = {"number": number, "password": PASSWORD, "device": "pc-1", "scope": scope}
    return await town.server.http.post("/v1/login", json=given)


async def test_officers_of_the_flows_sign_in_for_a_desk_and_for_nothing_else(town: Town) -> None:
    core = town.server.core
    hashed = await core.passwords.hash(PASSWORD)

    def store(connection: Any) -> None:
        for number in ("dept_handler.roads", "1001"):
            accounts.set_password(connection, number, hashed, town.server.clock())

    await core.writer.execute(store)
    allowed = {one.value for one in Scope if (await log_in(town, "dept_handler.roads", one.value)).status_code == 200}
    assert allowed == {"desk"}
    assert (await log_in(town, "1001", "desk")).status_code == 403
    given = (await log_in(town, "dept_handler.roads", "desk")).json()
    assert (given["staff"], given["hall"], given["centre"]) == ("dept_handler.roads", "", "line")
    headers = {"Authorization": f"Bearer {given['token']}"}
    home = (await town.server.http.get(DESK, headers=headers)).json()
    assert home["officer"] == {
        "staff": "dept_handler.roads",
        "name": "",
        "roles": ["dept_handler"],
        "centre": "city",
        "unit": "roads",
    }
    for path in (f"/v1/feeds/{CENTRE}/snapshot", f"/v1/feeds/{CENTRE}/events?after=0", "/v1/centres/line/cases"):
        assert (await town.server.http.get(path, headers=headers)).status_code == 403, path
    assert (await town.server.http.get(f"/v1/feeds/{HALL}/snapshot", headers=headers)).status_code == 404


async def test_a_token_without_an_officer_behind_it_opens_no_desk(town: Town) -> None:
    case = await town.register()
    days = "since=2026-11-23&until=2026-11-24"
    paths = ["", "/setup", "/lists/dispatch.todo", "/lists/dispatch.todo.xlsx", f"/cases/{case}", f"/cases/{case}.docx"]
    paths += [f"/cases/{case}/since/0", "/news", f"/figures?{days}", f"/figures.xlsx?{days}", "/topics"]
    for scope in Scope:
        for staff in ("", "1001"):
            client = await town.server.client(scope, staff=staff)
            for path in paths:
                response = await client.get(DESK + path)
                assert (response.status_code, response.json()) == (403, {"code": "not_allowed"}), (scope, path)
    kiosk = await town.server.client(Scope.KIOSK, staff="dispatcher.city")
    assert (await kiosk.get(DESK)).status_code == 403
    stranger = await town.server.client(Scope.DESK, staff="dispatcher.city", centre="elsewhere")
    assert (await stranger.get(DESK)).status_code == 404


async def test_who_is_no_officer_any_more_is_out_at_once(town: Town) -> None:
    await town.register()
    assert (await town.counts("dispatcher.city"))["dispatch.todo"] == 1
    state = town.server.core.centre_state("line")
    assert state is not None
    assert state.setup is not None
    assert state.setup.flow is not None
    left = tuple(known for known in state.setup.flow.officers if known.staff != "dispatcher.city")
    await town.set_up("city_operation", officers=left)
    assert (await (await town.officer("dispatcher.city")).get(DESK)).status_code == 403
