"""The desk as a thing: tabs are opened, copied, closed and taken back, and nothing that is written goes by itself."""

from datetime import datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from app.contract.centre.state import Gender
from app.modes.hotline.desk import UNDO, Desk, Tab, Way, copied
from app.modes.hotline.draft import Draft, Field
from tests.unit.rules.halls import MORNING

WRITTEN = Draft(
    phone="13800137777",
    name="顾女士",
    gender=Gender.FEMALE,
    address="桂花里",
    area="35",
    title="路灯",
    description="不亮",
)


def tab(id_: str, call: str = "c1", **words: str) -> Tab:
    return Tab(id=id_, call=call, draft=Draft(**words))


def test_the_reporter_is_copied_and_the_place_only_when_asked() -> None:
    assert copied(WRITTEN, place=False) == Draft(
        phone="13800137777", name="顾女士", gender=Gender.FEMALE, focus=Field.ADDRESS
    )
    both = copied(WRITTEN, place=True)
    assert (both.address, both.area, both.description, both.title) == ("桂花里", "35", "", "")


def test_an_empty_tab_makes_room_for_the_next_and_a_written_one_stays() -> None:
    desk = Desk().opened(tab("a")).opened(tab("b", title="路灯")).opened(tab("c"))
    assert [each.id for each in desk.tabs] == ["b", "c"]
    assert desk.active == "c"


def test_a_draft_keeps_its_call_whoever_calls_next() -> None:
    desk = Desk().opened(tab("a", "first", title="路灯")).opened(tab("b", "second"))
    assert {each.id: each.call for each in desk.tabs} == {"a": "first", "b": "second"}


def test_a_closed_tab_comes_back_where_it_stood() -> None:
    desk = Desk().opened(tab("a", title="1")).opened(tab("b", title="2")).opened(tab("c", title="3")).selected("b")
    gone = desk.left("b", Way.VOID, now=MORNING, fresh=lambda: tab("x"))
    assert [each.id for each in gone.tabs] == ["a", "c"]
    assert gone.active == "c"
    assert gone.leaving[0].due_at == MORNING + UNDO
    assert gone.taken_back() == desk


def test_what_was_put_aside_is_listed_once_it_cannot_be_taken_back() -> None:
    desk = Desk().opened(tab("a", title="1")).left("a", Way.PARK, now=MORNING, fresh=lambda: tab("x"))
    assert (desk.parked, [each.id for each in desk.tabs]) == ((), ["x"])
    settled = desk.settled("a")
    assert ([each.id for each in settled.parked], settled.leaving) == (["a"], ())
    assert settled.resumed("a").tab.draft.title == "1"
    assert settled.resumed("a").parked == ()


def test_an_empty_tab_leaves_nothing_to_take_back() -> None:
    assert Desk().opened(tab("a")).left("a", Way.VOID, now=MORNING, fresh=lambda: tab("x")).leaving == ()


class AnyDesk(RuleBasedStateMachine):
    """Whatever is pressed, every written case is in exactly one place until it has gone its way."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self.now: datetime = MORNING
        self.desk = Desk().opened(self.fresh())
        self.written: set[str] = set()

    def fresh(self) -> Tab:
        self.count += 1
        return tab(f"t{self.count}")

    @rule(words=st.sampled_from(["路灯", "噪声", "漏水"]))
    def write(self, words: str) -> None:
        self.desk = self.desk.written(Draft(title=words))
        self.written.add(self.desk.active)

    @rule()
    def open(self) -> None:
        self.desk = self.desk.opened(self.fresh())

    @rule(step=st.sampled_from([1, -1]))
    def step(self, step: int) -> None:
        self.desk = self.desk.stepped(step)

    @rule(way=st.sampled_from(Way))
    def leave(self, way: Way) -> None:
        self.now += timedelta(seconds=1)
        self.desk = self.desk.left(self.desk.active, way, now=self.now, fresh=self.fresh)

    @rule()
    def take_back(self) -> None:
        self.desk = self.desk.taken_back()

    @precondition(lambda self: self.desk.leaving)
    @rule()
    def settle(self) -> None:
        first = self.desk.leaving[0]
        self.desk = self.desk.settled(first.tab.id)
        if first.way is not Way.PARK:
            self.written.discard(first.tab.id)

    @precondition(lambda self: self.desk.parked)
    @rule()
    def resume(self) -> None:
        self.desk = self.desk.resumed(self.desk.parked[0].id)

    @invariant()
    def every_written_case_is_somewhere_once(self) -> None:
        places = [each.id for each in (*self.desk.tabs, *self.desk.parked)] + [
            each.tab.id for each in self.desk.leaving
        ]
        assert len(places) == len(set(places))
        assert self.written <= set(places)
        assert self.desk.active in {each.id for each in self.desk.tabs}
        assert Desk.from_json(self.desk.to_json()) == self.desk


TestAnyDesk = AnyDesk.TestCase
TestAnyDesk.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
