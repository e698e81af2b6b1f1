"""Setting a device up: the address as people type it, the code, and what is said when it does not work."""

import pytest

from app.client.door import Enrolment
from app.client.errors import ClientError, Unreachable, Why, WrongLogin
from app.contract.command import Scope
from app.modes.entry.enrol_presenter import EnrolPresenter, server_address
from app.modes.entry.view import EnrolField, EnrolView

ENROLMENT = Enrolment(token="t", scope=Scope.KIOSK, device="kiosk-1", hall="yunxi", zone="A")


class Entrance:
    """A presenter with a session that answers as it is told."""

    def __init__(self, *, server: str = "http://127.0.0.1:8700", error: ClientError | None = None) -> None:
        self.error = error
        self.asked: list[tuple[str, str]] = []
        self.views: list[EnrolView] = []
        self.enrolled: list[Enrolment] = []
        self.presenter = EnrolPresenter(
            title="设备登记", server=server, enrol=self._enrol, show=self.views.append, done=self.enrolled.append
        )

    async def _enrol(self, server: str, code: str) -> Enrolment:
        self.asked.append((server, code))
        if self.error is not None:
            raise self.error
        return ENROLMENT


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("192.168.1.10:8700", "http://192.168.1.10:8700"),
        (" https://hall.example.cn/ ", "https://hall.example.cn"),
        ("", None),
        ("http://", None),
        ("ftp://192.168.1.10", None),
        ("two words", None),
    ],
)
def test_an_address_is_taken_as_it_was_meant(typed: str, meant: str | None) -> None:
    assert server_address(typed) == meant


async def test_address_and_code_make_a_device() -> None:
    entrance = Entrance()
    entrance.presenter.start()
    assert entrance.views[-1].field is EnrolField.CODE
    await entrance.presenter.submit("192.168.1.10:8700", " ABCD-1234 ")
    assert entrance.asked == [("http://192.168.1.10:8700", "ABCD-1234")]
    assert entrance.enrolled == [ENROLMENT]


@pytest.mark.parametrize(
    ("server", "code", "field"),
    [("no address", "ABCD", EnrolField.SERVER), ("192.168.1.10:8700", "  ", EnrolField.CODE)],
)
async def test_what_is_wrong_is_said_beside_its_field(server: str, code: str, field: EnrolField) -> None:
    entrance = Entrance()
    await entrance.presenter.submit(server, code)
    assert entrance.asked == []
    assert entrance.views[-1].field is field
    assert entrance.views[-1].wrong


async def test_a_used_code_is_said_beside_the_code() -> None:
    entrance = Entrance(error=WrongLogin("wrong_code"))
    await entrance.presenter.submit("192.168.1.10:8700", "ABCD")
    assert entrance.views[-1].field is EnrolField.CODE
    assert "10 minutes" in entrance.views[-1].wrong


async def test_a_server_that_is_not_there_is_named() -> None:
    entrance = Entrance(error=Unreachable(Why.REFUSED))
    await entrance.presenter.submit("192.168.1.10:8700", "ABCD")
    assert "http://192.168.1.10:8700" in entrance.views[-1].notice
    assert entrance.views[-1].field is EnrolField.SERVER
