"""Taking cases: numbers, references, days."""

from datetime import timedelta

import pytest

from app.contract.centre.commands import ImportCases, RegisterCase, ReporterGiven, SetUpCentre
from app.contract.centre.events import CaseImported, CaseRegistered
from app.contract.centre.setup import CaseKind, CentreSetup, Channel, Matter
from app.contract.centre.state import CaseState, Disposition
from app.contract.command import Actor, Context, Scope
from app.contract.errors import Refused
from app.contract.hall.events import DayBegan, IrregularityFound
from app.ids import new_id
from app.rules.decision import recorded
from app.rules.feeds import UnknownFeed, feed_code, feed_rules
from tests.unit.rules.halls import MORNING, SYSTEM

CENTRE = feed_rules("centre:test")
TAKER = Actor(scope=Scope.HOTLINE, device="seat-1", staff="2001")
SETUP = CentreSetup(
    code="test",
    name="热线",
    channels=(Channel(code="phone", name="电话", prefix="DH"), Channel(code="web", name="网络", prefix="WL")),
    kinds=(CaseKind(code="complaint", name="投诉"),),
    matters=(Matter(code="2000000001", name="暴露垃圾", directory="市容环境"),),
)


class Centre:
    """A centre that is driven by commands."""

    def __init__(self):
        self.now = MORNING
        self.state = CENTRE.initial("test")
        self.do(SetUpCentre(setup=SETUP), SYSTEM)

    def do(self, command, actor=TAKER):
        """Decide, record, evolve."""
        context = Context(now=self.now, pressed_at=self.now, actor=actor, command_id=new_id())
        events = CENTRE.decide(self.state, command, context)
        for event in events:
            self.state = CENTRE.evolve(self.state, recorded(event, seq=self.state.seq + 1, context=context))
        return events

    def register(self, **more):
        """Register a case with the least there must be."""
        fields = {
            "channel": "phone",
            "kind": "complaint",
            "reported_at": self.now,
            "reporter": ReporterGiven(name="李四", phone="13900001111"),
            "title": "垃圾没人清",
            "description": "小区门口垃圾堆了三天",
        }
        return self.do(RegisterCase(**(fields | more)))


def numbers(centre):
    """The numbers of today's cases in order."""
    return sorted(case.number for case in centre.state.cases.values())


def test_numbers_count_per_channel_and_day():
    centre = Centre()
    centre.register()
    centre.register()
    centre.register(channel="web")
    assert numbers(centre) == ["DH2026112300001", "DH2026112300002", "WL2026112300001"]
    centre.now += timedelta(days=1)
    began, registered = centre.register()
    assert isinstance(began, DayBegan)
    assert registered.case.number == "DH2026112400001"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"matter": "9999999999"}, "unknown_matter"),
        ({"area": "nowhere"}, "unknown_area"),
        ({"channel": "pigeon"}, "unknown_channel"),
    ],
)
def test_an_unknown_reference_is_kept_and_flagged(more, code):
    centre = Centre()
    registered, flagged = centre.register(**more)
    assert isinstance(registered, CaseRegistered)
    assert isinstance(flagged, IrregularityFound)
    assert flagged.code == code
    assert centre.state.irregularities[-1].code == code


def test_a_direct_answer_closes_the_case():
    centre = Centre()
    (registered,) = centre.register(disposition=Disposition.DIRECT_ANSWER, opinion="已告知")
    assert registered.case.state is CaseState.CLOSED


def test_the_local_number_the_citizen_was_told_stays():
    (registered,) = Centre().register(local_number="L-07-3")
    assert registered.case.local_number == "L-07-3"


def test_imported_cases_keep_their_numbers_and_do_not_count():
    centre = Centre()
    (registered,) = centre.register()
    old = registered.case.model_copy(update={"id": new_id(), "number": "DH2020010100009"})
    (imported,) = centre.do(ImportCases(cases=(old,)), SYSTEM)
    assert isinstance(imported, CaseImported)
    centre.register()
    assert numbers(centre) == ["DH2026112300001", "DH2026112300002"]


def test_only_the_system_or_a_manager_imports():
    centre = Centre()
    (registered,) = centre.register()
    with pytest.raises(Refused, match="not_allowed"):
        centre.do(ImportCases(cases=(registered.case,)))


def test_each_case_is_its_own_stream():
    (registered,) = Centre().register()
    assert CENTRE.stream("centre:test", registered) == f"centre:test/case:{registered.case.id}"


@pytest.mark.parametrize("feed", ["", "hall", "hall:", "shop:1"])
def test_unknown_feeds(feed):
    with pytest.raises(UnknownFeed):
        feed_rules(feed)


def test_the_code_of_a_feed():
    assert feed_code("hall:yunxi") == "yunxi"
