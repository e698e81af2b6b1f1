"""What follows what on a strip: a call flashes for a while and then stands still."""

from dataclasses import dataclass, replace

from devices.strip.text import Flashing, Motion, StripText

FLASH_S = 3.0
"""How long a call flashes when the text does not say (spec 05)."""

BLINK_S = 0.5


@dataclass(frozen=True)
class Step:
    """Show `text`, `after_s` seconds after the step before it was shown."""

    after_s: float
    text: StripText


def steps_of(text: StripText, flashing: Flashing) -> tuple[Step, ...]:
    """The steps in which a strip shows `text`; the first is due at once."""
    first = Step(0.0, text)
    if text.motion is not Motion.FLASH:
        return (first,)
    steady = replace(text, motion=Motion.STATIC, seconds=0.0)
    if flashing is Flashing.BY_STRIP:
        return (first, Step(text.seconds, steady)) if text.seconds else (first,)
    dark = replace(steady, text="")
    blinks = max(1, round((text.seconds or FLASH_S) / BLINK_S / 2))
    return (Step(0.0, steady), *(Step(BLINK_S, each) for _ in range(blinks) for each in (dark, steady)))
