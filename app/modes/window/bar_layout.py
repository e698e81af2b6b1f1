"""Where the parts of a bar stand: a row or a column, open or folded."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.modes.window.deeds import PRIMARY, Deeds
from widgets.theme import current

_GRID_COLUMNS = 3


@dataclass(frozen=True, kw_only=True)
class BarParts:
    """Everything on a bar. `sign` stands for `state` where there is no room for words; `spare` has no place in it."""

    state: QWidget
    sign: QWidget
    number: QWidget
    service: QWidget
    timer: QWidget
    waiting: QWidget
    next_three: QWidget
    lamps: QWidget
    badge: QWidget
    deeds: Deeds
    secondary: tuple[QWidget, ...]
    tools: tuple[QWidget, ...]
    spare: tuple[QWidget, ...]


def arrange(bar: QWidget, parts: BarParts, *, upright: bool, folded: bool) -> None:
    """Lay the parts out in the bar; what has no place in this shape is put away."""
    if upright:
        (_thin_column if folded else _column)(bar, parts)
    else:
        (_strip if folded else _rows)(bar, parts)
    for part in (parts.state, parts.sign, parts.service, parts.next_three, *parts.spare):
        if part.parentWidget() is not bar:
            part.setParent(bar)
            part.hide()


def _primary(parts: BarParts, *, wide: bool) -> list[QWidget]:
    buttons: list[QWidget] = [parts.deeds.buttons[deed] for deed in PRIMARY]
    for button in buttons:
        if wide:
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return buttons


def _add(layout: QBoxLayout, *parts: QWidget, middle: bool = False) -> None:
    for part in parts:
        if middle:
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        else:
            layout.addWidget(part)


def _row(*, gap: str = "space_8") -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(current().size(gap))
    return row


def _strip(bar: QWidget, parts: BarParts) -> None:
    """One row: what is before me, the next deed, the tools."""
    theme = current()
    row = QHBoxLayout(bar)
    around = theme.size("space_12")
    row.setContentsMargins(around, 0, around, 0)
    row.setSpacing(theme.size("space_8"))
    _add(row, parts.state, parts.number)
    row.addWidget(parts.service, 1)
    _add(row, parts.timer, *_primary(parts, wide=False), *parts.secondary, parts.deeds.more)
    _add(row, parts.waiting, parts.lamps, parts.badge, *parts.tools)


def _rows(bar: QWidget, parts: BarParts) -> None:
    """Two rows: what is before me with the next deed; then everything else."""
    theme = current()
    column = QVBoxLayout(bar)
    around = theme.size("space_12")
    column.setContentsMargins(around, theme.size("space_8"), around, theme.size("space_8"))
    column.setSpacing(theme.size("space_8"))
    first, second = _row(gap="space_16"), _row()
    _add(first, parts.state, parts.number)
    first.addWidget(parts.service, 1)
    _add(first, parts.timer, *_primary(parts, wide=False))
    _add(second, *parts.secondary, parts.deeds.more)
    second.addStretch()
    _add(second, parts.next_three, parts.waiting, parts.lamps, parts.badge, *parts.tools)
    column.addLayout(first)
    column.addLayout(second)


def _column(bar: QWidget, parts: BarParts) -> None:
    theme = current()
    column = QVBoxLayout(bar)
    around = theme.size("space_12")
    column.setContentsMargins(around, around, around, around)
    column.setSpacing(theme.size("space_12"))
    _add(column, parts.state, middle=True)
    _add(column, parts.number, parts.service, parts.timer, *_primary(parts, wide=True))
    grid = QGridLayout()
    grid.setSpacing(theme.size("space_4"))
    for place, button in enumerate((*parts.secondary, parts.deeds.more)):
        grid.addWidget(button, *divmod(place, _GRID_COLUMNS))
    column.addLayout(grid)
    column.addStretch()
    _add(column, parts.waiting, parts.next_three, parts.lamps, parts.badge, middle=True)
    tools = _row(gap="space_4")
    _add(tools, *parts.tools)
    column.addLayout(tools)


def _thin_column(bar: QWidget, parts: BarParts) -> None:
    theme = current()
    column = QVBoxLayout(bar)
    column.setContentsMargins(
        theme.size("space_4"), theme.size("space_8"), theme.size("space_4"), theme.size("space_8")
    )
    column.setSpacing(theme.size("space_8"))
    _add(column, parts.sign, middle=True)
    _add(column, parts.number, parts.timer, *_primary(parts, wide=True), parts.deeds.more)
    column.addStretch()
    _add(column, parts.waiting, parts.lamps, parts.badge, *parts.tools, middle=True)
