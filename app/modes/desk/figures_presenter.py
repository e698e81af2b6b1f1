"""What happens on the page of figures: a span is chosen, figures are asked for, one of them opens its cases."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from app.contract.centre.desk import CaseLine, ListCount
from app.contract.centre.desk_figures import FigureKey, HotTopics
from app.modes.desk import figures
from app.modes.desk.directory import Directory
from app.modes.desk.office import Office
from app.modes.desk.view import FiguresView

translate = QCoreApplication.translate


class FiguresPresenter:
    """Drives the figures of one desk.

    :param names: the centre's names as they are now.
    :param now: the server's time, aware.
    """

    def __init__(
        self,
        *,
        office: Office,
        names: Callable[[], Directory | None],
        now: Callable[[], datetime],
        show: Callable[[FiguresView | None], None],
    ) -> None:
        self._office = office
        self._names = names
        self._now = now
        self._show = show
        self._topics: HotTopics | None = None
        self._view: FiguresView | None = None

    def recount(self, counts: Iterable[ListCount]) -> None:
        """Show what lies at the centre now, to whom it is told."""
        now = figures.standing(counts)
        if now:
            self._view = replace(self._view or FiguresView(), now=now)
            self._show(self._view)

    async def load(self, span: str = "") -> None:
        """Ask for the figures of a span, of the one before when none is named."""
        names, view = self._names(), self._view
        if names is None or view is None:
            return
        view = self._view = replace(view, span=span or view.span, note=translate("Desk", "Loading…"))
        self._show(view)
        since, until = self._days(names, view.span)
        found, self._topics = await self._office.figures(since, until), await self._office.topics()
        if self._view is None or self._view.span != view.span:
            return
        if found is None:
            self._view = replace(self._view, note=translate("Desk", "The figures cannot be had now."))
        else:
            self._view = replace(
                self._view,
                shares=figures.shares(found),
                units=figures.unit_rows(found, names),
                topics=figures.topic_rows(self._topics, names) if self._topics is not None else (),
                note=f"{since:%Y-%m-%d} – {until:%Y-%m-%d}",
            )
        self._show(self._view)

    async def cases(self, key: str) -> tuple[str, tuple[CaseLine, ...]] | None:
        """Return the title and the cases behind a share or a department; `None` for what is no such key."""
        kind, _, name = key.partition(":")
        names, view = self._names(), self._view
        if names is None or view is None or kind not in {figures.SHARE, figures.UNIT}:
            return None
        since, until = self._days(names, view.span)
        share = FigureKey(name) if kind == figures.SHARE else FigureKey.FINISHED_IN_TIME
        unit = name if kind == figures.UNIT else ""
        found = await self._office.figure_cases(share, since, until, unit=unit)
        title = names.unit(unit) if unit else figures.name_of(share)
        return None if found is None else (f"{translate('Desk', 'Figures')} · {title}", found.lines)

    def case_of_topic(self, key: str) -> str:
        """Return the newest case (id) behind a topic, or nothing."""
        kind, _, place = key.partition(":")
        if kind != figures.TOPIC or self._topics is None:
            return ""
        cases = self._topics.topics[int(place)].cases
        return cases[0].case if cases else ""

    async def sheet(self) -> bytes | None:
        """Return the figures as an Excel workbook."""
        names, view = self._names(), self._view
        if names is None or view is None:
            return None
        return await self._office.figures_sheet(*self._days(names, view.span))

    def _days(self, names: Directory, span: str) -> tuple[date, date]:
        return figures.days_of(span, names.here(self._now()).date())
