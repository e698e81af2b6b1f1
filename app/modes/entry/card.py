"""The card in the middle of a screen that asks before work begins: a title, some fields, a notice, one button."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.action_button import ActionButton
from widgets.icon_view import IconView
from widgets.label import Label
from widgets.surface import Surface
from widgets.theme import current


class EntryCard(QWidget):
    """Shows the parts, centred on the ground; `below` stands under the button."""

    def __init__(
        self, *, icon: str, fields: tuple[QWidget, ...], button: ActionButton, below: tuple[QWidget, ...] = ()
    ) -> None:
        super().__init__()
        theme = current()
        self.setProperty("ground", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = Label(step="title", bold=True)
        self._subtitle = Label(step="body", tone="text_soft")
        self._notice = Notice()
        self._footer = Label(step="caption", tone="text_soft", align=Qt.AlignmentFlag.AlignCenter)
        card = Surface(margin="space_32", gap="space_12")
        card.setFixedWidth(10 * theme.size("display"))
        card.body.addLayout(self._heading(icon))
        card.body.addSpacing(theme.size("space_12"))
        for field in fields:
            card.body.addWidget(field)
        card.body.addWidget(self._notice)
        for part in (button, *below):
            card.body.addWidget(part)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(self._centred(card))
        column.addSpacing(theme.size("space_12"))
        column.addWidget(self._footer)
        column.addStretch(3)

    def show_texts(self, *, title: str, subtitle: str, notice: str, footer: str) -> None:
        """Show other words; an empty notice takes no place."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._notice.show_text(notice)
        self._footer.setText(footer)

    @property
    def notice(self) -> str:
        """The notice shown, or nothing."""
        return self._notice.text()

    @staticmethod
    def _centred(card: QWidget) -> QHBoxLayout:
        """Stretches beside the card, not an alignment: Qt asks an aligned widget for no height that fits its width."""
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(card)
        row.addStretch()
        return row

    def _heading(self, icon: str) -> QHBoxLayout:
        theme = current()
        words = QVBoxLayout()
        words.setSpacing(theme.size("space_4"))
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        row = QHBoxLayout()
        row.setSpacing(theme.size("space_16"))
        row.addWidget(IconView(icon, colour="brand_text", size="icon_large", tile="brand_soft"))
        row.addLayout(words, 1)
        return row


class Notice(QWidget):
    """An icon and a paragraph; hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        theme = current()
        self._words = Label(tone="failed_text", wrap=True)
        self._words.setObjectName("notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, theme.size("space_8"))
        row.setSpacing(theme.size("space_8"))
        row.addWidget(IconView("warning", colour="failed_text"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    def text(self) -> str:
        """Return what is shown."""
        return self._words.text()

    def show_text(self, text: str) -> None:
        """Show another text."""
        self._words.setText(text)
        self.setVisible(bool(text))
