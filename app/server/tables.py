"""The tables of the server, all in one place. `migrations` builds the same; a test compares the two."""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

life = Table(
    "life",
    metadata,
    Column("epoch", String, primary_key=True),
    Column("began_at", String, nullable=False),
)
"""This life of the database: one row, made when the database is made."""

feed = Table(
    "feed",
    metadata,
    Column("name", String, primary_key=True),
    Column("opened_at", String, nullable=False),
)
"""The feeds that exist; any other name is unknown."""

event = Table(
    "event",
    metadata,
    Column("feed", String, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("stream", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("type", String, nullable=False),
    Column("v", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("actor", String, nullable=False),
    Column("device", String, nullable=False),
    Column("command_id", String, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("subject", String, nullable=True),
    Column("sealed", LargeBinary, nullable=True),
    PrimaryKeyConstraint("feed", "seq", name="pk_event"),
    UniqueConstraint("stream", "version", name="uq_event_stream"),
)
"""The record. Rows are only ever added. `sealed` holds the personal values of `body`, under the key of `subject`."""

data_key = Table(
    "data_key",
    metadata,
    Column("subject", String, primary_key=True),
    Column("identity", String, nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
    Column("made_at", String, nullable=False),
    Index("ix_data_key_identity", "identity"),
)
"""The keys of single tickets and cases, wrapped by the service key; without its key a citizen's data is gone."""

checkpoint = Table(
    "checkpoint",
    metadata,
    Column("feed", String, primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("contract", String, nullable=False),
    Column("at", String, nullable=False),
    Column("state", LargeBinary, nullable=False),
)
"""The state of a feed at some event, so that a start need not read the whole record."""

command_result = Table(
    "command_result",
    metadata,
    Column("id", String, primary_key=True),
    Column("feed", String, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("status", String, nullable=False),
    Column("code", String, nullable=False),
    Column("detail", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("events", Integer, nullable=False),
    Column("device", String, nullable=False),
    Column("at", String, nullable=False),
    Index("ix_command_result_at", "at"),
)
"""What was answered to a command: its events are the last `events` ones up to `seq`.

`digest` is keyed and `detail` sealed where there is any: both may say something of a citizen.
"""

device_fact = Table(
    "device_fact",
    metadata,
    Column("device", String, nullable=False),
    Column("dseq", Integer, nullable=False),
    Column("command_id", String, nullable=False),
    PrimaryKeyConstraint("device", "dseq", name="pk_device_fact"),
)
"""Which fact each number of a device belongs to."""

fact_receipt = Table(
    "fact_receipt",
    metadata,
    Column("device", String, primary_key=True),
    Column("upto", Integer, nullable=False),
    Column("highest", Integer, nullable=False),
)
"""How far a device's facts are here without a hole, and the highest number seen."""

quarantine = Table(
    "quarantine",
    metadata,
    Column("id", String, primary_key=True),
    Column("feed", String, nullable=False),
    Column("device", String, nullable=False),
    Column("dseq", Integer, nullable=False),
    Column("type", String, nullable=False),
    Column("code", String, nullable=False),
    Column("raw", Text, nullable=False),
    Column("at", String, nullable=False),
)
"""Facts that could not be read or applied, kept whole; `raw` is sealed."""

case = Table(
    "case",
    metadata,
    Column("id", String, primary_key=True),
    Column("centre", String, nullable=False),
    Column("number", String, nullable=False),
    Column("day", String, nullable=False),
    Column("registered_at", String, nullable=False),
    Column("phone", String, nullable=False),
    Column("phone_tail", String, nullable=True),
    Column("body", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=True),
    Index("ix_case_tail", "centre", "phone_tail"),
    Index("ix_case_newest", "centre", "registered_at"),
    Index("ix_case_phone", "centre", "phone"),
    Index("ix_case_day", "centre", "day"),
)
"""Cases to search in; rebuilt from the record at will. `phone` and `phone_tail` are keyed hashes."""

similar_case = Table(
    "similar_case",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("case", String, nullable=False),
    Column("centre", String, nullable=False),
    Column("at", Integer, nullable=False),
    Column("open", Boolean, nullable=False),
    Column("phone", Integer, nullable=False),
    Column("place", Integer, nullable=False),
    Column("building", Integer, nullable=False),
    Column("area", String, nullable=True),
    Column("matter", String, nullable=True),
    Column("confidential", Boolean, nullable=False),
    Column("words", LargeBinary, nullable=False),
    Index("ix_similar_case_case", "case", unique=True),
    Index("ix_similar_case_newest", "centre", "at"),
    Index("ix_similar_case_phone", "centre", "phone", "at"),
    Index("ix_similar_case_place", "centre", "place", "open", "at"),
    Index("ix_similar_case_area", "centre", "area", "open", "at"),
    sqlite_autoincrement=True,
)
"""Cases to compare with; rebuilt at will. `phone`, `place`, `building` and each of `words` are keyed hashes.

`at` is when the case was registered, in seconds since 1970. A row's number is never given twice.
"""

similar_gone = Table(
    "similar_gone",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("centre", String, nullable=False),
)
"""Rows of `similar_case` that are gone and that the index of words may still have."""

case_flow = Table(
    "case_flow",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("case", String, nullable=False),
    Column("centre", String, nullable=False),
    Column("number", String, nullable=False),
    Column("call_taker", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("confidential", Boolean, nullable=False),
    Column("registered_at", Integer, nullable=False),
    Column("reported_at", Integer, nullable=False),
    Column("profile", String, nullable=False),
    Column("stage", String, nullable=False),
    Column("at_centre", String, nullable=False),
    Column("matter", String, nullable=True),
    Column("area", String, nullable=True),
    Column("channel", String, nullable=False),
    Column("urgency", Integer, nullable=False),
    Column("overall_due", Integer, nullable=True),
    Column("overall_near", Integer, nullable=True),
    Column("assigned_at", Integer, nullable=True),
    Column("ended_at", Integer, nullable=True),
    Column("late", Boolean, nullable=False),
    Column("answered", Boolean, nullable=False),
    Column("rounds", Integer, nullable=False),
    Column("returns", Integer, nullable=False),
    Column("result", String, nullable=True),
    Column("satisfaction", Integer, nullable=True),
    Column("body", Text, nullable=False),
    Column("subject", String, nullable=True),
    Column("sealed", LargeBinary, nullable=True),
    Column("entries", Text, nullable=False),
    Column("dispatch_late", Boolean, nullable=True),
    Column("follow_up", Boolean, nullable=True),
    Column("merged", Boolean, nullable=True),
    Column("points", Integer, nullable=True),
    Index("ix_case_flow_case", "case", unique=True),
    Index("ix_case_flow_number", "centre", "number"),
    Index("ix_case_flow_registered", "centre", "registered_at"),
    Index("ix_case_flow_matter", "centre", "matter", "registered_at"),
)
"""Cases on their way and those that ended, to list and report on; rebuilt from the record at will.

Times are seconds since 1970; `urgency` is 0 to 2, the most urgent highest. `body` is the whole flow. `entries` are the
rows that `case_entry` has of the case: `[list, sort, item, near]`. `dispatch_late`: given to units after the limit of
dispatch, `None` without a limit; `merged`: it was merged into another case once; `points`: those of assessment.
"""

case_task = Table(
    "case_task",
    metadata,
    Column("case_row", Integer, nullable=False),
    Column("no", Integer, nullable=False),
    Column("centre", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("share", String, nullable=False),
    Column("state", String, nullable=False),
    Column("round", Integer, nullable=False),
    Column("opened_at", Integer, nullable=False),
    Column("signed_at", Integer, nullable=True),
    Column("settled_at", Integer, nullable=True),
    Column("late", Boolean, nullable=False),
    PrimaryKeyConstraint("case_row", "no", name="pk_case_task"),
    Index("ix_case_task_opened", "centre", "opened_at"),
)
"""The tasks of cases, for figures; rebuilt with `case_flow`. Times are seconds since 1970."""

case_list = Table(
    "case_list",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("centre", String, nullable=False),
    Column("name", String, nullable=False),
    Column("owner", String, nullable=False),
    Column("size", Integer, nullable=False),
    Index("ix_case_list_owner", "centre", "owner", "name", unique=True),
)
"""The lists of the desk, one per name and owner, and how many cases each has."""

case_entry = Table(
    "case_entry",
    metadata,
    Column("list", Integer, nullable=False),
    Column("sort", Integer, nullable=False),
    Column("case_row", Integer, nullable=False),
    Column("item", Integer, nullable=False),
    Column("near", Integer, nullable=True),
    PrimaryKeyConstraint("list", "sort", "case_row", "item", name="pk_case_entry"),
    sqlite_with_rowid=False,
)
"""What is in each list, in its order: by `sort`, the due time of what is to be done, or the newest first.

`near` is when the warning before the due time begins.
"""

call = Table(
    "call",
    metadata,
    Column("id", String, primary_key=True),
    Column("centre", String, nullable=False),
    Column("day", String, nullable=False),
    Column("offered_at", String, nullable=False),
    Column("number", String, nullable=False),
    Column("staff", String, nullable=False),
    Column("body", Text, nullable=False),
    Column("subject", String, nullable=True),
    Column("sealed", LargeBinary, nullable=True),
    Index("ix_call_day", "centre", "day", "offered_at"),
    Index("ix_call_number", "centre", "number", "offered_at"),
    Index("ix_call_staff", "centre", "staff", "offered_at"),
)
"""Telephone calls to look up; rebuilt from the record at will. `number` is a keyed hash, `id` centre and key."""

phrase = Table(
    "phrase",
    metadata,
    Column("id", String, primary_key=True),
    Column("centre", String, nullable=False),
    Column("cases", Integer, nullable=False),
    Column("last", String, nullable=False),
    Column("text", String, nullable=True),
    Index("ix_phrase_text", "centre", "text"),
)
"""Clauses that descriptions of cases have, by keyed hash. `cases` counts those of different callers in a row, `last` is
the keyed hash of the latest one; `text` is there once enough have said it, so that it is nobody's own.
"""

visit = Table(
    "visit",
    metadata,
    Column("id", String, primary_key=True),
    Column("hall", String, nullable=False),
    Column("day", String, nullable=False),
    Column("called_at", String, nullable=False),
    Column("body", Text, nullable=False),
    Column("ticket", String, nullable=True),
    Column("sealed", LargeBinary, nullable=True),
    Index("ix_visit_day", "hall", "day", "called_at"),
)
"""Visits to list and report on; rebuilt from the record at will."""

rateable = Table(
    "rateable",
    metadata,
    Column("id", String, primary_key=True),
    Column("hall", String, nullable=False),
    Column("day", String, nullable=False),
    Column("staff", String, nullable=False),
    Column("department", String, nullable=False),
    Column("service", String, nullable=False),
    Column("counter", String, nullable=False),
    Column("asked", Boolean, nullable=False),
    Column("rating", String, nullable=False),
    Column("put_aside", Boolean, nullable=False),
    Index("ix_rateable_day", "hall", "day"),
)
"""Visits that were served to the end: asked for a rating or not, and what it was (empty: none); for figures."""

review = Table(
    "review",
    metadata,
    Column("id", String, primary_key=True),
    Column("hall", String, nullable=False),
    Column("day", String, nullable=False),
    Column("open", Boolean, nullable=False),
    Column("body", Text, nullable=False),
    Column("subject", String, nullable=True),
    Column("sealed", LargeBinary, nullable=True),
    Index("ix_review_day", "hall", "day"),
)
"""Ratings that a manager has to look at or has looked at."""
notice = Table(
    "notice",
    metadata,
    Column("id", String, primary_key=True),
    Column("hall", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("ticket", String, nullable=False),
    Column("fields", Text, nullable=False),
    Column("made", Float, nullable=False),
    Column("next", Float, nullable=True),
    Column("attempts", Integer, nullable=False),
    Column("outcome", String, nullable=False),
    Index("ix_notice_next", "next"),
)
"""What is to be told outside the hall. `next` is when to try (seconds since 1970), `None` once `outcome` is final.

`fields` is sealed, and emptied once nothing more is to be sent.
"""

account = Table(
    "account",
    metadata,
    Column("number", String, primary_key=True),
    Column("password", String, nullable=False),
    Column("administrator", Boolean, nullable=False),
    Column("must_change", Boolean, nullable=False),
    Column("changed_at", String, nullable=False),
)
"""Passwords of staff as argon2id hashes."""

login_failure = Table(
    "login_failure",
    metadata,
    Column("subject", String, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("locks", Integer, nullable=False),
    Column("until", Float, nullable=False),
    Column("last", Float, nullable=False),
)
"""Wrong logins per account or address, known or not; times are seconds since 1970."""

device = Table(
    "device",
    metadata,
    Column("id", String, primary_key=True),
    Column("scope", String, nullable=False),
    Column("name", String, nullable=False),
    Column("hall", String, nullable=False),
    Column("centre", String, nullable=False),
    Column("zone", String, nullable=False),
    Column("counter", String, nullable=False),
    Column("enrolled_at", String, nullable=False),
    Column("revoked_at", String, nullable=True),
)
"""Enrolled devices by name and place."""

token = Table(
    "token",
    metadata,
    Column("digest", LargeBinary, primary_key=True),
    Column("scope", String, nullable=False),
    Column("device", String, nullable=False),
    Column("staff", String, nullable=False),
    Column("hall", String, nullable=False),
    Column("centre", String, nullable=False),
    Column("zone", String, nullable=False),
    Column("counter", String, nullable=False),
    Column("expires", Float, nullable=True),
    Column("revoked", Boolean, nullable=False),
    Index("ix_token_device", "device"),
    Index("ix_token_staff", "staff"),
)
"""SHA-256 of every token given; the token itself is nowhere."""

enrolment = Table(
    "enrolment",
    metadata,
    Column("digest", LargeBinary, primary_key=True),
    Column("scope", String, nullable=False),
    Column("name", String, nullable=False),
    Column("hall", String, nullable=False),
    Column("centre", String, nullable=False),
    Column("zone", String, nullable=False),
    Column("counter", String, nullable=False),
    Column("expires", Float, nullable=False),
    Column("used", Boolean, nullable=False),
)
"""One-time codes by which a device becomes known."""
