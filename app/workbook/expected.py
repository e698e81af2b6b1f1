"""What the contract expects of a value, in words for people."""

from typing import Any, get_args

from pydantic_core import ErrorDetails

from app.contract.hall.setup import Service
from app.contract.model import Code, CounterNo, Line


def expected(wrong: ErrorDetails) -> str:
    """Return what was expected, given one of pydantic's error details."""
    context = wrong.get("ctx", {})
    if wrong["type"] == "string_pattern_mismatch":
        return _PATTERNS.get(context["pattern"], str(wrong["msg"]))
    said = _SAID.get(wrong["type"])
    return said.format(**context) if said else str(wrong["msg"])


def _pattern(annotation: Any) -> str:
    return str(get_args(annotation)[1].pattern)


_PREFIX = next(
    part.pattern
    for part in get_args(get_args(Service.model_fields["prefix"].annotation)[0])[1].metadata
    if getattr(part, "pattern", None)
)
_PATTERNS = {
    _pattern(Code): "must be a code: letters, digits and . _ - (at most 40, a letter or digit first)",
    _pattern(CounterNo): "must be a counter's number, 1 to 999",
    _pattern(Line): "must be one line",
    _PREFIX: "must be one or two capital letters",
}
_SAID = {
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
    "string_too_long": "must have at most {max_length} characters",
    "string_too_short": "must be filled in",
    "missing": "must be filled in",
}
