"""`virtual://reader?file=visitors.toml`: a reader on which invented people lay their cards.

The file is TOML: [[visitor]] with name, gender, birth, id_number and address.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from devices.errors import DeviceUnavailable
from devices.health import FINE, Condition
from devices.reader.card import IdCard, OnCard, Sex, check_number
from devices.telling import tell


class VirtualReader:
    """See `devices.listening.Listener`."""

    name = "virtual"

    def __init__(self, file: Path, on_card: OnCard) -> None:
        self._file = file
        self._on_card = on_card

    def open(self) -> None:
        """Read the file. Raises DeviceUnavailable."""
        self.people()

    def close(self) -> None:
        """There is nothing to close."""

    def status(self) -> Condition:
        """Well, as long as the file can be read. Raises DeviceUnavailable."""
        self.people()
        return FINE

    def people(self) -> list[IdCard]:
        """Whose cards there are. Raises DeviceUnavailable when the file cannot be understood."""
        try:
            content = tomllib.loads(self._file.read_text(encoding="utf-8"))
            return [_card(visitor) for visitor in content["visitor"]]
        except OSError as error:
            raise DeviceUnavailable("reader.no-file", f"the file cannot be read: {error.strerror}") from error
        except (ValueError, KeyError, TypeError) as error:
            raise DeviceUnavailable("reader.wrong-file", "the file does not describe visitors") from error

    def present(self, card: IdCard) -> None:
        """Lay a card down; the listener is told in the caller's thread."""
        tell(self._on_card, card, device=self.name)


def _card(visitor: Mapping[str, Any]) -> IdCard:
    number = str(visitor["id_number"]).upper()
    return IdCard(
        name=visitor["name"],
        sex=Sex(visitor["gender"]),
        nation="",
        birth=visitor["birth"],
        address=visitor["address"],
        id_number=number,
        number_check=check_number(number),
    )
