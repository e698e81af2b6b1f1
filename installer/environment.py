"""The virtual environment `.venv`: made once, recognised in milliseconds afterwards.

A stamp inside the environment tells what it was made from. While packages are being installed the stamp says
"unfinished", so an interrupted installation is seen and begun again from an empty folder.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import Enum
from pathlib import Path

from installer.console import SetupError, failure, run, say
from installer.interpreter import Interpreter

UNFINISHED = "unfinished"
"""The stamp's text while packages are being installed."""

_STAMP_NAME = ".citydesk-setup"
_EXTRAS = ".[dev]"

# Settings that would make Python look, or pip install, elsewhere than in the environment.
_MISLEADING = (
    "PYTHONHOME",
    "PYTHONPATH",
    "PIP_TARGET",
    "PIP_PREFIX",
    "PIP_ROOT",
    "PIP_PYTHON",
    "PIP_REQUIRE_VIRTUALENV",
    "VIRTUAL_ENV",
    "__PYVENV_LAUNCHER__",
)


class State(Enum):
    """What has to be done to the environment."""

    READY = "nothing"
    STALE = "install the packages"
    UNUSABLE = "make it anew"


@dataclass(frozen=True)
class Stamp:
    """What an environment was made from; it is ready only while all of it still holds.

    `root` counts because installed scripts name their interpreter by its full path;
    `python` is the real path of the interpreter, which an upgrade of the system may change.
    """

    pyproject: str
    root: str
    python: str

    def text(self) -> str:
        """Return the stamp as it is kept in the file."""
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def parse(cls, text: str) -> Stamp | None:
        """Read a stamp file's text; None if it is not a whole stamp."""
        try:
            return cls(**json.loads(text))
        except (ValueError, TypeError):
            return None


def judge(kept: str | None, *, now: Stamp | None, has_pip: bool) -> State:
    """Compare the stamp file's text with what holds now.

    `kept` is None where there is no stamp, `now` is None where there is no interpreter in the environment.
    An environment that somebody made by hand (no stamp, but pip works) is taken over, not thrown away.
    """
    if now is None or kept == UNFINISHED:
        return State.UNUSABLE
    if kept is None:
        return State.STALE if has_pip else State.UNUSABLE
    before = Stamp.parse(kept)
    if before == now:
        return State.READY
    if before is None or (before.root, before.python) != (now.root, now.python):
        return State.UNUSABLE
    return State.STALE


def pip_environment(inherited: Mapping[str, str], *, has_home: bool) -> dict[str, str]:
    """Return the environment for pip: the person's index and proxy settings, nothing that misleads it."""
    settings = {name: value for name, value in inherited.items() if name not in _MISLEADING}
    settings["PIP_USER"] = "0"  # outranks `user = true` in a pip.conf
    if not has_home:
        settings["PIP_NO_CACHE_DIR"] = "1"  # else pip makes a folder named "~"
    return settings


class Environment:
    """The environment of the checkout at `root`."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = root / ".venv"
        self._stamp = self._folder / _STAMP_NAME

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        return self._folder / "bin" / "python"

    def state(self) -> State:
        """Find out what has to be done; starts no other program when the environment carries a stamp."""
        kept = self._stamp.read_text(encoding="utf-8") if self._stamp.is_file() else None
        now = self._stamp_now()
        has_pip = kept is None and now is not None and run([str(self.python), "-m", "pip", "--version"]).ok
        return judge(kept, now=now, has_pip=has_pip)

    def make(self, interpreter: Interpreter) -> None:
        """Make an empty environment of `interpreter`. Raises SetupError if that fails."""
        say(f"Making .venv with Python {interpreter.version[0]}.{interpreter.version[1]}")
        self._remove()
        self._folder.mkdir()
        self._stamp.write_text(UNFINISHED, encoding="utf-8")
        made = run([interpreter.path, "-I", "-m", "venv", str(self._folder)], env=self._settings())
        if not made.ok:
            raise failure("making the virtual environment", made)

    def install(self) -> None:
        """Install the program (editable) and all its packages, then stamp the environment.

        Raises SetupError with pip's own words if it fails.
        """
        say("Installing Python packages into .venv (some 500 MB; this takes a minute or more)")
        self._stamp.write_text(UNFINISHED, encoding="utf-8")
        pip = [str(self.python), "-m", "pip", "--disable-pip-version-check", "--no-input"]
        done = run(
            [*pip, "install", "--quiet", "--progress-bar", "off", "--editable", _EXTRAS],
            cwd=self._root,
            env=self._settings(),
        )
        if not done.ok:
            raise failure("installing Python packages", done)
        now = self._stamp_now()
        if now is None:
            raise SetupError("the interpreter of .venv is gone; remove .venv and run this command again.")
        self._stamp.write_text(now.text(), encoding="utf-8")

    def _remove(self) -> None:
        if self._folder.is_symlink():
            raise SetupError(".venv is a link to another folder, which is left alone; remove the link.")
        try:
            shutil.rmtree(self._folder)
        except FileNotFoundError:
            return
        except OSError as error:
            raise SetupError(f".venv cannot be replaced ({error.strerror}: {error.filename}).") from error

    def _stamp_now(self) -> Stamp | None:
        if not self.python.exists():
            return None
        pyproject = (self._root / "pyproject.toml").read_bytes()
        return Stamp(
            pyproject=hashlib.sha256(pyproject).hexdigest(),
            root=str(self._root),
            python=os.path.realpath(self.python),
        )

    def _settings(self) -> dict[str, str]:
        home = os.path.expanduser("~")
        return pip_environment(os.environ, has_home=os.access(home, os.W_OK))
