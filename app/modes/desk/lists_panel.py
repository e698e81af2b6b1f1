"""What lies on this desk, at the left: its lists with how many are in each and how many of them are late."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.modes.desk.view import ListEntry
from widgets.counted_list import CountedEntry, CountedList
from widgets.theme import current

translate = QCoreApplication.translate

_WIDTH_IN_HEROES = 2


class ListsPanel(QWidget):
    """`chosen` carries the key of a list."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.lists = CountedList(name=translate("Desk", "Lists"))
        self.lists.setObjectName("lists")
        self.lists.chosen.connect(self.chosen)
        theme = current()
        self.setFixedWidth(theme.size("hero") * _WIDTH_IN_HEROES)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.size("space_12"), 0, 0, theme.size("space_12"))
        column.addWidget(self.lists)

    def show_entries(self, entries: tuple[ListEntry, ...], current_key: str) -> None:
        """Show these lists and mark the one that is open."""
        self.lists.show_entries([_counted(entry) for entry in entries], current_key)


def _counted(entry: ListEntry) -> CountedEntry:
    if not entry.key:
        return CountedEntry(name=entry.name)
    words = translate("Desk", "{name}: {count}, {late} of them late")
    for name, value in (("name", entry.name), ("count", entry.count or 0), ("late", entry.late)):
        words = words.replace(f"{{{name}}}", str(value))
    return CountedEntry(
        name=entry.name,
        key=entry.key,
        count="" if entry.count is None else str(entry.count),
        late=str(entry.late) if entry.late else "",
        words=words,
    )
