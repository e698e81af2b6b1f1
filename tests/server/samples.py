"""A small hall and centre to test the server with, and a clock that goes when it is told to."""

from datetime import UTC, datetime, time, timedelta

from app.contract.centre.setup import Area, CaseKind, CentreSetup, Channel
from app.contract.hall.setup import (
    Calendar,
    Counter,
    HallRules,
    HallSetup,
    Identification,
    Period,
    Role,
    Service,
    StaffMember,
    WeekHours,
    Zone,
)
from app.contract.model import LocalText

MONDAY_MORNING = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
"""10:00 in Shanghai."""


class Clock:
    """Stands still until it is moved."""

    def __init__(self, at: datetime = MONDAY_MORNING) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def advance(self, **parts: float) -> None:
        self.at += timedelta(**parts)


def _words(text: str) -> LocalText:
    return LocalText(zh=text)


def hall(code: str = "test") -> HallSetup:
    """Return a hall of one zone: services `tax` (A) and `card` (B, asks for an ID number), counters 1 to 3."""
    return HallSetup(
        code=code,
        name=_words("测试大厅"),
        zones=(Zone(code="A", name=_words("一区")),),
        counters=tuple(
            Counter(number=number, name=_words(f"{number}号"), zone="A", services=("tax", "card")) for number in "123"
        ),
        services=(
            Service(code="all", name=_words("全部"), zone="A"),
            Service(code="tax", name=_words("税务申报"), parent="all", zone="A", prefix="A"),
            Service(
                code="card",
                name=_words("身份证"),
                parent="all",
                zone="A",
                prefix="B",
                identification=Identification.ID_CARD,
            ),
        ),
        staff=(
            StaffMember(number="1001", name="林晓岚", roles=(Role.WINDOW,)),
            StaffMember(number="1002", name="周志强", roles=(Role.WINDOW,)),
            StaffMember(number="2001", name="汪雨薇", roles=(Role.CALL_TAKER,)),
            StaffMember(number="3001", name="贺国梁", roles=(Role.MANAGER,)),
            StaffMember(number="4001", name="孟晓霞", roles=(Role.RECEPTION,)),
        ),
        rules=HallRules(recall_interval_seconds=0),
        calendar=Calendar(
            week=(WeekHours(days=(1, 2, 3, 4, 5, 6, 7), periods=(Period(opens=time(0), closes=time(23, 59, 59)),)),)
        ),
    )


def centre(code: str = "line") -> CentreSetup:
    """Return a centre with one channel, kind and area."""
    return CentreSetup(
        code=code,
        name="测试热线",
        channels=(Channel(code="phone", name="电话", prefix="DH"),),
        kinds=(CaseKind(code="complaint", name="投诉"),),
        areas=(Area(code="g1", name="第一网格"),),
    )
