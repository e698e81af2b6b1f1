"""Three to five equal answers with drawn faces."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from widgets.drawing import fitted_font, focus_ring, panel, text_in
from widgets.face import paint_face
from widgets.theme import current

__all__ = ["RatingChoice", "RatingKeys"]


@dataclass(frozen=True, kw_only=True)
class RatingChoice:
    """One answer: the value it stands for, its word, and the mood of its face from -1 to 1."""

    value: int
    text: str
    mood: float


class _Key(QPushButton):
    """One answer; all look alike but for face and word."""

    def __init__(self, choice: RatingChoice, longest: str, parent: QWidget) -> None:
        super().__init__(choice.text, parent)
        self.choice = choice
        self._longest = longest  # all keys write as large as the longest word allows
        self.setAccessibleName(choice.text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        side = current().size("hero")
        return QSize(round(side * 1.6), round(side * 2))

    def minimumSizeHint(self) -> QSize:
        side = current().size("figure")
        return QSize(round(side * 1.6), round(side * 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        place = QRectF(self.rect())
        radius = theme.size("radius_card")
        pressed = self.isDown() or self.isChecked()
        fill, ink, words = ("brand", "on_brand", "on_brand") if pressed else ("surface", "brand_text", "text")
        outline = theme.colour("brand" if pressed else "line_strong")
        margin = theme.size("space_16")
        with QPainter(self) as painter:
            panel(painter, place, theme.colour(fill), radius=radius, outline=outline, stroke=2)
            side = min(place.width() - 2 * margin, place.height() * 0.55)
            font = fitted_font(
                self._longest,
                largest=min(theme.size("display"), int(side * 0.3)),
                width=place.width() - 2 * margin,
                bold=True,
            )
            line = font.pixelSize() * 1.5
            top = (place.height() - side - margin - line) / 2
            face = QRectF((place.width() - side) / 2, top, side, side)
            ground = theme.colour("brand" if pressed else "brand_soft")
            paint_face(painter, face, mood=self.choice.mood, ink=theme.colour(ink), ground=ground)
            under = QRectF(margin, face.bottom() + margin, place.width() - 2 * margin, line)
            text_in(painter, under, self.text(), font, theme.colour(words), align=Qt.AlignmentFlag.AlignCenter)
            if self.hasFocus():
                focus_ring(painter, place, radius=radius)


class RatingKeys(QWidget):
    """A row of answers, none chosen beforehand. Says `rated(value)` once; `reset` lets the next person answer.

    Fingers, mouse, and the digits 1–5 (the first key at the left is 1) all work.
    """

    rated = Signal(int)

    def __init__(self, choices: Sequence[RatingChoice], parent: QWidget | None = None) -> None:
        """:raises ValueError: fewer than three answers or more than five."""
        super().__init__(parent)
        if not 3 <= len(choices) <= 5:
            raise ValueError(f"{len(choices)} answers; three to five are fair")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().size("space_24"))
        longest = max((choice.text for choice in choices), key=len)
        self._keys = [_Key(choice, longest, self) for choice in choices]
        for key in self._keys:
            row.addWidget(key, 1)
            key.clicked.connect(lambda _=False, chosen=key: self._choose(chosen))
        self._answered = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def answers(self) -> tuple[QPushButton, ...]:
        """Return the keys from left to right."""
        return tuple(self._keys)

    def reset(self) -> None:
        """Forget the answer."""
        self._answered = False
        for key in self._keys:
            key.setCheckable(False)
            key.setDown(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by digit."""
        index = event.key() - Qt.Key.Key_1
        if 0 <= index < len(self._keys) and not event.isAutoRepeat():
            self._choose(self._keys[index])
        else:
            super().keyPressEvent(event)

    def _choose(self, key: _Key) -> None:
        if self._answered:
            return
        self._answered = True
        key.setCheckable(True)
        key.setChecked(True)
        self.rated.emit(key.choice.value)
