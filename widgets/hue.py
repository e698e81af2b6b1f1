"""The hues of the look: one per state, each with its tokens and its icon."""

from enum import StrEnum

__all__ = ["Hue"]

_ICONS = {
    "idle": "idle",
    "calling": "call",
    "serving": "serving",
    "paused": "pause",
    "back_office": "back_office",
    "warning": "warning",
    "failed": "error",
    "offline": "link_off",
}


class Hue(StrEnum):
    """A state's colour; the value is the token of its full colour."""

    IDLE = "idle"
    CALLING = "calling"
    SERVING = "serving"
    PAUSED = "paused"
    BACK_OFFICE = "back_office"
    WARNING = "warning"
    FAILED = "failed"
    OFFLINE = "offline"

    @property
    def on(self) -> str:
        """The token of what is written on the full colour."""
        return f"on_{self.value}"

    @property
    def soft(self) -> str:
        """The token of the soft ground."""
        return f"{self.value}_soft"

    @property
    def text(self) -> str:
        """The token of what is written on the soft ground or on a surface."""
        return f"{self.value}_text"

    @property
    def icon(self) -> str:
        """The icon that always stands beside the colour."""
        return _ICONS[self.value]
