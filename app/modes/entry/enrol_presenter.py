"""Making a machine a device of the house: an address and a one-time code."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from pydantic import TypeAdapter, ValidationError
from PySide6.QtCore import QCoreApplication

from app.client.door import Enrolment
from app.client.errors import ClientError, WrongLogin
from app.client.settings import ServerUrl
from app.modes.entry.trouble import trouble_words
from app.modes.entry.view import EnrolField, EnrolView

translate = QCoreApplication.translate

_ADDRESS: TypeAdapter[str] = TypeAdapter(ServerUrl)


def server_address(typed: str) -> str | None:
    """Return the address of a server as it was meant: `192.168.1.10:8700` is spoken to by http. `None`: no address."""
    typed = typed.strip()
    try:
        return _ADDRESS.validate_python(typed if "://" in typed else f"http://{typed}").rstrip("/")
    except ValidationError:
        return None


class EnrolPresenter:
    """Takes address and code and enrols. `enrol` raises what `Session.enrol` raises."""

    def __init__(
        self,
        *,
        title: str,
        server: str,
        enrol: Callable[[str, str], Awaitable[Enrolment]],
        show: Callable[[EnrolView], None],
        done: Callable[[Enrolment], None],
    ) -> None:
        self._enrol = enrol
        self._show = show
        self._done = done
        self._view = EnrolView(title=title, server=server)

    def start(self) -> None:
        """Show the address that is known, and wait for the code."""
        self._set(field=EnrolField.CODE if self._view.server else EnrolField.SERVER, fill=True)

    async def submit(self, server: str, code: str) -> None:
        """Enrol with what was typed."""
        if self._view.busy:
            return
        address, code = server_address(server), "".join(code.split())
        if address is None:
            wrong = translate("Entry", "Please enter an address such as 192.168.1.10:8700.")
            self._set(field=EnrolField.SERVER, wrong=wrong)
            return
        if not code:
            self._set(field=EnrolField.CODE, wrong=translate("Entry", "Please enter the one-time code."))
            return
        self._set(field=EnrolField.CODE, busy=True)
        try:
            enrolment = await self._enrol(address, code)
        except WrongLogin:
            wrong = translate("Entry", "This code is wrong, used or older than 10 minutes. Please ask for a new one.")
            self._set(field=EnrolField.CODE, wrong=wrong)
        except ClientError as error:
            self._set(field=EnrolField.SERVER, notice=trouble_words(error, address))
        else:
            self._done(enrolment)

    def _set(
        self, *, field: EnrolField, fill: bool = False, wrong: str = "", notice: str = "", busy: bool = False
    ) -> None:
        self._view = replace(self._view, field=field, fill=fill, wrong=wrong, notice=notice, busy=busy)
        self._show(self._view)
