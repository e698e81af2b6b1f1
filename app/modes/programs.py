"""The programs there are. Light on purpose: it stands before the first frame."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Program:
    """One kind of program.

    `scope` is what its token must be (`app.contract.command.Scope`); `composer` names the coroutine function that puts
    the mode together on a station, as `module:function`; `size` is that of a window in pixels.
    A `public` program over the whole screen cannot be closed by whoever stands before it.
    `tools` are the windows a program can be started as: the option of the command line and its composer.
    """

    name: str
    scope: str
    title: Callable[[], str]
    composer: str
    full_screen: bool = False
    public: bool = False
    tools: tuple[tuple[str, str], ...] = ()
    size: tuple[int, int] = (1366, 768)


PROGRAMS = {
    program.name: program
    for program in (
        Program("window", "counter", lambda: translate("Program", "Counter"), "app.modes.window.mode:open_window"),
        Program(
            "kiosk",
            "kiosk",
            lambda: translate("Program", "Take a ticket"),
            "app.modes.kiosk.mode:open_kiosk",
            full_screen=True,
            public=True,
            size=(1080, 1920),
        ),
        Program(
            "pad",
            "pad",
            lambda: translate("Program", "Evaluation pad"),
            "app.modes.pad.mode:open_pad",
            full_screen=True,
            size=(1280, 800),
        ),
        Program(
            "display",
            "display",
            lambda: translate("Program", "Hall display"),
            "app.modes.display.mode:open_display",
            full_screen=True,
            size=(1920, 1080),
        ),
        Program(
            "admin",
            "manager",
            lambda: translate("Program", "Hall management"),
            "app.modes.admin.ticket_templates.mode:open_ticket_templates",
            tools=(
                ("ticket-templates", "app.modes.admin.ticket_templates.mode:open_ticket_templates"),
                ("display-layouts", "app.modes.admin.display_layouts.mode:open_display_layouts"),
            ),
        ),
        Program("hotline", "hotline", lambda: translate("Program", "Hotline"), "app.modes.hotline.mode:open_hotline"),
    )
}
"""Every desktop program, by the name of its mode."""
