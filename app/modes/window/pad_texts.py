"""What goes to the pad and what comes back: the hall's usual texts, and the citizen's answer in words (spec 03)."""

from PySide6.QtCore import QCoreApplication

from app.contract.hall.pad_tasks import PadTask, PadTaskKind, TaskAnswer, TaskAnswered
from app.contract.hall.state import Desk, HallState
from app.modes import words
from app.modes.hall_texts import filled
from app.modes.window.ask_view import Option
from app.modes.window.view import OnPadNow, PadStand
from app.rules.calendar import local
from app.rules.places import index, setup_of

translate = QCoreApplication.translate

NEW_LINE = "|"
"""Begins a new line in a text of the hall, which is one line itself."""

_TITLE_LENGTH = 24
"""So many characters of a text stand for its missing title."""


def templates(state: HallState, desk: Desk) -> tuple[Option, ...]:
    """Return the hall's usual texts for the pad: those of `texts.pad` whose key is a task's kind, a dot and a name.

    `code` is that key, `label` the first line, which is the heading, `detail` the lines after it; of one line both.
    {ticket}, {service} and {counter} are filled in where somebody is before the counter.
    """
    kinds = tuple(f"{kind.value}." for kind in PadTaskKind)
    known = _known(state, desk)
    found = []
    for key, text in setup_of(state).texts.pad.items():
        if key.startswith(kinds):
            title, *rest = (line.strip() for line in filled(words.local(text), **known).split(NEW_LINE))
            found.append(Option(code=key, label=title, detail="\n".join(rest) or title))
    return tuple(found)


def on_pad_now(state: HallState, desk: Desk) -> OnPadNow | None:
    """Return how it stands with what was put on the pad; nothing once the next citizen has been called."""
    if desk.task is not None:
        return OnPadNow(PadStand.WAITING, _waiting(desk.task))
    visit = state.visits.get(desk.visit or "")
    answered = desk.answered
    if answered is None or (visit is not None and visit.called_at > answered.at):
        return None
    at = words.clock(local(setup_of(state).timezone, answered.at))
    stand = PadStand.DECLINED if answered.answer is TaskAnswer.DECLINED else PadStand.AGREED
    return OnPadNow(stand, _answered(answered).format(time=at))


def _known(state: HallState, desk: Desk) -> dict[str, str]:
    visit = state.visits.get(desk.visit or "")
    known = {"counter": desk.counter}
    if visit is not None:
        services = index(setup_of(state)).services
        service = words.local(services[visit.service].name) if visit.service in services else visit.service
        known |= {"ticket": visit.number, "service": service}
    return known


def _waiting(task: PadTask) -> str:
    said = {
        PadTaskKind.CONFIRM: translate("Window", "On the pad: {title}. Waiting for the citizen to confirm."),
        PadTaskKind.SIGN: translate("Window", "On the pad: {title}. Waiting for the signature."),
        PadTaskKind.SCAN: translate("Window", "On the pad: a code to scan. {title}"),
    }[task.kind]
    first = task.text.partition("\n")[0]
    title = task.title or ("" if task.kind is PadTaskKind.SCAN else first[:_TITLE_LENGTH])
    return said.format(title=title).strip()


def _answered(answered: TaskAnswered) -> str:
    if answered.answer is TaskAnswer.DECLINED:
        return translate("Window", "The citizen does not agree, {time}")
    if answered.signature:
        return translate("Window", "The citizen has signed, {time}")
    return translate("Window", "The citizen has confirmed, {time}")
