"""Putting the desk's program together."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer

from app.client.desk import DeskDoor
from app.client.desk_news import NewsReader
from app.client.errors import ClientError
from app.client.operations.desk import DeskOperations
from app.contract.centre.desk import TellPresence
from app.modes.desk.memory import Memory
from app.modes.desk.papers import Papers
from app.modes.desk.presenter import DeskPresenter
from app.modes.desk.screen import DeskScreen
from app.modes.entry import end_login
from app.modes.errands import Errands
from app.modes.frame import ConnectionBadge, ProblemToast
from app.modes.station import Station

_TICK_MS = 30_000


@dataclass
class DeskMode:
    """A desk's program at work."""

    window: DeskScreen
    presenter: DeskPresenter
    errands: Errands
    memory: Memory
    timers: tuple[QTimer, ...]
    news: "asyncio.Task[None]"

    async def close(self) -> None:
        """Stop hearing and ticking, leave the open case, and keep what was typed."""
        for timer in self.timers:
            timer.stop()
        self.news.cancel()
        await asyncio.gather(self.news, return_exceptions=True)
        await self.presenter.close()
        await self.errands.close()
        await self.memory.save()


async def open_desk(station: Station) -> DeskMode:
    """Compose the mode for whoever is logged in. Raises `ClientError` when the login belongs to no centre."""
    login = station.session.login_result
    centre = (login.centre if login is not None else None) or station.settings.centre
    if login is None or not centre:
        raise ClientError("this login belongs to no centre")
    errands, door = Errands(), DeskDoor(station.door, centre)
    office = DeskOperations(link=station.link, outbox=station.outbox, door=door, problems=station.problems)
    memory = Memory(station.place.folder, login.staff, run=errands.run)
    await asyncio.to_thread(memory.read)
    screen = DeskScreen(lambda: ConnectionBadge(station.connection))
    presenter = DeskPresenter(
        office=office, memory=memory, name=login.name, run=errands.run, now=station.now, show=screen.show_view
    )
    reader = NewsReader(door=door, connection=station.connection, tokens=station.session, heard=presenter.heard)
    ProblemToast(screen, station.problems)
    connect(screen, presenter, errands)
    screen.left.connect(lambda: errands.run(end_login(station)))
    presence = QTimer(screen, interval=TellPresence.SECONDS * 1000)
    presence.timeout.connect(lambda: errands.run(presenter.tell_presence()))
    ticking = QTimer(screen, interval=_TICK_MS)
    ticking.timeout.connect(presenter.tick)
    for timer in (presence, ticking):
        timer.start()
    errands.run(presenter.start())
    news = asyncio.get_running_loop().create_task(reader.run())
    return DeskMode(screen, presenter, errands, memory, (presence, ticking), news)


def connect(screen: DeskScreen, presenter: DeskPresenter, errands: Errands) -> None:
    """Let what is pressed on the screen reach the presenter."""
    run, lists, case = errands.run, screen.list, screen.case
    papers = Papers(screen)
    screen.list_chosen.connect(lambda name: run(presenter.choose(name)))
    screen.refresh_wanted.connect(lambda: run(presenter.refresh()))
    screen.reminder_closed.connect(presenter.close_reminder)
    screen.figures_wanted.connect(lambda: run(presenter.show_figures()))
    screen.figures.span_chosen.connect(lambda span: run(presenter.show_figures(span)))
    screen.figures.excel_wanted.connect(papers.ask_figures)
    papers.figures_chosen.connect(lambda path: run(presenter.save_figures(Path(path))))
    screen.figures.left.connect(lambda: run(presenter.back()))
    screen.figures.records_wanted.connect(lambda key: run(presenter.show_records(key)))
    screen.errands.opened.connect(lambda one: run(presenter.open(one)))
    lists.opened.connect(lambda one: run(presenter.open(one)))
    lists.narrowed.connect(lambda narrowing: run(presenter.narrow(narrowing)))
    lists.more_wanted.connect(lambda: run(presenter.more()))
    lists.batch_wanted.connect(lambda key, cases, opinion: run(presenter.batch(key, cases, opinion)))
    lists.extract_wanted.connect(lambda: run(presenter.extract()))
    lists.excel_wanted.connect(papers.ask_sheet)
    lists.print_wanted.connect(papers.print_list)
    case.left.connect(lambda: run(presenter.back()))
    case.stepped.connect(lambda by: run(presenter.step(by)))
    case.print_wanted.connect(papers.print_case)
    case.word_wanted.connect(papers.ask_word)
    case.undo_wanted.connect(lambda: run(presenter.undo()))
    case.body.opened.connect(lambda one: run(presenter.open(one)))
    case.panel.chosen.connect(presenter.choose_act)
    case.panel.filled.connect(presenter.filled)
    case.panel.wanted.connect(lambda filled: run(presenter.act(filled)))
    case.panel.changes_seen.connect(presenter.changes_seen)
    papers.sheet_chosen.connect(lambda path: run(presenter.save_sheet(Path(path))))
    case.body.file_wanted.connect(papers.ask_attachment)
    papers.attachment_chosen.connect(lambda digest, path: run(presenter.save_attachment(digest, Path(path))))
    papers.word_chosen.connect(lambda path: run(presenter.save_word(Path(path))))
