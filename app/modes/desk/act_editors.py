"""The editors of an act's form: one per thing the act needs, each reads from and writes to `Filled`."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDateTime, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QDateTimeEdit, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.contract.centre.flow_state import FollowUpResult
from app.contract.centre.urgency import Urgency
from app.modes import pinyin
from app.modes.desk import words
from app.modes.desk.view import Deed, Filled, Option
from app.modes.hotline.key_group import Key, KeyGroup
from app.modes.hotline.labelled import Labelled
from app.rules.case_needs import Need
from widgets.action_button import ActionButton, ActionKind
from widgets.flow_layout import FlowLayout
from widgets.tag_box import Tag, TagBox
from widgets.theme import current

translate = QCoreApplication.translate

_RATINGS = 5
_TEMPLATES = 8


class Editor(QWidget):
    """One need of an act. `changed` tells that something was put in."""

    changed = Signal()

    def read(self, filled: Filled) -> Filled:
        """Return `filled` with what stands here."""
        raise NotImplementedError

    def put(self, filled: Filled) -> None:
        """Show what was put in before, without telling anybody."""
        raise NotImplementedError

    def show_fault(self, text: str) -> None:
        """Say what is wrong here, or nothing."""
        for each in self.findChildren(Labelled):
            each.show_fault(text)
            text = ""


def _fit(typed: str, tag: Tag) -> int | None:
    return pinyin.rank(typed, (tag.name, tag.detail, tag.code))


def tag_box(options: Sequence[Option], *, name: str, hint: str, most: int = 60) -> TagBox:
    """Return a box to choose options in, found by characters, pinyin or initials."""
    box = TagBox(_fit, name=name, hint=hint, most=most)
    box.show_options([Tag(code=one.code, name=one.name, detail=one.detail) for one in options])
    return box


class OpinionEditor(Editor):
    """What is said with the act; templates put their words in at one press."""

    def __init__(self, label: str, templates: Sequence[str]) -> None:
        super().__init__()
        self.text = QPlainTextEdit()
        self.text.setObjectName("opinion")
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(current().size("height") * 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().size("space_4"))
        column.addWidget(Labelled(label, self.text, required=True), 1)
        if templates:
            column.addWidget(self._offered(templates))
        self.text.textChanged.connect(self.changed)

    def read(self, filled: Filled) -> Filled:
        """Return `filled` with the words."""
        return replace(filled, opinion=self.text.toPlainText())

    def put(self, filled: Filled) -> None:
        """Show the words."""
        if self.text.toPlainText() != filled.opinion:
            blocker = QSignalBlocker(self.text)
            self.text.setPlainText(filled.opinion)
            blocker.unblock()

    def _offered(self, templates: Sequence[str]) -> QWidget:
        box = QWidget()
        flow = FlowLayout(box, gap=current().size("space_4"))
        for place, template in enumerate(templates[:_TEMPLATES]):
            button = ActionButton(_short(template), kind=ActionKind.QUIET)
            button.setObjectName(f"template-{place}")
            button.setToolTip(template)
            button.clicked.connect(lambda _checked=False, template=template: self._insert(template))
            flow.addWidget(button)
        return box

    def _insert(self, template: str) -> None:
        before = self.text.toPlainText().rstrip()
        self.text.setPlainText(f"{before}\n{template}" if before else template)
        self.text.setFocus()


def _short(text: str, most: int = 8) -> str:
    line = text.strip().splitlines()[0] if text.strip() else ""
    return line if len(line) <= most else f"{line[:most]}…"


class ChoiceEditor(Editor):
    """One of several options: a unit, a centre, a grid worker, a rule of points."""

    def __init__(self, label: str, options: Sequence[Option], guess: Sequence[Option] = ()) -> None:
        super().__init__()
        self.box = tag_box(options, name=label, hint=translate("Desk", "Type to find"), most=1)
        self.box.field.setObjectName("chosen")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Labelled(label, self.box, required=True))
        if guess:
            column.addWidget(guesses(guess, self.box.take))
        self.box.changed.connect(self.changed)

    def read(self, filled: Filled) -> Filled:
        """Return `filled` with the option."""
        return replace(filled, chosen=next(iter(self.box.codes()), ""))

    def put(self, filled: Filled) -> None:
        """Show the option."""
        self.box.set_codes((filled.chosen,) if filled.chosen else ())


def guesses(options: Sequence[Option], take: Callable[[str], None]) -> QWidget:
    """Return what is guessed from earlier cases, each with how often that was right, taken at one press."""
    box = QWidget()
    flow = FlowLayout(box, gap=current().size("space_4"))
    for one in options:
        button = ActionButton(f"{one.name}  {one.detail}", kind=ActionKind.QUIET, icon="guide")
        button.setObjectName(f"guess-{one.code}")
        button.clicked.connect(lambda _checked=False, code=one.code: take(code))
        flow.addWidget(button)
    return box


class KeysEditor(Editor):
    """One of a few, as keys; `field` names what of `Filled` it is, `read_as` makes the value of the key."""

    def __init__(self, label: str, field: str, keys: Sequence[Key], read_as: Callable[[str], object]) -> None:
        super().__init__()
        self._field = field
        self._read_as = read_as
        self.keys = KeyGroup(field, keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Labelled(label, self.keys, required=True))
        self._values = {read_as(key.value): key.value for key in keys}
        self.keys.changed.connect(lambda _value: self.changed.emit())

    def read(self, filled: Filled) -> Filled:
        """Return `filled` with the key that is down."""
        value = self.keys.value()
        return replace(filled, **{self._field: self._read_as(value)}) if value else filled  # type: ignore[arg-type]

    def put(self, filled: Filled) -> None:
        """Put the key down."""
        self.keys.set_value(self._values.get(getattr(filled, self._field), ""))


class DateEditor(Editor):
    """A new date and time; begins a day after what is due now."""

    def __init__(self, begins: datetime | None) -> None:
        super().__init__()
        self.date = QDateTimeEdit(calendarPopup=True)
        self.date.setObjectName("until")
        self.date.setDisplayFormat("yyyy-MM-dd HH:mm")
        self._begins = (begins or datetime.now().astimezone()) + timedelta(days=1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Labelled(translate("Desk", "New date"), self.date, required=True))
        self.put(Filled())
        self.date.dateTimeChanged.connect(lambda _date: self.changed.emit())

    def read(self, filled: Filled) -> Filled:
        """Return `filled` with the date, in this machine's time."""
        return replace(filled, until=self.date.dateTime().toPython().astimezone())  # type: ignore[attr-defined]

    def put(self, filled: Filled) -> None:
        """Show the date."""
        blocker = QSignalBlocker(self.date)
        shown = filled.until or self._begins
        self.date.setDateTime(QDateTime(shown.year, shown.month, shown.day, shown.hour, shown.minute, 0))
        blocker.unblock()


