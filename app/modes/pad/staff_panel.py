"""The staff card (工作牌) as large as the pad allows, lying on a wide pad and standing on a tall one."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.modes.fitting import set_step
from app.modes.pad.view import Person
from widgets.figure import Figure
from widgets.hue import Hue
from widgets.label import Label
from widgets.portrait import Portrait
from widgets.stars import Stars
from widgets.state_pill import StatePill
from widgets.surface import Surface
from widgets.theme import current

_PHOTO_RATIO = 4 / 3  # height to width of a portrait
_LARGEST_PHOTO = 640  # pixels
_LEAST_PHOTO = 0.25  # of the height of a tall card
_LARGE_SIDE = 850  # pixels: a card with more room, as on a desktop's second screen, writes larger
_LOW_HEIGHT = 420  # pixels at the usual text size: a panel below that leaves out what a citizen can do without


class StaffPanel(Surface):
    """Photo, name, post, stars and services of a person, and the number of the counter."""

    def __init__(self, counter_caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin="space_32")
        self.setObjectName("staff-card")
        centre = Qt.AlignmentFlag.AlignCenter
        self._photo = Portrait()
        self._badge = StatePill(hue=Hue.CALLING, icon="star_filled", step="subtitle")
        self._name = Label(step="figure", bold=True)
        self._post = Label(step="title", tone="text_soft", wrap=True)
        self._number = Label(step="title", tone="text_soft")
        self._stars = Stars(size="icon_large")
        self._services = Label(step="subtitle", tone="text_soft", wrap=True)
        self._caption = Label(counter_caption, step="title", tone="text_soft", align=centre)
        self._counter = Figure(step="hero", tone="brand_text")
        self._place = QWidget()
        self._facts = QVBoxLayout()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._arrange()

    def show_person(self, person: Person | None, counter: str) -> None:
        """Show a person, or an empty counter."""
        known = person or Person(name="")
        self._photo.setVisible(person is not None)
        self._photo.show_person(known.name, known.photo)
        self._badge.show_state(Hue.CALLING, known.badge, icon="star_filled")
        self._badge.setVisible(bool(known.badge))
        self._stars.show_value(known.stars)
        self._stars.setVisible(known.stars > 0)
        self._name.setText(known.name)
        self._post.setText(known.post)
        self._number.setText(known.number)
        self._services.setText(known.services)
        self._counter.set_text(counter)
        self.setAccessibleName(known.name or counter)
        self.setAccessibleDescription("\n".join(filter(None, (known.post, known.number, known.badge))))
        self._fit(self.size())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the parts out for the new shape."""
        super().resizeEvent(event)
        self._fit(event.size())

    def minimumSizeHint(self) -> QSize:
        """The smallest pad this is made for, less its frame."""
        return QSize(600, 260)

    def _fit(self, size: QSize) -> None:
        tall = size.height() > size.width()
        low = size.height() < _LOW_HEIGHT * current().text_scale
        large = min(size.height(), size.width()) > _LARGE_SIDE
        around = current().size("space_16" if low else "space_32")
        self.body.setContentsMargins(around, around, around, around)
        self._facts.setSpacing(current().size("space_4" if low else "space_12"))
        direction = QBoxLayout.Direction.TopToBottom if tall else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(direction)
        across = Qt.AlignmentFlag.AlignHCenter if tall else Qt.AlignmentFlag.AlignLeft
        for part in (self._badge, self._stars):
            self._facts.setAlignment(part, across)
        for label in (self._name, self._post, self._number, self._services):
            label.setAlignment(across | Qt.AlignmentFlag.AlignVCenter)
        self._services.setVisible(bool(self._services.text()) and not low)
        self._post.setVisible(bool(self._post.text()))
        self._number.setVisible(bool(self._number.text()))
        set_step(self._name, "display" if low else "hero" if large else "figure")
        for label in (self._post, self._number):
            set_step(label, "subtitle" if low else "headline" if large else "title")
        set_step(self._services, "title" if large else "subtitle")
        self._fit_photo(size, around)

    def _fit_photo(self, size: QSize, around: int) -> None:
        """Show the photo as large as the words leave room for; where that is little, the words become fewer."""
        tall = size.height() > size.width()
        inner = size.height() - 2 * around
        room = inner
        if tall:
            room = inner - self._words_height(size.width() - 2 * around)
            if room < inner * _LEAST_PHOTO:
                self._services.hide()
                set_step(self._name, "display")
                self._facts.setSpacing(current().size("space_4"))
                room = inner - self._words_height(size.width() - 2 * around)
        high, wide = (0.4, 0.6) if tall else (1.0, 0.3)
        height = min(int(inner * high), int(size.width() * wide * _PHOTO_RATIO), room, _LARGEST_PHOTO)
        self._photo.setFixedSize(max(60, int(height / _PHOTO_RATIO)), max(80, height))

    def _words_height(self, width: int) -> int:
        """Return the height of everything below the photo of a tall card."""
        return self._facts.heightForWidth(width) + self._place.minimumSizeHint().height() + 2 * self._row.spacing()

    def _arrange(self) -> None:
        theme = current()
        left = Qt.AlignmentFlag.AlignLeft
        facts = self._facts
        facts.addStretch()
        facts.addWidget(self._badge, 0, left)
        for part in (self._name, self._post, self._number):
            facts.addWidget(part)
        facts.addWidget(self._stars, 0, left)
        facts.addSpacing(theme.size("space_4"))
        facts.addWidget(self._services)
        facts.addStretch()
        place = QVBoxLayout(self._place)
        place.setContentsMargins(0, 0, 0, 0)
        place.addStretch()
        place.addWidget(self._caption)
        place.addWidget(self._counter)
        place.addStretch()
        self._row.setSpacing(theme.size("space_32"))
        self._row.addWidget(self._photo, 0, Qt.AlignmentFlag.AlignCenter)
        self._row.addLayout(facts, 3)
        self._row.addWidget(self._place, 1)
        self.body.addLayout(self._row)
