"""What the hall knows of its devices."""

from datetime import timedelta

from app.contract.hall.commands import ReportDevice
from app.contract.hall.devices import CLOSED, DeviceCounters, DeviceHealth, DeviceKind, DeviceReport, DeviceState
from app.contract.hall.state import HallState
from app.rules.masking import Rendition, redact
from devices import health as devices_health
from tests.unit.rules.halls import DISPLAY, KIOSK, MORNING, Hall

WORKS = DeviceReport(
    name="printer",
    kind=DeviceKind.PRINTER,
    driver="escpos+serial",
    zone="A",
    state=DeviceState.OK,
    since=MORNING,
    counters=DeviceCounters(done=3),
)
PAPER_OUT = WORKS.model_copy(
    update={"state": DeviceState.FAILED, "trouble": "line.unplugged", "words": "the serial port COM3 cannot be used"}
)


def told(hall: Hall, report: DeviceReport) -> DeviceHealth:
    """Report a device and return what the hall knows of it."""
    hall.do(ReportDevice(report=report), KIOSK)
    return hall.state.devices[f"{KIOSK.device}/{report.name}"]


def test_the_hall_knows_what_a_device_is_and_since_when():
    hall = Hall()
    hall.wait(minutes=2)
    known = told(hall, PAPER_OUT)
    assert (known.state, known.trouble, known.zone) == (DeviceState.FAILED, "line.unplugged", "A")
    assert (known.host, known.since, known.reported_at) == (KIOSK.device, MORNING, MORNING + timedelta(minutes=2))
    assert hall.replay() == hall.state


def test_the_same_report_again_says_nothing_new():
    hall = Hall()
    told(hall, WORKS)
    assert hall.do(ReportDevice(report=WORKS), KIOSK) == ()
    assert len(hall.do(ReportDevice(report=PAPER_OUT), KIOSK)) == 1


def test_two_machines_may_use_one_name():
    hall = Hall()
    told(hall, WORKS)
    hall.do(ReportDevice(report=PAPER_OUT), DISPLAY)
    assert {key: device.state for key, device in hall.state.devices.items()} == {
        "kiosk-1/printer": DeviceState.OK,
        "display-1/printer": DeviceState.FAILED,
    }


def test_the_public_sees_that_but_not_how_a_device_is_broken():
    hall = Hall()
    told(hall, PAPER_OUT)
    seen = {
        how: redact(hall.state, how).devices["kiosk-1/printer"]
        for how in (Rendition.PUBLIC, Rendition.KIOSK, Rendition.STAFF, Rendition.MANAGER)
    }
    assert {how: device.trouble for how, device in seen.items()} == dict.fromkeys(seen, "line.unplugged")
    assert [how for how, device in seen.items() if device.words] == [Rendition.STAFF, Rendition.MANAGER]


def test_a_new_day_forgets_only_what_was_put_away():
    hall = Hall()
    told(hall, WORKS)
    told(hall, WORKS.model_copy(update={"name": "old", "state": DeviceState.UNKNOWN, "trouble": CLOSED}))
    hall.wait(days=1)
    told(hall, PAPER_OUT.model_copy(update={"name": "reader"}))
    assert set(hall.state.devices.keys()) == {"kiosk-1/printer", "kiosk-1/reader"}


def test_the_state_survives_its_way_over_the_wire():
    hall = Hall()
    told(hall, PAPER_OUT)
    assert HallState.model_validate_json(hall.state.model_dump_json()) == hall.state


def test_kinds_and_states_are_those_of_the_drivers():
    assert [kind.value for kind in DeviceKind] == [kind.value for kind in devices_health.DeviceKind]
    assert [state.value for state in DeviceState] == [state.value for state in devices_health.DeviceState]
