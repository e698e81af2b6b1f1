"""What a citizen types to be known: a mobile number or an ID number. Kept only until the ticket is asked for."""

from PySide6.QtCore import QCoreApplication

from app.contract.errors import RefusalCode
from app.contract.hall.commands import CitizenGiven
from app.contract.hall.setup import Identification
from app.modes import words
from app.modes.kiosk.view import Identify
from app.rules.identity import id_number_ok
from app.rules.masking import mask_id_number, mask_phone

translate = QCoreApplication.translate

_LENGTHS = {Identification.PHONE: 11, Identification.ID_CARD: 18}
_GROUPS = {Identification.PHONE: (3, 4, 4), Identification.ID_CARD: (6, 8, 4)}
_CHECK = "X"


class Typing:
    """A number being typed for a service."""

    def __init__(self, kind: Identification, service: str, title: str) -> None:
        self.service = service
        self._kind = kind
        self._title = title
        self._digits = ""
        self._wrong = ""

    def type(self, character: str) -> None:
        """Add a digit, or the `X` at the end of an ID number; what does not fit is not taken."""
        length = _LENGTHS[self._kind]
        is_check = self._kind is Identification.ID_CARD and character == _CHECK and len(self._digits) == length - 1
        if len(self._digits) < length and (is_check or (character.isascii() and character.isdigit())):
            self._digits += character
            self._wrong = ""

    def erase(self) -> None:
        """Take the last character back."""
        self._digits = self._digits[:-1]
        self._wrong = ""

    def given(self) -> CitizenGiven | None:
        """Return what is known of the citizen, or `None` when the number cannot be right, and remember why."""
        if self._kind is Identification.PHONE:
            if self._complete and self._digits.startswith("1"):
                return CitizenGiven(phone=self._digits)
            self._wrong = translate("Kiosk", "This is no mobile number. Please check it.")
            return None
        if id_number_ok(self._digits):
            return CitizenGiven(id_number=self._digits)
        self._wrong = words.refusal(RefusalCode.ID_NUMBER_WRONG)
        return None

    def view(self) -> Identify:
        """Return the page as it is now."""
        phone = self._kind is Identification.PHONE
        return Identify(
            service=self._title,
            prompt=translate("Kiosk", "Please enter your mobile number")
            if phone
            else translate("Kiosk", "Please enter your ID card number"),
            typed=_grouped(self._digits, _GROUPS[self._kind]),
            extra="" if phone else _CHECK,
            ready=self._complete,
            wrong=self._wrong,
        )

    @property
    def _complete(self) -> bool:
        return len(self._digits) == _LENGTHS[self._kind]


def masked(citizen: CitizenGiven | None) -> str:
    """Return how a citizen is named on their slip: the number they typed, masked."""
    if citizen is None:
        return ""
    if citizen.id_number is not None:
        return mask_id_number(citizen.id_number)
    return mask_phone(citizen.phone) if citizen.phone is not None else ""


def _grouped(digits: str, groups: tuple[int, ...]) -> str:
    parts, start = [], 0
    for length in groups:
        parts.append(digits[start : start + length])
        start += length
    return " ".join(filter(None, parts))
