"""Three to five equal answers with drawn faces."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QSizePolicy, QWidget

from widgets.drawing import fitted_font, focus_ring, panel, text_in
from widgets.face import paint_face
from widgets.theme import current

__all__ = ["RatingChoice", "RatingKeys"]


_TOO_SMALL = 0.8
"""Words that would have to be so much smaller to fit one line stand in two."""


@dataclass(frozen=True, kw_only=True)
class RatingChoice:
    """One answer: the value it stands for, its word, and the mood of its face from -1 to 1."""

    value: int
    text: str
    mood: float


class _Key(QPushButton):
    """One answer; all look alike but for face and word."""

    def __init__(self, choice: RatingChoice, texts: Sequence[str], parent: QWidget) -> None:
        super().__init__(choice.text, parent)
        self.choice = choice
        self._flat = False
        # All keys write as large as the longest of their texts allows, in one line or in two.
        self._longest = max(texts, key=len)
        self._longest_half = max(map(_longer_half, texts), key=len)
        self.setAccessibleName(choice.text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def lie(self, *, flat: bool) -> None:
        """Put the word beside the face, as where keys stand one below the other, or under it."""
        self._flat = flat
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        side = current().size("hero")
        return QSize(round(side * 1.6), round(side * (1 if self._flat else 2)))

    def minimumSizeHint(self) -> QSize:
        side = current().size("figure")
        return QSize(round(side * 1.6), round(side * (1 if self._flat else 2)))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        place = QRectF(self.rect())
        radius = theme.size("radius_card")
        pressed = self.isDown() or self.isChecked()
        fill, ink, words = ("brand", "on_brand", "on_brand") if pressed else ("surface", "brand_text", "text")
        outline = theme.colour("brand" if pressed else "line_strong")
        with QPainter(self) as painter:
            panel(painter, place, theme.colour(fill), radius=radius, outline=outline, stroke=2)
            face, beside, font, lines = self._beside(place) if self._flat else self._under(place)
            ground = theme.colour("brand" if pressed else "brand_soft")
            paint_face(painter, face, mood=self.choice.mood, ink=theme.colour(ink), ground=ground)
            text_in(painter, beside, self.text(), font, theme.colour(words), align=self._align, most=lines)
            if self.hasFocus():
                focus_ring(painter, place, radius=radius)

    @property
    def _align(self) -> Qt.AlignmentFlag:
        across = Qt.AlignmentFlag.AlignLeft if self._flat else Qt.AlignmentFlag.AlignHCenter
        return across | Qt.AlignmentFlag.AlignVCenter

    def _under(self, place: QRectF) -> tuple[QRectF, QRectF, QFont, int]:
        """Return where the face and the words below it are, their font, and in how many lines they stand."""
        theme = current()
        margin = theme.size("space_16")
        inside = place.width() - 2 * margin
        side = min(inside, place.height() * 0.55)
        largest = min(theme.size("display"), int(side * 0.3))
        font, lines = fitted_font(self._longest, largest=largest, width=inside, bold=True), 1
        if font.pixelSize() < largest * _TOO_SMALL:
            font, lines = fitted_font(self._longest_half, largest=largest, width=inside, bold=True), 2
        high = font.pixelSize() * 1.5 * lines
        side = min(side, place.height() - high - 3 * margin)
        top = (place.height() - side - margin - high) / 2
        face = QRectF((place.width() - side) / 2, top, side, side)
        return face, QRectF(margin, face.bottom() + margin, inside, high), font, lines

    def _beside(self, place: QRectF) -> tuple[QRectF, QRectF, QFont, int]:
        """Return where the face and the words at its right are, their font, and in how many lines they stand."""
        theme = current()
        margin = theme.size("space_24")
        side = min(place.height() - 2 * theme.size("space_12"), place.width() / 3)
        left = 2 * margin + side
        font = fitted_font(self._longest, largest=theme.size("display"), width=place.width() - left - margin, bold=True)
        face = QRectF(margin, (place.height() - side) / 2, side, side)
        return face, QRectF(left, 0, place.width() - left - margin, place.height()), font, 1


def _longer_half(text: str) -> str:
    """Return the longer part of a text that is broken at the space nearest to its middle."""
    spaces = [place for place, sign in enumerate(text) if sign == " "]
    if not spaces:
        return text
    middle = min(spaces, key=lambda place: abs(2 * place - len(text)))
    return max(text[:middle], text[middle + 1 :], key=len)


class RatingKeys(QWidget):
    """A row or column of answers, none chosen beforehand.

    Says `rated(value)` once; `reset` lets the next person answer. Fingers, mouse, and the digits 1–5 (the first key, at
    the left or the top, is 1) all work.
    """

    rated = Signal(int)

    def __init__(self, choices: Sequence[RatingChoice], parent: QWidget | None = None) -> None:
        """:raises ValueError: fewer than three answers or more than five."""
        super().__init__(parent)
        if not 3 <= len(choices) <= 5:
            raise ValueError(f"{len(choices)} answers; three to five are fair")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(current().size("space_24"))
        texts = [choice.text for choice in choices]
        self._keys = [_Key(choice, texts, self) for choice in choices]
        for key in self._keys:
            self._row.addWidget(key, 1)
            key.clicked.connect(lambda _=False, chosen=key: self._choose(chosen))
        self._answered = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def answers(self) -> tuple[QPushButton, ...]:
        """Return the keys from the first to the last."""
        return tuple(self._keys)

    def reset(self) -> None:
        """Forget the answer."""
        self._answered = False
        for key in self._keys:
            key.setCheckable(False)
            key.setDown(False)

    def stack(self, *, upright: bool) -> None:
        """Stand in a column, with the words beside the faces, or in a row."""
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight)
        for key in self._keys:
            key.lie(flat=upright)

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
