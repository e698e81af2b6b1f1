"""What is put on a pad goes to the pad of that counter and to who put it there: by snapshot, tail and stream."""

import json

import pytest

from app.contract.command import Scope
from tests.server.harness import Client, TestServer, listening
from tests.server.test_stream import reading, recorded

SECRET = "张三丰 13800138000"


async def put(window: Client, counter: str = "1") -> dict[str, object]:
    """Put a text on the pad; return the event as its sender gets it."""
    answer = await window.one(window.request("show_on_pad", counter=counter, kind="confirm", title="核对", text=SECRET))
    assert answer.status == "accepted", answer
    return answer.events[0]


async def readers(server: TestServer) -> dict[str, Client]:
    """Everybody who may follow a hall."""
    return {
        "its pad": await server.client(Scope.PAD, counter="1"),
        "another pad": await server.client(Scope.PAD, counter="2"),
        "a pad of no counter": await server.client(Scope.PAD),
        "its staff": await server.window("1", "1001"),
        "a colleague": await server.window("2", "1002"),
        "a manager": await server.client(Scope.MANAGER, staff="9001"),
        "a display": await server.client(Scope.DISPLAY),
    }


ALLOWED = {"its pad", "its staff"}


async def test_by_snapshot_and_tail(server: TestServer) -> None:
    everybody = await readers(server)
    assert SECRET in json.dumps(await put(everybody["its staff"]), ensure_ascii=False), "the sender sees it"
    whole = {name: await reader.snapshot() for name, reader in everybody.items()}
    told = {name: await reader.tail() for name, reader in everybody.items()}
    for found in (whole, told):
        assert {name for name, seen in found.items() if SECRET in json.dumps(seen, ensure_ascii=False)} == ALLOWED
    tasks = {name: seen["state"]["desks"]["1"]["task"]["kind"] for name, seen in whole.items()}
    assert set(tasks.values()) == {"confirm"}, "everybody may know that there is one"


async def test_two_pads_each_get_their_own(server: TestServer) -> None:
    one, two = await server.window("1", "1001"), await server.window("2", "1002")
    await put(one)
    await two.one(two.request("show_on_pad", counter="2", kind="sign", text="李四 本人承诺"))
    for counter, own, other in (("1", SECRET, "李四"), ("2", "李四", SECRET)):
        pad = await server.client(Scope.PAD, counter=counter)
        desks = (await pad.snapshot())["state"]["desks"]
        assert own in desks[counter]["task"]["text"]
        assert other not in json.dumps(desks, ensure_ascii=False)


@pytest.mark.parametrize("counter", ["1", "2"])
async def test_by_stream(server: TestServer, counter: str) -> None:
    window, pad = await server.window("1", "1001"), await server.client(Scope.PAD, counter=counter)
    after = (await pad.snapshot())["seq"]
    async with listening(server) as url, reading(url, pad, f"?after={after}") as events:
        await put(window)
        (row,) = await recorded(events, 1)
    assert (row["type"], row["body"]["text"]) == ("pad_task_shown", SECRET if counter == "1" else "")
