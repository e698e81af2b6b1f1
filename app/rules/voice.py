"""What is said aloud: typed announcements, calls nobody heard, and when the loudspeakers are quiet (spec 05, Voice)."""

from datetime import datetime, timedelta

from app.contract.errors import RefusalCode, Refused
from app.contract.event import Recorded
from app.contract.hall.setup import HallSetup
from app.contract.hall.state import HallState
from app.contract.hall.voice import Announce, Announced, Announcement, CallUnspoken, ReportUnspoken
from app.rules.calendar import closing_time, local, within
from app.rules.decision import Decision
from app.rules.places import check_role, setup_of
from app.rules.visits import with_visit

_ANNOUNCEMENTS_KEPT = 10
_CLOSING_LATE = timedelta(minutes=1)
"""So long after its time a notice of closing is still true."""


def announce(decision: Decision[HallState], command: Announce) -> None:
    """Have words said, if the sender's role may."""
    setup, context = setup_of(decision.state), decision.context
    check_role(decision.state, context.actor, setup.voice.announce_roles)
    if command.zone is not None and command.zone not in {zone.code for zone in setup.zones}:
        raise Refused(RefusalCode.UNKNOWN_ZONE)
    said = Announcement(
        id=context.command_id,
        text=command.text,
        language=command.language,
        zone=command.zone,
        staff=context.actor.staff or "",
        at=context.now,
    )
    decision.happen(Announced(announcement=said))


def report_unspoken(decision: Decision[HallState], command: ReportUnspoken) -> None:
    """Keep that a call was not said, so that the counter sees it; what is known already says nothing new."""
    visit = decision.state.visits.get(command.visit)
    if visit is None:
        raise Refused(RefusalCode.UNKNOWN_VISIT)
    if visit.unspoken is not command.reason:
        decision.happen(CallUnspoken(visit=visit.id, reason=command.reason))


def announced(state: HallState, recorded: Recorded, event: Announced) -> HallState:
    """Follow an announcement; the state names the latest, newest first."""
    latest = (event.announcement, *state.announcements)[:_ANNOUNCEMENTS_KEPT]
    return state.model_copy(update={"announcements": latest})


def call_unspoken(state: HallState, recorded: Recorded, event: CallUnspoken) -> HallState:
    """Follow a call that was not said; the next recall is another chance."""
    return with_visit(state, state.visits[event.visit].model_copy(update={"unspoken": event.reason}))


def is_silent(setup: HallSetup, now: datetime) -> bool:
    """Whether calls are only shown now: silent mode (无声叫号), quiet hours, or no volume."""
    rules = setup.voice
    moment = local(setup.timezone, now).time()
    return rules.voice_silent or rules.voice_volume == 0 or within(rules.voice_quiet, moment)


def closing_notices(setup: HallSetup, now: datetime) -> tuple[int, ...]:
    """Return the notices of closing whose time has just come: how many minutes before closing each belongs to."""
    closes = closing_time(setup, local(setup.timezone, now).date())
    if closes is None:
        return ()
    return tuple(
        minutes
        for minutes in setup.voice.voice_closing_minutes
        if timedelta(0) <= now - (closes - timedelta(minutes=minutes)) < _CLOSING_LATE
    )
