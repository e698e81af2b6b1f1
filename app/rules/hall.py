"""Decide and evolve of a hall."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from app.contract.command import Command, Context
from app.contract.errors import RefusalCode, Refused
from app.contract.event import Event, Recorded, TimedEvent
from app.contract.hall import commands, desk_events, events, rating_commands, rating_events
from app.contract.hall import messages as message_words
from app.contract.hall import offline as offline_words
from app.contract.hall import pad_tasks as pad_contract
from app.contract.hall import reception as calls
from app.contract.hall import shots as shot_words
from app.contract.hall.designs import DisplayDesignKept, KeepDisplayDesign, KeepTicketDesign, TicketDesignKept
from app.contract.hall.devices import DeviceReported
from app.contract.hall.state import Desk, HallState
from app.contract.hall.voice import Announce, Announced, CallUnspoken, ReportUnspoken
from app.contract.hall.welcome import EndWelcome, ShowWelcome, WelcomeEnded, WelcomeShown
from app.contract.model import empty_map
from app.rules import (
    closing,
    designs,
    desk_modes,
    desks,
    devices,
    displays,
    evaluation,
    issuing,
    messages,
    moving,
    offline_work,
    ownership,
    pad_tasks,
    papers,
    reception,
    reprinting,
    returning,
    reviews,
    scores,
    serving,
    setup,
    shots,
    voice,
)
from app.rules.days import begin_day, day_to_begin
from app.rules.decision import Decision, Handlers, decide_with, with_irregularity


def initial(code: str) -> HallState:
    """Return the state of a hall in which nothing has happened."""
    return HallState(hall=code)


def decide(state: HallState, command: Command, context: Context) -> tuple[Event, ...]:
    """Return the events that follow from a command; raises `Refused` for requests only."""
    decision = Decision(state, context, evolve)
    begin_day(decision)
    return decide_with(_DECIDE, decision, command)


def evolve(state: HallState, recorded: Recorded) -> HallState:
    """Return the state after an event."""
    event = recorded.event
    if isinstance(event, TimedEvent) and event.happened_at is not None:
        recorded = recorded.model_copy(update={"at": event.happened_at})
    followed = _EVOLVE[type(event)](state, recorded, event)
    return followed.model_copy(update={"seq": recorded.seq})


def due(state: HallState, now: datetime) -> bool:
    """Whether `PassTime` has something to do now."""
    return (
        day_to_begin(state, now) is not None
        or bool(issuing.unreported(state, now))
        or bool(serving.to_start(state, now))
        or closing.to_end(state, now) is not None
        or bool(closing.to_leave(state, now))
    )


def _set_up_hall(decision: Decision[HallState], command: commands.SetUpHall) -> None:
    if wrong := setup.problems(command.setup):
        raise Refused(RefusalCode.SETUP_WRONG, problems=len(wrong), place=wrong[0].place, problem=wrong[0].code)
    decision.happen(events.HallSetUp(setup=command.setup))
    begin_day(decision)


def _pass_time(decision: Decision[HallState], command: commands.PassTime) -> None:
    issuing.queue_unreported(decision)
    serving.start_by_itself(decision)
    closing.end_day(decision)
    closing.leave_late_counters(decision)


def _hall_set_up(state: HallState, recorded: Recorded, event: events.HallSetUp) -> HallState:
    known = state.desks
    for counter in event.setup.counters:
        if counter.number not in known:
            known = known.insert(counter.number, Desk(counter=counter.number))
    return state.model_copy(update={"setup": event.setup, "desks": known, "ended": None})


def _day_began(state: HallState, recorded: Recorded, event: events.DayBegan) -> HallState:
    fresh = HallState(hall=state.hall, setup=state.setup, day=event.day, pace=state.pace)
    desks_now = empty_map()
    for counter in state.desks:
        desks_now = desks_now.insert(counter, Desk(counter=counter))
    supplements = returning.kept_supplements(state, event.day)
    kept = {
        "supplements": supplements,
        "devices": devices.kept_devices(state),
        "booked": reception.kept_bookings(state, recorded),
        "late_ratings": evaluation.kept_unrated(state, event.day),
        "reviews": reviews.kept_reviews(state),
        **scores.quarter_begun(state, event.day),
    }
    return fresh.model_copy(update={"desks": desks_now, **kept})


def _irregularity_found(state: HallState, recorded: Recorded, event: events.IrregularityFound) -> HallState:
    return state.model_copy(update={"irregularities": with_irregularity(state.irregularities, recorded, event)})


_DECIDE: Handlers[HallState] = {
    commands.SetUpHall: _set_up_hall,
    KeepTicketDesign: designs.keep_ticket_design,
    KeepDisplayDesign: designs.keep_display_design,
    commands.PassTime: _pass_time,
    commands.IssueTicket: issuing.issue_ticket,
    commands.TakeMobileTicket: issuing.take_mobile_ticket,
    commands.CheckInAppointment: issuing.check_in_appointment,
    calls.LoadAppointments: reception.load_appointments,
    calls.CheckInByCode: reception.check_in_by_code,
    calls.AskForHelp: reception.ask_for_help,
    calls.AnswerHelp: reception.answer_help,
    commands.ChangeService: moving.change_service,
    commands.ReportPrint: issuing.report_print,
    commands.ReportPaper: papers.report_paper,
    commands.LogInAtCounter: desks.log_in_at_counter,
    commands.LogOutOfCounter: desks.log_out_of_counter,
    commands.PauseCounter: desks.pause_counter,
    commands.ResumeCounter: desks.resume_counter,
    commands.BeginBackOffice: desk_modes.begin_back_office,
    commands.EndBackOffice: desk_modes.end_back_office,
    commands.SwitchAutoCall: desk_modes.switch_auto_call,
    commands.AskForDistance: desk_modes.ask_for_distance,
    shot_words.ShowShot: shots.show_shot,
    shot_words.ClearShot: shots.clear_shot,
    shot_words.ReportShot: shots.report_shot,
    commands.CallNext: serving.call_next,
    commands.CallNumber: serving.call_number,
    commands.RecallTicket: serving.recall_ticket,
    commands.StartServing: serving.start_serving,
    commands.FinishVisit: serving.finish_visit,
    commands.PassTicket: serving.pass_ticket,
    commands.ParkTicket: moving.park_ticket,
    commands.ResumeParked: moving.resume_parked,
    commands.TransferTicket: moving.transfer_ticket,
    commands.CancelTicket: moving.cancel_ticket,
    commands.ReprintTicket: reprinting.reprint_ticket,
    commands.ReportReprint: reprinting.report_reprint,
    commands.AskForPapers: returning.ask_for_papers,
    commands.ReturnWithPapers: returning.return_with_papers,
    commands.RestoreTicket: returning.restore_ticket,
    commands.ReportAnnouncement: serving.report_announcement,
    commands.AcknowledgeCursor: ownership.acknowledge_cursor,
    commands.IssueOffline: offline_work.issue_offline,
    offline_words.CallOffline: offline_work.call_offline,
    offline_words.ReleaseCounter: ownership.release_counter,
    Announce: voice.announce,
    ShowWelcome: displays.show_welcome,
    EndWelcome: displays.end_welcome,
    ReportUnspoken: voice.report_unspoken,
    commands.ReportDevice: devices.report_device,
    commands.RateVisit: evaluation.rate_visit,
    rating_commands.RateVisitFromPage: evaluation.rate_visit_from_page,
    rating_commands.FileMisrating: reviews.file_misrating,
    rating_commands.DecideMisrating: reviews.decide_misrating,
    rating_commands.FollowUpRating: reviews.follow_up_rating,
    pad_contract.ShowOnPad: pad_tasks.show_on_pad,
    pad_contract.ClearPad: pad_tasks.clear_pad,
    pad_contract.AnswerPadTask: pad_tasks.answer_pad_task,
    message_words.SendMessage: messages.send_message,
    message_words.AcknowledgeMessage: messages.acknowledge_message,
}

_EVOLVE: dict[type[Event], Callable[[HallState, Recorded, Any], HallState]] = {
    events.HallSetUp: _hall_set_up,
    TicketDesignKept: designs.ticket_design_kept,
    DisplayDesignKept: designs.display_design_kept,
    events.DayBegan: _day_began,
    events.DayEnded: closing.day_ended,
    events.IrregularityFound: _irregularity_found,
    events.TicketReserved: issuing.ticket_reserved,
    events.TicketQueued: issuing.ticket_queued,
    events.TicketConfirmed: issuing.ticket_confirmed,
    events.TicketVoided: issuing.ticket_voided,
    events.CounterStaffed: desks.counter_staffed,
    events.CounterLeft: desks.counter_left,
    events.CounterPaused: desks.counter_paused,
    events.CounterResumed: desks.counter_resumed,
    desk_events.BackOfficeBegan: desk_modes.back_office_began,
    desk_events.BackOfficeEnded: desk_modes.back_office_ended,
    desk_events.AutoCallSwitched: desk_modes.auto_call_switched,
    desk_events.DistanceAsked: desk_modes.distance_asked,
    shot_words.ShotShown: shots.shot_shown,
    shot_words.ShotCleared: shots.shot_cleared,
    shot_words.ShotReceived: shots.shot_received,
    events.ServiceChanged: moving.service_changed,
    events.TicketParked: moving.ticket_parked,
    events.ParkedResumed: moving.parked_resumed,
    events.TicketTransferred: moving.ticket_transferred,
    events.TicketCancelled: moving.ticket_cancelled,
    events.TicketReprinted: reprinting.ticket_reprinted,
    events.ReprintReported: reprinting.reprint_reported,
    events.PaperFollowed: papers.paper_followed,
    events.PapersAsked: returning.papers_asked,
    events.TicketRestored: returning.ticket_restored,
    events.TicketUnbound: returning.ticket_unbound,
    events.TicketCalled: serving.ticket_called,
    events.TicketRecalled: serving.ticket_recalled,
    events.ServingStarted: serving.serving_started,
    events.VisitFinished: serving.visit_finished,
    events.TicketPassed: serving.ticket_passed,
    events.RatingRequested: serving.rating_requested,
    events.CallAnnounced: serving.call_announced,
    Announced: voice.announced,
    WelcomeShown: displays.welcome_shown,
    WelcomeEnded: displays.welcome_ended,
    CallUnspoken: voice.call_unspoken,
    DeviceReported: devices.device_reported,
    calls.AppointmentsLoaded: reception.appointments_loaded,
    calls.HelpAsked: reception.help_asked,
    calls.HelpAnswered: reception.help_answered,
    events.VisitRated: evaluation.visit_rated,
    rating_events.MisratingFiled: reviews.misrating_filed,
    rating_events.MisratingDecided: reviews.misrating_decided,
    rating_events.RatingFollowedUp: reviews.rating_followed_up,
    pad_contract.PadTaskShown: pad_tasks.pad_task_shown,
    pad_contract.PadTaskAnswered: pad_tasks.pad_task_answered,
    pad_contract.PadCleared: pad_tasks.pad_cleared,
    offline_words.TicketOwned: ownership.ticket_owned,
    offline_words.ReleaseAsked: ownership.release_asked,
    offline_words.TicketReleased: ownership.ticket_released,
    message_words.MessageSent: messages.message_sent,
    message_words.MessageAcknowledged: messages.message_acknowledged,
}
