"""The PIN of a kiosk: guessed in vain, also over restarts and with a clock that is set back."""

import io
import json
from pathlib import Path

import pytest

from app import cli
from app.modes.kiosk.corner import TOUCHES, WITHIN_SECONDS, HiddenCorner
from app.modes.kiosk.pin import FIRST_LOCK_SECONDS, LONGEST_LOCK_SECONDS, PIN_FILE, TRIES, PinLock, WeakPin

PIN = "402968"


class Clock:
    def __init__(self) -> None:
        self.seconds = 1_000_000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def lock(tmp_path: Path, clock: Clock) -> PinLock:
    made = PinLock(tmp_path, now=clock)
    made.set(PIN)
    return made


def test_the_right_pin_opens_and_the_file_does_not_tell_it(lock: PinLock, tmp_path: Path) -> None:
    assert lock.opens(PIN)
    assert not lock.opens("402969")
    kept = (tmp_path / PIN_FILE).read_text()
    assert "$argon2id$" in kept
    assert PIN not in kept
    assert (tmp_path / PIN_FILE).stat().st_mode & 0o077 == 0


def test_without_a_pin_nothing_opens(tmp_path: Path) -> None:
    assert not PinLock(tmp_path).opens(PIN)
    (tmp_path / PIN_FILE).write_text("{")
    assert not PinLock(tmp_path).opens(PIN)


@pytest.mark.parametrize("weak", ["", "12345", "1" * 13, "abcdef", "٤٠٢٩٦٨", "111111", "123456", "654321", "402 68"])
def test_a_pin_that_is_tried_first_is_not_taken(lock: PinLock, weak: str) -> None:
    with pytest.raises(WeakPin):
        lock.set(weak)
    assert lock.opens(PIN)


def test_guessing_closes_the_lock_for_longer_and_longer_and_a_restart_opens_nothing(
    lock: PinLock, tmp_path: Path, clock: Clock
) -> None:
    for _ in range(TRIES):
        assert not lock.opens("000001")
    assert not lock.opens(PIN)
    again = PinLock(tmp_path, now=clock)
    clock.seconds += FIRST_LOCK_SECONDS - 1
    assert not again.opens(PIN)
    clock.seconds += 2
    assert not again.opens("000002")
    clock.seconds += FIRST_LOCK_SECONDS + 1
    assert not again.opens(PIN)
    clock.seconds += FIRST_LOCK_SECONDS
    assert again.opens(PIN)
    for _ in range(TRIES - 1):
        assert not again.opens("000003")
    assert again.opens(PIN)


def test_the_longest_lock_ends(lock: PinLock, tmp_path: Path, clock: Clock) -> None:
    kept = json.loads((tmp_path / PIN_FILE).read_text())
    (tmp_path / PIN_FILE).write_text(json.dumps(kept | {"failures": 5000, "locked_at": clock.seconds}))
    assert not lock.opens(PIN)
    clock.seconds += LONGEST_LOCK_SECONDS + 1
    assert lock.opens(PIN)


def test_a_clock_that_is_set_back_neither_opens_nor_closes_for_ever(lock: PinLock, clock: Clock) -> None:
    for _ in range(TRIES):
        lock.opens("000001")
    clock.seconds -= 500_000
    assert not lock.opens(PIN)
    clock.seconds += FIRST_LOCK_SECONDS + 1
    assert lock.opens(PIN)


def test_a_try_is_counted_before_it_is_checked(lock: PinLock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unplugged(*_: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr("argon2.PasswordHasher.verify", unplugged)
    with pytest.raises(KeyboardInterrupt):
        lock.opens("000001")
    assert json.loads((tmp_path / PIN_FILE).read_text())["failures"] == 1


def test_the_pin_is_set_from_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(PIN + "\n"))
    assert cli.main(["kiosk", "--set-pin", "--data", str(tmp_path)]) == 0
    assert PinLock(tmp_path / "kiosk" / "default").opens(PIN)
    monkeypatch.setattr("sys.stdin", io.StringIO("1234\n"))
    assert cli.main(["kiosk", "--set-pin", "--data", str(tmp_path)]) == 2
    said = capsys.readouterr()
    assert "digits" in said.err
    assert PIN not in said.out + said.err


def test_the_corner_opens_after_touches_in_a_row_and_within_seconds() -> None:
    corner = HiddenCorner()
    assert [corner.touched(0.2 * n) for n in range(TOUCHES)] == [False] * (TOUCHES - 1) + [True]
    assert not corner.touched(1.1)
    slow = HiddenCorner()
    assert not any(slow.touched(n * WITHIN_SECONDS / 2) for n in range(20))
    hidden = HiddenCorner()
    for n in range(TOUCHES - 1):
        hidden.touched(0.1 * n)
    hidden.elsewhere()
    assert not hidden.touched(0.5)
