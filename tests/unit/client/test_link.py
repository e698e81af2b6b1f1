"""The link against a real server on loopback: following, losing it, coming back, asking."""

import asyncio
from dataclasses import replace

import pytest

from app.client.connection import LinkState
from app.client.envelopes import envelope
from app.client.errors import Unreachable
from app.client.link import Link
from app.client.outbox import Outbox
from app.client.replica import Change, Replica
from app.contract.errors import RefusalCode, Refused
from app.contract.hall.commands import IssueTicket, ReportPrint
from app.contract.hall.state import HallState
from app.contract.wire import to_wire
from app.ids import new_id
from tests.unit.client.conftest import QUICK, MakeLink
from tests.unit.client.small_server import FEED, TOKENS, SmallServer
from tests.unit.client.waiting import poll_until, until

KIOSK = TOKENS["kiosk"]


async def following(link: Link, server: SmallServer) -> Replica[HallState]:
    """Start the link and wait until its replica is where the server is."""
    replica = link.follow_hall("test")
    link.start()
    await until(lambda: link.connection.state is LinkState.ONLINE, link.connection.subscribe)
    await replica.reached(server.state.seq)
    return replica


def take(server: SmallServer, times: int = 1) -> None:
    """Let tickets be taken elsewhere."""
    for _ in range(times):
        server.decide(IssueTicket(service="id"), KIOSK, new_id())


def paths(server: SmallServer) -> list[str]:
    """What was asked, in order."""
    return [request.path.rpartition("/")[2] for request in server.requests]


async def test_replica_is_the_servers_state_and_says_what_changed(server: SmallServer, make_link: MakeLink) -> None:
    link = await make_link()
    replica = await following(link, server)
    changes: list[Change[HallState]] = []
    replica.subscribe(changes.append)

    take(server, 3)
    await replica.reached(server.state.seq)

    assert replica.state == server.state
    said = [event.event.TYPE for change in changes for event in change.events]
    assert said.count("ticket_reserved") == 3
    assert not any(change.resynced for change in changes)


async def test_stream_resumes_where_it_broke_without_a_snapshot(server: SmallServer, make_link: MakeLink) -> None:
    link = await make_link()
    replica = await following(link, server)
    await server.stop()
    take(server, 2)
    known = replica.seq
    await server.start()

    await replica.reached(server.state.seq)

    assert known < server.state.seq
    assert replica.state == server.state
    assert paths(server).count("snapshot") == 1


async def test_more_missed_than_one_tail_holds_is_caught_up(server: SmallServer, make_link: MakeLink) -> None:
    link = await make_link()
    replica = await following(link, server)
    await server.stop()
    take(server, 600)
    await server.start()

    await replica.reached(server.state.seq, timeout=20)

    assert replica.state == server.state
    assert paths(server).count("snapshot") == 1


async def test_gap_in_the_stream_is_healed_by_a_snapshot(server: SmallServer, make_link: MakeLink) -> None:
    link = await make_link()
    replica = await following(link, server)
    server.swallow = {server.state.seq + 1}

    take(server, 2)
    await replica.reached(server.state.seq)

    assert replica.state == server.state


async def test_reset_takes_a_new_snapshot(server: SmallServer, make_link: MakeLink) -> None:
    link = await make_link()
    replica = await following(link, server)
    changes: list[Change[HallState]] = []
    replica.subscribe(changes.append)

    server.push(server.said("reset", {}))
    await until(lambda: any(change.resynced for change in changes), replica.subscribe)

    assert replica.state == server.state


async def test_unknown_event_of_a_newer_server_takes_a_new_snapshot(server: SmallServer, make_link: MakeLink) -> None:
    link = await make_link()
    replica = await following(link, server)
    row = {"seq": replica.seq + 1, "at": server.now.isoformat(), "actor": "", "device": "", "command": ""}
    changes: list[Change[HallState]] = []
    replica.subscribe(changes.append)

    server.push(server.said("recorded", row | {"type": "tea_served", "v": 1, "body": {}}))
    await until(lambda: any(change.resynced for change in changes), replica.subscribe)

    assert replica.state == server.state


async def test_another_epoch_takes_a_snapshot_and_offers_facts_again(
    server: SmallServer, make_link: MakeLink, outbox: Outbox
) -> None:
    link = await make_link()
    replica = await following(link, server)
    ticket = await asked(link)
    await outbox.record(FEED, envelope(ReportPrint(ticket=ticket, outcome="printed")))
    await until(lambda: outbox.waiting.count == 0, outbox.subscribe)
    await server.stop()

    restored = SmallServer(port=server.port)
    await restored.start()
    try:
        await until(lambda: replica.epoch == restored.epoch, replica.subscribe)
        await poll_until(lambda: restored.facts == [1])
        await replica.reached(restored.state.seq)
        assert replica.state == restored.state
    finally:
        await restored.stop()
        await server.start()


async def asked(link: Link) -> str:
    """Take a ticket through the link and return its id."""
    command_id = new_id()
    answer = await link.request(FEED, IssueTicket(service="id"), command_id=command_id)
    await link.reached(FEED, answer.seq)
    return command_id


