"""The journal of slips: what it says after a crash at any moment, torn lines and spoilt ones."""

from pathlib import Path

import pytest

from devices.printer.journal import INTERRUPTED, KEPT, JobState, PrintJournal

UNDER_WAY = {
    JobState.ISSUED: JobState.FAILED,
    JobState.QUEUED: JobState.FAILED,
    JobState.PRINTING: JobState.UNKNOWN,
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kiosk" / "print.jrn"


def left_behind(path: Path, *states: JobState) -> None:
    """What a program writes until it is killed."""
    journal = PrintJournal(path)
    for state in states:
        journal.note("t1", "A001", state)
    journal.close()


@pytest.mark.parametrize(("state", "settled"), UNDER_WAY.items())
def test_a_slip_that_was_under_way_is_settled_once(path: Path, state: JobState, settled: JobState) -> None:
    left_behind(path, JobState.ISSUED, state)
    journal = PrintJournal(path)
    (job,) = journal.interrupted
    assert (job.id, job.name, job.state, job.trouble) == ("t1", "A001", settled, INTERRUPTED)
    assert journal.record("t1") == job
    journal.close()
    again = PrintJournal(path)
    assert again.interrupted == ()
    assert again.record("t1") == job
    again.close()


@pytest.mark.parametrize("state", [JobState.PRINTED, JobState.UNKNOWN, JobState.FAILED])
def test_a_settled_slip_stays_what_it_is(path: Path, state: JobState) -> None:
    left_behind(path, JobState.QUEUED, JobState.PRINTING, state)
    journal = PrintJournal(path)
    assert journal.interrupted == ()
    assert [record.state for record in journal.records()] == [state]
    journal.close()


def test_a_line_that_was_cut_off_is_as_if_it_had_not_been_written(path: Path) -> None:
    left_behind(path, JobState.QUEUED, JobState.PRINTING)
    whole = path.read_bytes()
    for cut in range(1, len(whole.splitlines()[-1]) + 1):
        path.write_bytes(whole[:-cut])
        journal = PrintJournal(path)
        (job,) = journal.interrupted
        journal.close()
        assert job.state is (JobState.UNKNOWN if cut == 1 else JobState.FAILED)


def test_a_spoilt_line_is_passed_over(path: Path) -> None:
    left_behind(path, JobState.PRINTED)
    data = bytearray(path.read_bytes())
    data[20] ^= 1
    path.write_bytes(data + b"nonsense\n\xff\xff\n")
    journal = PrintJournal(path)
    assert journal.records() == ()
    journal.close()


def test_the_file_does_not_grow_for_ever(path: Path) -> None:
    journal = PrintJournal(path)
    for number in range(KEPT + 20):
        journal.note(f"t{number}", "A", JobState.PRINTED)
    journal.close()
    again = PrintJournal(path)
    again.close()
    assert [record.id for record in again.records()] == [f"t{number}" for number in range(20, KEPT + 20)]
    assert len(path.read_bytes().splitlines()) == KEPT
