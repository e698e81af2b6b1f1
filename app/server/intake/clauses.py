"""The clauses of what callers tell: those that many have said are offered to whoever is typing (spec 04, 1.10).

What is offered must be nobody's own. A clause is kept readable only once it was said for cases of several callers, and
only when it names nothing that leads to somebody; until then there is a keyed hash of it and a count.
"""

import re
from collections.abc import Iterator

from app.contract.centre.state import Case
from app.rules.secrecy import conceal, secrets_of
from app.server.similar.words import plain, without_personal

ENOUGH = 3
"""A clause is offered once so many callers in a row have said it."""
SHORTEST, LONGEST = 4, 30
_END = re.compile(r"[,，。;；!！?？:：、\s]+")
_DIGITS = re.compile(r"[0-9]")


def clauses_of(case: Case) -> Iterator[str]:
    """Yield the clauses of a case's description that may be offered to others; none of a confidential one."""
    if case.confidential:
        return
    known = secrets_of(case)
    for clause in dict.fromkeys(_END.split(plain(case.description))):
        fits = SHORTEST <= len(clause) <= LONGEST and not _DIGITS.search(clause)
        if fits and conceal(clause, known) == clause and without_personal(clause) == clause:
            yield clause


def begun(before: str) -> str:
    """Return the clause that the text before the cursor has begun."""
    return _END.split(plain(before))[-1]
