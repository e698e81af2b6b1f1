"""Who may be shown what resembles a case (spec 04, 1.10, secrecy)."""

from app.contract.command import Actor, Scope

ASKERS = frozenset({Scope.HOTLINE, Scope.DESK, Scope.MANAGER})
"""Who may ask at all: that there is a match already says something."""


def may_be_suggested(actor: Actor, *, confidential: bool) -> bool:
    """Whether a case may be suggested to somebody; a confidential one only to who takes calls."""
    return actor.scope is Scope.HOTLINE or (actor.scope in ASKERS and not confidential)
