"""A browser for the tests of the citizen's page: only `make test` wants one, the program does not.

Run as `python -m installer.browser`. A machine that offers none goes on without; those tests say why they are skipped.
"""

from __future__ import annotations

import os
import shutil
import sys

from installer import apt
from installer.bootstrap import SKIP_VARIABLE
from installer.console import SetupError, say
from installer.system import Kind, Need, look_around, missing

COMMANDS = ("chromium", "chromium-browser", "google-chrome")
"""What a Chromium is called, by who packs it."""

# Ubuntu's package of the other name only leads to a snap, which containers cannot run.
_BROWSER = Need(Kind.COMMAND, "chromium", (("chromium",),))
# What drives the browser is a program of its own, linked to this.
_DRIVER = Need(Kind.LIBRARY, "libatomic.so.1", (("libatomic1",),))


def find() -> str | None:
    """Return the path of a Chromium on this machine."""
    return next((path for path in map(shutil.which, COMMANDS) if path is not None), None)


def main() -> int:
    """Install a browser where that is possible; never fails."""
    if sys.platform != "linux" or os.environ.get(SKIP_VARIABLE) == "1" or not apt.is_present():
        return 0
    needs = [*([] if find() is not None else [_BROWSER]), *missing(look_around(), [_DRIVER])]
    try:
        if needs:
            apt.install(needs)
    except SetupError as error:
        say(f"Going on without a browser, the tests of the citizen's page are skipped: {str(error).splitlines()[0]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
