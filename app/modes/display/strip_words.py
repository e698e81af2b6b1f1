"""What the strip above a counter says, from the hall's words for the counter's state.

Words may hold {ticket} {counter} {name} {services} {service} {reason}, and marks that change what follows: {red}
{green} {yellow} from there on, {flash} {scroll} {still} for the whole text.
"""

import re

from app.contract.hall.setup import Counter, HallSetup
from app.contract.hall.state import CounterState, Desk, HallState
from app.modes import words
from app.modes.hall_texts import filled
from app.rules.places import index
from devices.strip.text import LONGEST_TEXT, Colour, Motion, StripText

FLASH_S = 3.0
"""A new call flashes so long, then stands (spec 05)."""

_LOOKS = {
    CounterState.OFFLINE: (Colour.RED, Motion.STATIC),
    CounterState.OPEN: (Colour.GREEN, Motion.STATIC),
    CounterState.CALLING: (Colour.RED, Motion.FLASH),
    CounterState.SERVING: (Colour.GREEN, Motion.STATIC),
    CounterState.PAUSED: (Colour.YELLOW, Motion.STATIC),
    CounterState.BACKOFFICE: (Colour.YELLOW, Motion.STATIC),
}
"""How a state looks unless the hall's words say otherwise."""

_USUAL = {CounterState.OPEN: "{name} {services}", CounterState.CALLING: "{ticket}", CounterState.SERVING: "{ticket}"}
"""What is shown in states for which the hall has no words; in all others the state's own name."""

_COLOURS = {"red": Colour.RED, "green": Colour.GREEN, "yellow": Colour.YELLOW}
_MOTIONS = {"flash": Motion.FLASH, "scroll": Motion.SCROLL, "still": Motion.STATIC}
_MARK = re.compile(r"\{(red|green|yellow|flash|scroll|still)\}")


def strip_text(state: HallState, counter: Counter, reader: str) -> StripText:
    """Return what the strip of a counter shows now; `reader` is the language (`zh`, `zh_hk`, `en`)."""
    setup = state.setup
    desk = state.desks.get(counter.number) or Desk(counter=counter.number)
    own = setup.texts.strip.get(desk.state.value) if setup else None
    template = words.local(own, reader) if own else _USUAL.get(desk.state) or words.counter_state(desk.state)
    return _marked(template, desk.state, _fields(state, setup, counter, desk, reader))


def _fields(state: HallState, setup: HallSetup | None, counter: Counter, desk: Desk, reader: str) -> dict[str, str]:
    known = index(setup).services if setup else {}
    visit = state.visits.get(desk.visit) if desk.visit else None
    service = known.get(visit.service) if visit else None
    named = [words.local(known[code].name, reader) for code in counter.services if code in known]
    return {
        "ticket": visit.number if visit else "",
        "counter": counter.number,
        "name": words.local(counter.name, reader),
        "services": " ".join(named),
        "service": words.local(service.name, reader) if service else "",
        "reason": words.pause_reason(desk.pause_reason) if desk.pause_reason else "",
    }


def _marked(template: str, state: CounterState, fields: dict[str, str]) -> StripText:
    """Take the marks out of a template and fill in the rest."""
    colour, motion = _LOOKS[state]
    text = ""
    turns: list[tuple[int, Colour]] = []
    for place, part in enumerate(_MARK.split(template)):
        if place % 2 == 0:
            text += filled(part, **fields)
        elif part in _MOTIONS:
            motion = _MOTIONS[part]
        elif text:
            turns.append((len(text), _COLOURS[part]))
        else:
            colour = _COLOURS[part]
    shown = text[:LONGEST_TEXT]
    kept = tuple(turn for turn in turns if turn[0] < len(shown))
    seconds = FLASH_S if motion is Motion.FLASH else 0.0
    return StripText(text=shown, colour=colour, motion=motion, seconds=seconds, turns=kept)
