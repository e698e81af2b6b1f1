"""Logging in: what is sent, what is said when it does not work, what is remembered."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.client.door import Login
from app.client.errors import ClientError, Locked, PasswordMustChange, Rejected, Unreachable, Why, WrongLogin
from app.contract.command import Scope
from app.modes.entry.last_number import LastNumber
from app.modes.entry.login_presenter import LoginPresenter, Typed
from app.modes.entry.view import LoginField, LoginView

LOGIN = Login(
    token="t",
    scope=Scope.COUNTER,
    staff="1001",
    name="林晓岚",
    hall="yunxi",
    expires=datetime(2026, 11, 23, tzinfo=UTC),
)


class Entrance:
    """A presenter with a session that answers as it is told."""

    def __init__(self, folder: Path, *, error: ClientError | None = None) -> None:
        self.error = error
        self.not_taken: ClientError | None = None
        self.changed: list[tuple[str, str, str]] = []
        self.asked: list[tuple[str, str]] = []
        self.views: list[LoginView] = []
        self.logged_in: list[Login] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.last_number = LastNumber(folder)
        self.presenter = LoginPresenter(
            title="窗口工作台",
            server="http://192.168.1.10:8700",
            login=self._login,
            change_password=self._change,
            last_number=self.last_number,
            show=self.views.append,
            done=self.logged_in.append,
        )

    @property
    def view(self) -> LoginView:
        return self.views[-1]

    async def _change(self, number: str, old: str, new: str) -> None:
        self.changed.append((number, old, new))
        if self.not_taken is not None:
            raise self.not_taken
        self.error = None

    async def _login(self, number: str, password: str) -> Login:
        self.asked.append((number, password))
        await self.gate.wait()
        if self.error is not None:
            raise self.error
        return LOGIN


async def test_who_types_both_gets_in_and_the_number_is_there_next_time(tmp_path: Path) -> None:
    entrance = Entrance(tmp_path)
    entrance.presenter.start()
    assert entrance.view.field is LoginField.NUMBER

    await entrance.presenter.submit(Typed(number=" 1001 ", password="secret word"))

    assert entrance.asked == [("1001", "secret word")]
    assert entrance.logged_in == [LOGIN]
    again = Entrance(tmp_path)
    again.presenter.start()
    assert (again.view.number, again.view.fill, again.view.field) == ("1001", True, LoginField.PASSWORD)


@pytest.mark.parametrize(
    ("number", "password", "field"), [("", "x", LoginField.NUMBER), ("1001", "", LoginField.PASSWORD)]
)
async def test_what_is_missing_is_said_beside_its_field_and_nothing_is_sent(
    tmp_path: Path, number: str, password: str, field: LoginField
) -> None:
    entrance = Entrance(tmp_path)
    await entrance.presenter.submit(Typed(number=number, password=password))
    assert entrance.asked == []
    assert entrance.view.field is field
    assert entrance.view.wrong


async def test_a_wrong_password_is_said_beside_the_password(tmp_path: Path) -> None:
    entrance = Entrance(tmp_path, error=WrongLogin("wrong_login"))
    await entrance.presenter.submit(Typed(number="1001", password="no"))
    assert entrance.view.field is LoginField.PASSWORD
    assert entrance.view.wrong
    assert not entrance.view.busy
    assert entrance.last_number.read() == ""


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (Locked(840.0), "14"),
        (Locked(None), "manager"),
        (Unreachable(Why.REFUSED), "http://192.168.1.10:8700"),
        (Unreachable(Why.TIMED_OUT), "cable"),
        (Unreachable(Why.BUSY), "busy"),
        (Rejected(403, "not_allowed"), "manager"),
        (Rejected(422, "malformed"), "check what you typed"),
        (Rejected(500, ""), "technician"),
    ],
)
async def test_trouble_is_told_with_what_to_do_and_one_can_try_again(
    tmp_path: Path, error: ClientError, words: str
) -> None:
    entrance = Entrance(tmp_path, error=error)
    await entrance.presenter.submit(Typed(number="1001", password="secret"))
    assert words in entrance.view.notice
    assert not entrance.view.busy

    entrance.error = None
    await entrance.presenter.submit(Typed(number="1001", password="secret"))
    assert entrance.logged_in == [LOGIN]
    assert entrance.views[-1].notice == ""


async def test_a_second_press_while_logging_in_sends_nothing(tmp_path: Path) -> None:
    entrance = Entrance(tmp_path)
    entrance.gate.clear()
    first = asyncio.ensure_future(entrance.presenter.submit(Typed(number="1001", password="secret")))
    await asyncio.sleep(0)
    assert entrance.view.busy
    await entrance.presenter.submit(Typed(number="1001", password="secret"))
    entrance.gate.set()
    await first
    assert entrance.asked == [("1001", "secret")]


async def test_a_number_that_cannot_be_kept_does_not_stop_the_login(tmp_path: Path) -> None:
    entrance = Entrance(tmp_path / "nowhere")
    await entrance.presenter.submit(Typed(number="1001", password="secret"))
    assert entrance.logged_in == [LOGIN]


NEW = "a longer one of mine"


async def test_a_one_time_password_is_replaced_and_one_is_in(tmp_path: Path) -> None:
    entrance = Entrance(tmp_path, error=PasswordMustChange())
    await entrance.presenter.submit(Typed(number="1001", password="one-time"))
    assert entrance.view.renewing
    assert entrance.view.field is LoginField.NEW
    assert "one-time" in entrance.view.notice

    await entrance.presenter.submit(Typed(number="1001", password="one-time", new=NEW, again=NEW))
    assert entrance.changed == [("1001", "one-time", NEW)]
    assert entrance.asked[-1] == ("1001", NEW)
    assert entrance.logged_in == [LOGIN]


@pytest.mark.parametrize(
    ("new", "again", "field"),
    [
        ("too short", "too short", LoginField.NEW),
        ("one-time password", "one-time password", LoginField.NEW),
        (NEW, "something else", LoginField.AGAIN),
    ],
)
async def test_a_new_password_that_cannot_be_is_said_beside_its_field(
    tmp_path: Path, new: str, again: str, field: LoginField
) -> None:
    entrance = Entrance(tmp_path, error=PasswordMustChange())
    await entrance.presenter.submit(Typed(number="1001", password="one-time password"))
    await entrance.presenter.submit(Typed(number="1001", password="one-time password", new=new, again=again))
    assert entrance.view.field is field
    assert entrance.view.wrong
    assert entrance.changed == []


async def test_a_new_password_the_server_does_not_take_can_be_tried_again(tmp_path: Path) -> None:
    entrance = Entrance(tmp_path, error=PasswordMustChange())
    await entrance.presenter.submit(Typed(number="1001", password="one-time"))
    entrance.not_taken = Rejected(422, "malformed")
    await entrance.presenter.submit(Typed(number="1001", password="one-time", new=NEW, again=NEW))
    assert "check what you typed" in entrance.view.notice
    assert entrance.logged_in == []
    assert entrance.view.renewing
