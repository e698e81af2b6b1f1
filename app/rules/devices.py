"""What is known of the hall's devices (spec 05, Devices in general)."""

from app.contract.event import Recorded
from app.contract.hall.commands import ReportDevice
from app.contract.hall.devices import CLOSED, DeviceHealth, DeviceReport, DeviceReported
from app.contract.hall.state import HallState
from app.contract.model import Map, empty_map
from app.rules.decision import Decision


def device_key(host: str, name: str) -> str:
    """Return the key of a device in the hall's state: the machine that holds it, and its name there."""
    return f"{host}/{name}"


def report_device(decision: Decision[HallState], command: ReportDevice) -> None:
    """Keep what a program says of a device it holds; what is known already says nothing new."""
    known = decision.state.devices.get(device_key(decision.context.actor.device, command.report.name))
    if known is None or _report(known) != command.report:
        decision.happen(DeviceReported(report=command.report))


def device_reported(state: HallState, recorded: Recorded, event: DeviceReported) -> HallState:
    """Follow a device."""
    health = DeviceHealth.model_construct(
        **{name: getattr(event.report, name) for name in DeviceReport.model_fields},
        host=recorded.device,
        reported_at=recorded.at,
    )
    key = device_key(recorded.device, event.report.name)
    return state.model_copy(update={"devices": state.devices.insert(key, health)})


def kept_devices(state: HallState) -> Map[str, DeviceHealth]:
    """Return the devices a new day begins with: not those that were put away."""
    kept: Map[str, DeviceHealth] = empty_map()
    for key, health in state.devices.items():
        if health.trouble != CLOSED:
            kept = kept.insert(key, health)
    return kept


def _report(health: DeviceHealth) -> DeviceReport:
    return DeviceReport.model_construct(**{name: getattr(health, name) for name in DeviceReport.model_fields})
