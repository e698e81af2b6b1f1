"""What is to be said, and the interface of whatever says it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from devices.health import Condition
from devices.speech.wav import Wav


class Voice(StrEnum):
    """A language as it is spoken, by its BCP 47 tag."""

    MANDARIN = "zh-CN"
    CANTONESE = "zh-HK"
    ENGLISH = "en-US"


class Rate(StrEnum):
    """How fast."""

    SLOW = "slow"
    NORMAL = "normal"
    FAST = "fast"


@dataclass(frozen=True)
class Utterance:
    """One sentence in one voice. Numbers must already be spelled (`devices.speech.text`)."""

    voice: Voice
    rate: Rate
    text: str


class Speech(Protocol):
    """A speech engine; used by one thread at a time."""

    @property
    def name(self) -> str:
        """The engine, for people."""
        ...

    def open(self) -> None:
        """Find the engine. Raises EngineMissing."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...

    def status(self) -> Condition:
        """How it is."""
        ...

    def synthesize(self, utterance: Utterance) -> Wav:
        """Make the sound, without playing it. Raises EngineMissing, VoiceMissing or SynthesisFailed."""
        ...
