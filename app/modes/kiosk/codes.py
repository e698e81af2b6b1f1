"""What a scanned code of ours says."""

import re

_TICKET = r"(?P<ticket>[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})"
_LINK = re.compile(r"(?:https?://[0-9A-Za-z._:-]{1,200})?/t/" + _TICKET + r"(?:/[0-9A-Za-z_-]*)?")
_BARE = re.compile(_TICKET, re.IGNORECASE)
"""The code of a counter's return slip. Some scanners are set to write capitals."""


def ticket_of(code: str) -> str:
    """Return the id of the ticket a code names: a return slip's bare id, or the link to the ticket's page.

    Empty for any other code.
    """
    found = _BARE.fullmatch(code) or _LINK.fullmatch(code)
    return found["ticket"].lower() if found else ""
