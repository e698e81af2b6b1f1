"""What earlier cases say of one to be dispatched: which departments had its like, and which cases resemble it."""

from app.contract.centre.similar import Match
from app.contract.model import Code, Model


class UnitGuess(Model):
    """A department that had cases of the same matter first: how many, and of these how many it did not give back."""

    unit: Code
    cases: int
    kept: int


class CaseAdvice(Model):
    """Answer of `GET /v1/centres/{centre}/desk/cases/{case}/advice`.

    `days`: how far back departments were counted. Who works in a department is told of no other cases.
    """

    days: int
    units: tuple[UnitGuess, ...] = ()
    alike: tuple[Match, ...] = ()
