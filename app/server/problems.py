"""Every error the server answers: `{"code": …}` and nothing of what was sent."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.rules.feeds import UnknownFeed
from app.server.encoding import to_json
from app.server.writer import Unavailable

M = TypeVar("M", bound=BaseModel)

_CODES = {404: "not_found", 405: "method_not_allowed", 413: "too_large"}


class Problem(Exception):
    """A request ends here with this status and code; `more` are further values that are not input."""

    def __init__(self, status: int, code: str, *, headers: Mapping[str, str] | None = None, **more: Any) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.headers = dict(headers or {})
        self.more = more


def answer(body: object, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Return a JSON answer that nobody keeps."""
    return raw_answer(to_json(body), status=status, headers=headers)


def raw_answer(body: bytes, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Return an answer of ready-made JSON that nobody keeps."""
    return Response(
        body, status, media_type="application/json", headers={"Cache-Control": "no-store", **(headers or {})}
    )


def read_body(model: type[M], body: bytes) -> M:
    """Read a request body.

    :raises Problem: 422 that names the fields which are wrong, as far as the model has fields of that name.
    """
    try:
        return model.model_validate_json(body)
    except ValidationError as error:
        raise malformed(places(error.errors(include_input=False, include_url=False), field_names(model))) from None


def malformed(where: list[str]) -> Problem:
    """Return the problem of a body or parameter that cannot be read."""
    return Problem(422, "malformed", where=where)


def places(errors: Iterable[Mapping[str, Any]], known: frozenset[str]) -> list[str]:
    """Return where errors are, in the words of the model only: a name that was sent is never said back."""
    found = {".".join(str(part) for part in error["loc"] if isinstance(part, int) or part in known) for error in errors}
    # A list that is wrong only because something in it is wrong need not be named as well.
    exact = (place for place in found if not any(other.startswith(f"{place}.") for other in found))
    return sorted(place for place in exact if place)[:20]


def field_names(model: type[BaseModel]) -> frozenset[str]:
    """Return the names of all fields of a model and of the models inside it."""
    names: set[str] = set()
    todo: list[Any] = [model]
    seen: set[Any] = set()
    while todo:
        current = todo.pop()
        if isinstance(current, type) and issubclass(current, BaseModel) and current not in seen:
            seen.add(current)
            names.update(current.model_fields)
            todo += [field.annotation for field in current.model_fields.values()]
        else:
            todo += getattr(current, "__args__", ())
    return frozenset(names)


def install(app: FastAPI) -> None:
    """Have every error answered here."""

    async def problem(_: Request, error: Exception) -> Response:
        assert isinstance(error, Problem)  # noqa: S101 - Starlette types handlers too widely
        return answer({"code": error.code, **error.more}, status=error.status, headers=error.headers)

    async def http_problem(_: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)  # noqa: S101
        code = _CODES.get(error.status_code, "refused")
        return answer({"code": code}, status=error.status_code, headers=error.headers)

    async def invalid(_: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)  # noqa: S101
        where = {str(part) for entry in error.errors() for part in entry["loc"][1:2]}
        return answer({"code": "malformed", "where": sorted(where)}, status=422)

    async def unavailable(_: Request, error: Exception) -> Response:
        return answer({"code": "unavailable"}, status=503, headers={"Retry-After": "1"})

    async def unknown_feed(_: Request, error: Exception) -> Response:
        return answer({"code": "unknown_feed"}, status=404)

    app.add_exception_handler(Problem, problem)
    app.add_exception_handler(HTTPException, http_problem)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(Unavailable, unavailable)
    app.add_exception_handler(UnknownFeed, unknown_feed)