async def test_request_is_in_the_replica_when_it_returns(server: SmallServer, make_link: MakeLink) -> None:
    link = await make_link()
    replica = await following(link, server)

    ticket = await asked(link)

    assert replica.state.tickets[ticket].number == server.state.tickets[ticket].number


async def test_request_is_in_the_replica_though_the_stream_is_mute(server: SmallServer, make_link: MakeLink) -> None:
    link = await make_link()
    replica = await following(link, server)
    server.mute = True
    take(server)  # so that the answer alone would leave a gap

    ticket = await asked(link)

    assert ticket in replica.state.tickets


async def test_mute_stream_is_replaced_by_polls(server: SmallServer, make_link: MakeLink) -> None:
    link = await make_link(patience=replace(QUICK, offline=60))
    replica = await following(link, server)
    server.mute = True

    take(server)
    await replica.reached(server.state.seq, timeout=20)

    assert replica.state == server.state


async def test_refusal_comes_with_code_and_detail(server: SmallServer, make_link: MakeLink) -> None:
    link = await make_link()
    take_twice = IssueTicket(service="few")
    await link.request(FEED, take_twice)
    await link.request(FEED, take_twice)

    with pytest.raises(Refused) as caught:
        await link.request(FEED, take_twice)

    assert caught.value.code is RefusalCode.SERVICE_FULL


async def test_busy_server_is_asked_again_with_the_same_id(server: SmallServer, make_link: MakeLink) -> None:
    link = await make_link()
    server.busy = 2

    await link.request(FEED, IssueTicket(service="id"))

    assert len(server.posts()) == 3
    assert len(server.state.tickets) == 1


async def test_request_to_nobody_is_unreachable(server: SmallServer, make_link: MakeLink) -> None:
    link = await make_link()
    await server.stop()

    with pytest.raises(Unreachable):
        await link.request(FEED, IssueTicket(service="id"))

    await server.start()


async def test_lost_answer_is_asked_for_again_and_done_once(server: SmallServer, make_link: MakeLink) -> None:
    link = await make_link()
    server.lose_answers = 1

    await link.request(FEED, IssueTicket(service="id"))

    assert len(server.state.tickets) == 1
    first, second = (request.connection for request in server.requests)
    assert first != second


async def test_stale_kept_connection_is_replaced_once(server: SmallServer, make_link: MakeLink) -> None:
    link = await make_link()
    server.close_kept = True

    for _ in range(3):
        await link.request(FEED, IssueTicket(service="id"))

    assert len(server.state.tickets) == 3


async def test_facts_have_no_way_as_requests(make_link: MakeLink) -> None:
    link = await make_link()

    with pytest.raises(ValueError, match="outbox"):
        await link.request(FEED, ReportPrint(ticket=new_id(), outcome="printed"))


async def test_wrong_token_asks_the_session_and_goes_on(server: SmallServer, make_link: MakeLink) -> None:
    link = await make_link("stale")

    replica = await following(link, server)

    assert replica.state == server.state


async def test_sign_goes_offline_and_comes_back_by_itself(server: SmallServer, make_link: MakeLink) -> None:
    link = await make_link()
    await following(link, server)
    seen: list[LinkState] = []
    link.connection.subscribe(lambda sign: seen.append(sign.state))

    await server.stop()
    await until(lambda: link.connection.state is LinkState.OFFLINE, link.connection.subscribe)
    await server.start()
    await until(lambda: link.connection.state is LinkState.ONLINE, link.connection.subscribe)

    assert [state for state in seen if state is not LinkState.SLOW] == [
        LinkState.OFFLINE,
        LinkState.CATCHING_UP,
        LinkState.ONLINE,
    ]


async def test_silent_stream_is_slow_first(server: SmallServer, make_link: MakeLink) -> None:
    link = await make_link()
    await following(link, server)

    server.mute = True
    await until(lambda: link.connection.state is LinkState.SLOW, link.connection.subscribe)
    server.mute = False

    await until(lambda: link.connection.state is LinkState.ONLINE, link.connection.subscribe)


async def test_a_busy_beginning_is_online_as_soon_as_it_has_caught_up(server: SmallServer, make_link: MakeLink) -> None:
    server.beat = 60.0
    server.mute = True
    link = await make_link(patience=replace(QUICK, poll=60.0, slow=60.0, offline=60.0))
    replica = link.follow_hall("test")
    link.start()
    await poll_until(lambda: bool(server.readers))
    (stream,) = server.readers
    behind = {"time": server.now.isoformat(), "seq": server.state.seq + 1}
    stream.put_nowait(server.said("heartbeat", behind))
    (row,) = server.decide(IssueTicket(service="id"), KIOSK, new_id())
    stream.put_nowait(server.said("recorded", to_wire(row), row.seq))

    await until(lambda: link.connection.state is LinkState.ONLINE, link.connection.subscribe)
    assert replica.seq == server.state.seq


async def test_clock_of_the_server_is_known(server: SmallServer, make_link: MakeLink) -> None:
    link = await make_link()
    await following(link, server)

    assert abs((link.connection.server_now() - server.now).total_seconds()) < 60


async def test_nothing_runs_after_close(server: SmallServer, make_link: MakeLink) -> None:
    before = asyncio.all_tasks()
    link = await make_link()
    await following(link, server)

    await link.close()

    await poll_until(lambda: not server._tasks)
    assert asyncio.all_tasks() == before
