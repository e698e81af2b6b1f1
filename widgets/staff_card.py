"""The card of the person who serves: photo, name, post, stars, counter."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.figure import Figure
from widgets.hue import Hue
from widgets.label import Label
from widgets.portrait import Portrait
from widgets.stars import Stars
from widgets.state_pill import StatePill
from widgets.surface import Surface
from widgets.theme import current

__all__ = ["StaffCard", "StaffFacts"]

_PHOTO = (300, 400)


@dataclass(frozen=True, kw_only=True)
class StaffFacts:
    """What the card says, each as it is to be read (``工号 1024``); an empty text leaves its line out."""

    name: str
    title: str = ""
    number: str = ""
    department: str = ""
    badge: str = ""
    stars: int = 0
    counter: str = ""
    counter_caption: str = ""
    services: str = ""
    photo: bytes | None = None


class StaffCard(Surface):
    """Photo at the left, the person at the right, the counter number large below the name."""

    def __init__(self, facts: StaffFacts | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin="space_32")
        self._photo = Portrait(size=_PHOTO)
        self._badge = StatePill(hue=Hue.CALLING, icon="star_filled", step="subtitle")
        self._name = Label(step="display", bold=True)
        self._title = Label(step="title", tone="text_soft", wrap=True)
        self._number = Label(step="title", tone="text_soft")
        self._stars = Stars(size="icon_large")
        self._services = Label(step="title", tone="text_soft", wrap=True)
        self._counter = Figure(step="hero", tone="brand_text", align=Qt.AlignmentFlag.AlignHCenter)
        self._counter_caption = Label(step="title", tone="text_soft", align=Qt.AlignmentFlag.AlignCenter)
        self._arrange()
        if facts is not None:
            self.show_staff(facts)

    def show_staff(self, facts: StaffFacts) -> None:
        """Show a person."""
        self._photo.show_person(facts.name, facts.photo)
        self._badge.show_state(Hue.CALLING, facts.badge, icon="star_filled")
        self._badge.setVisible(bool(facts.badge))
        self._stars.show_value(facts.stars)
        self._stars.setVisible(facts.stars > 0)
        post = " · ".join(filter(None, (facts.department, facts.title)))
        texts = (
            (self._name, facts.name),
            (self._title, post),
            (self._number, facts.number),
            (self._services, facts.services),
            (self._counter_caption, facts.counter_caption),
        )
        for label, text in texts:
            label.setText(text)
            label.setVisible(bool(text))
        self._counter.set_text(facts.counter)
        self._counter.setVisible(bool(facts.counter))
        self.setAccessibleName(facts.name)
        self.setAccessibleDescription("\n".join(filter(None, (post, facts.number, facts.badge))))

    def _arrange(self) -> None:
        theme = current()
        person = QVBoxLayout()
        person.setSpacing(theme.size("space_12"))
        person.addStretch()
        left = Qt.AlignmentFlag.AlignLeft
        person.addWidget(self._badge, 0, left)
        for part in (self._name, self._title, self._number):
            person.addWidget(part)
        person.addWidget(self._stars, 0, left)
        person.addWidget(self._services)
        person.addStretch()
        place = QVBoxLayout()
        place.setSpacing(theme.size("space_8"))
        place.addStretch()
        place.addWidget(self._counter_caption)
        place.addWidget(self._counter)
        place.addStretch()
        row = QHBoxLayout()
        row.setSpacing(theme.size("space_32"))
        row.addWidget(self._photo)
        row.addLayout(person, 2)
        row.addLayout(place, 1)
        self.body.addLayout(row)
