"""The form: what the caller says, from the number to what becomes of it."""

from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from app.contract.centre.state import Disposition, Gender, Urgency
from app.modes.hotline.check import LONGEST_TITLE
from app.modes.hotline.draft import Field
from app.modes.hotline.key_group import Key, KeyGroup
from app.modes.hotline.labelled import Labelled
from app.modes.hotline.suggestion_field import SuggestionField
from widgets.chips import Chips
from widgets.label import Label
from widgets.phrase_edit import PhraseEdit
from widgets.theme import current

translate = QCoreApplication.translate

Paragraph = TypeVar("Paragraph", bound=QPlainTextEdit)
Editor = QLineEdit | QPlainTextEdit | KeyGroup | QCheckBox

MNEMONICS = {
    Field.PHONE: "N",
    Field.NAME: "C",
    Field.GENDER: "G",
    Field.ADDRESS: "P",
    Field.AREA: "R",
    Field.DESCRIPTION: "D",
    Field.MATTER: "M",
    Field.KIND: "K",
    Field.TITLE: "T",
    Field.URGENCY: "U",
    Field.DISPOSITION: "A",
    Field.OPINION: "O",
    Field.FOLLOW_UP: "B",
    Field.CONFIDENTIAL: "S",
}
"""Alt and this letter lead to a field from anywhere."""


@dataclass(frozen=True, kw_only=True)
class Editors:
    """Every editor of the form, and the offers beside some of them."""

    phone: QLineEdit
    name: QLineEdit
    gender: KeyGroup
    address: SuggestionField
    area: SuggestionField
    title: QLineEdit
    description: PhraseEdit
    kind: KeyGroup
    urgency: KeyGroup
    matter: SuggestionField
    disposition: KeyGroup
    opinion: QPlainTextEdit
    follow_up: QCheckBox
    confidential: QCheckBox
    matter_offers: Chips
    opinion_offers: Chips

    def of(self, field: Field) -> Editor:
        """Return the editor of a field."""
        editor: Editor = getattr(self, field.value)
        return editor


def make_editors() -> Editors:
    """Return fresh editors under the names they are found by."""
    genders = (
        Key(Gender.MALE, translate("Hotline", "Male")),
        Key(Gender.FEMALE, translate("Hotline", "Female")),
        Key(Gender.UNKNOWN, translate("Hotline", "Not said")),
    )
    urgencies = (
        Key(Urgency.NORMAL, translate("Hotline", "Normal")),
        Key(Urgency.URGENT, translate("Hotline", "Urgent")),
        Key(Urgency.VERY_URGENT, translate("Hotline", "Very urgent")),
    )
    return Editors(
        phone=_line("phone", 40),
        name=_line("reporter-name", 60),
        gender=KeyGroup("gender", genders),
        address=_suggestions("address", translate("Hotline", "Estate, road or landmark; pinyin will do")),
        area=_suggestions("area", translate("Hotline", "Type part of its name")),
        title=_line("title", LONGEST_TITLE, translate("Hotline", "Comes from place and matter")),
        description=_shaped(
            PhraseEdit(translate("Hotline", "What the caller says, in the caller's words")), "description"
        ),
        kind=KeyGroup("kind"),
        urgency=KeyGroup("urgency", urgencies),
        matter=_suggestions("matter", translate("Hotline", "Type part of its name or a keyword")),
        disposition=KeyGroup("disposition", _dispositions()),
        opinion=_low(
            _shaped(
                QPlainTextEdit(placeholderText=translate("Hotline", "What should be done, or what you answered")),
                "opinion",
            )
        ),
        follow_up=_check("follow-up", translate("Hotline", "Call back afterwards")),
        confidential=_check("confidential", translate("Hotline", "Keep secret")),
        matter_offers=Chips("guess-matter"),
        opinion_offers=Chips("guess-opinion"),
    )


def _dispositions() -> tuple[Key, ...]:
    return (
        Key(Disposition.TO_DISPATCH, translate("Hotline", "To dispatch")),
        Key(Disposition.DIRECT_ANSWER, translate("Hotline", "Answered")),
        Key(Disposition.TO_VERIFY, translate("Hotline", "To verify")),
        Key(Disposition.TO_REVIEW, translate("Hotline", "To review")),
    )


