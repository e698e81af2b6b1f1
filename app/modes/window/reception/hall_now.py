"""The hall at a glance: help calls and warnings first, then every counter and how many wait in each zone."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.contract.hall.reception import HelpCall
from app.contract.hall.setup import Counter
from app.contract.hall.state import Desk, HallState
from app.contract.queue import NOBODY
from app.modes import words
from app.modes.window import portrayal, seating
from app.modes.window.reception.view import CounterCell, HallNow, HelpShown, ZoneCount
from app.rules.alerts import Alert, AlertKind, alerts
from app.rules.calendar import local
from app.rules.places import index, setup_of

translate = QCoreApplication.translate


def hall_now(state: HallState, now: datetime) -> HallNow:
    """Return what the reception sees of the hall."""
    setup = setup_of(state)
    counters = sorted(setup.counters, key=lambda counter: int(counter.number))
    return HallNow(
        help_calls=tuple(_help(state, call) for call in state.help_calls),
        warnings=tuple(_warning(state, alert) for alert in alerts(state, now)),
        counters=tuple(_cell(state, counter, now) for counter in counters),
        zones=_zones(state),
    )


def _help(state: HallState, call: HelpCall) -> HelpShown:
    zones = {zone.code: words.local(zone.name) for zone in setup_of(state).zones}
    where = zones.get(call.zone or "", "") or call.device
    at = words.clock(local(setup_of(state).timezone, call.asked_at))
    return HelpShown(
        call.id, translate("Reception", "Help wanted at a kiosk: {where}, since {at}").format(where=where, at=at)
    )


def _warning(state: HallState, alert: Alert) -> str:
    service = index(setup_of(state)).services.get(alert.service)
    said = {
        AlertKind.CROWDED: translate("Reception", "{service}: {value} wait, more than {limit}"),
        AlertKind.LONG_WAIT: translate("Reception", "{service}: somebody waits for {value} min, target {limit} min"),
        AlertKind.UNSTAFFED: translate("Reception", "{service}: {value} wait and no counter is staffed"),
        AlertKind.LONG_VISIT: translate("Reception", "Counter {counter}: a visit of {value} min, limit {limit} min"),
    }[alert.kind]
    name = words.local(service.name) if service is not None else alert.service
    return said.format(service=name, value=alert.value, limit=alert.limit, counter=alert.counter)


def _cell(state: HallState, counter: Counter, now: datetime) -> CounterCell:
    desk = state.desks.get(counter.number) or Desk(counter=counter.number)
    visit = state.visits.get(desk.visit or "")
    return CounterCell(
        number=counter.number,
        name=words.local(counter.name),
        state=desk.state,
        state_words=words.counter_state(desk.state),
        why=words.pause_reason(desk.pause_reason) if desk.pause_reason is not None else "",
        since=portrayal.elapsed(desk.since, now) if desk.staff is not None else "",
        staff=seating.name_of(state, desk.staff),
        ticket=visit.number if visit is not None else "",
    )


def _zones(state: HallState) -> tuple[ZoneCount, ...]:
    setup = setup_of(state)
    leaves = [service for service in setup.services if service.is_leaf]
    bound = [state.tickets[ticket].service for line in state.bound.values() for ticket in line]
    waiting = {leaf.code: len(state.queues.get(leaf.code, NOBODY)) + bound.count(leaf.code) for leaf in leaves}
    return tuple(
        ZoneCount(words.local(zone.name), sum(waiting[leaf.code] for leaf in leaves if leaf.zone == zone.code))
        for zone in setup.zones
    )
