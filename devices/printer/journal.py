"""What became of every print job, on disk: a program that is killed knows afterwards which paper is in doubt.

A file of lines, each the CRC-32 of its JSON in eight hex digits, a space, and the JSON. A line is only ever added; one
that a crash cut off, or that the disk spoilt, is passed over. That a job is begun is on the disk before its first byte
leaves for the printer.
"""

import json
import os
import threading
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

KEPT = 200
"""Jobs that are settled and stay in the file when it is opened: a few days of one kiosk."""


class JobState(StrEnum):
    """How far a job is.

    ISSUED: there is a ticket. QUEUED: its slip waits for the printer. PRINTING: bytes may have left. The others are the
    outcomes of `devices.printer.job.PrintOutcome`.
    """

    ISSUED = "issued"
    QUEUED = "queued"
    PRINTING = "printing"
    PRINTED = "printed"
    UNKNOWN = "unknown"
    FAILED = "failed"


SETTLED = frozenset({JobState.PRINTED, JobState.UNKNOWN, JobState.FAILED})
_ON_DISK_AT_ONCE = SETTLED | {JobState.PRINTING}

INTERRUPTED = "printer.interrupted"
"""The code of the trouble of a job that was under way when the program ended."""


@dataclass(frozen=True)
class JobRecord:
    """The latest that is known of a job. `id` is the caller's, `name` for people, `at` aware, `trouble` a code."""

    id: str
    name: str
    state: JobState
    at: datetime
    trouble: str = ""

    @property
    def is_settled(self) -> bool:
        """Whether it is known what became of it, as far as that can be known."""
        return self.state in SETTLED


class PrintJournal:
    """The journal at `path`; may be used from any thread.

    Opening it settles what a crash left open: a job whose bytes may have left is UNKNOWN, one that still waited FAILED.
    `interrupted` are these jobs. Nothing is ever printed because of what stands here. Raises OSError.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        known = _read(path)
        now = datetime.now(UTC)
        self.interrupted = tuple(_given_up(record, now) for record in known.values() if not record.is_settled)
        known.update((record.id, record) for record in self.interrupted)
        self._known = dict(list(known.items())[-KEPT:])
        _write_anew(path, self._known.values())
        self._file = path.open("ab")

    def note(self, job: str, name: str, state: JobState, *, trouble: str = "") -> JobRecord:
        """Write how far a job is; what must outlive a power cut is on the disk on return. Raises OSError."""
        record = JobRecord(job, name, state, datetime.now(UTC), trouble)
        with self._lock:
            self._known[job] = record
            self._file.write(_line(record))
            self._file.flush()
            if state in _ON_DISK_AT_ONCE:
                os.fsync(self._file.fileno())
        return record

    def record(self, job: str) -> JobRecord | None:
        """Return the latest of a job, or None when nothing is known of it."""
        return self._known.get(job)

    def records(self) -> tuple[JobRecord, ...]:
        """Return the latest of every job that is known, oldest first."""
        with self._lock:
            return tuple(self._known.values())

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._file.close()


def _given_up(record: JobRecord, now: datetime) -> JobRecord:
    state = JobState.UNKNOWN if record.state is JobState.PRINTING else JobState.FAILED
    return JobRecord(record.id, record.name, state, now, INTERRUPTED)


def _read(path: Path) -> dict[str, JobRecord]:
    if not path.exists():
        return {}
    found: dict[str, JobRecord] = {}
    for record in _records(path.read_bytes()):
        found.pop(record.id, None)
        found[record.id] = record
    return found


def _records(data: bytes) -> Iterator[JobRecord]:
    for line in data.splitlines():
        crc, _, text = line.partition(b" ")
        if crc != b"%08x" % zlib.crc32(text):
            continue
        job, name, state, at, trouble = json.loads(text)
        yield JobRecord(job, name, JobState(state), datetime.fromisoformat(at), trouble)


def _line(record: JobRecord) -> bytes:
    text = json.dumps([record.id, record.name, record.state, record.at.isoformat(), record.trouble]).encode()
    return b"%08x %s\n" % (zlib.crc32(text), text)


def _write_anew(path: Path, records: Iterable[JobRecord]) -> None:
    """Replace the file by a shorter one in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.new")
    with beside.open("wb") as file:
        file.writelines(_line(record) for record in records)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
