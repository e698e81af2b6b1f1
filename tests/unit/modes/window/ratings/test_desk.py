"""A manager's page of ratings: lists, follow-ups, decisions, figures with what they are shares of, workbooks."""

from collections.abc import Coroutine
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.client.errors import Unreachable, Why
from app.contract.hall.commands import RateVisit
from app.contract.hall.rating_commands import FileMisrating
from app.contract.hall.state import MisratingState, Rating
from app.modes.window.ratings.desk import RatingsDesk
from app.modes.window.ratings.view import By, RatingsView, ReviewDeed
from tests.unit.modes.live_hall import LiveHall
from tests.unit.modes.window.operations import StaffOperations
from tests.unit.rules.halls import MANAGER, pad, staff


@dataclass
class Office:
    """A manager at the page."""

    hall: LiveHall
    views: list[RatingsView] = field(default_factory=list)
    begun: list[Coroutine[Any, Any, None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.replica = self.hall.follow(MANAGER)
        self.operations = StaffOperations(self.hall, "9001", actor=MANAGER)
        self.desk = RatingsDesk(
            replica=self.replica,
            operations=self.operations,
            staff="9001",
            today=self._today,
            run=self.begun.append,
        )

    def _today(self) -> date:
        return self.hall.now.date()

    async def open(self) -> None:
        """Open the page and let it ask."""
        self.desk.open(self.views.append)
        await self.begun.pop()

    @property
    def view(self) -> RatingsView:
        return self.views[-1]

    def rated(self, rating: Rating = Rating.DISSATISFIED, *, filed: str = "", comment: str = "") -> str:
        """Let a citizen rate a visit of 1001, who may file it as a mistake; return the visit."""
        self.hall.take("id")
        visit = self.hall.serve("1", staff("1001"), minutes=4).id
        self.hall.tell(RateVisit(visit=visit, rating=rating, comment=comment), pad("1"))
        if filed:
            self.hall.tell(FileMisrating(visit=visit, reason=filed), staff("1001"))
        return visit


@pytest.fixture
async def office(hall: LiveHall) -> Office:
    hall.open("1", "1001")
    return Office(hall)


async def test_bad_ratings_of_thirty_days_are_listed_and_followed_up(office: Office) -> None:
    bad = office.rated(comment="等得太久")
    office.rated(Rating.SATISFIED)
    await office.open()
    today = office.hall.now.date()
    assert office.operations.door.asked[0] == {
        "only_open": True,
        "since": today - timedelta(days=30),
        "until": today,
    }
    assert [row["visit"] for row in office.view.reviews] == [bad]
    assert office.view.reviews[0]["stand"] == "To follow up"
    office.desk.mark(bad)
    assert office.view.marked is not None
    assert any("等得太久" in line for line in office.view.marked.lines)
    assert office.view.marked.why_not[ReviewDeed.ACCEPT] == "Nobody has filed this rating as a mistake."
    await office.desk.do(ReviewDeed.FOLLOW_UP, "已致歉")
    done = office.hall.state.reviews[bad].follow_up
    assert done is not None
    assert (done.by, done.result) == ("9001", "已致歉")
    assert office.view.reviews == ()
    assert (office.view.said, office.view.marked) == ("Kept.", None)


@pytest.mark.parametrize(
    ("deed", "state"), [(ReviewDeed.ACCEPT, MisratingState.ACCEPTED), (ReviewDeed.REJECT, MisratingState.REJECTED)]
)
async def test_a_misrating_is_decided_with_a_note_and_both_are_kept(
    office: Office, deed: ReviewDeed, state: MisratingState
) -> None:
    visit = office.rated(filed="小孩误触")
    await office.open()
    await office.desk.ask(replace(office.view.wanted, only_open=False))
    office.desk.mark(visit)
    await office.desk.do(deed, "看过录像")
    misrating = office.hall.state.reviews[visit].misrating
    assert misrating is not None
    assert (misrating.state, misrating.note, misrating.decided_by) == (state, "看过录像", "9001")
    assert office.view.marked is not None
    assert any("小孩误触" in line for line in office.view.marked.lines)
    assert office.view.marked.why_not[deed] == "This has been decided."
    await office.desk.do(deed, "once more")
    assert office.operations.told == []


async def test_figures_say_what_they_are_shares_of(office: Office) -> None:
    await office.open()
    (row,) = office.view.figures
    assert (row["name"], row["satisfaction"], row["evaluation"]) == ("林晓岚", "75.0 % (3 of 4)", "none yet")
    await office.desk.ask(replace(office.view.wanted, by=By.SERVICE))
    assert office.operations.door.asked[-1]["by"] == "service"


async def test_what_is_shown_is_saved_as_a_workbook(office: Office, tmp_path: Path) -> None:
    await office.open()
    await office.desk.save("ratings", str(tmp_path / "month.xlsx"))
    assert (tmp_path / "month.xlsx").read_bytes() == b"ratings"
    assert office.operations.door.asked[-1].keys() == {"since", "until", "by", "per"}
    assert "month.xlsx" in office.view.said
    await office.desk.save("reviews", str(tmp_path / "missing" / "x.xlsx"))
    assert office.view.said.startswith("The file could not be written")


async def test_without_a_server_what_was_known_stays(office: Office) -> None:
    office.rated()
    await office.open()
    office.operations.door.broken = Unreachable(Why.TIMED_OUT)
    await office.desk.ask(replace(office.view.wanted, only_open=False))
    assert len(office.view.reviews) == 1
    assert not office.view.busy
    assert [problem.code for problem in office.operations.told] == ["unreachable"]
