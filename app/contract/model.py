"""The base of everything that crosses the wire, and the kinds of text it may contain."""

from dataclasses import dataclass
from enum import StrEnum
from types import GenericAlias
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler, StringConstraints
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema
from rpds import HashTrieMap


class Model(BaseModel):
    """A frozen value. Unknown fields and loosely typed values are errors, not guesses."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


@dataclass(frozen=True)
class _MapSchema:
    """Reads a JSON object into a persistent map and writes it back with sorted keys."""

    parameters: tuple[Any, Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        as_dict = handler.generate_schema(GenericAlias(dict, self.parameters))
        return core_schema.union_schema(
            [
                core_schema.is_instance_schema(HashTrieMap),
                core_schema.no_info_after_validator_function(HashTrieMap, as_dict),
            ],
            mode="left_to_right",
            serialization=core_schema.wrap_serializer_function_ser_schema(
                lambda mapping, write: write(dict(sorted(mapping.items()))), schema=as_dict
            ),
        )

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe a map as the object it is written as."""
        _persistent, as_object = schema["choices"]
        return handler(as_object)


if TYPE_CHECKING:
    Map = HashTrieMap
else:

    class Map:
        """A persistent map: `insert` and `remove` give a new one in O(log n) and leave the old one alone."""

        def __class_getitem__(cls, parameters: tuple[Any, Any]) -> Any:
            """Return the annotation of a persistent map with these key and value types."""
            return Annotated[HashTrieMap, _MapSchema(parameters)]


def empty_map() -> Any:
    """Return the empty persistent map; a default for fields of any map type."""
    return HashTrieMap()


class PersonalKind(StrEnum):
    """What a personal field holds, and so how it is masked. `TECHNICAL`: nobody's own, but not for the public."""

    NAME = "name"
    PHONE = "phone"
    ID_NUMBER = "id_number"
    ADDRESS = "address"
    TEXT = "text"
    SLIP_KEY = "slip_key"
    IDENTITY = "identity"
    PAD_TEXT = "pad_text"
    TECHNICAL = "technical"
    INTERNAL = "internal"


@dataclass(frozen=True)
class Personal:
    """Marks a field that not every reader may see; `app.rules.masking` decides who sees what."""

    kind: PersonalKind


_NO_CONTROL = r"^[^\x00-\x1f\x7f]*$"

Code = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z][0-9A-Za-z_.\-]{0,39}$")]
"""A stable short name given by whoever sets a hall up: a service, zone, department, area."""

CounterNo = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,2}$")]
"""The number on a counter (窗口号), 1 to 999, as text."""

Id = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
"""A UUIDv7 in canonical text form."""

Line = Annotated[str, StringConstraints(max_length=200, pattern=_NO_CONTROL)]
"""One line of text for people; may be empty."""

Name = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=_NO_CONTROL)]
"""One line of text for people that must say something."""

Text = Annotated[str, StringConstraints(max_length=4000)]
"""Several lines of text for people."""

Sha256 = Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{64})?$")]
"""The SHA-256 of a content that is kept beside the record, in hexadecimal; empty when there is none."""

Phone = Annotated[str, StringConstraints(pattern=r"^\+?[0-9]{3,15}$")]
"""A telephone number in digits only, as dialled."""

PersonalName = Annotated[Line, Personal(PersonalKind.NAME)]
PersonalPhone = Annotated[Line, Personal(PersonalKind.PHONE)]
PersonalIdNumber = Annotated[Line, Personal(PersonalKind.ID_NUMBER)]
PersonalIdentity = Annotated[Line, Personal(PersonalKind.IDENTITY)]
"""The keyed hash of an ID number or telephone number: tells that two tickets are one citizen's, and nothing else."""

PersonalAddress = Annotated[Line, Personal(PersonalKind.ADDRESS)]
PersonalText = Annotated[Text, Personal(PersonalKind.TEXT)]
"""What was said or written about a person; events and state hold these, already masked for some readers."""

PersonalDate = Annotated[Line, Personal(PersonalKind.TEXT)]
"""A date of a person's life, `2001-12-31`; empty when it is not known."""

PersonalPadText = Annotated[Text, Personal(PersonalKind.PAD_TEXT)]
"""What staff put before the citizen: readable for them and on the pad of that counter, nowhere else."""


class LocalText(Model):
    """The same words for three readers; what is missing falls back to Mandarin Chinese."""

    zh: Line
    zh_hk: Line | None = None
    en: Line | None = None
