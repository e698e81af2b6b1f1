"""Files of cases over HTTP: by content, within bounds, sealed, for whoever may see the case."""

import httpx
import pytest

from app.contract.centre.attachments import ATTACHMENT_MAX_BYTES
from app.contract.command import Scope
from tests.server.desk.town import Town
from tests.server.harness import Client, TestServer

PATH = "/v1/centres/line/attachments"
PICTURE = b"\x89PNG\r\n\x1a\n" + b"a picture of a broken lamp" * 9


async def put(client: Client, content: bytes, name: str = "lamp.png") -> httpx.Response:
    """Bring a file."""
    return await client.http.post(PATH, params={"name": name}, content=content, headers=client.headers)


async def test_a_file_is_there_for_whoever_may_see_the_case(town: Town) -> None:
    taker = await town.officer("calltaker.city")
    kept = (await put(taker, PICTURE, "现场.exe")).json()["attachment"]
    assert (kept["kind"], kept["size"], kept["name"]) == ("png", len(PICTURE), "现场.exe")
    case = await town.register(attachments=[kept])
    await town.act(case, "dispatcher.city", "assign", units=["roads"])
    for staff, status in (("calltaker.city", 200), ("dept_handler.roads", 200), ("dept_handler.water", 404)):
        client = await town.officer(staff)
        response = await client.get(f"{PATH}/{kept['digest']}?case={case}")
        assert response.status_code == status, staff
        if status == 200:
            assert response.content == PICTURE
            assert response.headers["content-disposition"] == "attachment"
    other = await town.register()
    assert (await taker.get(f"{PATH}/{kept['digest']}?case={other}")).status_code == 404


async def test_files_lie_sealed_and_once(server: TestServer) -> None:
    taker = await server.client(Scope.HOTLINE, staff="2001")
    first, second = [(await put(taker, PICTURE)).json()["attachment"] for _ in range(2)]
    assert first == second
    (file,) = (server.core.settings.attachments / "line").iterdir()
    assert b"lamp" not in file.read_bytes()


@pytest.mark.parametrize("content", [b"MZ\x90\x00\x03\x00", b"\x7fELF\x02", b"", b"\x00\x01"])
async def test_what_is_of_no_allowed_format_is_refused_whatever_its_name(server: TestServer, content: bytes) -> None:
    taker = await server.client(Scope.HOTLINE, staff="2001")
    response = await put(taker, content, "report.pdf")
    assert (response.status_code, response.json()) == (415, {"code": "no_attachment"})


async def test_fifty_megabytes_and_not_one_more(server: TestServer) -> None:
    taker = await server.client(Scope.HOTLINE, staff="2001")
    most = PICTURE + bytes(ATTACHMENT_MAX_BYTES - len(PICTURE))
    assert (await put(taker, most)).status_code == 200
    assert (await put(taker, most + b"x")).status_code == 413


async def test_only_who_takes_or_handles_cases_brings_files(server: TestServer) -> None:
    for scope in (Scope.KIOSK, Scope.SWITCH, Scope.MANAGER):
        assert (await put(await server.client(scope), PICTURE)).status_code == 403