class CasesEditor(Editor):
    """Other cases to be merged with this one."""

    def __init__(self, options: Sequence[Option]) -> None:
        super().__init__()
        name = translate("Desk", "Merge with")
        self.box = tag_box(options, name=name, hint=translate("Desk", "Number or title"))
        self.box.field.setObjectName("merge-with")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Labelled(name, self.box, required=True))
        self.box.changed.connect(self.changed)

    def read(self, filled: Filled) -> Filled:
        """Return `filled` with the cases."""
        return replace(filled, cases=self.box.codes())

    def put(self, filled: Filled) -> None:
        """Show the cases."""
        self.box.set_codes(filled.cases)


class UnitsEditor(Editor):
    """Whom a case is assigned to: a host with co-handlers, or several equal units; copies; no way back if forced."""

    def __init__(self, deed: Deed) -> None:
        super().__init__()
        options = deed.options.get(Need.UNITS, ())
        hint = translate("Desk", "Name, pinyin or initials")
        host, co = translate("Desk", "Host"), translate("Desk", "Co-handlers")
        equal, copies = translate("Desk", "Departments"), translate("Desk", "Copies to")
        self.mode = KeyGroup(
            "units-mode",
            (Key("host", translate("Desk", "One hosts")), Key("equal", translate("Desk", "Several equally"))),
        )
        self.host = tag_box(options, name=host, hint=hint, most=1)
        self.co = tag_box(options, name=co, hint=hint)
        self.units = tag_box(options, name=equal, hint=hint)
        self.copies = tag_box(options, name=copies, hint=hint)
        for name, box in (("host", self.host), ("co", self.co), ("units", self.units), ("copies", self.copies)):
            box.field.setObjectName(name)
            box.changed.connect(self.changed)
        self.forced = QCheckBox(translate("Desk", "Forced: cannot be returned"))
        self.forced.setObjectName("forced")
        self._of_host = (Labelled(host, self.host, required=True), Labelled(co, self.co))
        self._of_equal = (Labelled(equal, self.units, required=True),)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().size("space_8"))
        column.addWidget(self.mode)
        if deed.guess:
            column.addWidget(guesses(deed.guess, self._take_guess))
        for part in (*self._of_host, *self._of_equal, self.forced, Labelled(copies, self.copies)):
            column.addWidget(part)
        self.mode.changed.connect(self._on_mode)
        self.forced.toggled.connect(lambda _on: self.changed.emit())
        self._show_mode(equal=False)

    def read(self, filled: Filled) -> Filled:
        """Return `filled` with the units."""
        return replace(
            filled,
            equal=self.mode.value() == "equal",
            host=next(iter(self.host.codes()), ""),
            co=self.co.codes(),
            units=self.units.codes(),
            copies=self.copies.codes(),
            forced=self.forced.isChecked(),
        )

    def put(self, filled: Filled) -> None:
        """Show the units."""
        self._show_mode(equal=filled.equal)
        self.host.set_codes((filled.host,) if filled.host else ())
        self.co.set_codes(filled.co)
        self.units.set_codes(filled.units)
        self.copies.set_codes(filled.copies)
        blocker = QSignalBlocker(self.forced)
        self.forced.setChecked(filled.forced)
        blocker.unblock()

    def _take_guess(self, code: str) -> None:
        (self.units if self.mode.value() == "equal" else self.host).take(code)

    def _on_mode(self) -> None:
        self._show_mode(equal=self.mode.value() == "equal")
        self.changed.emit()

    def _show_mode(self, *, equal: bool) -> None:
        self.mode.set_value("equal" if equal else "host")
        for part in self._of_host:
            part.setVisible(not equal)
        for part in self._of_equal:
            part.setVisible(equal)


