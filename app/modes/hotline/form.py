"""The form: what the caller says, from the number to what becomes of it."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from app.contract.centre.state import Disposition, Gender, Urgency
from app.modes.hotline.check import LONGEST_TITLE
from app.modes.hotline.draft import Field
from app.modes.hotline.key_group import Key, KeyGroup
from app.modes.hotline.labelled import Labelled
from app.modes.hotline.suggestion_field import SuggestionField
from widgets.theme import current

translate = QCoreApplication.translate

Editor = QLineEdit | QPlainTextEdit | KeyGroup | QCheckBox


@dataclass(frozen=True, kw_only=True)
class Editors:
    """Every editor of the form."""

    phone: QLineEdit
    name: QLineEdit
    gender: KeyGroup
    address: QLineEdit
    area: SuggestionField
    title: QLineEdit
    description: QPlainTextEdit
    kind: KeyGroup
    urgency: KeyGroup
    matter: SuggestionField
    disposition: KeyGroup
    opinion: QPlainTextEdit
    follow_up: QCheckBox
    confidential: QCheckBox

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
    dispositions = (
        Key(Disposition.TO_DISPATCH, translate("Hotline", "To dispatch")),
        Key(Disposition.DIRECT_ANSWER, translate("Hotline", "Answered")),
    )
    return Editors(
        phone=_line("phone", 40),
        name=_line("reporter-name", 60),
        gender=KeyGroup("gender", genders),
        address=_line("address", 200, translate("Hotline", "Road, number, estate, landmark")),
        area=_suggestions("area", translate("Hotline", "Type part of its name")),
        title=_line("title", LONGEST_TITLE, translate("Hotline", "In one line: what, where")),
        description=_paragraph("description", translate("Hotline", "What the caller says, in the caller's words")),
        kind=KeyGroup("kind"),
        urgency=KeyGroup("urgency", urgencies),
        matter=_suggestions("matter", translate("Hotline", "Type part of its name or a keyword")),
        disposition=KeyGroup("disposition", dispositions),
        opinion=_low(_paragraph("opinion", translate("Hotline", "What should be done, or what you answered"))),
        follow_up=_check("follow-up", translate("Hotline", "Call back about the result")),
        confidential=_check("confidential", translate("Hotline", "Keep the caller secret")),
    )


def lay_out(editors: Editors) -> tuple[QVBoxLayout, dict[Field, Labelled]]:
    """Return the form's layout and its labelled fields: one page, in the order of a call."""
    fields = {
        Field.PHONE: Labelled(translate("Hotline", "Number"), editors.phone, required=True),
        Field.NAME: Labelled(translate("Hotline", "Caller"), editors.name, required=True),
        Field.GENDER: Labelled(translate("Hotline", "Gender"), editors.gender),
        Field.ADDRESS: Labelled(translate("Hotline", "Place"), editors.address),
        Field.AREA: Labelled(translate("Hotline", "Area"), editors.area),
        Field.TITLE: Labelled(translate("Hotline", "Title"), editors.title, required=True),
        Field.DESCRIPTION: Labelled(translate("Hotline", "Description"), editors.description, required=True),
        Field.KIND: Labelled(
            translate("Hotline", "Kind"), editors.kind, required=True, hint=translate("Hotline", "Alt + digit")
        ),
        Field.URGENCY: Labelled(translate("Hotline", "Urgency"), editors.urgency),
        Field.MATTER: Labelled(translate("Hotline", "Matter"), editors.matter),
        Field.DISPOSITION: Labelled(translate("Hotline", "Disposition"), editors.disposition),
        Field.OPINION: Labelled(translate("Hotline", "Opinion"), editors.opinion),
    }
    rows: tuple[tuple[tuple[QWidget, int], ...], ...] = (
        ((fields[Field.PHONE], 5), (fields[Field.NAME], 4), (fields[Field.GENDER], 5)),
        ((fields[Field.ADDRESS], 5), (fields[Field.AREA], 3)),
        ((fields[Field.TITLE], 1),),
        ((fields[Field.DESCRIPTION], 1),),
        ((fields[Field.KIND], 5), (fields[Field.URGENCY], 3)),
        ((fields[Field.MATTER], 5), (fields[Field.DISPOSITION], 3)),
        ((fields[Field.OPINION], 1),),
    )
    return _column(rows, grows=fields[Field.DESCRIPTION]), fields


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
    field.setPlaceholderText(placeholder)
    return field


def _paragraph(name: str, placeholder: str) -> QPlainTextEdit:
    text = QPlainTextEdit(placeholderText=placeholder)
    text.setObjectName(name)
    text.setTabChangesFocus(True)
    text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    text.setMinimumHeight(current().size("height") + current().size("space_16"))
    return text


def _low(text: QPlainTextEdit) -> QPlainTextEdit:
    """Keep a paragraph at its least height: what is left of the page belongs to the description."""
    text.setFixedHeight(text.minimumHeight())
    return text


def _check(name: str, words: str) -> QCheckBox:
    box = QCheckBox(words)
    box.setObjectName(name)
    box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return box
