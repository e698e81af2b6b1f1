"""Sending facts: in order, each once, none lost, and no bad one in the way."""

import asyncio
from dataclasses import replace

from app.client.connection import LinkState
from app.client.envelopes import envelope
from app.client.outbox import Outbox
from app.contract.command import Command
from app.contract.hall.commands import IssueTicket, LogInAtCounter, PauseCounter, ReportPrint, ResumeCounter
from app.contract.hall.state import PauseReason
from app.ids import new_id
from tests.unit.client.conftest import QUICK, MakeLink
from tests.unit.client.small_server import FEED, TOKENS, SmallServer
from tests.unit.client.waiting import poll_until, until


async def store(outbox: Outbox, *commands: Command) -> None:
    """Record facts."""
    for command in commands:
        await outbox.record(FEED, envelope(command))


def prints(count: int) -> list[ReportPrint]:
    """Facts about tickets that nobody knows: accepted and flagged."""
    return [ReportPrint(ticket=new_id(), outcome="printed") for _ in range(count)]


async def emptied(outbox: Outbox) -> None:
    """Wait until nothing waits."""
    await until(lambda: outbox.waiting.count == 0, outbox.subscribe)


async def test_facts_arrive_once_and_in_order_in_batches(
    server: SmallServer, make_link: MakeLink, outbox: Outbox
) -> None:
    await store(outbox, *prints(150))
    link = await make_link()

    link.start()
    await emptied(outbox)

    assert server.facts == list(range(1, 151))
    assert [len(post) for post in server.posts()] == [64, 64, 22]


async def test_new_fact_is_sent_at_once(server: SmallServer, make_link: MakeLink, outbox: Outbox) -> None:
    link = await make_link()
    link.start()

    for fact in prints(3):
        await store(outbox, fact)
        await emptied(outbox)

    assert server.facts == [1, 2, 3]


async def test_facts_of_an_outage_are_sent_when_the_server_is_back(
    server: SmallServer, make_link: MakeLink, outbox: Outbox
) -> None:
    link = await make_link()
    link.follow_hall("test")
    link.start()
    await until(lambda: link.connection.state is LinkState.ONLINE, link.connection.subscribe)
    await server.stop()
    await store(outbox, *prints(5))
    await until(lambda: link.connection.state is LinkState.OFFLINE, link.connection.subscribe)
    assert link.connection.sign.unsent == 5
    assert link.connection.sign.oldest is not None

    await server.start()
    await emptied(outbox)

    assert server.facts == [1, 2, 3, 4, 5]


async def test_lost_answer_makes_a_replay_not_a_second_fact(
    server: SmallServer, make_link: MakeLink, outbox: Outbox
) -> None:
    server.decide(LogInAtCounter(counter="2"), TOKENS["window"], new_id())
    await store(outbox, PauseCounter(counter="2", reason=PauseReason.MEAL), ResumeCounter(counter="2"))
    server.lose_answers = 3
    link = await make_link("window")

    link.start()
    await emptied(outbox)

    said = [row.event.TYPE for row in server.record]
    assert (said.count("counter_paused"), said.count("counter_resumed")) == (1, 1)
    assert server.facts == [1, 2]
    assert not server.state.irregularities


async def test_poison_fact_is_kept_apart_and_the_others_arrive(
    server: SmallServer, make_link: MakeLink, outbox: Outbox
) -> None:
    server.reject = {"pause_counter": 422}
    await store(outbox, *prints(3), PauseCounter(counter="2", reason=PauseReason.MEAL), *prints(4))
    link = await make_link()

    link.start()
    await emptied(outbox)

    assert server.facts == [1, 2, 3, 5, 6, 7, 8]
    assert await outbox.buried() == [(4, "422 malformed")]
    assert link.connection.sign.dead == 1


async def test_fact_that_fails_inside_the_server_is_kept_and_tried_again(
    server: SmallServer, make_link: MakeLink, outbox: Outbox
) -> None:
    server.reject = {"pause_counter": 500}
    await store(outbox, *prints(1), PauseCounter(counter="2", reason=PauseReason.MEAL), *prints(1))
    link = await make_link()
    link.start()
    await until(lambda: outbox.waiting.count == 1, outbox.subscribe)
    assert server.facts == [1, 3]

    server.reject = {}
    await emptied(outbox)

    assert server.facts == [1, 3, 2]
    assert await outbox.buried() == []


async def test_missing_right_holds_the_batch_whole(server: SmallServer, make_link: MakeLink, outbox: Outbox) -> None:
    server.reject = {"report_print": 403}
    await store(outbox, *prints(8))
    link = await make_link()
    link.start()
    await poll_until(lambda: len(server.posts()) == 2)
    assert {len(post) for post in server.posts()} == {8}

    server.reject = {}
    await emptied(outbox)

    assert server.facts == [1, 2, 3, 4, 5, 6, 7, 8]


async def test_rejected_token_is_renewed_and_nothing_is_lost(
    server: SmallServer, make_link: MakeLink, outbox: Outbox
) -> None:
    await store(outbox, *prints(2))
    link = await make_link("stale")

    link.start()
    await emptied(outbox)

    assert server.facts == [1, 2]


async def test_busy_server_gets_them_later(server: SmallServer, make_link: MakeLink, outbox: Outbox) -> None:
    server.busy = 3
    await store(outbox, *prints(2))
    link = await make_link()

    link.start()
    await emptied(outbox)

    assert server.facts == [1, 2]
    assert len(server.posts()) == 4


async def test_what_the_server_misses_is_sent_again(server: SmallServer, make_link: MakeLink, outbox: Outbox) -> None:
    link = await make_link()
    link.start()
    await store(outbox, *prints(3))
    await emptied(outbox)
    forgotten = server.facts.index(2)
    del server.facts[forgotten]  # as after a restore to an hour ago
    server.answers.clear()

    await store(outbox, *prints(1))
    await poll_until(lambda: sorted(server.facts) == [1, 2, 3, 4])
    await emptied(outbox)


async def test_stuck_uploader_takes_new_connections_and_then_alarms(
    server: SmallServer, make_link: MakeLink, outbox: Outbox
) -> None:
    server.busy = 10_000
    link = await make_link(patience=replace(QUICK, offline=60))
    stuck = asyncio.Event()
    link.uploader.stuck.add(lambda waiting: stuck.set())
    await store(outbox, *prints(1))
    link.start()

    async with asyncio.timeout(20):
        await stuck.wait()

    connections = {request.connection for request in server.requests if request.path.endswith("/commands")}
    assert len(connections) > 1
    server.busy = 0
    await emptied(outbox)


async def test_drained_says_whether_everything_is_there(
    server: SmallServer, make_link: MakeLink, outbox: Outbox
) -> None:
    link = await make_link()
    link.start()
    await store(outbox, *prints(3))

    assert await link.drained(timeout=20)

    assert server.facts == [1, 2, 3]
    server.busy = 10_000
    await store(outbox, *prints(1))
    assert not await link.drained(timeout=0.05)


async def test_requests_go_on_while_facts_wait(server: SmallServer, make_link: MakeLink, outbox: Outbox) -> None:
    server.reject = {"report_print": 500}
    await store(outbox, *prints(1))
    link = await make_link()
    link.start()

    await link.request(FEED, IssueTicket(service="id"))

    assert len(server.state.tickets) == 1
    assert outbox.waiting.count == 1