def lay_out(editors: Editors) -> tuple[QVBoxLayout, dict[Field, Labelled]]:
    """Return the form's layout and its labelled fields: one page, in the order of a call."""
    labels = {
        Field.PHONE: translate("Hotline", "Number"),
        Field.NAME: translate("Hotline", "Caller"),
        Field.GENDER: translate("Hotline", "Gender"),
        Field.ADDRESS: translate("Hotline", "Place"),
        Field.AREA: translate("Hotline", "Area"),
        Field.DESCRIPTION: translate("Hotline", "Description"),
        Field.MATTER: translate("Hotline", "Matter"),
        Field.KIND: translate("Hotline", "Kind"),
        Field.TITLE: translate("Hotline", "Title"),
        Field.URGENCY: translate("Hotline", "Urgency"),
        Field.DISPOSITION: translate("Hotline", "Disposition"),
        Field.OPINION: translate("Hotline", "Opinion"),
    }
    required = {Field.PHONE, Field.NAME, Field.TITLE, Field.DESCRIPTION, Field.KIND}
    fields = {
        field: Labelled(
            label,
            editors.of(field),
            required=field in required,
            hint=f"Alt {MNEMONICS[field]}",
        )
        for field, label in labels.items()
    }
    rows: tuple[tuple[tuple[QWidget, int], ...], ...] = (
        ((fields[Field.PHONE], 4), (fields[Field.NAME], 3), (fields[Field.GENDER], 5)),
        ((fields[Field.ADDRESS], 6), (fields[Field.AREA], 3)),
        ((fields[Field.DESCRIPTION], 1),),
        ((_offers(translate("Hotline", "Likely matter"), "Ctrl 1–3", editors.matter_offers), 1),),
        ((fields[Field.MATTER], 6), (fields[Field.KIND], 5)),
        ((fields[Field.TITLE], 6), (fields[Field.URGENCY], 4)),
        ((_offers(translate("Hotline", "Usual opinion"), "Ctrl 4–6", editors.opinion_offers), 1),),
        ((fields[Field.OPINION], 5), (fields[Field.DISPOSITION], 5)),
    )
    return _column(rows, grows=fields[Field.DESCRIPTION]), fields


def _offers(words: str, keys: str, chips: Chips) -> QWidget:
    """Return a line of offers with what they are and the keys that take them; it keeps its height while empty."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(current().size("space_8"))
    row.addWidget(Label(f"{words}  {keys}", step="caption", tone="text_faint"))
    row.addWidget(chips, 1)
    line.setFixedHeight(current().size("space_24"))
    return line


def _column(rows: tuple[tuple[tuple[QWidget, int], ...], ...], *, grows: QWidget) -> QVBoxLayout:
    theme = current()
    column = QVBoxLayout()
    column.setSpacing(theme.size("space_8"))
    for parts in rows:
        row = QHBoxLayout()
        row.setSpacing(theme.size("space_16"))
        for part, share in parts:
            row.addWidget(part, share)
        column.addLayout(row, 1 if parts[0][0] is grows else 0)
    return column


def _line(name: str, longest: int, placeholder: str = "") -> QLineEdit:
    line = QLineEdit(maxLength=longest, placeholderText=placeholder)
    line.setObjectName(name)
    return line


def _suggestions(name: str, placeholder: str) -> SuggestionField:
    field = SuggestionField()
    field.setObjectName(name)
    field.setMaxLength(200)
    field.setPlaceholderText(placeholder)
    return field


def _shaped(text: Paragraph, name: str) -> Paragraph:
    """Let a paragraph take the room there is, and Tab lead out of it."""
    text.setObjectName(name)
    text.setTabChangesFocus(True)
    text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    text.setMinimumHeight(current().size("height") + current().size("space_16"))
    return text


def _low(text: QPlainTextEdit) -> QPlainTextEdit:
    """Keep a paragraph at one line: what is left of the page belongs to the description."""
    text.setFixedHeight(current().size("height") + current().size("space_4"))
    return text


def _check(name: str, words: str) -> QCheckBox:
    box = QCheckBox(words)
    box.setObjectName(name)
    box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return box
