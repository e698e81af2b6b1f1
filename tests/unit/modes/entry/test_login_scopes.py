"""A program that is two things takes whoever may log in as either."""

from datetime import UTC, datetime, timedelta

import pytest

from app.client.door import Login
from app.client.errors import Rejected, Unreachable, Why
from app.contract.command import Scope
from app.modes.entry.mode import log_in_as
from app.modes.programs import PROGRAMS

WINDOW = PROGRAMS["window"]
SCOPES = tuple(Scope(scope) for scope in WINDOW.scopes)


class Roles:
    """A session of somebody who may log in as some scopes."""

    def __init__(self, *allowed: Scope, error: Exception | None = None) -> None:
        self.allowed = allowed
        self.error = error
        self.asked: list[Scope] = []

    async def login(self, number: str, password: str, *, scope: Scope) -> Login:
        """Answer as the server does."""
        self.asked.append(scope)
        if self.error is not None:
            raise self.error
        if scope not in self.allowed:
            raise Rejected(403, "not_allowed")
        expires = datetime.now(UTC) + timedelta(hours=12)
        return Login(token="t", scope=scope, staff=number, name="周雨桐", expires=expires)


@pytest.mark.parametrize(
    ("allowed", "scope", "page"),
    [
        ((Scope.COUNTER,), Scope.COUNTER, "app.modes.window.mode:open_window"),
        ((Scope.RECEPTION,), Scope.RECEPTION, "app.modes.window.reception.mode:open_reception"),
        ((Scope.COUNTER, Scope.RECEPTION), Scope.COUNTER, "app.modes.window.mode:open_window"),
    ],
)
async def test_the_login_decides_which_page_it_is(allowed: tuple[Scope, ...], scope: Scope, page: str) -> None:
    login = await log_in_as(Roles(*allowed), "4001", "secret", SCOPES)
    assert login.scope is scope
    assert WINDOW.composer_for(login.scope.value) == page


def test_the_option_makes_it_the_reception_for_whoever_may() -> None:
    (tool,) = WINDOW.tools
    asked = WINDOW.started_as(tool)
    assert (tool.option, asked.scopes) == ("reception", ("reception",))
    assert asked.composer_for("reception").endswith("open_reception")


async def test_who_may_be_neither_is_refused() -> None:
    session = Roles(Scope.HOTLINE)
    with pytest.raises(Rejected):
        await log_in_as(session, "2001", "secret", SCOPES)
    assert session.asked == [Scope.COUNTER, Scope.RECEPTION]


async def test_another_trouble_is_not_tried_again() -> None:
    session = Roles(error=Unreachable(Why.TIMED_OUT))
    with pytest.raises(Unreachable):
        await log_in_as(session, "4001", "secret", SCOPES)
    assert session.asked == [Scope.COUNTER]
