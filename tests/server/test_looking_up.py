"""What the reception looks up: the whole history of a ticket, and whose ticket bears a name."""

import pytest

from app.contract.command import Scope
from app.ids import new_id
from tests.server.harness import TestServer
from tests.server.test_personal_data import COMMENT, ID_NUMBER, NAME, PHONE, a_visit
from tests.server.test_viewing import looked, reception

TICKETS = "/v1/halls/test/tickets"
TOLD = ["ticket_reserved", "ticket_queued", "ticket_called", "serving_started", "visit_finished", "rating_requested"]


async def test_a_tickets_history_is_told_whole_and_alone(server: TestServer) -> None:
    ticket, _ = await a_visit(server)
    await server.queue_ticket(await server.client(Scope.KIOSK))
    desk = await reception(server)
    response = await desk.get(f"{TICKETS}/{ticket}/history")
    events = response.json()["events"]
    assert [event["type"] for event in events] == [*TOLD, "visit_rated"]
    assert [event["actor"] for event in events[2:4]] == ["1001", "1001"]
    assert events[2]["body"]["reason"]["rule"] == "first_come"
    assert not [marker for marker in (NAME, PHONE, ID_NUMBER, COMMENT) if marker in response.text]


async def test_history_is_for_staff_of_the_hall_and_todays_tickets(server: TestServer) -> None:
    ticket, _ = await a_visit(server)
    path = f"{TICKETS}/{ticket}/history"
    for scope in (Scope.KIOSK, Scope.DISPLAY, Scope.PAD):
        assert (await (await server.client(scope)).get(path)).status_code == 403
    desk = await reception(server)
    assert (await desk.get(path.replace(ticket, new_id()))).status_code == 404
    elsewhere = await server.client(Scope.RECEPTION, staff="4001", hall="elsewhere")
    assert (await elsewhere.get(path)).status_code == 404


async def test_a_ticket_is_found_by_the_full_name_and_the_look_is_recorded(server: TestServer) -> None:
    ticket, _ = await a_visit(server)
    desk = await reception(server)
    found = await desk.get(f"{TICKETS}?name={NAME[1:]}")
    assert found.json()["tickets"] == [ticket]
    assert NAME not in found.text
    assert (await desk.get(f"{TICKETS}?name=没有此人")).json()["tickets"] == []
    views = await looked(server, "test")
    assert [(view["looked"], view["actor"], view["allowed"], view["found"], view["subject"]) for view in views] == [
        ("name", "4001", True, 1, None),
        ("name", "4001", True, 0, None),
    ]
    assert NAME not in str(views)


@pytest.mark.parametrize("name", ["", "欧", "x" * 61])
async def test_a_single_character_opens_nothing(server: TestServer, name: str) -> None:
    await a_visit(server)
    assert (await (await reception(server)).get(f"{TICKETS}?name={name}")).status_code == 422
    assert (await (await reception(server)).get(f"{TICKETS}?name=%20欧")).json()["tickets"] == []


@pytest.mark.parametrize(("scope", "staff"), [(Scope.COUNTER, "1001"), (Scope.RECEPTION, "1001"), (Scope.KIOSK, "")])
async def test_who_may_not_see_names_finds_none_and_that_is_recorded(
    server: TestServer, scope: Scope, staff: str
) -> None:
    await a_visit(server)
    response = await (await server.client(scope, staff=staff)).get(f"{TICKETS}?name={NAME}")
    assert (response.status_code, response.json()) == (403, {"code": "not_allowed"})
    (view,) = await looked(server, "test")
    assert (view["looked"], view["allowed"], view["found"]) == ("name", False, 0)
