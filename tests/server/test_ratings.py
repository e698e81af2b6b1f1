"""Ratings at the server: the citizen's page, figures, the managers' list, signatures, pairing."""

import hashlib
from io import BytesIO
from urllib.parse import urlencode

import pytest
from python_calamine import CalamineWorkbook

from app.contract.command import Scope
from app.contract.hall.setup import HallRules, Role
from tests.server.harness import Client, TestServer
from tests.server.samples import hall

DAY = "since=2026-11-23&until=2026-11-23"
PNG = b"\x89PNG\r\n\x1a\n" + b"a signature"


async def finish(server: TestServer, window: Client, *, ask: bool = True, counter: str = "1") -> str:
    """Serve one ticket to its end; return the visit."""
    await server.queue_ticket(await server.client(Scope.KIOSK))
    visit = (await window.one(window.request("call_next", counter=counter))).id
    await window.one(window.fact("start_serving", counter=counter, visit=visit))
    await window.one(window.fact("finish_visit", counter=counter, visit=visit, ask_rating=ask))
    return visit


async def rate(server: TestServer, visit: str, rating: str, counter: str = "1", **more: object) -> list[str]:
    """Rate as the pad does; return what happened."""
    pad = await server.client(Scope.PAD, counter=counter)
    answer = await pad.one(pad.fact("rate_visit", visit=visit, rating=rating, **more))
    return [event["type"] for event in answer.events]


def link_of(server: TestServer, visit: str) -> tuple[str, str]:
    """Return the page of the visit's ticket, and where its rating goes."""
    state = server.core.hall_state("test")
    ticket = state.tickets[state.visits[visit].ticket]
    page = f"/t/{ticket.id}/{ticket.slip_key}"
    return page, f"{page}/rating"


async def post_form(server: TestServer, path: str, **fields: object) -> int:
    """Send the page's form; return the status."""
    body = urlencode(fields, doseq=True)
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    return (await server.http.post(path, content=body, headers=headers)).status_code


async def test_the_citizen_rates_on_the_page_even_when_staff_did_not_ask(server: TestServer) -> None:
    visit = await finish(server, await server.window("1", "1001"), ask=False)
    page, target = link_of(server, visit)
    shown = (await server.http.get(page)).text
    assert "非常满意" in shown
    assert await post_form(server, target, rating="dissatisfied", reason=["attitude"], comment="<b>慢</b>") == 303
    evaluation = server.core.hall_state("test").visits[visit].evaluation
    assert (evaluation.rating, evaluation.reasons, evaluation.source) == ("dissatisfied", ("attitude",), "page")
    shown = (await server.http.get(page)).text
    assert "已收到您的评价" in shown
    assert "慢" not in shown
    assert await post_form(server, target, rating="very_satisfied") == 303
    assert server.core.hall_state("test").visits[visit].evaluation.rating == "dissatisfied"
    assert await rate(server, visit, "very_satisfied") == ["irregularity_found"]


async def test_a_rating_on_the_page_needs_the_tickets_key_and_sense(server: TestServer) -> None:
    visit = await finish(server, await server.window("1", "1001"))
    _, target = link_of(server, visit)
    assert await post_form(server, target[:-3] + "xxx", rating="satisfied") == 404
    assert await post_form(server, target, rating="wonderful") == 422
    assert await post_form(server, target, rating="satisfied", comment="x" * 501) == 422
    assert await post_form(server, target, rating="satisfied", comment="x" * 9000) == 413
    assert server.core.hall_state("test").visits[visit].evaluation is None
    server.clock.advance(days=1)
    assert await post_form(server, target, rating="satisfied") == 404


async def test_figures_name_what_they_are_shares_of(server: TestServer) -> None:
    window = await server.window("1", "1001")
    visits = [await finish(server, window) for _ in range(3)]
    await finish(server, window, ask=False)
    await rate(server, visits[0], "very_satisfied")
    await rate(server, visits[1], "dissatisfied")
    manager = await server.client(Scope.MANAGER, staff="3001")
    (one,) = (await manager.get(f"/v1/halls/test/ratings?{DAY}")).json()["figures"]
    assert (one["subject"], one["name"]) == ("1001", "林晓岚")
    counts = {"finished": 4, "asked": 3, "not_asked": 1, "rated": 2, "unrated": 2, "counted": 2, "satisfied": 1}
    assert {name: one[name] for name in counts} == counts
    assert (one["satisfaction_rate"], one["evaluation_rate"]) == (0.5, 0.5)


