"""The cards of a case, each made from its part of the view."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.modes.desk.view import Alike, CaseView, Fact, FlowStep, Option, TaskLine
from widgets.action_button import ActionButton, ActionKind
from widgets.hue import Hue
from widgets.label import Label
from widgets.state_pill import StatePill
from widgets.theme import current
from widgets.timeline import Timeline, TimelineEntry

translate = QCoreApplication.translate

_FACTS_ACROSS = 2
_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse


def facts(view: CaseView) -> QWidget:
    """Return what the case is about: what was said first, then its properties side by side."""
    page, column = _page()
    if view.description:
        said = Label(view.description, step="lead", wrap=True)
        said.setObjectName("description")
        said.setTextInteractionFlags(_SELECTABLE)
        column.addWidget(said)
    grid = QGridLayout()
    grid.setHorizontalSpacing(current().size("space_16"))
    grid.setVerticalSpacing(current().size("space_4"))
    for place, fact in enumerate(view.facts):
        row, across = divmod(place, _FACTS_ACROSS)
        _put_fact(grid, row, across * 2, fact)
    for across in range(_FACTS_ACROSS):
        grid.setColumnStretch(across * 2 + 1, 1)
    column.addLayout(grid)
    if view.opinion:
        column.addWidget(Label(translate("Desk", "Opinion at registration"), tone="text_soft"))
        column.addWidget(Label(view.opinion, wrap=True))
    return page


def _put_fact(grid: QGridLayout, row: int, column: int, fact: Fact) -> None:
    top = Qt.AlignmentFlag.AlignTop
    grid.addWidget(Label(fact.label, tone="text_soft"), row, column, top)
    value = Label(fact.value, wrap=True)
    value.setTextInteractionFlags(_SELECTABLE)
    grid.addWidget(value, row, column + 1, top)


def tasks(lines: Sequence[TaskLine]) -> QWidget:
    """Return who has the case: unit, part, state, time left, and the result where there is one."""
    page, column = _page()
    column.addWidget(Label(translate("Desk", "Tasks"), step="lead", bold=True))
    for line in lines:
        row = QHBoxLayout()
        row.setContentsMargins(line.below * current().size("space_24"), 0, 0, 0)
        row.setSpacing(current().size("space_12"))
        name = Label(line.unit, bold=True)
        name.setObjectName(f"task-{line.no}")
        row.addWidget(name)
        row.addWidget(Label(line.share, tone="text_soft"))
        row.addStretch()
        if line.left:
            row.addWidget(StatePill(line.left, hue=Hue(line.hue or Hue.IDLE), step="caption"))
        row.addWidget(Label(line.state))
        column.addLayout(row)
        if line.result:
            result = Label(line.result, wrap=True)
            result.setTextInteractionFlags(_SELECTABLE)
            result.setContentsMargins((line.below + 1) * current().size("space_24"), 0, 0, 0)
            column.addWidget(result)
    return page


def steps(title: str, entries: Sequence[FlowStep]) -> QWidget:
    """Return what happened, one after the other."""
    page, column = _page()
    column.addWidget(Label(title, step="lead", bold=True))
    column.addWidget(
        Timeline(
            [
                TimelineEntry(
                    time=one.time,
                    deed=one.deed,
                    who=one.who,
                    said=one.said,
                    clock=one.clock,
                    hue=Hue(one.hue) if one.hue else None,
                )
                for one in entries
            ]
        )
    )
    return page


def links(title: str, entries: Sequence[tuple[str, str, str]], chosen: Callable[[str], None]) -> QWidget:
    """Return lines to press: each is a code, what it says and a softer word below it."""
    page, column = _page()
    column.addWidget(Label(title, step="lead", bold=True))
    for code, words, detail in entries:
        row = QHBoxLayout()
        row.setSpacing(current().size("space_8"))
        button = ActionButton(words, kind=ActionKind.QUIET, icon="forward")
        button.setObjectName(f"link-{code}")
        button.clicked.connect(lambda _checked=False, code=code: chosen(code))
        row.addWidget(button)
        row.addWidget(Label(detail, step="caption", tone="text_soft"), 1)
        column.addLayout(row)
    return page


def alike(cases: Sequence[Alike], opened: Callable[[str], None]) -> QWidget:
    """Return the cases that resemble this one and why."""
    entries = [(one.case, one.number, f"{one.title}  ·  {one.why}") for one in cases]
    return links(translate("Desk", "Similar cases"), entries, opened)


def files(found: Sequence[Option], wanted: Callable[[str], None]) -> QWidget:
    """Return the files of the case; a press saves one."""
    return links(translate("Desk", "Attachments"), [(one.code, one.name, one.detail) for one in found], wanted)


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current().size("space_8"))
    return page, column
