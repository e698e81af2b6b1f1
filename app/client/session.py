"""Who this program is to the server: a device that was enrolled, or a member of staff who is logged in."""

import asyncio
import json
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from pydantic import ValidationError

from app.client.door import Door, Enrolment, Login
from app.client.errors import ClientError, SecretError
from app.client.secrets import SecretStore
from app.client.subscribers import Subscribers
from app.contract.command import Scope

log = logging.getLogger(__name__)

_ENROLMENT = "enrolment"
_LOGIN = "login"


class Session:
    """Holds the token the door is spoken to with and keeps it in the secret store.

    `device` names this installation in a login (the outbox's device id): facts are numbered per device.
    """

    def __init__(self, *, door: Door, secrets: SecretStore, device: str) -> None:
        self._door = door
        self._secrets = secrets
        self._device = device
        self._has_token = asyncio.Event()
        self._needed: Subscribers[None] = Subscribers()
        self._asked = False
        self.login_result: Login | None = None
        self.enrolment: Enrolment | None = None

    @property
    def device(self) -> str:
        """The name of this machine in the record, as what it acts as now."""
        return self.enrolment.device if self.enrolment is not None and self.login_result is None else self._device

    def on_login_needed(self, listener: Callable[[None], None]) -> Callable[[], None]:
        """Tell `listener`, once each time, that a new login is wanted; return the function that ends it."""
        return self._needed.add(listener)

    async def restore(self) -> Login | Enrolment | None:
        """Take up the stored enrolment or the stored login if it is not over; return it."""
        enrolment = await self._load(_ENROLMENT)
        login = await self._load(_LOGIN)
        try:
            if enrolment is not None:
                self.enrolment = Enrolment.model_validate(enrolment, strict=False)
                self._use(self.enrolment.token)
            if login is not None:
                kept = Login.model_validate(login, strict=False)
                if kept.expires > datetime.now(UTC):
                    self.login_result = kept
                    self._use(kept.token)
        except (ValidationError, TypeError) as error:
            log.warning("what was kept of a session is of another form: %s", type(error).__name__)
        return self.login_result or self.enrolment

    async def login(self, number: str, password: str, *, scope: Scope) -> Login:
        """Log a member of staff in.

        Raises `WrongLogin`, `Locked`, `PasswordMustChange`, `Unreachable`, `Rejected`.
        """
        login = await self._door.login(number=number, password=password, device=self._device, scope=scope)
        self.login_result = login
        self._use(login.token)
        await self._keep(_LOGIN, login.model_dump_json())
        return login

    async def change_password(self, number: str, *, old: str, new: str) -> None:
        """Replace a password; a login has to follow. Raises what `login` raises; `Rejected` (422) for a bad new one."""
        await self._door.change_password(number=number, old=old, new=new)

    async def enrol(self, code: str, name: str) -> Enrolment:
        """Become a device of the house by a one-time code. Raises `WrongLogin`, `Locked`, `Unreachable`, `Rejected`."""
        enrolment = await self._door.enrol(code=code, name=name)
        self.enrolment = enrolment
        self._use(enrolment.token)
        await self._keep(_ENROLMENT, enrolment.model_dump_json())
        return enrolment

    async def logout(self) -> None:
        """Leave. The token is forgotten here even when the server cannot be told.

        Facts are sent in the name of whoever is logged in, so let `Link.drained` come first.
        """
        try:
            await self._door.logout()
        except ClientError as error:
            log.info("the server was not told of the logout: %s", error)
        self.login_result = None
        await self._forget(_LOGIN)
        self._use(self.enrolment.token if self.enrolment else None)

    async def renew(self, rejected: str | None) -> None:
        """Return when there is a token other than `rejected`; tells that a login is needed when there is none."""
        if self._door.token is not None and self._door.token != rejected:
            return
        if self._door.token is not None:
            log.warning("the server does not know the token any more")
            self._use(None)
        if not self._asked:
            self._asked = True
            self._needed.tell(None)
        await self._has_token.wait()

    def _use(self, token: str | None) -> None:
        self._door.token = token
        if token is None:
            self._has_token.clear()
        else:
            self._has_token.set()
            self._asked = False

    async def _load(self, name: str) -> Any:
        try:
            text = await asyncio.get_running_loop().run_in_executor(None, self._secrets.get, name)
            return None if text is None else json.loads(text)
        except (SecretError, ValueError) as error:
            log.warning("the kept %s cannot be read: %s", name, type(error).__name__)
            return None

    async def _keep(self, name: str, text: str) -> None:
        try:
            await asyncio.get_running_loop().run_in_executor(None, self._secrets.set, name, text)
        except SecretError as error:
            log.warning("the %s is not kept beyond this run: %s", name, error)

    async def _forget(self, name: str) -> None:
        try:
            await asyncio.get_running_loop().run_in_executor(None, self._secrets.delete, name)
        except SecretError as error:
            log.warning("the kept %s is not forgotten: %s", name, error)
