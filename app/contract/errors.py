"""Refusals and the answers of the door.

ContractError
└── Refused        a request may not be done; `code` is a message key, `detail` fills its {fields}
"""

from enum import StrEnum
from typing import Any

from pydantic import Field

from app.contract.model import Id, Line, Model


class ContractError(Exception):
    """Base of what client and server tell each other went wrong."""


class Refused(ContractError):
    """A command may not be done now.

    `code` is a message key; screens turn it into words. `detail` holds plain values for those words, never input.
    """

    def __init__(self, code: "RefusalCode", **detail: str | int) -> None:
        super().__init__(code.value)
        self.code = code
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.code.value} {self.detail}" if self.detail else self.code.value


class RefusalCode(StrEnum):
    """Why a command was refused."""

    NOT_ALLOWED = "not_allowed"
    MALFORMED = "malformed"
    UNKNOWN_TYPE = "unknown_type"
    NOT_SET_UP = "not_set_up"
    SETUP_WRONG = "setup_wrong"
    DESIGN_WRONG = "design_wrong"
    DESIGN_CHANGED = "design_changed"
    UNKNOWN_SERVICE = "unknown_service"
    NOT_A_LEAF = "not_a_leaf"
    SERVICE_OFF = "service_off"
    SERVICE_FULL = "service_full"
    HALL_CLOSED = "hall_closed"
    NOT_YET_OPEN = "not_yet_open"
    NO_COUNTER = "no_counter"
    IDENTITY_NEEDED = "identity_needed"
    ID_NUMBER_WRONG = "id_number_wrong"
    BLACKLISTED = "blacklisted"
    ALREADY_WAITING = "already_waiting"
    ALREADY_CHECKED_IN = "already_checked_in"
    UNKNOWN_APPOINTMENT = "unknown_appointment"
    UNKNOWN_HELP = "unknown_help"
    APPOINTMENT_NOT_TODAY = "appointment_not_today"
    UNKNOWN_COUNTER = "unknown_counter"
    UNKNOWN_STAFF = "unknown_staff"
    COUNTER_TAKEN = "counter_taken"
    STAFF_ELSEWHERE = "staff_elsewhere"
    NOT_YOUR_COUNTER = "not_your_counter"
    COUNTER_NOT_OPEN = "counter_not_open"
    COUNTER_BUSY = "counter_busy"
    NOBODY_WAITS = "nobody_waits"
    UNKNOWN_TICKET = "unknown_ticket"
    UNKNOWN_VISIT = "unknown_visit"
    VISIT_NOT_HERE = "visit_not_here"
    WRONG_TICKET_STATE = "wrong_ticket_state"
    TOO_MANY_RECALLS = "too_many_recalls"
    RECALL_TOO_SOON = "recall_too_soon"
    TOO_MANY_REPRINTS = "too_many_reprints"
    NO_PRINTER = "no_printer"
    RECALL_FIRST = "recall_first"
    NOT_PAUSED = "not_paused"
    NOT_BACK_OFFICE = "not_back_office"
    PAUSE_FIRST = "pause_first"
    RATING_PENDING = "rating_pending"
    TRANSFER_NOWHERE = "transfer_nowhere"
    UNKNOWN_SLIP = "unknown_slip"
    SLIP_USED = "slip_used"
    ALREADY_RATED = "already_rated"
    RATING_NOT_ASKED = "rating_not_asked"
    RATING_TOO_LATE = "rating_too_late"
    RATING_NOT_ON_SCALE = "rating_not_on_scale"
    VISIT_NOT_OVER = "visit_not_over"
    NOT_RATED = "not_rated"
    ALREADY_FILED = "already_filed"
    NOT_FILED = "not_filed"
    ALREADY_DECIDED = "already_decided"
    UNKNOWN_REVIEW = "unknown_review"
    ALREADY_FOLLOWED_UP = "already_followed_up"
    UNKNOWN_TASK = "unknown_task"
    TASK_ANSWERED = "task_answered"
    CURSOR_AHEAD = "cursor_ahead"
    UNKNOWN_MESSAGE = "unknown_message"
    UNKNOWN_ZONE = "unknown_zone"
    RELEASE_PENDING = "release_pending"
    NOT_OWNED = "not_owned"
    NOTHING_HELD = "nothing_held"
    OTHER_DAY = "other_day"
    NUMBER_TAKEN = "number_taken"
    UNKNOWN_MATTER = "unknown_matter"
    UNKNOWN_AREA = "unknown_area"
    UNKNOWN_CHANNEL = "unknown_channel"
    UNKNOWN_DRAFT = "unknown_draft"
    UNKNOWN_CALL = "unknown_call"
    CALL_TAKEN = "call_taken"
    UNKNOWN_ARTICLE = "unknown_article"
    ARTICLE_CHANGED = "article_changed"
    UNKNOWN_TOPIC = "unknown_topic"
    TOPIC_IN_USE = "topic_in_use"
    UNKNOWN_OPINION = "unknown_opinion"
    CASE_CHANGED = "case_changed"
    CASE_REFUSES = "case_refuses"


class Status(StrEnum):
    """What became of one command."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    REPLAYED = "replayed"
    MISMATCH = "mismatch"
    QUARANTINED = "quarantined"


class Answer(Model):
    """What the door says of one command. `seq` is the record's sequence number after it.

    `events` are the events that followed, as the sender may see them (the form of the stream).
    """

    id: Id
    status: Status
    seq: int = 0
    events: tuple[dict[str, Any], ...] = ()
    code: Line = ""
    detail: dict[str, str | int] = Field(default_factory=dict)


class FactReceipt(Model):
    """What the server holds of a device's facts: all up to `upto`, and which it misses below `highest`."""

    upto: int = 0
    highest: int = 0
    missing: tuple[int, ...] = ()


class BatchAnswer(Model):
    """What the door says of a batch, in its order."""

    answers: tuple[Answer, ...]
    facts: FactReceipt = FactReceipt()
    time: Line = ""
