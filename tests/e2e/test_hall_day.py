"""A hall's day with real programs as processes: what `make demo` plays, and whether its proof holds.

The paper is read by a parser that shares nothing with the printer's encoder, the QR by zxing, the sound by the standard
library, the record by its hash chain.
"""

import os
import subprocess
import sys
import wave
from array import array
from pathlib import Path
from urllib.parse import urlsplit

import numpy
import pytest
from PIL import Image

from tests.devices.escpos_reader import read_slips
from tests.devices.printer.slips import qr_text

SECONDS = 110


@pytest.fixture(scope="module")
def day(tmp_path_factory) -> Path:
    """The folder that a played day leaves."""
    folder = tmp_path_factory.mktemp("demo") / "day"
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DISPLAY", "WAYLAND"))}
    command = [sys.executable, "-m", "app.cli", "demo", "--play", "--data", str(folder)]
    played = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert played.returncode == 0, played.stdout + played.stderr
    return folder


def papers(day: Path) -> list[Path]:
    """The jobs that reached the printer, in order."""
    return sorted((day / "tickets").glob("*.bin"), key=lambda job: job.stat().st_mtime)


def test_each_paper_carries_the_link_of_its_own_ticket(day):
    links = [qr_text(slip, 576) for job in papers(day) for slip in read_slips(job.read_bytes())]
    assert len(links) == len(set(links)) == 2
    for link in links:
        _, page, _, key = urlsplit(link).path.split("/")
        assert page == "t"
        assert key not in (day / "record-hall.txt").read_text(encoding="utf-8")


def test_the_picture_of_a_ticket_is_what_the_bytes_print(day):
    for job in papers(day):
        (slip,) = read_slips(job.read_bytes())
        picture = numpy.array(Image.open(job.with_suffix(".png")).convert("L")) < 128
        assert numpy.array_equal(numpy.array(slip.pixels(576), dtype=bool), picture)
        assert slip.cut == "partial"


def test_what_was_announced_can_be_heard(day):
    sounds = sorted((day / "sounds").glob("*.wav"))
    called = [sound.stem.split("-")[1] for sound in sounds]
    assert (called.count("AB001"), called.count("AB002")) == (1, 2), "AB002 was called and called again"
    for file in sounds:
        with wave.open(str(file)) as sound:
            samples = array("h", sound.readframes(sound.getnframes()))
            seconds = sound.getnframes() / sound.getframerate()
        assert 3 < seconds < 40
        assert max(samples) > 3000, "silence"


def test_the_record_tells_the_whole_visit_in_order(day):
    lines = (day / "record-hall.txt").read_text(encoding="utf-8").splitlines()
    assert [int(line.split()[0]) for line in lines] == list(range(1, len(lines) + 1))
    story = ["ticket_reserved", "ticket_queued", "ticket_called", "serving_started", "visit_finished", "visit_rated"]
    places = [next(at for at, line in enumerate(lines) if event in line) for event in story]
    assert places == sorted(places)
    media = {
        word for line in lines if "call_announced" in line for word in ("display", "voice", "strip") if word in line
    }
    assert media == {"display", "voice", "strip"}


def test_the_record_shows_no_phone_in_full(day):
    told = (day / "record-hotline.txt").read_text(encoding="utf-8")
    assert "case_registered" in told
    assert "case_assigned" in told
    assert "13800130021" not in told


def test_every_mode_left_pictures_that_show_something(day):
    pictures = sorted((day / "pictures").glob("*.png"))
    seen = {picture.stem.split("-")[1] for picture in pictures}
    assert seen == {"kiosk", "window", "pad", "display", "strips", "hotline", "desk"}
    for picture in pictures:
        assert len(Image.open(picture).convert("RGB").getcolors(1 << 24)) > 50, f"{picture.name} is empty"


def test_nothing_was_logged_as_an_error(day):
    logs = [*(day / "logs").glob("*.txt"), *(day / "programs").rglob("*.log")]
    assert logs
    for log in logs:
        assert " ERROR " not in log.read_text(encoding="utf-8", errors="replace"), log.name
        assert "Traceback" not in log.read_text(encoding="utf-8", errors="replace"), log.name
