"""What a scanned code of ours says."""

import re

_LINK = re.compile(
    r"(?:https?://[0-9A-Za-z._:-]{1,200})?/t/"
    r"(?P<ticket>[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})(?:/[0-9A-Za-z_-]*)?"
)


def ticket_of_link(code: str) -> str:
    """Return the id of the ticket whose page a code leads to; empty for a code that leads elsewhere."""
    found = _LINK.fullmatch(code)
    return found["ticket"] if found else ""
