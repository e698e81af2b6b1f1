"""What an answer does."""

from app.modes.window.actions import Operation
from app.modes.window.ask_view import Answer, Because, Misrated, Missing, Moved, OnPad, OnSlip, Picked, Question
from app.modes.window.asking import COUNTER, SERVICE


def operation(question: Question, ticket: str, answer: Answer) -> Operation:
    """Return the operation that an answer asks for; `ticket` is the one the question is about (id)."""
    match answer:
        case Moved():
            return _moved(answer)
        case Missing():
            return lambda do, desk: do.ask_for_papers(
                desk.counter, desk.visit or "", missing=answer.papers, note=answer.note
            )
        case Because():
            return lambda do, _: do.cancel(ticket, reason=answer.reason)
        case OnPad():
            return lambda do, desk: do.show_on_pad(desk.counter, answer.kind, answer.text, title=answer.title)
        case Misrated():
            return lambda do, _: do.file_misrating(answer.visit, answer.reason)
        case OnSlip() | Picked():
            return _called(question, ticket, answer)


def _called(question: Question, ticket: str, answer: OnSlip | Picked) -> Operation:
    if isinstance(answer, OnSlip):
        return lambda do, desk: do.claim_slip(desk.counter, answer.text)
    return _picked(question, ticket, answer.code)


def _moved(answer: Moved) -> Operation:
    def targeted(prefix: str) -> str | None:
        return answer.target.removeprefix(prefix) if answer.target.startswith(prefix) else None

    return lambda do, desk: do.transfer(
        desk.counter,
        desk.visit or "",
        service=targeted(SERVICE),
        to_counter=targeted(COUNTER),
        ahead=answer.ahead,
        note=answer.note,
    )


def _picked(question: Question, ticket: str, code: str) -> Operation:
    if question is Question.CALL_NUMBER:
        return lambda do, desk: do.call_number(desk.counter, code)
    if question is Question.RESUME_PARKED:
        return lambda do, desk: do.resume_parked(desk.counter, code)
    if question is Question.RETURN_WITH_PAPERS:
        return lambda do, _: do.return_with_papers(code)
    return lambda do, _: do.change_service(ticket, code)
