"""Switches that tell their calls by HTTP on this machine, and calls that nobody makes."""

import json
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from queue import Queue
from typing import Any

import pytest

from devices.cti.call import AgentState, CallEvent, CallKind, Direction
from devices.cti.event_door import EventDoor
from devices.cti.supervised import SupervisedSwitch
from devices.cti.virtual import VirtualSwitch
from devices.errors import Rejected
from devices.open import open_switch

SECONDS = 10
TOKEN = "0123456789abcdef"


class Door:
    """A door and a switch that speaks to it."""

    def __init__(self) -> None:
        self.heard: Queue[CallEvent] = Queue()
        self.driver = EventDoor(0, TOKEN, self.heard.put)
        self.switch = SupervisedSwitch(self.driver)
        self.switch.set_agent(AgentState.READY).result(SECONDS)

    def ask(self, method: str, target: str, body: dict[str, Any] | None = None, token: str = TOKEN) -> tuple[int, Any]:
        connection = HTTPConnection("127.0.0.1", self.driver.port, timeout=SECONDS)
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        connection.request(method, target, json.dumps(body) if body is not None else None, headers)
        reply = connection.getresponse()
        content = json.loads(reply.read())
        connection.close()
        return reply.status, content


@pytest.fixture
def door() -> Iterator[Door]:
    made = Door()
    yield made
    assert made.switch.close()


def test_a_switch_tells_a_call_and_fetches_what_is_ordered(door: Door) -> None:
    told = {"event": "ringing", "call": "c1", "number": "13800130021"}
    assert door.ask("POST", "/calls", told)[0] == 200
    assert door.heard.get(timeout=SECONDS) == CallEvent(kind=CallKind.RINGING, call="c1", number="13800130021")
    door.switch.answer("c1").result(SECONDS)
    door.switch.dial("12345").result(SECONDS)
    status, orders = door.ask("GET", "/orders?after=1")
    assert status == 200
    assert [(order["order"], order["call"], order["number"]) for order in orders] == [
        ("answer", "c1", ""),
        ("dial", "", "12345"),
    ]


def test_a_softphone_that_only_opens_addresses_is_heard(door: Door) -> None:
    target = f"/calls?event=answered&call=c2&number=110&direction=out&token={TOKEN}"
    assert door.ask("GET", target, token="")[0] == 200
    event = door.heard.get(timeout=SECONDS)
    assert (event.kind, event.direction, event.number) == (CallKind.ANSWERED, Direction.OUT, "110")


@pytest.mark.parametrize(
    ("method", "target", "body", "token", "status"),
    [
        ("POST", "/calls", {"event": "ringing", "call": "c"}, "wrong-wrong-wrong", 401),
        ("POST", "/calls", {"event": "ringing", "call": "c"}, "", 401),
        ("POST", "/calls", {"event": "sings", "call": "c"}, TOKEN, 422),
        ("POST", "/calls", {"event": "ringing"}, TOKEN, 422),
        ("POST", "/calls", {"event": "ringing", "call": "c" * 65}, TOKEN, 422),
        ("POST", "/calls", [], TOKEN, 422),
        ("GET", "/elsewhere", None, TOKEN, 404),
    ],
)
def test_what_is_no_event_is_refused(door: Door, method: str, target: str, body: Any, token: str, status: int) -> None:
    assert door.ask(method, target, body, token)[0] == status
    assert door.heard.empty()


def test_a_call_that_is_over_takes_no_orders(door: Door) -> None:
    door.ask("POST", "/calls", {"event": "ringing", "call": "c1"})
    door.ask("POST", "/calls", {"event": "hung_up", "call": "c1"})
    with pytest.raises(Rejected):
        door.switch.hold("c1").result(SECONDS)


def test_scripted_calls_ring_and_are_answered(tmp_path: Path) -> None:
    script = tmp_path / "calls.txt"
    script.write_text("# who calls when\n0 13800130021\n", encoding="utf-8")
    heard: Queue[CallEvent] = Queue()
    switch = open_switch(f"virtual://cti?script={script}", heard.put)
    call = heard.get(timeout=SECONDS)
    assert (call.kind, call.number) == (CallKind.RINGING, "13800130021")
    for order, kind in (
        (switch.answer, CallKind.ANSWERED),
        (switch.hold, CallKind.HELD),
        (switch.resume, CallKind.RESUMED),
        (switch.hang_up, CallKind.HUNG_UP),
    ):
        order(call.call).result(SECONDS)
        assert heard.get(timeout=SECONDS).kind is kind
    assert switch.close()


def test_somebody_calls_and_is_transferred() -> None:
    heard: Queue[CallEvent] = Queue()
    driver = VirtualSwitch(heard.put)
    switch = SupervisedSwitch(driver)
    driver.ring("110")
    call = heard.get(timeout=SECONDS).call
    switch.answer(call).result(SECONDS)
    switch.transfer(call, "8010").result(SECONDS)
    kinds = [heard.get(timeout=SECONDS).kind for _ in range(3)]
    assert kinds == [CallKind.ANSWERED, CallKind.TRANSFERRED, CallKind.HUNG_UP]
    assert ("transfer", call, "8010") in driver.orders
    assert switch.close()
