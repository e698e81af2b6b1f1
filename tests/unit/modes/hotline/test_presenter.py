"""The hotline's presenter on the sample centre: typing, knowing, submitting, numbers, drafts."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from app.contract.centre.commands import RegisterCase, ReporterGiven
from app.contract.centre.flow import Action
from app.contract.centre.knowledge import KnowledgeHit, UseArticle
from app.contract.centre.similar import Match, MatterGuess, Reason, SimilarAnswer
from app.contract.centre.state import Case, CaseState, Disposition, Gender, Urgency
from app.contract.centre.suggestions import Reception, SuggestedField
from app.ids import new_id
from app.modes.errands import Errands
from app.modes.hotline.desk import UNDO, Way
from app.modes.hotline.desk_file import DeskFile
from app.modes.hotline.draft import Draft, Field
from app.modes.hotline.presenter import HotlinePresenter
from app.modes.hotline.view import HotlineView
from devices.cti.call import CallEvent, CallKind
from devices.errors import Trouble
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
    troubles: list[Trouble] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.operations = SeatOperations(self.centre)
        self.errands = Errands()
        self.file = DeskFile(self.folder)
        self.changed = asyncio.Event()
        self.presenter = HotlinePresenter(
            replica=self.centre.replica,
            operations=self.operations,
            name="苏婉清",
            questions=self.archive.questions,
            file=self.file,
            run=self.errands.run,
            now=lambda: self.centre.now,
            show=self._show,
            troubled=self.troubles.append,
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

    async def submit(self) -> None:
        """Register what is written, and let the time for taking it back go by."""
        await self.presenter.submit()
        await self.presenter.desk.hurry()
        await self.errands.settled()

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
    await seat.submit()
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


async def test_a_case_is_off_the_form_at_once_and_on_the_disk_until_it_is_stored(seat: Seat) -> None:
    seat.presenter.edited(WRITTEN)
    await seat.presenter.submit()
    assert seat.view.form.is_empty
    assert (seat.view.focus, seat.view.registered_number) == (Field.PHONE, "L-S01-1")
    assert "路灯不亮" in seat.view.leaving
    assert seat.operations.taken == [], "it can still be taken back"
    kept = seat.file.read()
    assert [each.tab.draft.title for each in kept.leaving] == ["路灯不亮"]
    assert kept.leaving[0].due_at == seat.centre.now + UNDO
    await seat.presenter.desk.hurry()
    assert [case.title for case in seat.operations.taken] == ["路灯不亮"]
    assert seat.view.leaving == ""
    assert seat.file.read().is_empty


async def test_what_was_registered_can_be_taken_back_and_keeps_its_number(seat: Seat) -> None:
    seat.presenter.edited(WRITTEN)
    await seat.presenter.submit()
    seat.presenter.undo()
    assert replace(seat.view.form, began_at="") == replace(WRITTEN, focus=seat.view.form.focus)
    assert (seat.view.leaving, seat.view.registered_number) == ("", "")
    await seat.submit()
    assert [case.local_number for case in seat.operations.taken] == ["L-S01-1"]


async def test_a_kill_while_a_case_can_be_taken_back_registers_it_once(seat: Seat, tmp_path: Path) -> None:
    seat.presenter.edited(WRITTEN)
    await seat.presenter.submit()
    again = Seat(tmp_path, centre=seat.centre)
    await again.presenter.desk.hurry()
    await again.presenter.desk.hurry()
    assert [case.title for case in again.operations.taken] == ["路灯不亮"]
    assert again.operations.presses[0].at == seat.centre.now
    await again.presenter.close()


async def test_the_next_case_of_the_caller_is_copied_from_the_one_just_registered(seat: Seat) -> None:
    seat.presenter.edited(WRITTEN)
    await seat.presenter.submit()
    seat.presenter.desk.copy(place=True)
    form = seat.view.form
    assert (form.phone, form.name, form.address, form.title) == (WRITTEN.phone, "顾念云", "清溪大道101号", "")


async def test_all_tabs_are_registered_and_the_wrong_one_is_shown(seat: Seat) -> None:
    seat.presenter.edited(WRITTEN)
    seat.presenter.desk.copy(place=True)
    second = replace(seat.view.form, title="井盖", description="井盖坏了三天没人修", kind="complaint")
    seat.presenter.edited(second)
    seat.presenter.desk.open_tab()
    seat.presenter.edited(Draft(title="没写完"))
    await seat.presenter.submit_all()
    await seat.presenter.desk.hurry()
    assert [case.title for case in seat.operations.taken] == ["路灯不亮", "井盖"]
    assert {case.reporter.name for case in seat.operations.taken} == {"顾念云"}
    assert seat.presenter.desk.draft.title == "没写完"
    assert Field.PHONE in seat.view.faults


@pytest.mark.parametrize("way", [Way.VOID, Way.PARK])
async def test_a_tab_is_thrown_away_or_put_aside_without_a_question(seat: Seat, way: Way) -> None:
    seat.presenter.edited(WRITTEN)
    await seat.presenter.leave(way)
    assert seat.view.form.is_empty
    assert "路灯不亮" in seat.view.leaving
    await seat.presenter.desk.hurry()
    assert [tab.title for tab in seat.view.parked] == (["路灯不亮"] if way is Way.PARK else [])
    assert seat.operations.taken == []
    if way is Way.PARK:
        seat.presenter.desk.resume(seat.view.parked[0].id)
        assert seat.view.form.title == "路灯不亮"


async def test_a_new_call_gets_a_tab_of_its_own_beside_what_was_written(seat: Seat) -> None:
    seat.presenter.edited(WRITTEN)
    seat.presenter.calls.hear(CallEvent(kind=CallKind.ANSWERED, call="call-2", number="13800137778"))
    assert (seat.view.form.phone, seat.view.form.name) == ("13800137778", "")
    assert [tab.foreign for tab in seat.view.tabs] == [True, False]
    seat.presenter.desk.step(-1)
    assert seat.view.form.title == "路灯不亮"


async def test_a_case_that_cannot_be_stored_stays_in_the_form(seat: Seat) -> None:
    seat.operations.full = True
    seat.presenter.edited(WRITTEN)
    await seat.submit()
    assert seat.view.form.title == "路灯不亮", "it is back in the form"
    seat.operations.full = False
    await seat.submit()
    assert [case.title for case in seat.operations.taken] == ["路灯不亮"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"phone": ""}, Field.PHONE),
        ({"phone": "1380013"}, Field.PHONE),
        ({"name": " "}, Field.NAME),
        ({"title": ""}, Field.TITLE),
        ({"description": " "}, Field.DESCRIPTION),
        ({"description": "长" * 4001}, Field.DESCRIPTION),
        ({"kind": "", "description": "路灯"}, Field.KIND),
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
    await seat.submit()
    assert set(seat.view.faults) == {field}
    assert (seat.view.focus, seat.view.focus_version) == (field, focused + 1)
    assert seat.view.form_version == 0
    assert seat.operations.taken == []
    right = replace(WRITTEN, opinion="已答复") if field is Field.OPINION else WRITTEN
    seat.presenter.edited(right)
    assert seat.view.faults == {}


async def test_the_first_wrong_field_of_the_form_gets_the_keyboard(seat: Seat) -> None:
    seat.presenter.edited(Draft(phone="12345"))
    await seat.submit()
    assert list(seat.view.faults) == [Field.NAME, Field.DESCRIPTION, Field.KIND, Field.TITLE]
    assert seat.view.focus is Field.NAME


async def test_a_direct_answer_closes_the_case(seat: Seat) -> None:
    seat.presenter.edited(replace(WRITTEN, disposition=Disposition.DIRECT_ANSWER, opinion="已答复办理时间"))
    await seat.submit()
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
    await seat.submit()
    assert seat.view.registered_number == "L-S01-1"


async def test_who_calls_for_certain_is_filled_in_and_the_place_only_when_asked(seat: Seat) -> None:
    seat.presenter.edited(Draft(phone=KNOWN.phone, focus=Field.NAME))
    async with asyncio.timeout(5):
        while not seat.view.known.cases:
            seat.changed.clear()
            await seat.changed.wait()
    assert (seat.view.form.name, seat.view.form.gender) == (KNOWN.name, KNOWN.gender)
    assert (seat.view.form.address, seat.view.focus) == ("", Field.ADDRESS)
    assert seat.view.known.offer
    seat.presenter.fill_in()
    assert seat.view.form.address
    assert seat.view.known.offer == ""


async def test_a_number_of_several_people_is_only_a_maybe(seat: Seat) -> None:
    mine = next(case for case in past_cases() if case.reporter.phone == KNOWN.phone)
    theirs = mine.model_copy(update={"reporter": KNOWN.model_copy(update={"name": "别人"})})
    seat.archive.cases = (mine, theirs)
    seat.presenter.edited(Draft(phone=KNOWN.phone))
    await seat.until("Maybe")
    assert seat.view.known.maybe
    assert seat.view.form_version == 0, "nobody's name is filled in by itself"
    assert KNOWN.name in seat.view.known.offer


async def test_open_cases_of_the_caller_come_first(seat: Seat) -> None:
    old = [case for case in past_cases() if case.state is CaseState.CLOSED][:3]
    open_one = old[-1].model_copy(update={"state": CaseState.DISPATCH, "number": "DH1"})
    seat.archive.cases = tuple(case.model_copy(update={"reporter": KNOWN}) for case in (*old[:2], open_one))
    seat.presenter.edited(Draft(phone=KNOWN.phone))
    async with asyncio.timeout(5):
        while not seat.view.known.cases:
            seat.changed.clear()
            await seat.changed.wait()
    assert seat.view.known.cases[0].number == "DH1"


async def test_a_place_brings_region_and_grid_and_keeps_the_building(seat: Seat) -> None:
    seat.presenter.edited(Draft(address="ghl", focus=Field.ADDRESS))
    place = next(each for each in seat.view.places if each.name == "桂花里小区")
    seat.presenter.choose_place(place.code)
    assert seat.view.form.address == "云溪区清溪街道桂花路18号桂花里小区"
    assert seat.view.form.area == "351002001001001"
    assert seat.view.places == ()
    seat.presenter.edited(replace(seat.view.form, address="", area_text=seat.view.form.area_text))
    assert seat.view.form.area == "", "without the place, its grid is nobody's"


async def test_the_title_follows_place_and_matter_until_somebody_writes_one(seat: Seat) -> None:
    seat.presenter.edited(Draft(description="夜市的流动摊占道，油烟扰民多次投诉", focus=Field.DESCRIPTION))
    seat.presenter.choose_matter(0)
    assert (seat.view.form.title, seat.view.form.kind) == ("占道经营", "complaint")
    seat.presenter.edited(replace(seat.view.form, address="桂花里小区"))
    assert seat.view.form.title == "桂花里小区占道经营"
    seat.presenter.edited(replace(seat.view.form, title="烧烤摊", focus=Field.TITLE))
    seat.presenter.edited(replace(seat.view.form, title="烧烤摊", address="金桂苑", focus=Field.ADDRESS))
    assert seat.presenter.desk.draft.title == "烧烤摊"


async def test_what_resembles_the_case_is_asked_once_typing_pauses_and_counted_when_it_is_registered(
    seat: Seat,
) -> None:
    matter = seat.centre.state.setup.matters[4]
    seat.archive.answer = SimilarAnswer(
        duplicates=(match_of(past_cases()[3]),),
        matters=(MatterGuess(matter=matter.code, share=0.8),),
        opinions=("已转城管处理",),
        time=seat.centre.now,
    )
    seat.presenter.edited(replace(WRITTEN, kind="", title=""))
    await until_it_resembles(seat)
    assert seat.archive.queries[-1].phone == "13800137777"
    (row,) = seat.view.advice.duplicates
    assert row.why == "same place · similar words"
    seat.presenter.choose_matter(0)
    seat.presenter.choose_opinion(0)
    assert (seat.view.form.matter, seat.view.form.opinion) == (matter.code, "已转城管处理")
    await seat.submit()
    told = {report.field: (report.reception, report.rank) for report in seat.operations.suggestions}
    assert told == {
        SuggestedField.MATTER: (Reception.ACCEPTED, 1),
        SuggestedField.OPINION: (Reception.ACCEPTED, 1),
        SuggestedField.DUPLICATE: (Reception.IGNORED, None),
        SuggestedField.TITLE: (Reception.ACCEPTED, 1),
    }


async def until_it_resembles(seat: Seat) -> None:
    """Wait until something that resembles the case is shown."""
    async with asyncio.timeout(5):
        while not seat.view.advice.duplicates:
            seat.changed.clear()
            await seat.changed.wait()


@pytest.fixture
async def similar(seat: Seat) -> str:
    """The id of an earlier case that resembles what is written."""
    case = past_cases()[3]
    matter = seat.centre.state.setup.matters[4].code
    seat.archive.answer = SimilarAnswer(
        duplicates=(match_of(case).model_copy(update={"matter": matter}),), time=seat.centre.now
    )
    seat.presenter.edited(WRITTEN)
    await until_it_resembles(seat)
    return case.id


async def test_a_duplicate_is_merged_with_one_key_and_comes_apart_with_the_same(seat: Seat, similar: str) -> None:
    seat.presenter.merge(similar)
    assert seat.view.form.matter == seat.centre.state.setup.matters[4].code
    assert seat.view.advice.duplicates[0].why.startswith("Will be merged")
    seat.presenter.merge(similar)
    assert seat.view.form.merge_with == ""
    seat.presenter.merge(similar)
    await seat.submit()
    assert seat.operations.taken[0].merge_with == (similar,)
    told = {report.field: (report.reception, report.rank, report.case) for report in seat.operations.suggestions}
    assert told[SuggestedField.DUPLICATE] == (Reception.ACCEPTED, 1, similar)


async def test_what_is_written_is_added_to_the_earlier_case_and_can_be_taken_back(seat: Seat, similar: str) -> None:
    await seat.presenter.append(similar)
    assert (seat.view.form.is_empty, "路灯不亮" in seat.view.leaving) == (True, True)
    seat.presenter.undo()
    assert seat.view.form.title == "路灯不亮"
    await until_it_resembles(seat)
    await seat.presenter.append(similar)
    await seat.presenter.desk.hurry()
    assert [(more.case, more.text) for more in seat.operations.appended] == [(similar, WRITTEN.description)]
    assert seat.operations.taken == []


async def test_an_earlier_case_is_asked_to_hurry_and_the_form_stays(seat: Seat, similar: str) -> None:
    await seat.presenter.urge(similar)
    assert seat.operations.acts == [(similar, Action.URGE, WRITTEN.description)]
    assert seat.presenter.desk.draft.title == "路灯不亮"
    assert "hurry" in seat.view.draft_note


async def test_an_article_answers_the_caller_with_one_key(seat: Seat) -> None:
    hit = KnowledgeHit(
        article=new_id(),
        version=1,
        title="借书证",
        category="lib",
        excerpt="户口本",
        answer="带户口本即可办理。",
        used=3,
        score=1,
    )
    seat.archive.articles = (hit,)
    seat.presenter.edited(WRITTEN)
    async with asyncio.timeout(5):
        while not seat.view.advice.articles:
            seat.changed.clear()
            await seat.changed.wait()
    seat.presenter.use_article(hit.article)
    form = seat.view.form
    assert (form.opinion, form.disposition) == ("带户口本即可办理。", Disposition.DIRECT_ANSWER)
    await seat.errands.settled()
    case = seat.presenter.desk.desk.active
    assert UseArticle(article=hit.article, case=case) in seat.operations.reported


async def test_a_sentence_goes_on_as_it_usually_does(seat: Seat) -> None:
    seat.presenter.edited(Draft(description="路灯不亮，希望", focus=Field.DESCRIPTION, cursor=7))
    assert seat.view.ending == "有关部门尽快处理。"


def match_of(case: Case) -> Match:
    """A past case as what resembles another."""
    return Match(
        case=case.id,
        number=case.number,
        title=case.title,
        state=case.state,
        registered_at=case.registered_at,
        why=(Reason.SAME_PLACE, Reason.SIMILAR_WORDS),
    )


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
    assert [tab.title for tab in again.view.tabs] == ["路灯不亮"]
    await again.presenter.close()
    await again.errands.close()


async def test_nothing_typed_leaves_no_draft(seat: Seat, tmp_path: Path) -> None:
    seat.presenter.edited(Draft(title="路"))
    seat.presenter.edited(Draft())
    await seat.presenter.close()
    assert list(tmp_path.glob("desk*")) == []
