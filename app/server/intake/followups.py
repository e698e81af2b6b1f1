"""Whom to call back: the list of call-takers, and the door of the telephone robot (spec 04, rows 44 and 45)."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.contract.audit.views import Looked
from app.contract.centre.calls import SwitchAnswer
from app.contract.centre.flow import Action
from app.contract.centre.flow_commands import ActOnCase, Details
from app.contract.centre.followups import CitizenToCall, FollowUpsAnswer, RobotResult
from app.contract.command import Envelope, Kind, Scope
from app.contract.errors import RefusalCode
from app.contract.model import Id
from app.ids import new_id
from app.rules.case_legal import officer_of
from app.rules.followups import to_call
from app.server import viewing
from app.server.core import Core, bearer, core_of, own_channel, require
from app.server.group import Submission
from app.server.problems import Problem, raw_answer
from app.server.ticker import SYSTEM

router = APIRouter(prefix="/v1/centres/{centre}/follow-ups")


@router.get("")
async def follow_ups(centre: str, request: Request) -> Response:
    """Return whom the asker's centre is to call back, now and later (`FollowUpsAnswer`)."""
    core = core_of(request)
    principal = await bearer(request)
    own_channel(core, principal, f"centre:{centre}")
    require(principal, Scope.HOTLINE)
    state = core.centre_state(centre)
    flow = state.setup.flow if state is not None and state.setup is not None else None
    officer = officer_of(flow, principal.actor) if flow is not None else None
    if state is None or officer is None:
        raise Problem(409, RefusalCode.NOT_SET_UP.value)
    return _told(core, to_call(state, Action.FOLLOW_UP, centre=officer.centre))


@router.get("/automatic", tags=["telephone robot"])
async def automatic(centre: str, request: Request) -> Response:
    """Return whom the telephone robot is to call back (`FollowUpsAnswer`); that it was told is kept in the audit.

    The bearer is an enrolled device of scope `switch`.
    """
    core = core_of(request)
    principal = await bearer(request)
    own_channel(core, principal, f"centre:{centre}")
    require(principal, Scope.SWITCH)
    state = core.centre_state(centre)
    found = to_call(state, Action.AUTO_FOLLOW_UP) if state is not None else ()
    if found:
        looked = viewing.view(Looked.CALLER, None, "automatic follow-up", allowed=True, found=True)
        await viewing.record(core, centre, principal, looked.model_copy(update={"found": len(found)}))
    return _told(core, found)


@router.post("/automatic/{case}", tags=["telephone robot"], summary="Report what a citizen answered")
async def answered(centre: str, case: Id, result: RobotResult, request: Request) -> SwitchAnswer:
    """Write back what the robot heard, by the rules of the case's profile; `version` as it was told with the case.

    Satisfied or unsatisfied archives the case, not reached leaves it where it is, to be tried again.
    """
    core = core_of(request)
    principal = await bearer(request)
    own_channel(core, principal, f"centre:{centre}")
    require(principal, Scope.SWITCH)
    act = ActOnCase(
        case=case,
        base_version=result.version,
        action=Action.AUTO_FOLLOW_UP,
        details=Details(result=result.result, satisfaction=result.satisfaction, opinion=result.text),
    )
    body = act.model_dump(mode="json")
    envelope = Envelope(id=new_id(), kind=Kind.REQUEST, type=ActOnCase.TYPE, at=core.now(), body=body)
    # In the server's right: the profile gives this act to no person.
    actor = SYSTEM.model_copy(update={"device": principal.device})
    decided = await core.writer.submit(Submission(f"centre:{centre}", actor, (envelope,)))
    told = decided.answers[0]
    if told.code:
        raise Problem(409, told.code, detail=told.detail)
    return SwitchAnswer(id=told.id, status=told.status.value)


def _told(core: Core, found: tuple[CitizenToCall, ...]) -> Response:
    now = core.now()
    due = tuple(citizen for citizen in found if citizen.next_at is None or citizen.next_at <= now)
    later = tuple(citizen for citizen in found if citizen.next_at is not None and citizen.next_at > now)
    return raw_answer(FollowUpsAnswer(now=due, later=later, time=now).model_dump_json().encode())