@pytest.mark.parametrize(
    ("by", "subject"), [("staff", "1001"), ("service", "tax"), ("counter", "1"), ("department", "")]
)
async def test_figures_by_anything_and_per_period(server: TestServer, by: str, subject: str) -> None:
    await rate(server, await finish(server, await server.window("1", "1001")), "satisfied")
    manager = await server.client(Scope.MANAGER)
    query = f"since=2026-10-01&until=2026-12-31&by={by}&per=quarter"
    (one,) = (await manager.get(f"/v1/halls/test/ratings?{query}")).json()["figures"]
    assert (one["period"], one["subject"], one["rated"]) == ("2026Q4", subject, 1)


async def test_a_span_that_is_none_or_too_long_is_refused(server: TestServer) -> None:
    manager = await server.client(Scope.MANAGER)
    for query in ("since=2026-11-24&until=2026-11-23", "since=2020-01-01&until=2026-01-01", "since=x&until=y", ""):
        assert (await manager.get(f"/v1/halls/test/ratings?{query}")).status_code == 422, query


async def test_a_bad_rating_is_followed_up_and_a_mistake_put_aside(server: TestServer) -> None:
    window = await server.window("1", "1001")
    bad, mistake = await finish(server, window), await finish(server, window)
    await rate(server, bad, "dissatisfied", comment="=1+1")
    await rate(server, mistake, "dissatisfied")
    manager = await server.client(Scope.MANAGER, staff="3001")
    await window.one(window.request("file_misrating", visit=mistake, reason="按错了"))
    await manager.one(manager.request("decide_misrating", visit=mistake, verdict="accept", note="属实"))
    await manager.one(manager.request("follow_up_rating", visit=bad, result="已致歉"))
    found = {one["visit"]: one for one in (await manager.get(f"/v1/halls/test/reviews?{DAY}")).json()["reviews"]}
    assert (found[bad]["follow_up"]["by"], found[bad]["follow_up"]["result"]) == ("3001", "已致歉")
    assert (found[mistake]["misrating"]["state"], found[mistake]["misrating"]["reason"]) == ("accepted", "按错了")
    assert (await manager.get(f"/v1/halls/test/reviews?{DAY}&only_open=true")).json()["reviews"] == []
    (one,) = (await manager.get(f"/v1/halls/test/ratings?{DAY}")).json()["figures"]
    assert (one["rated"], one["put_aside"], one["counted"]) == (2, 1, 1)


async def test_the_lists_come_as_workbooks_in_which_words_stay_words(server: TestServer) -> None:
    bad = await finish(server, await server.window("1", "1001"))
    await rate(server, bad, "dissatisfied", comment="=1+1")
    manager = await server.client(Scope.MANAGER)
    sheets = {}
    for name in ("ratings", "reviews"):
        response = await manager.get(f"/v1/halls/test/{name}.xlsx?{DAY}")
        assert response.headers["content-disposition"] == f'attachment; filename="{name}.xlsx"'
        book = CalamineWorkbook.from_filelike(BytesIO(response.content))
        rows = book.get_sheet_by_index(0).to_python()
        sheets[name] = dict(zip(rows[0], rows[1], strict=True))
    assert (sheets["ratings"]["名称"], sheets["ratings"]["满意率"], sheets["ratings"]["评价率"]) == ("林晓岚", 0.0, 1.0)
    assert (sheets["reviews"]["意见"], sheets["reviews"]["评价"]) == ("=1+1", "不满意")


async def test_yesterdays_rating_counts_for_yesterday(server: TestServer) -> None:
    visit = await finish(server, await server.window("1", "1001"))
    pad = await server.client(Scope.PAD, counter="1")
    touched = pad.fact("rate_visit", visit=visit, rating="satisfied")
    server.clock.advance(days=1)
    assert [event["type"] for event in (await pad.one(touched)).events][-1] == "visit_rated"
    manager = await server.client(Scope.MANAGER)
    (one,) = (await manager.get(f"/v1/halls/test/ratings?{DAY}&per=day")).json()["figures"]
    assert (one["period"], one["rated"]) == ("2026-11-23", 1)


async def test_a_signature_is_kept_by_its_content_and_shown_to_managers_only(server: TestServer) -> None:
    pad = await server.client(Scope.PAD, counter="1")
    digest = hashlib.sha256(PNG).hexdigest()
    path = f"/v1/halls/test/signatures/{digest}"
    for _ in range(2):
        assert (await server.http.put(path, content=PNG, headers=pad.headers)).status_code == 204
    file = server.core.settings.signatures / "test" / f"{digest}.sealed"
    assert file.stat().st_mode & 0o077 == 0
    assert b"signature" not in file.read_bytes()
    manager = await server.client(Scope.MANAGER)
    assert (await manager.get(path)).status_code == 422
    path = f"{path}?reason=complaint"
    assert (await manager.get(path)).content == PNG
    (event,) = await manager.tail(feed="audit:test")
    assert event["body"]["view"]["subject"] == digest
    for scope in set(Scope) - {Scope.MANAGER}:
        assert (await (await server.client(scope)).get(path)).status_code == 403


