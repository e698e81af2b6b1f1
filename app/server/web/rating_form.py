"""What the form on the page sends: untrusted, until it is a command."""

from urllib.parse import parse_qs

from pydantic import ValidationError

from app.contract.hall.rating_commands import RateVisitFromPage
from app.server.problems import Problem

MOST_BYTES = 8192


def read_rating(visit: str, body: bytes) -> RateVisitFromPage:
    """Return the rating of a visit in a form's body.

    :raises Problem: it is too long, or makes no sense.
    """
    if len(body) > MOST_BYTES:
        raise Problem(413, "too_large")
    try:
        fields = parse_qs(body.decode("utf-8"), max_num_fields=20)
        given = {
            "visit": visit,
            "rating": fields.get("rating", [""])[0],
            "reasons": fields.get("reason", []),
            "comment": fields.get("comment", [""])[0],
        }
        return RateVisitFromPage.model_validate(given, strict=False)
    except (ValidationError, ValueError):
        raise Problem(422, "malformed") from None
