"""What the settings page shows, and the words for it."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.client.look import Look
from app.modes.window.actions import ACTIONS
from app.modes.window.global_keys import SETTABLE, GlobalKeys
from widgets.docking.edge import Edge
from widgets.hotkeys.grabber import Availability, Taken

translate = QCoreApplication.translate


@dataclass(frozen=True, kw_only=True)
class ShortcutRow:
    """One action and its shortcut; `trouble` says why it does not work."""

    action: str
    words: str
    keys: str
    trouble: str = ""


@dataclass(frozen=True, kw_only=True)
class SettingsView:
    """The look as it is. `forbidden` says why shortcuts cannot work while another program has the focus.

    A picture stays `shot_seconds` on the pad, with 0 the hall's `usual_shot_seconds`.
    """

    theme: str
    text_percent: int
    edge: Edge
    starts_as_bar: bool
    shot_seconds: int
    usual_shot_seconds: int
    shortcuts: tuple[ShortcutRow, ...]
    forbidden: str = ""


def settings_view(look: Look, keys: GlobalKeys, *, usual_shot_seconds: int) -> SettingsView:
    """Return what is to be shown."""
    return SettingsView(
        theme=look.theme.value,
        text_percent=look.text_percent,
        edge=look.edge,
        starts_as_bar=look.starts_as_bar,
        shot_seconds=look.shot_seconds,
        usual_shot_seconds=usual_shot_seconds,
        shortcuts=tuple(
            ShortcutRow(
                action=deed.value,
                words=ACTIONS[deed].words(),
                keys=keys.text(deed),
                trouble=_trouble(keys.taken(deed)),
            )
            for deed in SETTABLE
        ),
        forbidden=_forbidden(keys.availability),
    )


def _trouble(taken: Taken | None) -> str:
    if taken is Taken.SOMEBODY_ELSES:
        return translate("Window", "Another program uses these keys. Please choose others.")
    if taken is Taken.NOT_ON_KEYBOARD:
        return translate("Window", "This keyboard has no such key. Please choose another.")
    return ""


def _forbidden(availability: Availability) -> str:
    return {
        Availability.YES: "",
        Availability.WAYLAND: translate(
            "Window", "Wayland lets no program listen to keys while another has the focus; log in with X11 to use them."
        ),
        Availability.MACOS: translate("Window", "On a Mac these keys work only while this program has the focus."),
        Availability.NO_DESKTOP: translate("Window", "There is no desktop here on which keys could be taken."),
    }[availability]
