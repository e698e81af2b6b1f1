"""What has been typed into the form and is not registered yet."""

from dataclasses import dataclass, replace
from enum import StrEnum

from pydantic import TypeAdapter

from app.contract.centre.state import Disposition, Gender, Urgency


class Field(StrEnum):
    """The fields of the form, in the order in which they are filled in; the values are those of `Draft`."""

    PHONE = "phone"
    NAME = "name"
    GENDER = "gender"
    ADDRESS = "address"
    AREA = "area"
    DESCRIPTION = "description"
    MATTER = "matter"
    KIND = "kind"
    TITLE = "title"
    URGENCY = "urgency"
    DISPOSITION = "disposition"
    OPINION = "opinion"
    FOLLOW_UP = "follow_up"
    CONFIDENTIAL = "confidential"


@dataclass(frozen=True, kw_only=True)
class Draft:
    """One case being written.

    `area` and `matter` are codes of what was chosen, `…_text` what stands in their fields. `suggested_title` is what
    the program put into the title: as long as that stands there, it follows place and matter. `merge_with` is
    the earlier case (its id) that it is the same as, `merge_number` that case's number. `began_at` is when the first
    word was typed (ISO 8601, aware). `focus` and `cursor` say where the cursor was.
    """

    phone: str = ""
    name: str = ""
    gender: Gender = Gender.UNKNOWN
    address: str = ""
    area: str = ""
    area_text: str = ""
    title: str = ""
    suggested_title: str = ""
    description: str = ""
    kind: str = ""
    urgency: Urgency = Urgency.NORMAL
    matter: str = ""
    matter_text: str = ""
    disposition: Disposition = Disposition.TO_DISPATCH
    opinion: str = ""
    follow_up: bool = True
    confidential: bool = False
    merge_with: str = ""
    merge_number: str = ""
    began_at: str = ""
    focus: Field = Field.PHONE
    cursor: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been filled in, wherever the cursor is."""
        return replace(self, began_at="", focus=Field.PHONE, cursor=0) == Draft()

    def to_json(self) -> bytes:
        """Return the draft as JSON."""
        return _DRAFT.dump_json(self)

    @classmethod
    def from_json(cls, text: bytes) -> "Draft":
        """Read a draft; fields of another version are left out. Raises `ValueError` for what is no draft."""
        return _DRAFT.validate_json(text)


_DRAFT: TypeAdapter[Draft] = TypeAdapter(Draft)
