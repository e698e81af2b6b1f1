"""叮咚: the two notes before an announcement, computed, so that no sound file is needed."""

import math
import sys
from array import array
from functools import cache

from devices.speech.wav import SAMPLE_RATE, Wav

E5_HZ = 659.26
C5_HZ = 523.25
NOTE_S = 0.45
DECAY_PER_S = 6.0
ATTACK_S = 0.004
LOUDNESS = 0.5
OVERTONE = 0.25


@cache
def chime() -> Wav:
    """E5, then C5, each a decaying sine with a soft octave above it."""
    samples = array("h", [*_note(E5_HZ), *_note(C5_HZ)])
    if sys.byteorder == "big":
        samples.byteswap()
    return Wav(samples.tobytes())


def _note(frequency_hz: float) -> list[int]:
    return [_sample(frequency_hz, index / SAMPLE_RATE) for index in range(round(NOTE_S * SAMPLE_RATE))]


def _sample(frequency_hz: float, at_s: float) -> int:
    turn = 2 * math.pi * frequency_hz * at_s
    tone = (math.sin(turn) + OVERTONE * math.sin(2 * turn)) / (1 + OVERTONE)
    # Attack and end are ramps: a note that starts or stops at once clicks.
    ramp = min(1.0, at_s / ATTACK_S, (NOTE_S - at_s) / (10 * ATTACK_S))
    return round(32767 * LOUDNESS * ramp * math.exp(-DECAY_PER_S * at_s) * tone)
