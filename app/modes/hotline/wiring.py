"""What the screen tells, and what the presenter does about it."""

from collections.abc import Callable, Coroutine
from typing import Any

from app.modes.hotline.desk import Way
from app.modes.hotline.presenter import HotlinePresenter
from app.modes.hotline.screen import HotlineScreen


def connect(
    screen: HotlineScreen, presenter: HotlinePresenter, *, run: Callable[[Coroutine[Any, Any, None]], None]
) -> None:
    """Connect every signal of the screen; `run` begins work nobody waits for."""
    form, bar = screen.form, screen.desk_bar
    form.edited.connect(presenter.edited)
    form.submitted.connect(lambda: run(presenter.submit()))
    form.all_submitted.connect(lambda: run(presenter.submit_all()))
    form.parked.connect(lambda: run(presenter.leave(Way.PARK)))
    form.thrown_away.connect(lambda: run(presenter.leave(Way.VOID)))
    form.place_chosen.connect(presenter.choose_place)
    form.matter_taken.connect(presenter.choose_matter)
    form.opinion_taken.connect(presenter.choose_opinion)
    bar.selected.connect(presenter.desk.select)
    bar.stepped.connect(presenter.desk.step)
    bar.opened.connect(presenter.desk.open_tab)
    bar.copied.connect(lambda place: presenter.desk.copy(place=place))
    bar.resumed.connect(presenter.desk.resume)
    bar.undone.connect(presenter.undo)
    strip, calls = screen.call_strip, presenter.calls
    strip.answered.connect(calls.answer)
    strip.held.connect(calls.hold_or_resume)
    strip.finished.connect(calls.finish)
    strip.transferred.connect(calls.transfer)
    strip.dialled.connect(lambda call: run(presenter.call_back(call)))
    known = screen.known
    form.phrase_taken.connect(presenter.phrase_taken)
    known.follow_ups.dialled.connect(presenter.dial_back)
    known.follow_ups.said.connect(lambda case, said: run(presenter.followed_up(case, said)))
    known.told.connect(presenter.use_article)
    known.merged.connect(presenter.merge)
    known.appended.connect(lambda case: run(presenter.append(case)))
    known.urged.connect(lambda case: run(presenter.urge(case)))
    known.fill_in.connect(presenter.fill_in)
