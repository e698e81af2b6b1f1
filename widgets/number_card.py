"""The number one waits with: huge, with a word above and a line below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from widgets.figure import Figure
from widgets.label import Label
from widgets.surface import Surface, SurfaceKind

__all__ = ["NumberCard"]


class NumberCard(Surface):
    """Caption, ticket number, detail: centred, the number as large as its step and place allow."""

    def __init__(
        self,
        number: str = "",
        parent: QWidget | None = None,
        *,
        caption: str = "",
        detail: str = "",
        step: str = "giant",
        kind: SurfaceKind = SurfaceKind.CARD,
    ) -> None:
        """`step` is the size of the number in the type scale."""
        super().__init__(parent, kind=kind, gap="space_16")
        centre = Qt.AlignmentFlag.AlignCenter
        self._caption = Label(caption, step="title", tone="text_soft", align=centre, wrap=True)
        self._number = Figure(number, step=step, tone="brand_text")
        self._detail = Label(detail, step="title", align=centre, wrap=True)
        self.body.addStretch()
        for part in (self._caption, self._number, self._detail):
            self.body.addWidget(part)
        self.body.addStretch()
        self.show_number(number, caption=caption, detail=detail)

    def show_number(self, number: str, *, caption: str | None = None, detail: str | None = None) -> None:
        """Show another number; caption and detail stay unless given, and vanish when empty."""
        self._number.set_text(number)
        for label, text in ((self._caption, caption), (self._detail, detail)):
            if text is not None:
                label.setText(text)
                label.setVisible(bool(text))
        self.setAccessibleName(" ".join(filter(None, (self._caption.text(), number, self._detail.text()))))
