"""Logging in: what may be sent, what to say when it does not work."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from app.client.door import Login
from app.client.errors import ClientError, PasswordMustChange, WrongLogin
from app.modes.entry.last_number import LastNumber
from app.modes.entry.trouble import trouble_words
from app.modes.entry.view import LoginField, LoginView
from app.rules.passwords import SHORTEST_PASSWORD

translate = QCoreApplication.translate


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What stands in the fields; `new` and `again` only while a password is being renewed."""

    number: str
    password: str
    new: str = ""
    again: str = ""


class LoginPresenter:
    """Takes number and password and logs in, once per press.

    :param login: logs in with number and password; raises what `Session.login` raises.
    :param change_password: replaces a password (number, old, new); raises what `Session.change_password` raises.
    """

    def __init__(
        self,
        *,
        title: str,
        server: str,
        login: Callable[[str, str], Awaitable[Login]],
        change_password: Callable[[str, str, str], Awaitable[None]],
        last_number: LastNumber,
        show: Callable[[LoginView], None],
        done: Callable[[Login], None],
    ) -> None:
        self._login = login
        self._change_password = change_password
        self._last_number = last_number
        self._show = show
        self._done = done
        self._view = LoginView(title=title, server=server)

    def start(self) -> None:
        """Show the empty login, with the number typed last."""
        number = self._last_number.read()
        self._set(number=number, fill=True, field=LoginField.PASSWORD if number else LoginField.NUMBER)

    async def submit(self, typed: Typed) -> None:
        """Log in with what was typed, after replacing the password where that is asked for."""
        if self._view.busy:
            return
        typed = replace(typed, number=typed.number.strip())
        if wrong := self._wrong(typed):
            field, words = wrong
            self._set(field=field, wrong=words)
            return
        self._set(field=self._view.field, busy=True)
        try:
            login = await self._enter(typed)
        except WrongLogin:
            wrong_words = translate("Entry", "Staff number and password do not match. Please try again.")
            self._set(field=LoginField.PASSWORD, wrong=wrong_words)
        except PasswordMustChange:
            self._view = replace(self._view, renewing=True)
            notice = translate("Entry", "This is a one-time password. Please choose one of your own.")
            self._set(field=LoginField.NEW, notice=notice)
        except ClientError as error:
            self._set(field=LoginField.PASSWORD, notice=trouble_words(error, self._view.server))
        else:
            await asyncio.to_thread(self._last_number.keep, typed.number)
            self._done(login)

    async def _enter(self, typed: Typed) -> Login:
        if not self._view.renewing:
            return await self._login(typed.number, typed.password)
        await self._change_password(typed.number, typed.password, typed.new)
        return await self._login(typed.number, typed.new)

    def _wrong(self, typed: Typed) -> tuple[LoginField, str] | None:
        if not typed.number:
            return LoginField.NUMBER, translate("Entry", "Please enter your staff number.")
        if not typed.password:
            return LoginField.PASSWORD, translate("Entry", "Please enter your password.")
        return self._wrong_new(typed) if self._view.renewing else None

    def _wrong_new(self, typed: Typed) -> tuple[LoginField, str] | None:
        if len(typed.new) < SHORTEST_PASSWORD:
            short = translate("Entry", "At least {count} characters, please.")
            return LoginField.NEW, short.format(count=SHORTEST_PASSWORD)
        if typed.new == typed.password:
            return LoginField.NEW, translate("Entry", "Please choose another than the one-time password.")
        if typed.again != typed.new:
            return LoginField.AGAIN, translate("Entry", "The two do not match.")
        return None

    def _set(
        self,
        *,
        field: LoginField,
        number: str = "",
        fill: bool = False,
        wrong: str = "",
        notice: str = "",
        busy: bool = False,
    ) -> None:
        self._view = replace(self._view, field=field, number=number, fill=fill, wrong=wrong, notice=notice, busy=busy)
        self._show(self._view)
