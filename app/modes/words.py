"""The words for codes and states, the same on every screen: short, polite, active (one place for all modes)."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from app.client.connection import LinkSign, LinkState
from app.client.operations.problems import Advice, Problem, Trouble
from app.contract.errors import RefusalCode
from app.contract.hall.events import CallReason
from app.contract.hall.state import CounterState, Outcome, PauseReason, Priority, Rating, Source, TicketState
from app.contract.model import LocalText
from app.modes import case_words

translate = QCoreApplication.translate

Words = Callable[[], str]
"""Words are looked up when they are shown, so that they follow the language."""

_REFUSALS: dict[RefusalCode, Words] = {
    RefusalCode.NOT_ALLOWED: lambda: translate("Words", "You may not do this. Please ask your manager."),
    RefusalCode.MALFORMED: lambda: translate(
        "Words", "The server did not understand this. Please tell the technician."
    ),
    RefusalCode.UNKNOWN_TYPE: lambda: translate(
        "Words", "The server is older than this program. Please tell the technician."
    ),
    RefusalCode.NOT_SET_UP: lambda: translate("Words", "The hall is not set up yet."),
    RefusalCode.SETUP_WRONG: lambda: translate("Words", "The set-up has {problems} mistakes; the first is in {place}."),
    RefusalCode.DESIGN_WRONG: lambda: translate(
        "Words", "The design {design} has a mistake: line {line}, element {element}, {field}."
    ),
    RefusalCode.DESIGN_CHANGED: lambda: translate(
        "Words", "Somebody else has changed the design {design} meanwhile. It differs in: {differs}"
    ),
    RefusalCode.UNKNOWN_SERVICE: lambda: translate("Words", "This service is no longer offered."),
    RefusalCode.NOT_A_LEAF: lambda: translate("Words", "Please choose one of the services below it."),
    RefusalCode.SERVICE_OFF: lambda: translate("Words", "Not offered today"),
    RefusalCode.SERVICE_FULL: lambda: translate("Words", "All {cap} numbers of today are taken"),
    RefusalCode.HALL_CLOSED: lambda: translate("Words", "Closed for today"),
    RefusalCode.NOT_YET_OPEN: lambda: translate("Words", "Opens at {opens}"),
    RefusalCode.NO_COUNTER: lambda: translate("Words", "No counter is open for it now"),
    RefusalCode.IDENTITY_NEEDED: lambda: translate("Words", "Please identify yourself first."),
    RefusalCode.ID_NUMBER_WRONG: lambda: translate("Words", "This ID number cannot be right. Please check it."),
    RefusalCode.BLACKLISTED: lambda: translate("Words", "No ticket can be given now. Please ask at the reception."),
    RefusalCode.ALREADY_WAITING: lambda: translate("Words", "You already have a ticket for this service."),
    RefusalCode.ALREADY_CHECKED_IN: lambda: translate("Words", "A ticket was already taken for this appointment."),
    RefusalCode.UNKNOWN_APPOINTMENT: lambda: translate("Words", "There is no such appointment. Please check the code."),
    RefusalCode.UNKNOWN_HELP: lambda: translate("Words", "Somebody is helping there already."),
    RefusalCode.APPOINTMENT_NOT_TODAY: lambda: translate("Words", "This appointment is not for today."),
    RefusalCode.UNKNOWN_COUNTER: lambda: translate("Words", "There is no such counter."),
    RefusalCode.UNKNOWN_STAFF: lambda: translate("Words", "You are not on the staff list of this hall."),
    RefusalCode.COUNTER_TAKEN: lambda: translate("Words", "Somebody else is logged in at this counter."),
    RefusalCode.STAFF_ELSEWHERE: lambda: translate("Words", "You are still logged in at counter {counter}."),
    RefusalCode.NOT_YOUR_COUNTER: lambda: translate("Words", "You are not logged in at this counter."),
    RefusalCode.COUNTER_NOT_OPEN: lambda: translate("Words", "The counter is paused. Resume first."),
    RefusalCode.COUNTER_BUSY: lambda: translate("Words", "Finish the present ticket first."),
    RefusalCode.NOBODY_WAITS: lambda: translate("Words", "Nobody is waiting for your services."),
    RefusalCode.UNKNOWN_TICKET: lambda: translate("Words", "There is no such ticket today."),
    RefusalCode.UNKNOWN_VISIT: lambda: translate("Words", "This visit is not from today."),
    RefusalCode.VISIT_NOT_HERE: lambda: translate("Words", "This ticket is not at your counter."),
    RefusalCode.WRONG_TICKET_STATE: lambda: translate("Words", "The ticket has moved on meanwhile."),
    RefusalCode.TOO_MANY_REPRINTS: lambda: translate("Words", "Printed {most} times again already."),
    RefusalCode.NO_PRINTER: lambda: translate("Words", "There is no printer there that can print now."),
    RefusalCode.TOO_MANY_RECALLS: lambda: translate("Words", "Called {most} times already."),
    RefusalCode.RECALL_TOO_SOON: lambda: translate("Words", "Call again in {seconds} s, {most} times at most."),
    RefusalCode.RECALL_FIRST: lambda: translate("Words", "Call again at least {least} time(s) before passing."),
    RefusalCode.NOT_PAUSED: lambda: translate("Words", "The counter is not paused."),
    RefusalCode.NOT_BACK_OFFICE: lambda: translate("Words", "The counter is not in back office."),
    RefusalCode.PAUSE_FIRST: lambda: translate("Words", "Automatic calling is on. Pause before you leave."),
    RefusalCode.RATING_PENDING: lambda: translate("Words", "The citizen may still rate. Please wait a moment."),
    RefusalCode.TRANSFER_NOWHERE: lambda: translate("Words", "Please choose another service or counter."),
    RefusalCode.UNKNOWN_SLIP: lambda: translate("Words", "This return slip is not known or is too old."),
    RefusalCode.SLIP_USED: lambda: translate("Words", "A ticket was already taken with this return slip."),
    RefusalCode.ALREADY_RATED: lambda: translate("Words", "This visit has been rated."),
    RefusalCode.RATING_NOT_ASKED: lambda: translate("Words", "No rating was asked for."),
    RefusalCode.RATING_TOO_LATE: lambda: translate("Words", "The time for rating is over."),
    RefusalCode.RATING_NOT_ON_SCALE: lambda: translate("Words", "This rating is not offered here."),
    RefusalCode.VISIT_NOT_OVER: lambda: translate("Words", "You may rate when the visit is over."),
    RefusalCode.NOT_RATED: lambda: translate("Words", "This visit has no rating."),
    RefusalCode.ALREADY_FILED: lambda: translate("Words", "This was already reported as a mistake."),
    RefusalCode.NOT_FILED: lambda: translate("Words", "Nobody has reported this rating as a mistake."),
    RefusalCode.ALREADY_DECIDED: lambda: translate("Words", "This has been decided already."),
    RefusalCode.UNKNOWN_REVIEW: lambda: translate("Words", "This rating is not in the list any more."),
    RefusalCode.ALREADY_FOLLOWED_UP: lambda: translate("Words", "This rating was already followed up."),
    RefusalCode.UNKNOWN_TASK: lambda: translate("Words", "This was taken from the pad meanwhile."),
    RefusalCode.TASK_ANSWERED: lambda: translate("Words", "The citizen has answered already."),
    RefusalCode.UNKNOWN_MESSAGE: lambda: translate("Words", "This message is not for your counter."),
    RefusalCode.UNKNOWN_ZONE: lambda: translate("Words", "There is no such area in the hall."),
    RefusalCode.CURSOR_AHEAD: lambda: translate(
        "Words", "This program and the server do not agree. Please restart it."
    ),
    RefusalCode.RELEASE_PENDING: lambda: translate(
        "Words", "The next ticket is still held for another counter. Please press again."
    ),
    RefusalCode.NOT_OWNED: lambda: translate(
        "Words", "Without the server this counter calls only its own tickets. Ask the citizen for the slip."
    ),
    RefusalCode.NOTHING_HELD: lambda: translate("Words", "This counter holds no tickets."),
    RefusalCode.OTHER_DAY: lambda: translate("Words", "This belongs to another day."),
    RefusalCode.NUMBER_TAKEN: lambda: translate("Words", "This number was given before."),
    RefusalCode.UNKNOWN_CHANNEL: lambda: translate("Words", "This channel is not in the list."),
    RefusalCode.UNKNOWN_MATTER: lambda: translate("Words", "This matter is not in the catalogue."),
    RefusalCode.UNKNOWN_AREA: lambda: translate("Words", "This area is not in the list."),
    RefusalCode.UNKNOWN_DRAFT: lambda: translate("Words", "This draft is not there any more."),
    RefusalCode.UNKNOWN_CALL: lambda: translate("Words", "There is no such missed call."),
    RefusalCode.CALL_TAKEN: lambda: translate("Words", "A colleague is calling back already."),
    RefusalCode.UNKNOWN_ARTICLE: lambda: translate("Words", "This article is not there any more."),
    RefusalCode.ARTICLE_CHANGED: lambda: translate(
        "Words", "The article has been changed meanwhile. Look at it again."
    ),
    RefusalCode.UNKNOWN_TOPIC: lambda: translate("Words", "There is no such topic."),
    RefusalCode.TOPIC_IN_USE: lambda: translate("Words", "A topic that articles are in cannot be taken away."),
    RefusalCode.UNKNOWN_OPINION: lambda: translate("Words", "This opinion is not there any more."),
    RefusalCode.CASE_CHANGED: lambda: translate(
        "Words", "Somebody else has changed this case. Please look at it again."
    ),
    RefusalCode.CASE_REFUSES: lambda: translate("Words", "This cannot be done with the case now."),
}

_TROUBLES: dict[Trouble, Words] = {
    Trouble.UNREACHABLE: lambda: translate("Words", "The server cannot be reached. Please try again in a moment."),
    Trouble.LOGIN_NEEDED: lambda: translate("Words", "Your login has ended. Please log in again."),
    Trouble.WRONG_LOGIN: lambda: translate("Words", "Number or password is wrong."),
    Trouble.LOCKED: lambda: translate("Words", "Too many attempts. Please wait 15 minutes or ask your manager."),
    Trouble.NOT_STORED: lambda: translate(
        "Words", "This could not be stored. Please tell the technician before you go on."
    ),
    Trouble.REJECTED: lambda: translate("Words", "The server did not take this. Please tell the technician."),
    Trouble.UNEXPECTED: lambda: translate("Words", "Something went wrong. Please tell the technician."),
}

_ADVICE: dict[Advice, Words] = {
    Advice.CALL_TECHNICIAN: lambda: translate("Words", "Number for the technician: {incident}"),
}

_COUNTER_STATES: dict[CounterState, Words] = {
    CounterState.OFFLINE: lambda: translate("Words", "Closed"),
    CounterState.OPEN: lambda: translate("Words", "Free"),
    CounterState.CALLING: lambda: translate("Words", "Calling"),
    CounterState.SERVING: lambda: translate("Words", "Serving"),
    CounterState.PAUSED: lambda: translate("Words", "Paused"),
    CounterState.BACKOFFICE: lambda: translate("Words", "Back office"),
}

_PAUSE_REASONS: dict[PauseReason, Words] = {
    PauseReason.AWAY: lambda: translate("Words", "Away from the desk"),
    PauseReason.MEAL: lambda: translate("Words", "Meal"),
    PauseReason.MEETING: lambda: translate("Words", "Meeting"),
    PauseReason.EQUIPMENT: lambda: translate("Words", "Equipment trouble"),
    PauseReason.OTHER: lambda: translate("Words", "Other reason"),
}

_RATINGS: dict[Rating, Words] = {
    Rating.VERY_SATISFIED: lambda: translate("Words", "Very satisfied"),
    Rating.SATISFIED: lambda: translate("Words", "Satisfied"),
    Rating.BASICALLY_SATISFIED: lambda: translate("Words", "Basically satisfied"),
    Rating.DISSATISFIED: lambda: translate("Words", "Dissatisfied"),
    Rating.VERY_DISSATISFIED: lambda: translate("Words", "Very dissatisfied"),
}

_CALL_RULES: dict[str, Words] = {
    "green_channel": lambda: translate("Words", "Green channel, waited {minutes} min"),
    "first_come": lambda: translate("Words", "First come, waited {minutes} min"),
    "supplement_return": lambda: translate("Words", "Came back with papers, waited {minutes} min"),
    "transferred_here": lambda: translate("Words", "Transferred to this counter, waited {minutes} min"),
    "restored": lambda: translate("Words", "Came back after being passed, waited {minutes} min"),
    "transferred": lambda: translate("Words", "Transferred with priority, waited {minutes} min"),
    "appointment": lambda: translate("Words", "Appointment, waited {minutes} min"),
    "early_appointment": lambda: translate("Words", "Appointment called early, nobody else waits"),
    "waited_too_long": lambda: translate("Words", "Waited too long: {minutes} min"),
    "turn_of_ordinary": lambda: translate("Words", "Turn of those without priority, waited {minutes} min"),
    "target_used": lambda: translate("Words", "Nearest to the waiting target, waited {minutes} min"),
    "by_number": lambda: translate("Words", "Called by number, waited {minutes} min"),
    "service_order": lambda: translate("Words", "First of your services in order, waited {minutes} min"),
}

_RULE_SIGNS: dict[str, Words] = {
    "green_channel": lambda: translate("Words", "Green channel"),
    "supplement_return": lambda: translate("Words", "Back with papers"),
    "transferred_here": lambda: translate("Words", "Transferred here"),
    "restored": lambda: translate("Words", "Came after all"),
    "transferred": lambda: translate("Words", "Transferred"),
    "appointment": lambda: translate("Words", "Appointment"),
    "early_appointment": lambda: translate("Words", "Early appointment"),
    "waited_too_long": lambda: translate("Words", "Waited too long"),
}

_TICKET_STATES: dict[TicketState, Words] = {
    TicketState.RESERVED: lambda: translate("Words", "Being printed"),
    TicketState.WAITING: lambda: translate("Words", "Waiting"),
    TicketState.CALLED: lambda: translate("Words", "Called"),
    TicketState.SERVING: lambda: translate("Words", "Being served"),
    TicketState.PARKED: lambda: translate("Words", "Parked"),
    TicketState.FINISHED: lambda: translate("Words", "Finished"),
    TicketState.SUPPLEMENT: lambda: translate("Words", "Papers missing"),
    TicketState.PASSED: lambda: translate("Words", "Passed"),
    TicketState.CANCELLED: lambda: translate("Words", "Cancelled"),
    TicketState.VOID: lambda: translate("Words", "Not issued"),
    TicketState.EXPIRED: lambda: translate("Words", "Expired"),
}

_OUTCOMES: dict[Outcome, Words] = {
    Outcome.FINISHED: lambda: translate("Words", "Finished"),
    Outcome.PASSED: lambda: translate("Words", "Passed"),
    Outcome.TRANSFERRED: lambda: translate("Words", "Transferred"),
    Outcome.SUPPLEMENT: lambda: translate("Words", "Papers missing"),
    Outcome.CANCELLED: lambda: translate("Words", "Cancelled"),
    Outcome.EXPIRED: lambda: translate("Words", "Expired"),
}

_SOURCES: dict[Source, Words] = {
    Source.KIOSK: lambda: translate("Words", "Kiosk"),
    Source.RECEPTION: lambda: translate("Words", "Reception"),
    Source.APPOINTMENT: lambda: translate("Words", "Appointment"),
    Source.MOBILE: lambda: translate("Words", "Mobile phone"),
    Source.SUPPLEMENT: lambda: translate("Words", "Return slip"),
}

_WEEKDAYS: tuple[Words, ...] = (
    lambda: translate("Words", "Monday"),
    lambda: translate("Words", "Tuesday"),
    lambda: translate("Words", "Wednesday"),
    lambda: translate("Words", "Thursday"),
    lambda: translate("Words", "Friday"),
    lambda: translate("Words", "Saturday"),
    lambda: translate("Words", "Sunday"),
)


def refusal(code: RefusalCode | str, detail: Mapping[str, str | int] | None = None) -> str:
    """Return why something was refused, in words."""
    if code == RefusalCode.CASE_REFUSES and detail and "reason" in detail:
        return case_words.why(str(detail["reason"]))
    known = _REFUSALS.get(RefusalCode(code)) if code in set(RefusalCode) else None
    words = known() if known else translate("Words", "This is not possible now.")
    return _fill(words, detail or {})


def problem(problem: Problem) -> str:
    """Return what went wrong, what it means and what to do; with the incident's id when there is one."""
    trouble = _TROUBLES.get(Trouble(problem.code)) if problem.code in set(Trouble) else None
    words = trouble() if trouble else refusal(problem.code, problem.detail)
    if problem.incident:
        words = f"{words} {_fill(_ADVICE[Advice.CALL_TECHNICIAN](), {'incident': problem.incident})}"
    return words


