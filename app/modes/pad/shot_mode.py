"""Pictures from the staff's screen, put together for a running pad."""

import time
from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtWidgets import QWidget

from app.client.operations import HallOperations
from app.modes.pad.shot_window import ShotWindow
from app.modes.pad.shots import Followed, PadShots
from app.modes.station import Station


class PadShotMode:
    """The pictures of one pad. `shots` takes what is handed over in the same process.

    :param pad: the pad's page, which a picture covers.
    :param operations: report in the name of the pad.
    """

    def __init__(
        self,
        station: Station,
        *,
        pad: QWidget,
        replica: Followed,
        operations: HallOperations,
        counter: str,
        run: Callable[[Coroutine[Any, Any, None]], None],
    ) -> None:
        self._window = ShotWindow(pad)

        async def fetch(shot: str) -> bytes:
            return await station.door.shot(replica.state.hall, shot)

        self.shots = PadShots(
            replica=replica,
            counter=counter,
            fetch=fetch,
            report=operations.report_shot,
            run=run,
            show=self._window.show_shot,
            now=station.now,
            mono=time.monotonic,
        )
        self._window.painted.connect(self.shots.painted)

    def close(self) -> None:
        """Follow no longer, and give the pad back."""
        self.shots.close()
        self._window.close()
        self._window.deleteLater()
