"""Logging in: what may be sent, what to say when it does not work."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from app.client.door import Login
from app.client.errors import ClientError, WrongLogin
from app.modes.entry.last_number import LastNumber
from app.modes.entry.trouble import trouble_words
from app.modes.entry.view import LoginField, LoginView

translate = QCoreApplication.translate


class LoginPresenter:
    """Takes number and password and logs in, once per press. `login` raises what `Session.login` raises."""

    def __init__(
        self,
        *,
        title: str,
        server: str,
        login: Callable[[str, str], Awaitable[Login]],
        last_number: LastNumber,
        show: Callable[[LoginView], None],
        done: Callable[[Login], None],
    ) -> None:
        self._login = login
        self._last_number = last_number
        self._show = show
        self._done = done
        self._view = LoginView(title=title, server=server)

    def start(self) -> None:
        """Show the empty login, with the number typed last."""
        number = self._last_number.read()
        self._set(number=number, fill=True, field=LoginField.PASSWORD if number else LoginField.NUMBER)

    async def submit(self, number: str, password: str) -> None:
        """Log in with what was typed."""
        if self._view.busy:
            return
        number = number.strip()
        if not number:
            self._set(field=LoginField.NUMBER, wrong=translate("Entry", "Please enter your staff number."))
            return
        if not password:
            self._set(field=LoginField.PASSWORD, wrong=translate("Entry", "Please enter your password."))
            return
        self._set(field=LoginField.PASSWORD, busy=True)
        try:
            login = await self._login(number, password)
        except WrongLogin:
            wrong = translate("Entry", "Staff number and password do not match. Please try again.")
            self._set(field=LoginField.PASSWORD, wrong=wrong)
        except ClientError as error:
            self._set(field=LoginField.PASSWORD, notice=trouble_words(error, self._view.server))
        else:
            await asyncio.to_thread(self._last_number.keep, number)
            self._done(login)

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
