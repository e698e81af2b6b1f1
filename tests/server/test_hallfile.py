"""The folder of files that describes a hall: the sample is read whole, and every mistake is told with its place."""

import shutil
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from app.contract.centre.state import CentreState
from app.contract.command import Scope
from app.contract.hall.state import HallState
from app.rules import flow as flow_rules
from app.rules import setup as setup_rules
from app.server import hallfile
from app.server.hallfile import HallFileError
from app.server.loading import DEMO_DAY, load, read_folder
from tests.server.harness import TestServer
from tests.server.samples import Clock
from tests.server.test_door import CASE

SAMPLE = Path(str(files("resources"))) / "sample_hall"
TODAY = date(2026, 11, 23)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the sample hall that may be spoilt."""
    copy = tmp_path / "hall"
    shutil.copytree(SAMPLE, copy, ignore=shutil.ignore_patterns("*.png", "*.py", "__pycache__"))
    return copy


def test_the_sample_hall_hangs_together() -> None:
    hall = hallfile.read_hall(SAMPLE)
    assert setup_rules.problems(hall) == ()
    assert len([service for service in hall.services if service.is_leaf]) >= 40
    assert {counter.zone for counter in hall.counters} == {zone.code for zone in hall.zones}
    served = {code for counter in hall.counters for code in counter.services}
    assert served == {service.code for service in hall.services if service.is_leaf}
    assert hall.texts.voice["call"].zh.format(ticket="A001", counter="3") == "请A001号到3号窗口办理"
    assert all((hall.calendar.special, hall.texts.notices, hall.texts.strip, hall.texts.pad))
    assert {role.value for member in hall.staff for role in member.roles} >= {"window", "manager", "calltaker"}
    assert all(member.portrait == f"{member.number}.png" for member in hall.staff)


def test_the_sample_cases_are_dated_back_and_numbered_by_day() -> None:
    centre = hallfile.read_centre(SAMPLE)
    cases = hallfile.read_cases(SAMPLE, centre, TODAY)
    assert len(cases) >= 200
    assert len({case.number for case in cases}) == len(cases)
    assert [case.reported_at for case in cases] == sorted(case.reported_at for case in cases)
    assert max(case.reported_at.date() for case in cases) < TODAY
    assert all(case.number[2:10] == f"{case.reported_at:%Y%m%d}" for case in cases)
    assert all(case.area and case.matter and case.address for case in cases)


SPOILT = [
    ("hall.toml", 'code = "yunxi"', "code = 7", "hall.toml, hall: code must be a text"),
    ("hall.toml", "max_recalls = 3", "max_recalls = 99", "hall.toml, hall: max_recalls"),
    ("hall.toml", '"08:30-12:00"', '"8h-12h"', 'must hold hours such as "08:30-12:00"'),
    ("hall.toml", "[calendar]", "[calendar", "hall.toml: "),
    ("zones.toml", 'code = "A"', 'code = "Z"', "unknown zone: A"),
    ("counters.toml", '"id-renew", ', '"id-renewal", ', "counters/1: unknown service: id-renewal"),
    ("counters.toml", 'mode = "strict"', 'mode = "loose"', "counter 1: mode must be one of strict, equal"),
    ("counters.toml", "number = 1\n", 'number = "one"\n', "number must be a whole number"),
    ("services.toml", 'group = "id-card"', 'group = "id-cards"', "leaf id-renew: group id-cards is not in this file"),
    ("services.toml", 'papers = ["hukou", "old_id"]', 'papers = ["hat"]', "papers: hat must be in papers.toml"),
    ("services.toml", "expected_minutes = 8", "expected_minutes = 0", "leaf id-renew: expected_minutes"),
    ("services.toml", 'prefix = "AB"', 'prefix = "A"', "prefixes: double: A/A"),
    ("staff.toml", 'badge = "party_member"', 'badge = "boss"', "staff 1001: badge boss must be one of"),
    ("staff.toml", 'number = "1002"', 'number = "1001"', "staff: double: 1001"),
    ("centre.toml", 'prefix = "DH"', 'prefix = "dh"', "channel phone: prefix"),
    ("catalogue.toml", 'directory = "0100"', 'directory = "9900"', "directory 9900 is not in this file"),
    ("catalogue.toml", 'department = "cg"', 'department = "xx"', "department xx must be in centre.toml"),
    ("regions.toml", 'street = "351002001"', 'street = "1"', "street 1 is not in this file"),
    ("flow.toml", 'profile = "city_operation"', 'profile = "own"', "profile own is not among the shipped ones"),
    ("flow.toml", '"to_verify"]', '"to_verfy"]', "without_opinion: action to_verfy is not known"),
    ("flow.toml", 'roles = ["dispatcher"]', 'roles = ["boss"]', "officer 2006: role boss is not known"),
    ("flow.toml", 'unit = "cg"', 'unit = "xx"', "officer 3001: unit xx must be a department"),
    ("flow.toml", 'kind = "community"', 'kind = "club"', "unit gh: kind must be one of department, community"),
    (
        "past_cases.jsonl",
        '"channel": "phone"',
        '"channel": "fax"',
        "past_cases.jsonl, line 1: channel fax is not known",
    ),
    ("past_cases.jsonl", '{"number": 1,', '{"number": 1', "past_cases.jsonl, line 1: must be JSON"),
    ("past_cases.jsonl", '"time": "14:01"', '"time": "noon"', "line 1: time must be a time of day"),
]


@pytest.mark.parametrize(("file", "right", "wrong", "said"), SPOILT, ids=[f"{row[0]}-{row[2][:20]}" for row in SPOILT])
def test_a_mistake_is_told_with_file_place_and_what_is_expected(
    folder: Path, clock: Clock, file: str, right: str, wrong: str, said: str
) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert right in text
    (folder / file).write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(HallFileError) as told:
        read_folder(folder, clock())
    assert said in str(told.value)


OPTIONAL = {"visitors.toml", "flow.toml", "knowledge.toml"}


def test_the_sample_centre_has_a_flow_that_hangs_together() -> None:
    centre = hallfile.read_centre(SAMPLE)
    assert flow_rules.problems(centre) == ()
    assert centre.flow is not None
    assert {role.value for officer in centre.flow.officers for role in officer.roles} >= {
        "calltaker",
        "dispatcher",
        "dept_handler",
        "result_reviewer",
        "leader",
        "grid_officer",
    }
    limits = {known.matter: known.limit for known in centre.flow.matters}
    assert all(limits[matter.code] is not None for matter in centre.matters if matter.hours)


async def test_a_case_of_the_sample_centre_is_sent_on_without_an_opinion(server: TestServer) -> None:
    await load(server.core, read_folder(SAMPLE, server.clock()), open_today=False)
    taker = await server.client(Scope.HOTLINE, hall="yunxi", centre="yunxi-12345", staff="2001")
    fact = taker.fact("register_case", **CASE | {"area": None})
    assert (await taker.one(fact, feed="centre:yunxi-12345")).status == "accepted"
    state = server.core.centre_state("yunxi-12345")
    assert state is not None
    assert state.irregularities == ()
    assert state.flows[fact["id"]].stage.value == "dispatch"


def test_a_centre_without_a_flow_only_registers_cases(folder: Path) -> None:
    (folder / "flow.toml").unlink()
    assert hallfile.read_centre(folder).flow is None


@pytest.mark.parametrize("file", sorted({path.name for path in SAMPLE.glob("*.toml")} - OPTIONAL))
def test_a_missing_file_is_named(folder: Path, clock: Clock, file: str) -> None:
    (folder / file).unlink()
    with pytest.raises(HallFileError, match=file):
        read_folder(folder, clock())


async def test_loading_twice_changes_nothing(server: TestServer) -> None:
    sample = read_folder(SAMPLE, server.clock())
    await load(server.core, sample, open_today=False)
    channels = server.core.hub.channels
    hall, centre = channels["hall:yunxi"], channels["centre:yunxi-12345"]
    assert isinstance(hall.state, HallState)
    assert hall.state.setup == sample.hall
    assert isinstance(centre.state, CentreState)
    assert centre.state.setup == sample.centre
    before = hall.seq, centre.seq
    assert centre.seq == 2 + len(sample.cases)
    await load(server.core, read_folder(SAMPLE, server.clock()), open_today=False)
    assert (hall.seq, centre.seq) == before


async def test_a_demonstration_is_open_the_whole_day(server: TestServer) -> None:
    sample = read_folder(SAMPLE, server.clock())
    await load(server.core, sample, open_today=True)
    state = server.core.hall_state("yunxi")
    assert state is not None
    assert state.setup is not None
    today = [special for special in state.setup.calendar.special if special.day == TODAY]
    assert [(day.name, len(day.periods)) for day in today] == [(DEMO_DAY, 1)]


async def test_portraits_of_a_loaded_hall_are_served(server: TestServer) -> None:
    await load(server.core, read_folder(SAMPLE, server.clock()), open_today=True)
    pad = await server.client(Scope.PAD, hall="yunxi", counter="1")
    response = await pad.get("/v1/halls/yunxi/portraits/1001.png")
    assert response.headers["content-type"] == "image/png"
    assert response.content == (SAMPLE / "portraits" / "1001.png").read_bytes()


async def test_imported_cases_can_be_searched(server: TestServer) -> None:
    sample = read_folder(SAMPLE, server.clock())
    await load(server.core, sample, open_today=True)
    taker = await server.client(Scope.HOTLINE, hall="yunxi", centre="yunxi-12345", staff="2001")
    response = await taker.get("/v1/centres/yunxi-12345/cases?limit=500")
    assert [case["number"] for case in response.json()["cases"]] == [
        case.number for case in sorted(sample.cases, key=lambda case: (case.reported_at, case.id), reverse=True)
    ]
