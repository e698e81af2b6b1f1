"""The reception: a ticket for a citizen, looked up, printed again, given up, moved to another service."""

import pytest

from app.contract.command import Scope
from app.server import accounts
from tests.server.harness import Client, TestServer
from tests.server.small_house import PASSWORD


@pytest.fixture
async def desk(server: TestServer) -> Client:
    """The reception's program, logged in over HTTP; a counter is open."""
    hashed = await server.core.passwords.hash(PASSWORD)
    await server.core.writer.execute(
        lambda connection: accounts.set_password(connection, "4001", hashed, server.core.now())
    )
    given = {"number": "4001", "password": PASSWORD, "device": "reception-1", "scope": "reception"}
    response = await server.http.post("/v1/login", json=given)
    assert response.status_code == 200, response.text
    await server.window("1", "1001")
    return Client(server.http, response.json()["token"], "reception-1", server.clock)


async def test_reception_issues_prints_and_looks_up(server: TestServer, desk: Client) -> None:
    ticket = await server.queue_ticket(desk, citizen={"name": "周全", "phone": "13812349876"})
    held = (await desk.snapshot())["state"]["tickets"][ticket]
    assert (held["state"], held["source"], held["citizen"]["phone"]) == ("waiting", "reception", "138****9876")


async def test_a_further_paper_is_marked_in_the_record(server: TestServer, desk: Client) -> None:
    ticket = await server.queue_ticket(await server.client(Scope.KIOSK))
    for number in (1, 2):
        answer = await desk.one(desk.request("reprint_ticket", ticket=ticket))
        (event,) = answer.events
        assert (event["type"], event["actor"], event["body"]) == (
            "ticket_reprinted",
            "4001",
            {"ticket": ticket, "copy_number": number, "device": ""},
        )
    held = (await desk.snapshot())["state"]["tickets"][ticket]
    assert held["reprints"] == 2
    page = await server.http.get(f"/t/{ticket}/{held['slip_key']}")
    assert held["number"] in page.text
    window = await server.client(Scope.COUNTER, staff="1002")
    assert not (await window.snapshot())["state"]["tickets"][ticket]["slip_key"]


async def test_the_hall_says_how_often_and_what(server: TestServer, desk: Client) -> None:
    manager = await server.client(Scope.MANAGER)
    setup = (await manager.snapshot())["state"]["setup"]
    setup["rules"]["max_reprints"] = 1
    await manager.one(manager.request("set_up_hall", setup=setup))
    ticket = await server.queue_ticket(desk)
    answers = [await desk.one(desk.request("reprint_ticket", ticket=ticket)) for _ in range(2)]
    assert [(answer.code, answer.detail) for answer in answers] == [("", {}), ("too_many_reprints", {"most": 1})]
    assert (await desk.one(desk.request("cancel_ticket", ticket=ticket, reason="citizen left"))).status == "accepted"
    assert (await desk.one(desk.request("reprint_ticket", ticket=ticket))).code == "wrong_ticket_state"
    kiosk = await server.client(Scope.KIOSK)
    assert (await kiosk.one(kiosk.request("reprint_ticket", ticket=ticket))).code == "not_allowed"


async def test_reception_moves_a_ticket_to_another_service(server: TestServer, desk: Client) -> None:
    ticket = await server.queue_ticket(desk, citizen={"id_number": "11010519491231002X"})
    answer = await desk.one(desk.request("change_service", ticket=ticket, service="card"))
    assert answer.status == "accepted", answer
    assert (await desk.snapshot())["state"]["tickets"][ticket]["service"] == "card"


@pytest.mark.parametrize("command", ["log_in_at_counter", "call_next", "set_up_hall", "rate_visit", "pass_time"])
async def test_reception_has_no_more_rights_than_it_needs(server: TestServer, desk: Client, command: str) -> None:
    setup = (await (await server.client(Scope.MANAGER)).snapshot())["state"]["setup"]
    bodies = {"set_up_hall": {"setup": setup}, "pass_time": {}}
    if command == "rate_visit":
        body = {"visit": "01a204ac-8374-700c-b128-411d9f2e5a5d", "rating": "satisfied"}
        (event,) = (await desk.one(desk.fact(command, **body))).events
        assert (event["type"], event["body"]["code"]) == ("irregularity_found", "not_allowed")
        return
    answer = await desk.one(desk.request(command, **bodies.get(command, {"counter": "2"})))
    assert answer.code == "not_allowed"


async def test_window_staff_are_no_reception(server: TestServer, desk: Client) -> None:
    hashed = await server.core.passwords.hash(PASSWORD)
    await server.core.writer.execute(
        lambda connection: accounts.set_password(connection, "1001", hashed, server.core.now())
    )
    given = {"number": "1001", "password": PASSWORD, "device": "d", "scope": "reception"}
    assert (await server.http.post("/v1/login", json=given)).json() == {"code": "not_allowed"}
