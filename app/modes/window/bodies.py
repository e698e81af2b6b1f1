"""Which question shows what."""

from app.modes.window.ask_bodies import Body, ChoiceBody, PapersBody, ReasonBody, SlipBody, TransferBody
from app.modes.window.ask_view import Question
from app.modes.window.pad_bodies import MisratingBody, OnPadBody

_BODIES: dict[Question, type[Body]] = {
    Question.TRANSFER: TransferBody,
    Question.PAPERS: PapersBody,
    Question.CANCEL: ReasonBody,
    Question.CLAIM_SLIP: SlipBody,
    Question.ON_PAD: OnPadBody,
    Question.MISRATING: MisratingBody,
}


def body_for(question: Question) -> Body:
    """Return the middle of a question; where nothing else is named, one thing to find and choose."""
    return _BODIES.get(question, ChoiceBody)()
