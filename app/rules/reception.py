"""Appointments the hall expects, and calls for help at a kiosk (spec 02: appointment check-in, elder mode)."""

from hashlib import sha256

from app.contract.errors import RefusalCode, Refused
from app.contract.event import Recorded
from app.contract.hall.commands import CheckInAppointment, CitizenGiven
from app.contract.hall.reception import (
    AnswerHelp,
    AppointmentGiven,
    AppointmentsLoaded,
    AskForHelp,
    Booking,
    CheckInByCode,
    HelpAnswered,
    HelpAsked,
    HelpCall,
    LoadAppointments,
)
from app.contract.hall.state import HallState
from app.contract.model import Map, empty_map
from app.rules.calendar import local
from app.rules.decision import Decision
from app.rules.issuing import check_in_appointment
from app.rules.places import leaf, setup_of

_KEY_DIGITS = 16


def booking_key(code: str) -> str:
    """Return under what an appointment is found: displays follow the hall too and are not to know the codes."""
    return sha256(code.upper().encode()).hexdigest()[:_KEY_DIGITS]


def load_appointments(decision: Decision[HallState], command: LoadAppointments) -> None:
    """Take over the appointments of a day that is not past."""
    state = decision.state
    timezone = setup_of(state).timezone
    for given in command.appointments:
        leaf(state, given.service)
        if local(timezone, given.begins).date() != command.day:
            raise Refused(RefusalCode.APPOINTMENT_NOT_TODAY)
    if state.day is not None and command.day < state.day:
        raise Refused(RefusalCode.APPOINTMENT_NOT_TODAY)
    known = {given.code.upper(): _booking(given) for given in command.appointments}
    decision.happen(AppointmentsLoaded(day=command.day, bookings=tuple(known.values())))


def _booking(given: AppointmentGiven) -> Booking:
    return Booking(
        key=booking_key(given.code),
        service=given.service,
        begins=given.begins,
        ends=given.ends,
        name=given.name,
        phone=given.phone,
        id_number=given.id_number,
    )


def check_in_by_code(decision: Decision[HallState], command: CheckInByCode) -> None:
    """Give a number for an expected appointment, by the rules of every check-in."""
    code = command.code.upper()
    booking = decision.state.booked.get(booking_key(code))
    if booking is None:
        raise Refused(RefusalCode.UNKNOWN_APPOINTMENT)
    check_in_appointment(
        decision,
        CheckInAppointment(
            service=booking.service,
            appointment=code,
            begins=booking.begins,
            ends=booking.ends,
            citizen=CitizenGiven(name=booking.name, phone=booking.phone, id_number=booking.id_number),
        ),
    )


def ask_for_help(decision: Decision[HallState], command: AskForHelp) -> None:
    """Call somebody, once until somebody went there."""
    context = decision.context
    if all(call.device != context.actor.device for call in decision.state.help_calls):
        decision.happen(HelpAsked(help=context.command_id, zone=command.zone))


def answer_help(decision: Decision[HallState], command: AnswerHelp) -> None:
    """End a call for help."""
    if all(call.id != command.help for call in decision.state.help_calls):
        raise Refused(RefusalCode.UNKNOWN_HELP)
    decision.happen(HelpAnswered(help=command.help))


def appointments_loaded(state: HallState, recorded: Recorded, event: AppointmentsLoaded) -> HallState:
    """Follow the appointments of a day."""
    timezone = setup_of(state).timezone
    kept: Map[str, Booking] = empty_map()
    for booking in state.booked.values():
        if local(timezone, booking.begins).date() != event.day:
            kept = kept.insert(booking.key, booking)
    for booking in event.bookings:
        kept = kept.insert(booking.key, booking)
    return state.model_copy(update={"booked": kept})


def kept_bookings(state: HallState, recorded: Recorded) -> Map[str, Booking]:
    """Return the appointments a new day begins with: those of it and of days to come."""
    kept: Map[str, Booking] = empty_map()
    if state.setup is None:
        return kept
    today = local(state.setup.timezone, recorded.at).date()
    for booking in state.booked.values():
        if local(state.setup.timezone, booking.begins).date() >= today:
            kept = kept.insert(booking.key, booking)
    return kept


def help_asked(state: HallState, recorded: Recorded, event: HelpAsked) -> HallState:
    """Follow a call for help."""
    call = HelpCall(id=event.help, device=recorded.device, zone=event.zone, asked_at=recorded.at)
    return state.model_copy(update={"help_calls": (*state.help_calls, call)})


def help_answered(state: HallState, recorded: Recorded, event: HelpAnswered) -> HallState:
    """Follow the end of one."""
    left = tuple(call for call in state.help_calls if call.id != event.help)
    return state.model_copy(update={"help_calls": left})
