"""A big card to touch: what one may come for, and what that means in waiting."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from widgets import icons
from widgets.drawing import focus_ring, lines_of, panel, text_in
from widgets.theme import Theme, current

__all__ = ["CardButton"]

_UPRIGHT_RATIO = 0.5  # a card at least half as high as wide stands upright: icon above, words below
_UPRIGHT_HEIGHT = 4.6  # and at least so many icons high
_LARGE_HEIGHT = 6  # in icons: from here on the words are a step larger
_STEPS = ("display", "headline", "title", "subtitle")
"""Of a title, from the largest down; the largest only in one line."""

_MOST_LINES = 2
_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class CardButton(QPushButton):
    """A category or service: icon, title, subtitle, one line of status.

    A card with a reason cannot be pressed and shows the reason where the status would be.
    """

    def __init__(
        self,
        title: str,
        parent: QWidget | None = None,
        *,
        icon: str,
        subtitle: str = "",
        status: str = "",
        reason: str = "",
    ) -> None:
        super().__init__(title, parent)
        self._icon = icon
        self._subtitle = subtitle
        self._status = status
        self._reason = ""
        self._step = ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.set_reason(reason)

    def set_status(self, status: str) -> None:
        """Show another line about the waiting."""
        self._status = status
        self._describe()

    def set_reason(self, reason: str) -> None:
        """Close the card and say why; an empty reason opens it again."""
        self._reason = reason
        self.setEnabled(not reason)
        self._describe()

    def fitting_step(self) -> str:
        """Return the largest step of the type scale at which the whole title is seen beside the line at the foot."""
        theme, place = current(), self._words_place()
        foot = self._foot_height(place.width())
        for step in _STEPS[0 if self._is_large(theme) else 1 if self._stands(theme) else 2 :]:
            font = theme.font(step, bold=True)
            lines = len(lines_of(self.text(), font, place.width()))
            most = 1 if step == _STEPS[0] else _MOST_LINES
            if lines <= most and lines * QFontMetricsF(font).lineSpacing() + foot <= place.height():
                return step
        return _STEPS[-1]

    def write_at(self, step: str) -> None:
        """Write the title at a step: cards beside each other look alike at the least of their fitting ones."""
        if step != self._step:
            self._step = step
            self.update()

    def sizeHint(self) -> QSize:
        """A comfortable card at the step sizes of the theme."""
        theme = current()
        lines = theme.size("headline") + 2 * theme.size("subtitle")
        height = round(lines * 1.5) + 2 * theme.size("icon_card") + 2 * theme.size("space_24")
        return QSize(round(height * 1.3), height)

    def minimumSizeHint(self) -> QSize:
        """The least a lying card needs: icon tile beside title and status."""
        theme = current()
        high = round((theme.size("headline") + theme.size("subtitle")) * 1.5) + 2 * theme.size("space_16")
        wide = 2 * theme.size("space_24") + 2 * theme.size("icon_card") + 4 * theme.size("headline")
        return QSize(wide, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card upright or lying, as its shape allows."""
        theme = current()
        place = QRectF(self.rect())
        radius = theme.size("radius_card")
        fill, outline = self._ground(theme)
        with QPainter(self) as painter:
            panel(painter, place, fill, radius=radius, outline=outline, stroke=2 if self.isDown() else 1)
            self._paint_tile(painter, self._tile_place(), theme)
            self._paint_words(painter, self._words_place(), theme)
            if self.hasFocus():
                focus_ring(painter, place, radius=radius)

    def _inner(self) -> QRectF:
        margin = current().size("space_24" if self._stands(current()) else "space_16")
        return QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)

    def _tile_place(self) -> QRectF:
        theme, inner = current(), self._inner()
        side = theme.size("icon_card") * (2.0 if self._is_large(theme) else 1.5)
        tile = QRectF(inner.left(), inner.top(), side, side)
        if not self._stands(theme):
            tile.moveTop(inner.center().y() - tile.height() / 2)
        return tile

    def _words_place(self) -> QRectF:
        theme, tile = current(), self._tile_place()
        if self._stands(theme):
            return self._inner().adjusted(0, tile.height() + theme.size("space_12"), 0, 0)
        return self._inner().adjusted(tile.width() + theme.size("space_16"), 0, 0, 0)

    def _stands(self, theme: Theme) -> bool:
        return self.height() >= max(self.width() * _UPRIGHT_RATIO, _UPRIGHT_HEIGHT * theme.size("icon_card"))

    def _is_large(self, theme: Theme) -> bool:
        return self._stands(theme) and self.height() >= _LARGE_HEIGHT * theme.size("icon_card")

    def _ground(self, theme: Theme) -> tuple[QColor, QColor]:
        if not self.isEnabled():
            return theme.colour("sunken"), theme.colour("line")
        if self.isDown():
            return theme.colour("brand_soft"), theme.colour("brand")
        return theme.colour("surface"), theme.colour("brand" if self.underMouse() else "line")

    def _paint_tile(self, painter: QPainter, tile: QRectF, theme: Theme) -> None:
        on, ground = ("brand_text", "brand_soft")
        if not self.isEnabled():
            on, ground = ("text_faint", "surface")
        elif self.isDown():
            on, ground = ("on_brand", "brand")
        panel(painter, tile, theme.colour(ground), radius=theme.size("radius_card"))
        side = tile.width() * 2 / 3
        icon = QRectF(0, 0, side, side)
        icon.moveCenter(tile.center())
        icons.paint(painter, self._icon, theme.colour(on), icon)

    def _paint_words(self, painter: QPainter, place: QRectF, theme: Theme) -> None:
        """Draw title and subtitle from the top and the status at the foot; on a lying card all three together."""
        open_ = self.isEnabled()
        small = self._small(theme)
        bold = theme.font(self._step or self.fitting_step(), bold=True)
        line = self._reason or self._status
        foot = self._foot_height(place.width())
        room = max(1, int((place.height() - foot) // QFontMetrics(bold).lineSpacing()))
        title = _height(self.text(), bold, place.width(), most=min(_MOST_LINES, room))
        under = _height(self._subtitle, small, place.width(), most=1)
        if place.height() - foot - title < under:
            under = 0.0
        if not self._stands(theme):
            spare = max(0.0, (place.height() - title - under - foot) / 2)
            place = place.adjusted(0, spare, 0, -spare)
        ink, soft, link = ("text", "text_soft", "brand_text") if open_ else ("text_faint",) * 3
        text_in(painter, place, self.text(), bold, theme.colour(ink), align=_TOP, most=min(_MOST_LINES, room))
        if under:
            below = place.adjusted(0, title, 0, -foot)
            text_in(painter, below, self._subtitle, small, theme.colour(soft), align=_TOP)
        bottom = QRectF(place.left(), place.bottom() - foot, place.width(), foot)
        text_in(painter, bottom, line, small, theme.colour(link), align=_TOP, most=2)

    def _small(self, theme: Theme) -> QFont:
        return theme.font("title" if self._is_large(theme) else "subtitle")

    def _foot_height(self, width: float) -> float:
        return _height(self._reason or self._status, self._small(current()), width, most=_MOST_LINES)

    def _describe(self) -> None:
        self.setAccessibleName(self.text())
        self.setAccessibleDescription("\n".join(filter(None, (self._subtitle, self._reason or self._status))))
        self.update()


def _height(text: str, font: QFont, width: float, *, most: int) -> float:
    return QFontMetricsF(font).lineSpacing() * len(lines_of(text, font, width, most=most)) if text else 0.0
