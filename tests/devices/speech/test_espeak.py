"""The real engine: it speaks, as long as it should, again and again, in the right sounds."""

import itertools
import shutil
import subprocess
import sys

import pytest

from devices.errors import EngineMissing, SynthesisFailed, VoiceMissing
from devices.health import FINE
from devices.speech import espeak
from devices.speech.engine import Rate, Utterance, Voice
from devices.speech.espeak import VOICE_IDS, EspeakSpeech
from devices.speech.text import call_text
from tests.devices.speech.sounds import loudness, samples_of

M, C, E = Voice.MANDARIN, Voice.CANTONESE, Voice.ENGLISH
CHINESE = "请A零零一号，到三号窗口办理"
ENGLISH = "Number A 0 0 1, please proceed to counter 3."


def espeak_version() -> str:
    """What the command that shows phonemes says of itself; nothing when it is not installed."""
    command = shutil.which("espeak-ng")
    if command is None:
        return ""
    return subprocess.run([command, "--version"], capture_output=True, text=True, check=True, timeout=20).stdout


@pytest.fixture
def engine() -> EspeakSpeech:
    engine = EspeakSpeech()
    engine.open()
    return engine


@pytest.mark.parametrize(
    ("voice", "text", "seconds"),
    [
        (M, CHINESE, {Rate.SLOW: 6.28, Rate.NORMAL: 4.50, Rate.FAST: 3.04}),
        (C, CHINESE, {Rate.SLOW: 5.00, Rate.NORMAL: 3.57, Rate.FAST: 2.39}),
        (E, ENGLISH, {Rate.SLOW: 5.34, Rate.NORMAL: 3.91, Rate.FAST: 2.75}),
    ],
)
@pytest.mark.parametrize("rate", list(Rate))
def test_it_speaks_as_long_as_it_should(
    engine: EspeakSpeech, voice: Voice, text: str, seconds: dict[Rate, float], rate: Rate
) -> None:
    wav = engine.synthesize(Utterance(voice, rate, text))
    assert wav.seconds == pytest.approx(seconds[rate], rel=0.2)
    assert loudness(samples_of(wav)) > 500


def test_a_hundred_in_a_row_are_all_right(engine: EspeakSpeech) -> None:
    tickets = ("A000", "A017", "B128", "C999", "A3-012")
    utterances = [
        Utterance(voice, rate, call_text(ticket, "3", voice))
        for ticket, rate, voice in itertools.product(tickets, Rate, Voice)
    ]
    heard: dict[Utterance, float] = {}
    for utterance in itertools.islice(itertools.cycle(utterances), 100):
        wav = engine.synthesize(utterance)
        assert loudness(samples_of(wav)) > 500
        assert wav.seconds == pytest.approx(heard.setdefault(utterance, wav.seconds), rel=0.05)
    assert len(heard) == 45
    for voice, ticket in itertools.product(Voice, tickets):
        slow, normal, fast = (heard[Utterance(voice, rate, call_text(ticket, "3", voice))] for rate in Rate)
        assert slow > 1.2 * normal > 1.2 * 1.2 * fast


def test_another_loudspeaker_of_the_process_speaks_too(engine: EspeakSpeech) -> None:
    other = EspeakSpeech()
    other.open()
    other.close()
    assert engine.synthesize(Utterance(M, Rate.NORMAL, CHINESE)).seconds > 3
    assert engine.status() == FINE


@pytest.mark.skipif("1.51" not in espeak_version(), reason="phonemes are written down for espeak-ng 1.51")
@pytest.mark.parametrize(
    ("text", "phonemes"),
    [
        ("请", "tS;h'i214N_|"),
        ("零", "l'i35N_|"),
        ("号", "X'Au51_|"),
        ("到", "t'Au51_|"),
        ("窗口", "ts.hw'A55N_| kh'ou214_|"),
        ("办理", "p'a51n_| l'i214_|"),
        ("A", "'ei51_|"),
    ],
)
def test_the_mandarin_voice_reads_the_words_of_a_call_right(text: str, phonemes: str) -> None:
    command = ["espeak-ng", "-v", VOICE_IDS[M], "-q", "-x", text]
    spoken = subprocess.run(command, capture_output=True, text=True, check=True, timeout=20)
    assert spoken.stdout.strip() == phonemes


def test_a_text_without_sound_is_said(engine: EspeakSpeech) -> None:
    with pytest.raises(SynthesisFailed):
        engine.synthesize(Utterance(M, Rate.NORMAL, ""))


def test_a_missing_voice_is_said(engine: EspeakSpeech, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(espeak, "VOICE_IDS", {M: "sit/none"})
    with pytest.raises(VoiceMissing, match="sit/none"):
        engine.synthesize(Utterance(M, Rate.NORMAL, CHINESE))


PROGRAM_WITHOUT_LIBRARY = """
import ctypes, sys
real = ctypes.cdll.LoadLibrary
def refuse(path):
    raise OSError("no such library")
ctypes.cdll.LoadLibrary = refuse
from devices.errors import EngineMissing
from devices.speech.espeak import EspeakSpeech
engine = EspeakSpeech()
try:
    engine.open()
except EngineMissing as error:
    print(error.trouble.code, error)
ctypes.cdll.LoadLibrary = real
engine.open()
print(engine.status().state)
"""


def test_a_missing_library_is_said_and_found_once_it_is_installed() -> None:
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM_WITHOUT_LIBRARY], capture_output=True, text=True, check=True, timeout=60
    )
    said, state = run.stdout.splitlines()
    assert said.startswith("speech.engine-missing espeak-ng is not installed")
    assert state == "ok"


def test_a_missing_binding_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(espeak, "_binding", None)
    monkeypatch.setattr(espeak, "BINDING", "pyttsx3.drivers._nothing")
    with pytest.raises(EngineMissing, match="pyttsx3"):
        EspeakSpeech().open()
