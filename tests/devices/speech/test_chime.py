"""叮咚."""

from devices.speech.chime import chime
from tests.devices.speech.sounds import loudness, samples_of, strongest_hz


def test_it_is_e5_then_c5_dying_away() -> None:
    samples = samples_of(chime())
    half = len(samples) // 2
    notes = [440.0, 493.88, 523.25, 587.33, 659.26, 698.46, 783.99]
    assert strongest_hz(samples[:4000], notes) == 659.26
    assert strongest_hz(samples[half : half + 4000], notes) == 523.25
    for note in (samples[:half], samples[half:]):
        assert loudness(note[: half // 4]) > 3 * loudness(note[-half // 4 :]) > 0
        assert abs(note[0]) < 500
        assert abs(note[-1]) < 500


def test_it_is_short_and_does_not_clip() -> None:
    assert 0.5 < chime().seconds < 1.5
    assert 8000 < max(samples_of(chime())) < 32767