def counter_state(state: CounterState) -> str:
    """Return the word for a counter's state."""
    return _COUNTER_STATES[state]()


def pause_reason(reason: PauseReason) -> str:
    """Return the word for a pause."""
    return _PAUSE_REASONS[reason]()


def rating(value: Rating) -> str:
    """Return the word for a rating."""
    return _RATINGS[value]()


def priority(value: Priority) -> str:
    """Return the word for a right to go first; empty for ordinary tickets."""
    return translate("Words", "Green channel") if value is Priority.GREEN else ""


def call_reason(reason: CallReason) -> str:
    """Return why this ticket was next."""
    words = _fill(_CALL_RULES.get(reason.rule, _CALL_RULES["first_come"])(), {"minutes": reason.waited_minutes})
    if reason.jumped:
        words += _fill(translate("Words", ", before {count} who came earlier"), {"count": reason.jumped})
    return words


def call_rule(rule: str) -> str:
    """Return the right by which a ticket goes first, in a word or two; nothing for the ordinary order."""
    return _RULE_SIGNS[rule]() if rule in _RULE_SIGNS else ""


def ticket_state(state: TicketState) -> str:
    """Return the word for where a ticket is."""
    return _TICKET_STATES[state]()


def outcome(value: Outcome) -> str:
    """Return the word for how a visit ended."""
    return _OUTCOMES[value]()


