"""What earlier cases say of one that is being worked on: those that resemble it."""

from app.contract.centre.similar import Match
from app.contract.model import Model


class CaseAdvice(Model):
    """Answer of `GET /v1/centres/{centre}/desk/cases/{case}/advice`: empty for who works in a department."""

    alike: tuple[Match, ...] = ()
