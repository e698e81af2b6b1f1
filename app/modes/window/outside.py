"""Presses that come from outside the window: global shortcuts and the keys of a call terminal."""

import time
from collections.abc import Callable, Coroutine
from typing import Any

from app.client.operations.runner import DOUBLE_PRESS_SECONDS
from app.modes.window.presenter import WindowPresenter
from app.modes.window.view import Deed


class OutsidePresses:
    """Does the first deed that may be done. The same press again within 0.8 s is the same press: what is legal may
    have changed in between, and nobody looks at the screen.

    :param run: begins work that nobody waits for; `say` tells staff why nothing was done.
    """

    def __init__(
        self,
        presenter: WindowPresenter,
        *,
        run: Callable[[Coroutine[Any, Any, None]], None],
        say: Callable[[str], None],
        mono: Callable[[], float] = time.monotonic,
    ) -> None:
        self._presenter = presenter
        self._run = run
        self._say = say
        self._mono = mono
        self._last: tuple[tuple[Deed, ...], float] | None = None

    def press(self, deeds: tuple[Deed, ...]) -> None:
        """Do one of these deeds, or say why the first cannot be done."""
        now = self._mono()
        if self._last is not None and self._last[0] == deeds and now - self._last[1] < DOUBLE_PRESS_SECONDS:
            return
        self._last = deeds, now
        possible = next((deed for deed in deeds if not self._presenter.why_not(deed)), None)
        if possible is None:
            self._say(self._presenter.why_not(deeds[0]))
        else:
            self._run(self._presenter.act(possible))
