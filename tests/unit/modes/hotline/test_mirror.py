"""The desk at the server: what is told of tabs, and that it comes back as it was typed."""

from dataclasses import replace

from app.contract.centre.drafts import DraftStanding, SaveDraft
from app.contract.command import Command, Context
from app.contract.event import Recorded
from app.ids import new_id
from app.modes.errands import Errands
from app.modes.hotline.desk import Desk, Leaving, Tab, Way
from app.modes.hotline.draft import Draft, Field
from app.modes.hotline.mirror import Mirror
from app.rules.decision import recorded
from app.rules.feeds import feed_rules
from tests.unit.modes.hotline.live_centre import TAKER
from tests.unit.rules.halls import MORNING

RULES = feed_rules("drafts:test")
TAB = Tab(id=new_id(), call="c1700.1", draft=Draft(title="路灯", focus=Field.TITLE, cursor=2))


class Server:
    """The drafts of a centre, decided by the real rules."""

    def __init__(self) -> None:
        self.state = RULES.initial("test")
        self.told: list[Command] = []
        self.reachable = True
        self.errands = Errands()
        self.mirror = Mirror(
            report=self.take, run=self.errands.run, reachable=lambda: self.reachable, now=lambda: MORNING
        )

    async def take(self, command: Command) -> None:
        self.told.append(command)
        context = Context(now=MORNING, pressed_at=MORNING, actor=TAKER, command_id=new_id())
        for event in RULES.decide(self.state, command, context):
            row: Recorded = recorded(event, seq=self.state.seq + 1, context=context)
            self.state = RULES.evolve(self.state, row)


def desk(*tabs: Tab, parked: tuple[Tab, ...] = ()) -> Desk:
    return Desk(tabs=tabs, active=tabs[0].id, parked=parked)


def leaving(way: Way, case: str = "") -> Leaving:
    return Leaving(tab=TAB, way=way, due=MORNING.isoformat(), place=0, case=case)


async def test_every_changed_tab_is_told_with_its_call_and_only_once() -> None:
    server = Server()
    other = replace(TAB, id=new_id(), draft=Draft(title="井盖"))
    server.mirror.kept(desk(TAB, other, Tab(id=new_id(), call="c")))
    moved = replace(TAB, draft=replace(TAB.draft, cursor=0))
    server.mirror.kept(desk(moved, other))
    server.mirror.kept(desk(replace(TAB, draft=Draft(title="路灯不亮")), other))
    await server.errands.settled()
    assert [told.form.title for told in server.told if isinstance(told, SaveDraft)] == ["路灯", "井盖", "路灯不亮"]
    kept = server.state.drafts[TAB.id]
    assert (kept.form.title, kept.call, kept.standing) == ("路灯不亮", "c1700.1", DraftStanding.OPEN)


async def test_what_becomes_of_a_tab_becomes_of_its_copy() -> None:
    for way, standing in ((Way.VOID, DraftStanding.VOID), (Way.REGISTER, None), (Way.APPEND, None)):
        server = Server()
        server.mirror.kept(desk(TAB))
        await server.errands.settled()
        server.mirror.gone(leaving(way, case=new_id()))
        await server.errands.settled()
        found = server.state.drafts.get(TAB.id)
        assert (found.standing if found is not None else None) is standing
    server = Server()
    server.mirror.kept(desk(Tab(id=new_id(), call="c"), parked=(TAB,)))
    await server.errands.settled()
    assert server.state.drafts[TAB.id].standing is DraftStanding.KEPT


async def test_out_of_reach_nothing_piles_up_and_afterwards_everything_is_told() -> None:
    server = Server()
    server.reachable = False
    server.mirror.kept(desk(TAB))
    await server.errands.settled()
    assert server.told == []
    server.reachable = True
    server.mirror.kept(desk(TAB))
    await server.errands.settled()
    assert len(server.told) == 1
