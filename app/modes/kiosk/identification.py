"""What a citizen types: a mobile number, an ID number, the code of an appointment, the number of a return slip.

Kept only until the ticket is asked for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from app.contract.errors import RefusalCode
from app.contract.hall.commands import CitizenGiven
from app.contract.hall.setup import Identification
from app.modes import words
from app.modes.kiosk.view import Identify, Keys
from app.rules.identity import id_number_ok
from app.rules.masking import mask_id_number, mask_name, mask_phone

translate = QCoreApplication.translate

_CHECK = "X"


class Asked(StrEnum):
    """What is typed."""

    PHONE = "phone"
    ID_CARD = "id_card"
    APPOINTMENT = "appointment"
    SLIP = "slip"


IDENTITY = frozenset({Asked.PHONE, Asked.ID_CARD})
"""Those that say who somebody is."""


@dataclass(frozen=True)
class _Form:
    """How something is typed: `least` to `most` characters, shown in groups; `other` is the way without keys."""

    prompt: Callable[[], str]
    keys: Keys
    least: int
    most: int
    groups: tuple[int, ...]
    other: Callable[[], str] | None = None


_FORMS = {
    Asked.PHONE: _Form(
        lambda: translate("Kiosk", "Please enter your mobile number"), Keys.DIGITS, 11, 11, groups=(3, 4, 4)
    ),
    Asked.ID_CARD: _Form(
        lambda: translate("Kiosk", "Please enter your ID card number"),
        Keys.ID_NUMBER,
        18,
        18,
        groups=(6, 8, 4),
        other=lambda: translate("Kiosk", "Or lay your ID card on the reader."),
    ),
    Asked.APPOINTMENT: _Form(
        lambda: translate("Kiosk", "Please enter the code of your appointment"),
        Keys.LETTERS,
        2,
        20,
        groups=(4, 4, 4, 4, 4),
        other=lambda: translate("Kiosk", "Or hold the code under the scanner."),
    ),
    Asked.SLIP: _Form(
        lambda: translate("Kiosk", "Please enter the number on your return slip"),
        Keys.LETTERS,
        2,
        8,
        groups=(8,),
        other=lambda: translate("Kiosk", "Or hold the code of the slip under the scanner."),
    ),
}


def asked_for(identification: Identification) -> Asked:
    """Return what a service asks of a citizen. Raises `ValueError` when it asks for nothing."""
    return Asked(identification.value)


class Typing:
    """Something being typed; `service` is the leaf it is for, empty where none is chosen yet.

    :param device: whether the reader or scanner that saves typing is there.
    """

    def __init__(self, asked: Asked, service: str = "", title: str = "", *, device: bool = False) -> None:
        self.asked = asked
        self.service = service
        self._form = _FORMS[asked]
        self._title = title
        self._device = device
        self._typed = ""
        self._wrong = ""

    def type(self, character: str) -> None:
        """Add a character; what does not fit is not taken."""
        if len(self._typed) < self._form.most and self._fits(character.upper()):
            self._typed += character.upper()
            self._wrong = ""

    def erase(self) -> None:
        """Take the last character back."""
        self._typed = self._typed[:-1]
        self._wrong = ""

    def code(self) -> str:
        """Return the code or number typed, empty while it is too short."""
        return self._typed if self._complete else ""

    def refuse(self, why: str) -> None:
        """Say what is wrong with what was typed."""
        self._wrong = why

    def given(self) -> CitizenGiven | None:
        """Return what is known of the citizen, or `None` when the number cannot be right, and remember why."""
        if self.asked is Asked.PHONE:
            if self._complete and self._typed.startswith("1"):
                return CitizenGiven(phone=self._typed)
            self._wrong = translate("Kiosk", "This is no mobile number. Please check it.")
            return None
        if id_number_ok(self._typed):
            return CitizenGiven(id_number=self._typed)
        self._wrong = words.refusal(RefusalCode.ID_NUMBER_WRONG)
        return None

    def view(self) -> Identify:
        """Return the page as it is now."""
        form = self._form
        identity = self.asked in IDENTITY
        note = translate("Kiosk", "It is used for this ticket only and is not printed in full.")
        return Identify(
            service=self._title,
            prompt=form.prompt(),
            typed=_grouped(self._typed, form.groups),
            keys=form.keys,
            ready=self._complete,
            wrong=self._wrong,
            other=form.other() if form.other is not None and self._device else "",
            note=note if identity else "",
            done=translate("Kiosk", "Take a number") if identity else translate("Kiosk", "Go on"),
        )

    def _fits(self, character: str) -> bool:
        if not character.isascii() or len(character) != 1:
            return False
        if self._form.keys is Keys.LETTERS:
            return character.isalnum()
        is_check = self._form.keys is Keys.ID_NUMBER and len(self._typed) == self._form.most - 1
        return character.isdigit() or (is_check and character == _CHECK)

    @property
    def _complete(self) -> bool:
        return self._form.least <= len(self._typed) <= self._form.most


def masked(citizen: CitizenGiven | None) -> str:
    """Return how a citizen is named on their slip: the name of the card, else the number they typed, masked."""
    if citizen is None:
        return ""
    if citizen.name:
        return mask_name(citizen.name)
    if citizen.id_number is not None:
        return mask_id_number(citizen.id_number)
    return mask_phone(citizen.phone) if citizen.phone is not None else ""


def _grouped(typed: str, groups: tuple[int, ...]) -> str:
    parts, start = [], 0
    for length in groups:
        parts.append(typed[start : start + length])
        start += length
    return " ".join(filter(None, parts))
