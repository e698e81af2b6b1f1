"""The button for one action: a verb, its icon, its key."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from widgets import icons
from widgets.drawing import focus_ring, panel, text_in
from widgets.theme import current

__all__ = ["ActionButton", "ActionKind"]


@dataclass(frozen=True, kw_only=True)
class _Look:
    """Colour tokens of one kind of button, at rest, under the pointer and pressed. None is see-through."""

    fills: tuple[str | None, str, str]
    text: str
    pressed_text: str
    outline: str | None = None


class ActionKind(Enum):
    """How much an action stands out. One screen has at most one primary action."""

    PRIMARY = _Look(fills=("brand", "brand_hover", "brand_pressed"), text="on_brand", pressed_text="on_brand")
    SECONDARY = _Look(
        fills=("surface", "brand_soft", "brand"), text="brand_text", pressed_text="on_brand", outline="line_strong"
    )
    QUIET = _Look(fills=(None, "brand_soft", "brand"), text="brand_text", pressed_text="on_brand")
    DANGER = _Look(
        fills=("surface", "failed_soft", "failed"), text="failed_text", pressed_text="on_failed", outline="failed"
    )


class ActionButton(QPushButton):
    """A push button painted from tokens.

    Its shortcut is text only (shown as a key at the right); binding the key is the screen's business.
    """

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        kind: ActionKind = ActionKind.SECONDARY,
        icon: str | None = None,
        shortcut_text: str = "",
        touch: bool = False,
        large: bool = False,
    ) -> None:
        """`touch` makes it large enough for a finger, `large` half as high again, for the one thing there is to do."""
        super().__init__(text, parent)
        self._kind = kind
        self._icon = icon
        self._key = shortcut_text
        self._touch = touch
        self._large = large
        self._icon_alone = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        self.setAccessibleDescription(shortcut_text)

    def setText(self, text: str) -> None:
        """Show another verb."""
        super().setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def show_icon_alone(self, alone: bool) -> None:
        """Leave the verb to the icon, where there is no room for both; a screen reader still says it."""
        if alone != self._icon_alone:
            self._icon_alone = alone
            self.updateGeometry()
            self.update()

    def show_icon(self, name: str | None) -> None:
        """Show another icon, or none."""
        self._icon = name
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for icon, text and key at the height of a control."""
        theme = current()
        width = 2 * self._padding() + QFontMetrics(self._font()).horizontalAdvance(self._words()) + 1
        if self._icon and self._words():
            width += self._icon_side() + theme.size("space_8")
        elif self._icon:
            width += self._icon_side() - 1
        if self._key:
            width += self._key_width() + theme.size("space_12")
        height = theme.size("height_touch" if self._touch else "height")
        return QSize(width, height * 3 // 2 if self._large else height)

    def minimumSizeHint(self) -> QSize:
        """A verb is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon, verb, key and focus ring."""
        theme = current()
        place = QRectF(self.rect())
        radius = theme.size("radius_control")
        fill, ink, outline = self._colours()
        with QPainter(self) as painter:
            panel(painter, place, fill, radius=radius, outline=outline, stroke=theme.size("stroke"))
            self._paint_content(painter, place, ink)
            if self.hasFocus():
                focus_ring(painter, place, radius=radius)

    def _paint_content(self, painter: QPainter, place: QRectF, ink: QColor) -> None:
        theme = current()
        side = float(self._icon_side()) if self._icon else 0.0
        gap = theme.size("space_8") if self._icon and self._words() else 0
        key = self._key_width() + theme.size("space_12") if self._key else 0
        padding = self._padding()
        words = float(QFontMetrics(self._font()).horizontalAdvance(self._words()))
        words = min(words + 1, place.width() - 2 * padding - side - gap - key)
        left = padding + max(0.0, (place.width() - 2 * padding - side - gap - words - key) / 2)
        if self._icon:
            icons.paint(painter, self._icon, ink, QRectF(left, (place.height() - side) / 2, side, side))
        text_in(painter, QRectF(left + side + gap, 0, words, place.height()), self._words(), self._font(), ink)
        if self._key:
            self._paint_key(painter, place, ink)

    def _paint_key(self, painter: QPainter, place: QRectF, ink: QColor) -> None:
        theme = current()
        box = QRectF(0, 0, self._key_width(), QFontMetrics(theme.font("caption")).lineSpacing() + theme.size("space_4"))
        box.moveCenter(place.center())
        box.moveRight(place.right() - self._padding() + theme.size("space_4"))
        panel(painter, box, QColor(Qt.GlobalColor.transparent), radius=4, outline=ink)
        text_in(painter, box, self._key, theme.font("caption"), ink, align=Qt.AlignmentFlag.AlignCenter)

    def _colours(self) -> tuple[QColor, QColor, QColor | None]:
        theme = current()
        look = self._kind.value
        if not self.isEnabled():
            ground = theme.colour("sunken") if look.fills[0] else QColor(Qt.GlobalColor.transparent)
            return ground, theme.colour("text_faint"), None
        if self.isChecked() and not self.isDown():
            return theme.colour("brand_soft"), theme.colour("brand_text"), theme.colour("brand")
        pressed = self.isDown()
        state = 2 if pressed else 1 if self.underMouse() else 0
        token = look.fills[state]
        fill = theme.colour(token) if token else QColor(Qt.GlobalColor.transparent)
        ink = theme.colour(look.pressed_text if pressed else look.text)
        return fill, ink, theme.colour(look.outline) if look.outline and not pressed else None

    def _words(self) -> str:
        return "" if self._icon_alone and self._icon else self.text()

    def _font(self) -> QFont:
        step = "headline" if self._large else "subtitle" if self._touch else "body"
        return current().font(step, bold=True)

    def _icon_side(self) -> int:
        theme = current()
        return theme.size("icon_large") if self._touch else theme.size("icon")

    def _padding(self) -> int:
        return current().size("space_24" if self._touch else "space_16")

    def _key_width(self) -> int:
        theme = current()
        return QFontMetrics(theme.font("caption")).horizontalAdvance(self._key) + theme.size("space_12")
