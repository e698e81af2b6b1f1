"""A line or paragraph of text at a step of the type scale."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

__all__ = ["Label"]


class Label(QLabel):
    """Plain text (never markup) in a step, tone and weight of the theme; follows the theme by itself."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        step: str = "body",
        tone: str = "text",
        bold: bool = False,
        wrap: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    ) -> None:
        """
        :param step: name in the type scale, e.g. ``body``, ``title``.
        :param tone: colour token among those the style sheet offers to labels: text, text_soft, text_faint,
            brand_text, on_brand, failed_text, warning_text, serving_text.
        """
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setAlignment(align)
        self.setProperty("step", step)
        self.setProperty("strong", bold)
        self.setProperty("tone", tone)

    def set_tone(self, tone: str) -> None:
        """Change the colour token."""
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
