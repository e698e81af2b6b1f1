"""How a citizen wants the kiosk: language, larger and calmer, lower down."""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """What the kiosk speaks; the values are those of the settings and of the translations."""

    MANDARIN = "zh_CN"
    CANTONESE = "zh_HK"
    ENGLISH = "en"


class Size(StrEnum):
    """For whom the screen is set: everybody, or those who see and move less well (长者模式)."""

    PLAIN = "plain"
    ELDER = "elder"


class Reach(StrEnum):
    """Where what is touched lies: anywhere, or in the lower half for who sits in a wheelchair."""

    WHOLE = "whole"
    LOW = "low"


@dataclass(frozen=True)
class Look:
    """What one citizen chose."""

    language: Language = Language.MANDARIN
    size: Size = Size.PLAIN
    reach: Reach = Reach.WHOLE

    @property
    def is_elder(self) -> bool:
        """Whether everything is larger and there are fewer choices."""
        return self.size is Size.ELDER


EVERYBODY = Look()
"""The look nobody chose."""


def language_of(setting: str) -> Language:
    """Return the language of a setting such as `zh_CN`; Mandarin for one the kiosk does not speak."""
    return Language(setting) if setting in set(Language) else Language.MANDARIN
