"""The door's calls: what is asked, and what each answer means."""

import json
from collections.abc import Callable
from datetime import date

import httpx
import pytest

from app.client.door import Door
from app.client.errors import Locked, OtherEpoch, Rejected, Unauthenticated, Unreachable, Why, WrongLogin
from app.contract.command import Scope

Handler = Callable[[httpx.Request], httpx.Response]


def door(handler: Handler) -> Door:
    """A door whose server is a function."""
    made = Door("http://hall", transport=httpx.MockTransport(handler))
    made.token = "t"
    return made


def says(status: int, body: object = None, **headers: str) -> Handler:
    """Return a server that always says the same."""
    return lambda _request: httpx.Response(status, json=body, headers=headers)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (401, Unauthenticated),
        (403, Rejected),
        (404, Rejected),
        (410, OtherEpoch),
        (413, Rejected),
        (422, Rejected),
        (500, Rejected),
        (502, Unreachable),
        (503, Unreachable),
    ],
)
async def test_every_status_has_its_meaning(status: int, expected: type[Exception]) -> None:
    with pytest.raises(expected):
        await door(says(status, {"code": "some_code"})).snapshot("hall:a")


async def test_rejection_says_code_and_status() -> None:
    with pytest.raises(Rejected) as caught:
        await door(says(422, {"code": "malformed"})).snapshot("hall:a")
    assert (caught.value.status, caught.value.code) == (422, "malformed")


async def test_busy_server_names_its_time() -> None:
    handler = says(503, {"code": "unavailable"}, **{"retry-after": "7"})
    with pytest.raises(Unreachable) as caught:
        await door(handler).snapshot("hall:a")
    assert (caught.value.why, caught.value.retry_after) == (Why.BUSY, 7.0)


@pytest.mark.parametrize("body", [b"", b"<html>", b"[1]", b"\xff\xfe"])
async def test_answer_of_somebody_else_is_no_answer(body: bytes) -> None:
    with pytest.raises(Unreachable):
        await door(lambda _request: httpx.Response(200, content=body)).snapshot("hall:a")


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (httpx.ConnectError("no"), Why.REFUSED),
        (httpx.ConnectTimeout("no"), Why.TIMED_OUT),
        (httpx.ReadTimeout("no"), Why.TIMED_OUT),
        (httpx.RemoteProtocolError("no"), Why.BROKEN_OFF),
    ],
)
async def test_network_errors_are_told_apart(error: httpx.HTTPError, why: Why) -> None:
    def fail(_request: httpx.Request) -> httpx.Response:
        raise error

    with pytest.raises(Unreachable) as caught:
        await door(fail).tail("hall:a", 0)
    assert caught.value.why is why


async def test_every_question_carries_token_and_contract() -> None:
    asked: list[httpx.Request] = []

    def note(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, json={"cases": []})

    await door(note).cases("yunxi-12345", day=date(2026, 11, 23), phone="138", limit=5)

    (request,) = asked
    assert request.headers["authorization"] == "Bearer t"
    assert request.headers["citydesk-contract"] == "1"
    assert dict(request.url.params) == {"limit": "5", "phone": "138", "day": "2026-11-23"}
    assert request.url.path == "/v1/centres/yunxi-12345/cases"


async def test_login_tells_wrong_from_locked_and_sends_no_token() -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        locked = json.loads(request.content)["number"] == "locked"
        return httpx.Response(429 if locked else 401, json={"code": "x"}, headers={"retry-after": "900"})

    who = {"password": "p", "device": "d", "scope": Scope.COUNTER}
    with pytest.raises(WrongLogin):
        await door(answer).login(number="1001", **who)
    with pytest.raises(Locked) as caught:
        await door(answer).login(number="locked", **who)

    assert caught.value.retry_after == 900
    assert all("authorization" not in request.headers for request in asked)


async def test_portrait_is_bytes_and_its_name_cannot_leave_the_folder() -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.raw_path.decode())
        return httpx.Response(200, content=b"\x89PNG")

    assert await door(answer).portrait("yunxi", "../1001.png") == b"\x89PNG"
    assert asked == ["/v1/halls/yunxi/portraits/..%2F1001.png"]
