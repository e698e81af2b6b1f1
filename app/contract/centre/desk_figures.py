"""Figures of a centre and what rises in it, as a desk asks for them (spec 04, 1.7; each with what it is a share of)."""

from datetime import date, datetime
from enum import StrEnum

from app.contract.centre.desk import CaseLine
from app.contract.model import Code, Id, Line, Model


class FigureKey(StrEnum):
    """A share of the cases taken in a period, or of the tasks opened in it. Void cases count only as taken.

    `part` of `whole`:
    ANSWERED (直接解答率): answered at once, of all cases.
    DISPATCHED_IN_TIME (按时派单率): given to units before the limit of dispatch, of those given to units under a limit.
    PLACED_FIRST (一次派准率): given to units once and never come back, of those given to units.
    SIGNED_IN_TIME (按时签收率): signed for within two hours, of the tasks that have to be signed for.
    FINISHED_IN_TIME (按时办结率): ended in time, of those that ended and those that are open past their time.
    RETURNED (退单率): tasks that units gave back, of all tasks.
    FOLLOWED_UP (回访率): called back, of those that ended and were to be called back.
    SATISFIED (满意率): satisfied, of those reached; who was not reached stands `aside`.
    REPEATED (重复诉求率): merged into another case, of all cases.
    """

    ANSWERED = "answered"
    DISPATCHED_IN_TIME = "dispatched_in_time"
    PLACED_FIRST = "placed_first"
    SIGNED_IN_TIME = "signed_in_time"
    FINISHED_IN_TIME = "finished_in_time"
    RETURNED = "returned"
    FOLLOWED_UP = "followed_up"
    SATISFIED = "satisfied"
    REPEATED = "repeated"


class DeskFigure(Model):
    """A share with both its numbers; `share` is `None` where there is nothing to take a share of."""

    key: FigureKey
    part: int
    whole: int
    share: float | None
    aside: int = 0


class UnitFigures(Model):
    """How a unit does (部门办件统计, 督查统计): tasks opened in the period, done, in time; open and past its time now.

    `hours` is the mean from opening to settling, in natural hours; `points` are those of assessment (绩效).
    """

    unit: Code
    tasks: int
    done: int
    in_time: int
    returned: int
    open: int
    hours: float | None = None
    points: int = 0


class GroupBy(StrEnum):
    """By what cases are counted."""

    KIND = "kind"
    CHANNEL = "channel"
    MATTER = "matter"
    AREA = "area"


class GroupFigures(Model):
    """How many cases of a kind, channel, matter or area there were, ended, ended late, and are open past their time."""

    by: GroupBy
    code: Code | None
    taken: int
    ended: int
    late: int
    overdue: int


class DeskFigures(Model):
    """Answer of `GET /v1/centres/{centre}/desk/figures?since=&until=` (local days of taking the case in)."""

    seq: int
    time: datetime
    since: date
    until: date
    taken: int
    passed_on: int
    void: int
    open: int
    figures: tuple[DeskFigure, ...]
    units: tuple[UnitFigures, ...]
    groups: tuple[GroupFigures, ...]


class FigureCases(Model):
    """Answer of `GET /v1/centres/{centre}/desk/figures/{key}`: the newest cases that a figure counts.

    `part`: only those that are in its part, else the others of its whole.
    """

    seq: int
    key: FigureKey
    part: bool
    lines: tuple[CaseLine, ...]


class TopicKind(StrEnum):
    """What rises."""

    WORD = "word"
    MATTER = "matter"
    AREA = "area"


class TopicCase(Model):
    """A case behind a topic."""

    case: Id
    number: Line
    title: Line
    registered_at: datetime


class Topic(Model):
    """Something more cases are about than usual (热点).

    `name` is a word, or the code of a matter or area. `usual` is the mean of the same days of the weeks before; `rise`
    says how far `now` is above that, in standard deviations of a count that comes by chance.
    """

    kind: TopicKind
    name: Line
    now: int
    usual: float
    rise: float
    cases: tuple[TopicCase, ...]


class HotTopics(Model):
    """Answer of `GET /v1/centres/{centre}/desk/topics`: what rose in the last `days`, the steepest first."""

    seq: int
    time: datetime
    days: int
    weeks: int
    topics: tuple[Topic, ...]