def source(value: Source) -> str:
    """Return the word for where a ticket was taken."""
    return _SOURCES[value]()


def link_details(sign: LinkSign) -> str:
    """Return how the connection stands, how much waits to be sent, and since when the oldest of it."""
    stands = link_state(sign)
    if sign.oldest is None or not sign.unsent:
        return stands
    waits = translate("Words", "{count} to send, the oldest of {since}")
    since = clock(sign.oldest.astimezone())
    return f"{stands}  ·  {_fill(waits, {'count': sign.unsent, 'since': since})}"


def link_state(sign: LinkSign) -> str:
    """Return how the connection stands; when it does not, since when."""
    if sign.state is LinkState.ONLINE:
        return translate("Words", "Connected")
    since = clock(sign.since.astimezone())
    if sign.state is LinkState.OFFLINE:
        return _fill(translate("Words", "Not connected since {since}"), {"since": since})
    if sign.state is LinkState.SLOW:
        return _fill(translate("Words", "Slow since {since}"), {"since": since})
    return translate("Words", "Connecting")


def local(text: LocalText | None, language: str = "zh") -> str:
    """Return a text in a language (`zh`, `zh_hk`, `en`), in Mandarin Chinese when that is missing."""
    if text is None:
        return ""
    return {"zh_hk": text.zh_hk, "en": text.en}.get(language) or text.zh


def minutes(low: int, high: int) -> str:
    """Return a range of minutes as people say it."""
    if high <= 1:
        return translate("Words", "at once")
    if low in {0, high}:
        return _fill(translate("Words", "within {high} min"), {"high": high})
    return _fill(translate("Words", "about {low}–{high} min"), {"low": low, "high": high})


def clock(moment: datetime) -> str:
    """Return the time of day, e.g. 09:05."""
    return f"{moment:%H:%M}"


def day(moment: date) -> str:
    """Return the date with its weekday, e.g. 2026年11月22日 星期日."""
    values = {"year": moment.year, "month": moment.month, "day": moment.day}
    return _fill(translate("Words", "{year}-{month}-{day}"), values) + " " + _WEEKDAYS[moment.weekday()]()


def _fill(words: str, values: Mapping[str, str | int]) -> str:
    """Put values into {fields}; a field without a value stays visible rather than failing on a screen."""
    for name, value in values.items():
        words = words.replace(f"{{{name}}}", str(value))
    return words