@pytest.mark.parametrize("body", [b"\x89PNG\r\n\x1a\nanother", b"GIF89a", b"\x89PNG\r\n\x1a\n" + bytes(200_000)])
async def test_what_is_no_signature_is_not_kept(server: TestServer, body: bytes) -> None:
    pad = await server.client(Scope.PAD, counter="1")
    digest = hashlib.sha256(PNG if body.startswith(b"\x89") else body).hexdigest()
    response = await server.http.put(f"/v1/halls/test/signatures/{digest}", content=body, headers=pad.headers)
    assert response.status_code in (413, 422)
    assert not list(server.core.settings.signatures.rglob("*.png"))


async def test_who_sits_at_a_counter_can_let_a_pad_join_it_once(server: TestServer) -> None:
    window = await server.window("1", "1001")
    given = (await server.http.post("/v1/halls/test/counters/1/pad-code", headers=window.headers)).json()
    assert len(given["code"]) == 6
    assert given["code"].isdecimal()
    joined = (await server.http.post("/v1/enrol", json={"code": given["code"], "name": "pad"})).json()
    assert (joined["scope"], joined["counter"]) == ("pad", "1")
    assert (await server.http.post("/v1/enrol", json={"code": given["code"], "name": "pad"})).status_code == 401


async def test_nobody_else_can(server: TestServer) -> None:
    window = await server.window("1", "1001")
    for path, client in (
        ("/v1/halls/test/counters/2/pad-code", window),
        ("/v1/halls/test/counters/1/pad-code", await server.client(Scope.COUNTER, staff="1002")),
        ("/v1/halls/test/counters/1/pad-code", await server.client(Scope.PAD, counter="1")),
    ):
        assert (await server.http.post(path, headers=client.headers)).status_code == 403
    assert (await server.http.post("/v1/halls/test/counters/99/pad-code", headers=window.headers)).status_code == 404


async def test_a_code_is_old_after_ten_minutes(server: TestServer) -> None:
    window = await server.window("1", "1001")
    given = (await server.http.post("/v1/halls/test/counters/1/pad-code", headers=window.headers)).json()
    server.clock.advance(minutes=11)
    assert (await server.http.post("/v1/enrol", json={"code": given["code"], "name": "pad"})).status_code == 401


async def test_a_window_cannot_reach_the_pads_commands(server: TestServer) -> None:
    window = await server.window("1", "1001")
    visit = await finish(server, window)
    rating = await window.one(window.fact("rate_visit", visit=visit, rating="very_satisfied"))
    assert [event["type"] for event in rating.events] == ["irregularity_found"]
    page = await window.one(window.request("rate_visit_from_page", visit=visit, rating="very_satisfied"))
    assert page.code == "not_allowed"
    assert server.core.hall_state("test").visits[visit].evaluation is None


def test_the_sample_hall_uses_the_table_of_the_spec() -> None:
    rules = hall().rules
    assert rules == HallRules(recall_interval_seconds=rules.recall_interval_seconds)
    assert (rules.score_base, rules.points_very_satisfied, rules.points_dissatisfied) == (3000, 10, -10)


async def test_a_manager_at_a_counter_works_on_ratings_and_nobody_else_there(server: TestServer) -> None:
    setup = hall()
    boss = next(member.number for member in setup.staff if Role.MANAGER in member.roles)
    window = await server.window("1", "1001")
    bad = await finish(server, window)
    await rate(server, bad, "dissatisfied", comment="慢")
    manager = await server.client(Scope.COUNTER, staff=boss)
    (found,) = (await manager.get(f"/v1/halls/test/reviews?{DAY}")).json()["reviews"]
    assert (found["visit"], found["evaluation"]["comment"]) == (bad, "慢")
    assert (await window.get(f"/v1/halls/test/reviews?{DAY}")).status_code == 403
    answer = await window.one(window.request("follow_up_rating", visit=bad, result="没事"))
    assert answer.code == "not_allowed"
    answer = await manager.one(manager.request("follow_up_rating", visit=bad, result="已致歉"))
    assert [event["type"] for event in answer.events] == ["rating_followed_up"]
