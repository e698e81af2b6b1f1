"""The hotline's presenter on the sample centre: typing, knowing, submitting, numbers, drafts."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from app.contract.centre.commands import RegisterCase, ReporterGiven
from app.contract.centre.state import CaseState, Disposition, Gender, Urgency
from app.modes.errands import Errands
from app.modes.hotline.draft import Draft, Field
from app.modes.hotline.draft_file import DraftFile
from app.modes.hotline.presenter import HotlinePresenter
from app.modes.hotline.view import HotlineView
from tests.unit.modes.hotline.live_centre import Archive, LiveCentre, SeatOperations, past_cases

WRITTEN = Draft(
    phone="138 0013 7777",
    name="顾念云",
    gender=Gender.FEMALE,
    title="路灯不亮",
    description="清溪大道整段路灯三天没有亮",
    address="清溪大道101号",
    kind="complaint",
    urgency=Urgency.URGENT,
)
OTHER = {"channel": "phone", "kind": "help", "reporter": ReporterGiven(phone="12345"), "description": "求助"}
KNOWN = past_cases()[0].reporter


@dataclass
class Seat:
    """A call-taker at a program that shows what a test reads."""

    folder: Path
    centre: LiveCentre = field(default_factory=LiveCentre)
    archive: Archive = field(default_factory=Archive)
    views: list[HotlineView] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.operations = SeatOperations(self.centre)
        self.errands = Errands()
        self.drafts = DraftFile(self.folder)
        self.changed = asyncio.Event()
        self.presenter = HotlinePresenter(
            replica=self.centre.replica,
            operations=self.operations,
            name="苏婉清",
            look_up=self.archive.look_up,
            drafts=self.drafts,
            run=self.errands.run,
            now=lambda: self.centre.now,
            show=self._show,
            pause=0.005,
        )
        self.presenter.start()

    @property
    def view(self) -> HotlineView:
        return self.views[-1]

    async def until(self, said: str) -> None:
        """Wait until the note about the caller says something."""
        async with asyncio.timeout(5):
            while said not in self.view.known.note:
                self.changed.clear()
                await self.changed.wait()

    def _show(self, view: HotlineView) -> None:
        self.views.append(view)
        self.changed.set()


@pytest.fixture
async def seat(tmp_path: Path) -> AsyncIterator[Seat]:
    at = Seat(tmp_path)
    yield at
    await at.presenter.close()
    await at.errands.close()


async def test_a_case_is_taken_told_at_once_and_numbered_when_the_record_has_it(seat: Seat) -> None:
    seat.presenter.edited(WRITTEN)
    began = seat.centre.now
    seat.centre.wait(minutes=3)
    await seat.presenter.submit()
    assert seat.view.registered_number == "L-S01-1"

    (case,) = seat.operations.taken
    assert (case.channel, case.kind, case.urgency) == ("phone", "complaint", Urgency.URGENT)
    assert (case.reporter.name, case.reporter.phone, case.reporter.gender) == ("顾念云", "13800137777", Gender.FEMALE)
    assert (case.title, case.address, case.matter, case.area) == ("路灯不亮", "清溪大道101号", None, None)
    assert case.reported_at == began

    seat.operations.send()
    assert seat.view.registered_number == "DH2026112300001"
    assert "路灯不亮" in seat.view.registered_words
    assert [(row.number, row.title, row.kind, row.state, row.time) for row in seat.view.today] == [
        ("DH2026112300001", "路灯不亮", "投诉", "To dispatch", "09:03")
    ]


async def test_the_form_is_empty_only_after_the_case_is_stored(seat: Seat) -> None:
    seat.presenter.edited(WRITTEN)
    gate = asyncio.Event()
    seat.operations.gate = gate.wait
    submitting = asyncio.ensure_future(seat.presenter.submit())
    await asyncio.sleep(0)
    assert seat.view.busy
    assert seat.view.form_version == 0, "the fields are left alone until the case is stored"
    await seat.presenter.submit()
    gate.set()
    await submitting
    assert len(seat.operations.taken) == 1
    assert seat.view.form_version == 1
    assert seat.view.form.is_empty
    assert seat.view.focus is Field.PHONE
    assert seat.drafts.read().is_empty


async def test_a_case_that_cannot_be_stored_stays_in_the_form(seat: Seat) -> None:
    seat.operations.full = True
    seat.presenter.edited(WRITTEN)
    await seat.presenter.submit()
    assert seat.view.registered_number == ""
    assert (seat.view.busy, seat.view.form_version) == (False, 0)
    seat.operations.full = False
    await seat.presenter.submit()
    assert [case.title for case in seat.operations.taken] == ["路灯不亮"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"phone": ""}, Field.PHONE),
        ({"phone": "1380013"}, Field.PHONE),
        ({"name": " "}, Field.NAME),
        ({"title": ""}, Field.TITLE),
        ({"description": ""}, Field.DESCRIPTION),
        ({"description": "长" * 4001}, Field.DESCRIPTION),
        ({"kind": ""}, Field.KIND),
        ({"matter_text": "油烟"}, Field.MATTER),
        ({"area_text": "桂花"}, Field.AREA),
        ({"disposition": Disposition.DIRECT_ANSWER}, Field.OPINION),
    ],
)
async def test_what_is_wrong_is_said_beside_its_field_and_goes_when_it_is_right(
    seat: Seat, change: dict[str, object], field: Field
) -> None:
    seat.presenter.edited(replace(WRITTEN, **change))
    assert seat.view.faults == {}, "nobody is told off while typing"
    focused = seat.view.focus_version
    await seat.presenter.submit()
    assert set(seat.view.faults) == {field}
    assert (seat.view.focus, seat.view.focus_version) == (field, focused + 1)
    assert seat.view.form_version == 0
    assert seat.operations.taken == []
    right = replace(WRITTEN, opinion="已答复") if field is Field.OPINION else WRITTEN
    seat.presenter.edited(right)
    assert seat.view.faults == {}


async def test_the_first_wrong_field_of_the_form_gets_the_keyboard(seat: Seat) -> None:
    seat.presenter.edited(Draft(phone="12345"))
    await seat.presenter.submit()
    assert list(seat.view.faults) == [Field.NAME, Field.TITLE, Field.DESCRIPTION, Field.KIND]
    assert seat.view.focus is Field.NAME


async def test_a_direct_answer_closes_the_case(seat: Seat) -> None:
    seat.presenter.edited(replace(WRITTEN, disposition=Disposition.DIRECT_ANSWER, opinion="已答复办理时间"))
    await seat.presenter.submit()
    seat.operations.send()
    (case,) = seat.centre.state.cases.values()
    assert (case.state, case.opinion) == (CaseState.CLOSED, "已答复办理时间")


async def test_seven_digits_bring_earlier_cases(seat: Seat) -> None:
    seat.presenter.edited(Draft(phone="138001"))
    assert "seven digits" in seat.view.known.note
    seat.presenter.edited(Draft(phone=KNOWN.phone))
    assert "Looking" in seat.view.known.note
    async with asyncio.timeout(5):
        while not seat.view.known.cases:
            seat.changed.clear()
            await seat.changed.wait()
    expected = [case.number for case in past_cases() if case.reporter.phone == KNOWN.phone]
    assert [row.number for row in seat.view.known.cases] == expected
    assert seat.archive.asked == [KNOWN.phone]


async def test_who_calls_for_the_first_time_is_said_so(seat: Seat) -> None:
    seat.presenter.edited(Draft(phone="13800137777"))
    await seat.until("first time")


async def test_an_answer_to_an_older_number_is_dropped(seat: Seat) -> None:
    gate = asyncio.Event()
    seat.archive.gate = gate.wait
    seat.presenter.edited(Draft(phone=KNOWN.phone))
    async with asyncio.timeout(5):
        while not seat.archive.asked:
            await asyncio.sleep(0)
    seat.presenter.edited(Draft(phone="13800137777"))
    gate.set()
    await seat.until("first time")
    assert seat.view.known.cases == ()


async def test_a_server_out_of_reach_stops_nobody(seat: Seat) -> None:
    seat.archive.gone = True
    seat.presenter.edited(replace(WRITTEN, phone="13800137777"))
    await seat.until("You can go on")
    await seat.presenter.submit()
    assert seat.view.registered_number == "L-S01-1"


async def test_what_is_known_is_filled_in_only_when_asked_and_only_where_nothing_stands(seat: Seat) -> None:
    seat.presenter.edited(Draft(phone=KNOWN.phone, address="别处"))
    async with asyncio.timeout(5):
        while not seat.view.known.cases:
            seat.changed.clear()
            await seat.changed.wait()
    assert seat.view.form_version == 0
    assert KNOWN.name in seat.view.known.offer
    seat.presenter.fill_in()
    assert (seat.view.form.name, seat.view.form.address) == (KNOWN.name, "别处")
    assert seat.view.form_version == 1
    assert seat.view.known.offer == ""


async def test_the_catalogue_narrows_and_rests_once_chosen(seat: Seat) -> None:
    seat.presenter.edited(Draft(matter_text="占道"))
    (first, *_) = seat.view.matters
    assert first.name == "占道经营"
    seat.presenter.edited(Draft(matter_text=first.name, matter=first.code))
    assert seat.view.matters == ()


async def test_cases_of_others_come_in_newest_first_and_touch_no_field(seat: Seat) -> None:
    seat.presenter.edited(WRITTEN)
    for place in range(3):
        seat.centre.wait(minutes=1)
        seat.centre.do(RegisterCase(**OTHER, title=f"第{place}件", reported_at=seat.centre.now))
        seat.centre.sync()
    assert [row.title for row in seat.view.today] == ["第2件", "第1件", "第0件"]
    assert (seat.view.form_version, seat.view.focus_version) == (0, 0)


async def test_a_kill_loses_nothing_that_was_typed_before_a_pause(seat: Seat, tmp_path: Path) -> None:
    half = replace(WRITTEN, description="清溪大道整段路灯", focus=Field.DESCRIPTION, cursor=8)
    seat.presenter.edited(half)
    async with asyncio.timeout(5):
        while "kept" not in seat.view.draft_note:
            seat.changed.clear()
            await seat.changed.wait()

    seat.presenter.edited(replace(half, description="清溪大道整段路灯三"))
    assert seat.view.draft_note == "", "what is not on the disk is not said to be"

    again = Seat(tmp_path)
    assert replace(again.view.form, began_at="") == half
    assert again.view.form.began_at
    assert (again.view.focus, again.view.form_version) == (Field.DESCRIPTION, 1)
    assert "back" in again.view.draft_note
    await again.presenter.close()
    await again.errands.close()


async def test_nothing_typed_leaves_no_draft(seat: Seat, tmp_path: Path) -> None:
    seat.presenter.edited(Draft(title="路"))
    seat.presenter.edited(Draft())
    await seat.presenter.close()
    assert list(tmp_path.glob("draft*")) == []
