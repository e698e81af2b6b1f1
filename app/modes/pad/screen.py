"""What is seen of the pad: hall and connection at the top, one page below."""

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.modes.pad.asking_pages import QuestionPage, ReasonsPage
from app.modes.pad.pages import CardPage, MessagePage
from app.modes.pad.task_pages import ConfirmPage, ScanPage, SignaturePage, TaskPage
from app.modes.pad.view import PadView, Page
from widgets.action_button import ActionButton, ActionKind
from widgets.elided_label import ElidedLabel
from widgets.hue import Hue
from widgets.theme import current

translate = QCoreApplication.translate

_SMALLEST = QSize(700, 340)
"""Pages fit into this: a panel of 800 × 480."""

_LANGUAGES = "中 粵 EN"
"""Each in its own words, whatever the pad speaks now."""

AnyPage = CardPage | MessagePage | QuestionPage | ReasonsPage | TaskPage


class PadScreen(QWidget):
    """Shows a `PadView`. Says `rated(place)` (1 is best), `reasons_chosen(codes)`, `commented(words)` and
    `reasons_submitted`; `signed(png)`, `confirmed` and `declined`; `language_wanted` and `size_wanted`.

    :param sign: the connection sign, shown small at the top.
    :param own_keys: whether the citizen may change language and text size here.
    """

    rated = Signal(int)
    reasons_chosen = Signal(tuple)
    commented = Signal(str)
    reasons_submitted = Signal()
    signed = Signal(bytes)
    confirmed = Signal()
    declined = Signal()
    language_wanted = Signal()
    size_wanted = Signal()

    def __init__(self, sign: QWidget, parent: QWidget | None = None, *, own_keys: bool = False) -> None:
        super().__init__(parent)
        self._own_keys = own_keys
        self.setProperty("ground", True)
        self.setAccessibleName(translate("Pad", "Evaluation pad"))
        self._hall = ElidedLabel(step="subtitle", tone="text_soft", bold=True)
        self._card = CardPage()
        self._question = QuestionPage()
        self._reasons = ReasonsPage()
        self._calling = MessagePage(icon="call", hue=Hue.CALLING)
        self._paused = MessagePage(icon="pause", hue=Hue.PAUSED)
        self._back_office = MessagePage(icon="back_office", hue=Hue.BACK_OFFICE)
        self._distance = MessagePage(icon="people", hue=Hue.CALLING)
        self._closed = MessagePage(icon="idle", hue=Hue.IDLE)
        self._thanks = MessagePage(icon="check", hue=Hue.SERVING)
        for message, name in (
            (self._calling, "calling"),
            (self._paused, "paused"),
            (self._back_office, "back-office"),
            (self._distance, "distance"),
            (self._closed, "closed"),
            (self._thanks, "thanks"),
        ):
            message.setObjectName(name)
        self._signature = SignaturePage()
        self._confirm = ConfirmPage()
        self._pages = QStackedWidget()
        self._shown: AnyPage | None = None
        self._page_of: dict[Page, AnyPage] = {
            Page.UNBOUND: self._closed,
            Page.CLOSED: self._closed,
            Page.CARD: self._card,
            Page.CALLING: self._calling,
            Page.SERVING: self._card,
            Page.PAUSED: self._paused,
            Page.BACK_OFFICE: self._back_office,
            Page.DISTANCE: self._distance,
            Page.EVALUATION: self._question,
            Page.REASONS: self._reasons,
            Page.SIGNATURE: self._signature,
            Page.SIGN: self._signature,
            Page.CONFIRM: self._confirm,
            Page.SCAN: ScanPage(),
            Page.THANKS: self._thanks,
        }
        for page in dict.fromkeys(self._page_of.values()):
            self._pages.addWidget(page)
        self._pages.setMinimumSize(_SMALLEST)
        self._question.rated.connect(self.rated)
        self._reasons.chosen.connect(self.reasons_chosen)
        self._reasons.written.connect(self.commented)
        self._reasons.submitted.connect(self.reasons_submitted)
        self._signature.signed.connect(self.signed)
        self._confirm.confirmed.connect(self.confirmed)
        self._confirm.declined.connect(self.declined)
        self._arrange(sign)

    def show_view(self, view: PadView) -> None:
        """Show this state."""
        self._hall.set_text(view.hall)
        page = self._page_of[view.page]
        for asking in self._page_of.values():
            if asking is not page and isinstance(asking, QuestionPage | ReasonsPage | TaskPage):
                asking.stop()
        page.show_view(view)
        if self._shown is not page:
            self._shown = page
            self._pages.setCurrentWidget(page)
            page.setFocus()

    def _arrange(self, sign: QWidget) -> None:
        theme = current()
        around = theme.size("space_24")
        head = QHBoxLayout()
        head.addWidget(self._hall, 1)
        if self._own_keys:
            language = _small_key("language", _LANGUAGES, translate("Pad", "Another language"))
            language.clicked.connect(self.language_wanted)
            size = _small_key("elder", translate("Pad", "Large print"), translate("Pad", "Large print"))
            size.clicked.connect(self.size_wanted)
            head.addWidget(size)
            head.addWidget(language)
        head.addWidget(sign)
        column = QVBoxLayout(self)
        column.setContentsMargins(around, theme.size("space_16"), around, around)
        column.setSpacing(theme.size("space_12"))
        column.addLayout(head)
        column.addWidget(self._pages, 1)


def _small_key(what: str, text: str, name: str) -> ActionButton:
    key = ActionButton(text, kind=ActionKind.QUIET, touch=True)
    key.setObjectName(f"{what}-key")
    key.setAccessibleName(name)
    return key
