"""What the questions about pad and ratings show: a text for the citizen, and a rating given by mistake."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from app.contract.hall.pad_tasks import PadTaskKind
from app.modes.window.ask_bodies import Body, ChoiceBody, labelled
from app.modes.window.ask_view import Answer, Asking, Misrated, OnPad, Option

translate = QCoreApplication.translate

_TITLE_LENGTH = 200
_TEXT_LENGTH = 4000
_REASON_LENGTH = 500


class OnPadBody(Body):
    """What the citizen is to do, a usual text or an own one, its title and its lines."""

    def __init__(self) -> None:
        super().__init__()
        self._templates: tuple[Option, ...] | None = None
        self._kind = QComboBox()
        self._kind.setObjectName("pad-kind")
        for kind in PadTaskKind:
            self._kind.addItem(_kind_words(kind), kind)
        self._usual = QComboBox()
        self._usual.setObjectName("pad-template")
        self._title = QLineEdit(maxLength=_TITLE_LENGTH)
        self._title.setObjectName("pad-title")
        self._text = QPlainTextEdit(tabChangesFocus=True)
        self._text.setObjectName("pad-text")
        labelled(self.column, translate("Window", "What the citizen is to do"), self._kind)
        labelled(self.column, translate("Window", "Usual texts"), self._usual)
        labelled(self.column, translate("Window", "Heading (optional)"), self._title)
        labelled(self.column, translate("Window", "Text, or what the code says"), self._text)
        self.column.setStretchFactor(self._text, 1)
        self.setFocusProxy(self._usual)
        self._usual.activated.connect(self._take)
        self._kind.currentIndexChanged.connect(self.changed)
        self._text.textChanged.connect(self.changed)

    def show_asking(self, asking: Asking) -> None:
        """Offer the hall's texts; what is typed stays."""
        if asking.options == self._templates:
            return
        self._templates = asking.options
        self._usual.clear()
        self._usual.addItem(translate("Window", "An own text"))
        for option in asking.options:
            self._usual.addItem(f"{_kind_words(_kind_of(option))}  {option.label}", option)

    def answer(self) -> Answer | None:
        """Return what to show, once there is a text of a length the pad takes."""
        text = self._text.toPlainText().strip()
        if not text or len(text) > _TEXT_LENGTH:
            return None
        return OnPad(kind=PadTaskKind(self._kind.currentData()), title=self._title.text().strip(), text=text)

    def _take(self, place: int) -> None:
        option = self._usual.itemData(place)
        if option is not None:
            self._kind.setCurrentIndex(self._kind.findData(_kind_of(option)))
            self._title.setText(option.label if option.label != option.detail else "")
            self._text.setPlainText(option.detail)


class MisratingBody(ChoiceBody):
    """The rating, and why it is held for a mistake."""

    def __init__(self) -> None:
        super().__init__()
        self._reason = QLineEdit(maxLength=_REASON_LENGTH)
        self._reason.setObjectName("misrating-reason")
        labelled(self.column, translate("Window", "Why it is a mistake; a manager decides"), self._reason)
        self._reason.textChanged.connect(self.changed)
        self._reason.returnPressed.connect(self.accepted)

    def answer(self) -> Answer | None:
        """Return the visit and the reason, once there are both."""
        visit, reason = self.chosen(), self._reason.text().strip()
        return Misrated(visit=visit, reason=reason) if visit and reason else None


def _kind_of(option: Option) -> PadTaskKind:
    return PadTaskKind(option.code.partition(".")[0])


def _kind_words(kind: PadTaskKind) -> str:
    return {
        PadTaskKind.CONFIRM: translate("Window", "Read and confirm"),
        PadTaskKind.SIGN: translate("Window", "Read and sign"),
        PadTaskKind.SCAN: translate("Window", "Scan a code"),
    }[kind]
