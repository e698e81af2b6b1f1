"""Whatever the printer does: the citizen leaves with a number, no number is given twice, no slip is begun twice."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.client.outbox import Outbox
from app.contract.command import Scope
from app.contract.hall.commands import ReportPaper
from app.contract.hall.setup import TicketDesign
from app.contract.hall.state import TicketState
from app.modes.errands import Errands
from app.modes.kiosk import slip_press
from app.modes.kiosk.presenter import KioskPresenter, Surroundings
from app.modes.kiosk.slip_press import SlipPress, open_press
from app.modes.kiosk.view import KioskView, Page, Paper, Slip
from devices.health import DeviceState
from devices.printer.encoding import Mode
from devices.printer.job import PrintOutcome
from devices.printer.journal import JobState, PrintJournal
from devices.printer.supervised import SupervisedPrinter
from devices.printer.tcp import TcpPrinter
from tests.devices.far_end import TcpFarEnd
from tests.devices.printer.paper_printer import Fault, PaperPrinter, Stage
from tests.devices.printer.test_faults import PROMISED, TCP
from tests.gui.widgets.test_ticket_canvas import DATA, STANDARD
from tests.server.small_house import PASSWORD, House
from tests.server.test_client_against_server import Program
from tests.unit.client.waiting import until
from tests.unit.modes.kiosk.test_presenter import Kiosk
from tests.unit.rules.halls import small_setup
from widgets.ticket_canvas import layout_ticket, paint_ticket

SLIP = Slip(tuple(DATA.items()), paper="t1")


class Paper58:
    """A press on a simulated printer with 384 dots."""

    def __init__(self, folder: Path, fault: Fault = Fault.NONE, stage: Stage = Stage.BEFORE) -> None:
        self.printer = PaperPrinter(fault=fault, stage=stage, rows_of_slip=700)
        self._far_end = TcpFarEnd(self.printer)
        self.mode = Mode.RASTER
        self.journal = PrintJournal(folder / "print.jrn")

    def press(self) -> SlipPress:
        driver = TcpPrinter("127.0.0.1", self._far_end.port, width_dots=384, mode=self.mode, timeouts=TCP)
        return SlipPress(STANDARD, SupervisedPrinter(driver), width_dots=384, mode=self.mode, journal=self.journal)

    def close(self) -> None:
        self.printer.released.set()
        self._far_end.close()


@pytest.fixture
def paper(tmp_path: Path) -> Iterator[Paper58]:
    made = Paper58(tmp_path)
    yield made
    made.close()


async def take(kiosk: Kiosk) -> KioskView:
    """Take a ticket as a citizen does: whoever is told that no paper will come agrees to go without."""
    await kiosk.take("tax")
    if kiosk.view.page is Page.CONFIRMING:
        kiosk.presenter.agree()
        await kiosk.errands.settled()
    return kiosk.view


def stages(kiosk: Kiosk) -> list[str]:
    """What the hall was told of the slip on its way."""
    return [one.stage for one in kiosk.operations.done if isinstance(one, ReportPaper)]


@pytest.mark.parametrize("stage", list(Stage))
@pytest.mark.parametrize("fault", list(Fault))
async def test_a_fault_never_takes_a_number_away(tmp_path: Path, fault: Fault, stage: Stage) -> None:
    behind = Paper58(tmp_path, fault, stage)
    press = behind.press()
    kiosk = Kiosk(printer=press)  # type: ignore[arg-type]
    outcome = PROMISED[fault][list(Stage).index(stage)]
    try:
        await press.look()  # from now on it is known how the printer is
        taken = (await take(kiosk)).taken
        assert taken is not None
        assert taken.number == "A001"
        if outcome is PrintOutcome.FAILED:
            assert behind.printer.jobs == 0
        else:
            assert taken.paper is (Paper.OUT if outcome is PrintOutcome.PRINTED else Paper.MISSING)
            assert (taken.number in taken.trouble) is (outcome is not PrintOutcome.PRINTED)
            (record,) = behind.journal.records()
            assert (record.name, record.state) == ("A001", JobState(outcome.value))
            assert stages(kiosk) == [
                "queued",
                "printing",
                *([] if outcome is PrintOutcome.PRINTED else [outcome.value]),
            ]
            said = "printed" if outcome is PrintOutcome.PRINTED else "unknown"
            assert [reported for reported, _ in kiosk.reported()] == [said]
            assert behind.printer.jobs <= 1
        kiosk.presenter.home()
        again = (await take(kiosk)).taken
        assert again is not None
        assert again.number == "A002"
    finally:
        behind.close()
        await press.close()
        kiosk.presenter.close()


@pytest.mark.parametrize(
    ("fault", "stage"),
    [(Fault.NONE, Stage.BEFORE), (Fault.PAPER_OUT, Stage.HALF_WAY), (Fault.SILENT, Stage.BEFORE)],
)
async def test_with_a_server_of_its_own(tmp_path: Path, fault: Fault, stage: Stage) -> None:
    """The real presenter, link, outbox and server process: what the paper did is in the record of the hall."""
    house = House(tmp_path / "house")
    await house.start()
    behind = Paper58(tmp_path, fault, stage)
    press = behind.press()
    program = Program(house, await Outbox.open(tmp_path / "kiosk"), tmp_path / "kiosk")
    await program.session.enrol(house.code, "取号机")
    await program.online()
    window = Program(house, await Outbox.open(tmp_path / "window"), tmp_path / "window")
    await window.session.login("1001", PASSWORD, scope=Scope.COUNTER)
    await window.online()
    await window.do.log_in_at_counter("1")
    await until(lambda: bool(program.replica.state.desks["1"].staff), program.replica.subscribe)
    views: list[KioskView] = []
    errands = Errands()
    presenter = KioskPresenter(
        replica=program.replica,
        operations=program.do,
        printer=press,
        surroundings=Surroundings(),
        link=lambda ticket: f"{house.url}/t/{ticket.id}/{ticket.slip_key}",
        guide_link=lambda code, reader: f"{house.url}/g/test/{code}/{reader}",
        run=errands.run,
        show=views.append,
        now=program.link.connection.server_now,
        mono=asyncio.get_running_loop().time,
    )
    try:
        presenter.choose("household")
        presenter.choose("id")
        await errands.settled()
        assert views[-1].page is Page.TAKEN
        assert views[-1].taken is not None
        await program.emptied()
        await until(
            lambda: [one.state for one in program.replica.state.tickets.values()] == [TicketState.WAITING],
            program.replica.subscribe,
        )
        (ticket,) = program.replica.state.tickets.values()
        assert ticket.number == views[-1].taken.number
        assert ticket.unconfirmed is (fault is not Fault.NONE)
        assert press.state(ticket.id) is JobState(PROMISED[fault][list(Stage).index(stage)].value)
        assert behind.printer.jobs == 1
    finally:
        behind.close()
        presenter.close()
        await press.close()
        await program.close()
        await window.close()
        await house.kill()


async def test_the_same_slip_is_not_printed_twice_but_a_marked_one_is(paper: Paper58) -> None:
    press = paper.press()
    assert (await press.print(SLIP)).outcome is PrintOutcome.PRINTED
    assert (await press.print(SLIP)).trouble is not None
    assert paper.printer.jobs == 1
    marked = Slip(SLIP.fields, paper="reprint-1", mark="补打")
    assert (await press.print(marked)).outcome is PrintOutcome.PRINTED
    await press.close()
    height = len(paper.printer.paper) - 2 * layout_ticket(STANDARD, DATA, width_dots=384).height
    assert height > 0  # the mark stands above everything


async def test_copies_cut_and_buzzer_are_the_templates(paper: Paper58) -> None:
    design = 'copies = 3\ncut = "full"\nbuzzer = true\n[[element]]\nkind = "number"\ntext = "{number}"\nsize = 99\n'
    press = paper.press()
    assert (await press.print(Slip(SLIP.fields, paper="t2", design=design))).outcome is PrintOutcome.PRINTED
    await press.close()
    assert paper.printer.cuts == [0, 0, 0]
    assert paper.printer.beeps == 1


async def test_text_mode_prints_the_same_words_from_the_same_template(paper: Paper58) -> None:
    paper.mode = Mode.TEXT
    press = paper.press()
    assert (await press.print(SLIP)).outcome is PrintOutcome.PRINTED
    await press.close()
    said = "\n".join(words.decode("gb18030") for words in paper.printer.words)
    for field in ("hall", "number", "service", "issued_at", "ahead", "wait", "counters"):
        assert DATA[field] in said.replace("\n", "")
    assert 0 < len(paper.printer.paper) < 300  # the code only


async def test_a_design_of_the_hall_is_printed_and_a_wrong_one_gives_way(
    paper: Paper58, caplog: pytest.LogCaptureFixture
) -> None:
    press = paper.press()
    wrong = Slip(SLIP.fields, paper="t3", design="[[element]]\nkind = 'film'\n")
    assert press.paint(wrong) == paint_ticket(layout_ticket(STANDARD, DATA, width_dots=384))
    assert "line 2: element 1: kind must be one of" in caplog.text
    await press.close()


def test_the_design_of_the_service_is_on_the_slip() -> None:
    source = '[[element]]\nkind = "number"\ntext = "{number}"\nsize = 99\n'
    plain = small_setup(tickets=(TicketDesign(code="big", name="大字", source=source),))
    services = tuple(one.model_copy(update={"ticket": "big"}) if one.code == "tax" else one for one in plain.services)
    kiosk = Kiosk(setup=plain.model_copy(update={"services": services}))
    asyncio.run(kiosk.take("tax"))
    assert kiosk.printer.slips[0].design == source
    assert kiosk.printer.slips[0].paper == next(iter(kiosk.hall.state.tickets))
    kiosk.presenter.close()


@pytest.mark.parametrize("fault", [Fault.PAPER_OUT, Fault.COVER_OPEN, Fault.OFFLINE, Fault.CUTTER, Fault.CLOSES])
async def test_a_printer_that_was_well_a_moment_ago_is_asked_before_a_number_is_given(
    paper: Paper58, fault: Fault
) -> None:
    press = paper.press()
    kiosk = Kiosk(printer=press)  # type: ignore[arg-type]
    assert await press.look() is None
    paper.printer.fault = fault
    assert press.ready(), "the last round was fine"
    await kiosk.take("tax")
    assert (kiosk.view.page, kiosk.issued(), paper.printer.jobs) == (Page.CONFIRMING, [], 0)
    health = press.health()
    assert health is not None
    assert (health.state, health.trouble is None) == (DeviceState.FAILED, False), "staff see it now"
    kiosk.presenter.agree()
    await kiosk.errands.settled()
    assert kiosk.view.taken is not None
    assert (kiosk.view.taken.number, kiosk.view.taken.paper) == ("A001", Paper.NONE)
    assert (paper.printer.jobs, health.counters.failed) == (0, 0)
    await press.close()
    kiosk.presenter.close()


async def test_a_printer_busy_with_something_else_is_not_waited_for(
    paper: Paper58, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slip_press, "LOOK_S", 0.01)
    press = paper.press()
    paper.printer.fault = Fault.STUCK
    busy = asyncio.create_task(press.print(SLIP))
    await asyncio.to_thread(paper.printer.first_byte.wait, 0.2)
    trouble = await press.look()
    assert trouble is not None
    assert trouble.code == "printer.no-answer"
    paper.printer.released.set()
    await busy
    await press.close()


async def test_a_printer_that_stays_silent_is_tried_and_its_paper_stays_in_doubt(paper: Paper58) -> None:
    press = paper.press()
    kiosk = Kiosk(printer=press)  # type: ignore[arg-type]
    assert await press.look() is None
    paper.printer.fault = Fault.SILENT
    await kiosk.take("tax")
    assert kiosk.view.taken is not None
    assert (kiosk.view.taken.number, kiosk.view.taken.paper) == ("A001", Paper.MISSING)
    assert (kiosk.reported(), paper.printer.jobs) == ([("unknown", "printer.no-answer")], 1)
    health = press.health()
    assert health is not None
    assert (health.state, health.counters.unconfirmed) == (DeviceState.UNKNOWN, 1)
    await press.close()
    kiosk.presenter.close()


async def test_what_keeps_paper_from_coming_is_known_before_a_ticket_is_given(paper: Paper58) -> None:
    press = paper.press()
    assert await press.look() is None
    paper.printer.fault = Fault.PAPER_OUT
    trouble = await press.look()
    assert trouble is not None
    assert trouble.code == "printer.paper-out"
    await press.close()
    none = open_press(None)
    assert (await none.look()) is not None
    await none.close()
