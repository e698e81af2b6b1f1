"""What is pressed on the page of ratings reaches its desk."""

from collections.abc import Callable, Coroutine
from typing import Any

from app.modes.window.ratings.desk import RatingsDesk
from app.modes.window.ratings.page import RatingsPage


def connect_ratings(page: RatingsPage, desk: RatingsDesk, run: Callable[[Coroutine[Any, Any, None]], None]) -> None:
    """Let a page that was opened be driven by the desk."""
    page.asked.connect(lambda wanted: run(desk.ask(wanted)))
    page.marked.connect(desk.mark)
    page.deed_wanted.connect(lambda deed, text: run(desk.do(deed, text)))
    page.saved.connect(lambda sheet, path: run(desk.save(sheet, path)))
    desk.open(page.show_view)
