"""Logging in and out, and how a device becomes known."""

import asyncio
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Request
from pydantic import Field
from sqlalchemy import Connection
from starlette.responses import Response

from app.contract.command import Scope
from app.contract.model import Code, Line, Model
from app.rules.passwords import SHORTEST_PASSWORD
from app.server import accounts, lockout, tokens
from app.server.accounts import Account
from app.server.core import Core, bearer, core_of
from app.server.passwords import LONGEST
from app.server.problems import Problem, answer, read_body
from app.server.tokens import Grant

router = APIRouter(prefix="/v1")

Password = Annotated[str, Field(min_length=1, max_length=LONGEST, repr=False)]


class LoginGiven(Model):
    """What somebody types to log in; `device` is the id of the machine they sit at."""

    number: Code
    password: Password
    device: Code
    scope: Annotated[Scope, Field(strict=False)] = Scope.COUNTER


class PasswordGiven(Model):
    """An old password and the one that replaces it."""

    number: Code
    password: Password
    new: Annotated[str, Field(min_length=SHORTEST_PASSWORD, max_length=LONGEST, repr=False)]


class CodeGiven(Model):
    """A one-time code and what the device calls itself."""

    code: Annotated[str, Field(min_length=1, max_length=40, repr=False)]
    name: Line = ""


@router.post("/login")
async def login(request: Request) -> Response:
    """Give a member of staff a token for twelve hours."""
    core = core_of(request)
    given = read_body(LoginGiven, await request.body())
    account = await _checked(core, given.number, given.password)
    found = accounts.member_of(core.halls(), given.number)
    desk = accounts.officer_of(core.centres(), given.number)
    if given.scope not in accounts.scopes_of(account, found[1] if found else None, desk[1] if desk else None):
        raise Problem(403, "not_allowed")
    if account.must_change:
        raise Problem(403, "password_must_change")
    expires = core.now() + timedelta(hours=core.settings.staff_session_hours)
    granted = Grant(
        scope=given.scope,
        device=given.device,
        staff=account.number,
        hall=found[0].code if found else _first_hall(core, given.scope),
        centre=desk[0].code if desk else core.centre_code(),
        expires=expires.timestamp(),
    )

    def grant(connection: Connection) -> str:
        if accounts.is_enrolled(connection, given.device):
            raise Problem(403, "not_allowed")
        return tokens.grant(connection, granted)

    token = await core.writer.execute(grant)
    return answer(
        {
            "token": token,
            "scope": given.scope.value,
            "staff": account.number,
            "name": found[1].name if found else (desk[1].name if desk else "") or account.number,
            "hall": granted.hall,
            "centre": granted.centre,
            "expires": expires.isoformat(),
        }
    )


def _first_hall(core: Core, scope: Scope) -> str:
    """Return the hall of somebody who works in none: an administrator's is the first; departments have none."""
    return "" if scope is Scope.DESK else next((hall.code for hall in core.halls()), "")


@router.post("/password")
async def change_password(request: Request) -> Response:
    """Replace a password by whoever knows it; the first one of an account has to be replaced."""
    core = core_of(request)
    given = read_body(PasswordGiven, await request.body())
    account = await _checked(core, given.number, given.password)
    if given.new == given.password:
        raise Problem(422, "malformed", where=["new"])
    hashed = await core.passwords.hash(given.new)
    await core.writer.execute(lambda connection: accounts.set_password(connection, account.number, hashed, core.now()))
    core.principals.forget()
    return answer({"code": "changed"})


async def _checked(core: Core, number: str, password: str) -> Account:
    """Return the account if the password is right; failures count and lock, for unknown numbers alike."""
    subject = f"account:{number}"

    def look() -> tuple[Account | None, int]:
        with core.database.reading() as connection:
            locked = lockout.locked_seconds(connection, subject, core.now().timestamp())
            return accounts.find(connection, number), locked

    account, locked = await asyncio.to_thread(look)
    if locked:
        raise _locked(locked)
    fits = await core.passwords.fits(password, account.password if account else None)

    def settle(connection: Connection) -> int:
        # Looked at again: many guesses may have been under way at once.
        now = core.now().timestamp()
        locked = lockout.locked_seconds(connection, subject, now)
        if not locked and fits:
            lockout.forgive(connection, subject)
        elif not locked:
            lockout.failed(connection, subject, now)
        return locked

    if locked := await core.writer.execute(settle):
        raise _locked(locked)
    if account is None or not fits:
        raise Problem(401, "wrong_login")
    return account


def _locked(seconds: int) -> Problem:
    return Problem(429, "locked", headers={"Retry-After": str(seconds)}, seconds=seconds)


@router.post("/logout")
async def logout(request: Request) -> Response:
    """Take the token back that the request was made with."""
    core = core_of(request)
    principal = await bearer(request)
    await core.writer.execute(lambda connection: tokens.revoke(connection, digest=principal.digest))
    core.principals.forget()
    return Response(status_code=204)


@router.post("/enrol")
async def enrol(request: Request) -> Response:
    """Make a device known that brings a good one-time code, and give it a token of its own."""
    core = core_of(request)
    given = read_body(CodeGiven, await request.body())
    now = core.now()
    subject = f"address:{request.client.host if request.client else ''}"

    def use(connection: Connection) -> accounts.Enrolled | int | None:
        if locked := lockout.locked_seconds(connection, subject, now.timestamp()):
            return locked
        enrolled = accounts.enrol(connection, given.code, given.name, now)
        if enrolled is None:
            lockout.failed(connection, subject, now.timestamp())
        return enrolled

    enrolled = await core.writer.execute(use)
    if isinstance(enrolled, int):
        raise _locked(enrolled)
    if enrolled is None:
        raise Problem(401, "wrong_code")
    place = {name: value or None for name, value in vars(enrolled.place).items()}
    known = {"token": enrolled.token, "scope": enrolled.scope.value, "device": enrolled.device}
    return answer({**known, **place, "tag": enrolled.tag or None})
