"""The shortcuts that work while another program has the focus: which there are, and what became of each."""

from collections.abc import Callable, Mapping

from app.modes.window.actions import ACTIONS
from app.modes.window.view import Deed
from widgets.hotkeys.chord import Chord, NoChord
from widgets.hotkeys.grabber import Availability, Grabber, Taken

USUAL: Mapping[Deed, str] = {
    Deed.CALL_NEXT: "Ctrl+Alt+2",
    Deed.RECALL: "Ctrl+Alt+3",
    Deed.START: "Ctrl+Alt+4",
    Deed.FINISH: "Ctrl+Alt+5",
    Deed.NO_SHOW: "Ctrl+Alt+6",
    Deed.PAUSE: "Ctrl+Alt+7",
    Deed.RESUME: "Ctrl+Alt+7",
}
"""The digit is that of the function key in the window; nothing else has a shortcut until somebody gives it one."""

SETTABLE = tuple(
    deed
    for deed, action in ACTIONS.items()
    if deed is not Deed.LOG_OUT and (action.operation is not None or deed is Deed.PAUSE)
)
"""What needs no further question; leaving the counter is never one key away."""


def chords(given: Mapping[str, str]) -> dict[Deed, Chord]:
    """Return the chord of each deed: the usual one unless the machine's settings give another or switch it off."""
    found: dict[Deed, Chord] = {}
    for deed in SETTABLE:
        try:
            found[deed] = Chord.parse(given.get(deed.value, USUAL.get(deed, "")))
        except NoChord:
            continue  # switched off, or written by hand and no key
    return found


class GlobalKeys:
    """Holds the shortcuts of a counter's program."""

    def __init__(self) -> None:
        self._on_pressed: Callable[[tuple[Deed, ...]], None] = lambda _deeds: None
        self._grabber: Grabber | None = None
        self._chords: dict[Deed, Chord] = {}
        self._taken: dict[str, Taken] = {}

    def begin(self, grabber: Grabber, on_pressed: Callable[[tuple[Deed, ...]], None]) -> None:
        """Take keys by this way from now on; `on_pressed` is told the deeds that share the pressed chord."""
        self._grabber = grabber
        self._on_pressed = on_pressed

    @property
    def availability(self) -> Availability:
        """Whether this desktop allows it."""
        return self._grabber.availability if self._grabber is not None else Availability.NO_DESKTOP

    def hold(self, given: Mapping[str, str]) -> None:
        """Hold the shortcuts of these settings and no others."""
        self._chords = chords(given)
        self._take({chord.text(): chord for chord in self._chords.values()})

    def rest(self, resting: bool) -> None:
        """Hold nothing while somebody types a new shortcut, then everything again."""
        self._take({} if resting else {chord.text(): chord for chord in self._chords.values()})

    def pressed(self, chord: str) -> None:
        """A chord (its text) was pressed somewhere."""
        deeds = tuple(deed for deed, each in self._chords.items() if each.text() == chord)
        if deeds:
            self._on_pressed(deeds)

    def shown(self, deed: Deed) -> str:
        """Return the shortcut of a deed as this desktop writes it, when it works; else nothing."""
        chord = self._chords.get(deed)
        works = chord is not None and self._taken.get(chord.text()) is Taken.OURS
        return chord.shown() if chord is not None and works else ""

    def text(self, deed: Deed) -> str:
        """Return the shortcut of a deed as settings keep it, whether it works or not."""
        chord = self._chords.get(deed)
        return chord.text() if chord is not None else ""

    def taken(self, deed: Deed) -> Taken | None:
        """Return what became of a deed's shortcut; `None` when there is none or none can be held."""
        chord = self._chords.get(deed)
        return self._taken.get(chord.text()) if chord is not None else None

    def close(self) -> None:
        """Give everything back."""
        if self._grabber is not None:
            self._grabber.close()

    def _take(self, wanted: Mapping[str, Chord]) -> None:
        if self._grabber is not None:
            self._taken = self._grabber.hold(wanted)
