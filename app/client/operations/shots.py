"""Pictures of the staff's screen on the pad."""

from app.client.fact_file import Fact
from app.client.operations.base import HallBase
from app.contract.hall.shots import ClearShot, ReportShot


class ShotOperations(HallBase):
    """What can be done about pictures on the pad."""

    async def push_shot(self, counter: str, picture: bytes, *, seconds: int | None = None) -> str | None:
        """Put a picture (WebP or JPEG) on the pad of the counter one sits at; return its id.

        It stays `seconds`, or as long as the hall lets pictures stay.
        """
        return await self._run.once(
            ("push_shot", counter, picture),
            lambda: self._run.push_shot(counter=counter, picture=picture, seconds=seconds),
        )

    async def clear_shot(self, counter: str) -> bool | None:
        """Take the picture away from the pad; `True` when none is there any more."""

        async def work() -> bool:
            await self._run.request(ClearShot(counter=counter))
            return True

        return await self._run.once(("clear_shot", counter), work)

    async def report_shot(self, counter: str, shot: str) -> Fact | None:
        """The pad has painted a picture (id)."""
        return await self._fact(("report_shot", counter, shot), lambda: ReportShot(counter=counter, shot=shot))