class FactsEditor(Editor):
    """What a case is about, put right: matter, area, urgency; what is left empty stays as it is."""

    def __init__(self, matters: Sequence[Option], areas: Sequence[Option]) -> None:
        super().__init__()
        hint = translate("Desk", "Stays as it is")
        matter, area, urgency = (
            translate("Desk", "Matter"),
            translate("Desk", "Area"),
            translate("Desk", "Urgency"),
        )
        self.matter = tag_box(matters, name=matter, hint=hint, most=1)
        self.area = tag_box(areas, name=area, hint=hint, most=1)
        self.urgency = KeyGroup("urgency", [Key(value.value, words.urgency(value)) for value in Urgency])
        self.matter.field.setObjectName("edit-matter")
        self.area.field.setObjectName("edit-area")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for label, part in ((matter, self.matter), (area, self.area), (urgency, self.urgency)):
            column.addWidget(Labelled(label, part))
        self.matter.changed.connect(self.changed)
        self.area.changed.connect(self.changed)
        self.urgency.changed.connect(lambda _value: self.changed.emit())

    def read(self, filled: Filled) -> Filled:
        """Return `filled` with what is to be put right."""
        matter, area = next(iter(self.matter.codes()), ""), next(iter(self.area.codes()), "")
        return replace(filled, matter=matter, area=area, urgency=self.urgency.value())

    def put(self, filled: Filled) -> None:
        """Show what is to be put right."""
        self.matter.set_codes((filled.matter,) if filled.matter else ())
        self.area.set_codes((filled.area,) if filled.area else ())
        self.urgency.set_value(filled.urgency)


def result_editor() -> Editor:
    """Return the editor of what the citizen said when called back."""
    keys = [Key(value.value, words.result(value)) for value in FollowUpResult]
    return KeysEditor(translate("Desk", "The citizen is"), "result", keys, str)


def satisfaction_editor() -> Editor:
    """Return the editor of a rating from 5, very satisfied, to 1."""
    names = (
        translate("Desk", "Very satisfied"),
        translate("Desk", "Satisfied"),
        translate("Desk", "Acceptable"),
        translate("Desk", "Not satisfied"),
        translate("Desk", "Not at all"),
    )
    keys = [Key(str(_RATINGS - place), name) for place, name in enumerate(names)]
    return KeysEditor(translate("Desk", "Satisfaction"), "satisfaction", keys, int)


def verdict_editor() -> Editor:
    """Return the editor of a verdict on an application."""
    keys = (Key("yes", translate("Desk", "Passed")), Key("no", translate("Desk", "Not passed")))
    return KeysEditor(translate("Desk", "Decision"), "passed", keys, lambda value: value == "yes")
