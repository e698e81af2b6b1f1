"""The two tables of the page of ratings."""

from PySide6.QtCore import QCoreApplication

from widgets.record_model import Column
from widgets.record_table import RecordTable
from widgets.theme import current

translate = QCoreApplication.translate


def reviews_table() -> RecordTable:
    """Return an empty table of bad ratings and misratings."""
    unit = current().size("space_16")
    columns = (
        Column(key="day", heading=translate("Ratings", "Day"), width=13 * unit),
        Column(key="number", heading=translate("Ratings", "Number"), width=6 * unit),
        Column(key="service", heading=translate("Ratings", "Service")),
        Column(key="staff", heading=translate("Ratings", "Staff"), width=8 * unit),
        Column(key="rating", heading=translate("Ratings", "Rating"), width=9 * unit),
        Column(key="stand", heading=translate("Ratings", "Stands at"), width=11 * unit),
    )
    empty = translate("Ratings", "Nothing is open in these days. Bad ratings and filed mistakes appear here.")
    return _table("reviews", translate("Ratings", "Bad ratings and mistakes"), columns, empty)


def figures_table() -> RecordTable:
    """Return an empty table of figures."""
    unit = current().size("space_16")
    columns = (
        Column(key="period", heading=translate("Ratings", "Period"), width=7 * unit),
        Column(key="name", heading=translate("Ratings", "Whose")),
        _count("finished", translate("Ratings", "Finished")),
        _count("asked", translate("Ratings", "Asked")),
        _count("not_asked", translate("Ratings", "Not asked")),
        _count("rated", translate("Ratings", "Rated")),
        _count("put_aside", translate("Ratings", "Put aside")),
        Column(key="satisfaction", heading=translate("Ratings", "Satisfied"), width=11 * unit, align_right=True),
        Column(key="evaluation", heading=translate("Ratings", "Rated of finished"), width=11 * unit, align_right=True),
    )
    empty = translate("Ratings", "No visit was finished in these days.")
    return _table("figures", translate("Ratings", "Figures"), columns, empty)


def _count(key: str, heading: str) -> Column:
    return Column(key=key, heading=heading, width=6 * current().size("space_16"), align_right=True)


def _table(name: str, words: str, columns: tuple[Column, ...], empty: str) -> RecordTable:
    table = RecordTable(columns, empty_text=empty)
    table.setObjectName(name)
    table.setAccessibleName(words)
    table.setMinimumHeight(current().size("hero"))
    return table
