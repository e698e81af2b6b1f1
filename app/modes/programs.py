"""The programs there are. Light on purpose: it stands before the first frame."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Tool:
    """Another window a program can be: `option` of the command line, and its composer.

    With a `scope` it is also what the program is for whoever may log in as that only.
    """

    option: str
    composer: str
    scope: str = ""


@dataclass(frozen=True)
class Program:
    """One kind of program.

    `scope` is what its token must be (`app.contract.command.Scope`); `composer` names the coroutine function that puts
    the mode together on a station, as `module:function`; `size` is that of a window in pixels.
    A `public` program over the whole screen cannot be closed by whoever stands before it.
    `tools` are the other windows a program can be.
    """

    name: str
    scope: str
    title: Callable[[], str]
    composer: str
    full_screen: bool = False
    public: bool = False
    tools: tuple[Tool, ...] = ()
    size: tuple[int, int] = (1366, 768)

    @property
    def scopes(self) -> tuple[str, ...]:
        """What its token may be, the one that is tried first at a login first."""
        return (self.scope, *(tool.scope for tool in self.tools if tool.scope))

    def composer_for(self, scope: str) -> str:
        """Return the composer for whoever logged in as `scope`."""
        return next((tool.composer for tool in self.tools if tool.scope == scope), self.composer)

    def started_as(self, tool: Tool) -> "Program":
        """Return the program as one of its other windows."""
        return replace(self, composer=tool.composer, scope=tool.scope or self.scope, tools=())


PROGRAMS = {
    program.name: program
    for program in (
        Program(
            "window",
            "counter",
            lambda: translate("Program", "Counter"),
            "app.modes.window.mode:open_window",
            tools=(Tool("reception", "app.modes.window.reception.mode:open_reception", scope="reception"),),
        ),
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
                Tool("ticket-templates", "app.modes.admin.ticket_templates.mode:open_ticket_templates"),
                Tool("display-layouts", "app.modes.admin.display_layouts.mode:open_display_layouts"),
            ),
        ),
        Program("desk", "desk", lambda: translate("Program", "Desk"), "app.modes.desk.mode:open_desk"),
        Program("hotline", "hotline", lambda: translate("Program", "Hotline"), "app.modes.hotline.mode:open_hotline"),
    )
}
"""Every desktop program, by the name of its mode."""
