"""Where a program keeps its files: one folder for each mode and profile."""

import re
from dataclasses import dataclass
from pathlib import Path

import platformdirs

NAME = "citydesk"
_PROFILE = re.compile(r"[0-9A-Za-z][0-9A-Za-z_\-]{0,39}")


@dataclass(frozen=True)
class Place:
    """The folder of one mode and profile. `folder` holds facts, secrets and the lock; `settings` is a file in it."""

    mode: str
    profile: str
    folder: Path

    @property
    def settings(self) -> Path:
        """The settings file; people may edit it."""
        return self.folder / "settings.toml"

    @property
    def look(self) -> Path:
        """The file of how the program looks on this machine; people may edit it."""
        return self.folder / "look.toml"

    @property
    def logs(self) -> Path:
        """The folder of log files."""
        return self.folder / "logs"


def place(mode: str, *, profile: str = "default", data: Path | None = None) -> Place:
    """Return where `mode` keeps its files under `profile`; `data` replaces the user's data folder.

    Raises `ValueError` for a profile that is no plain name (letters, digits, `-`, `_`).
    """
    if not _PROFILE.fullmatch(profile):
        raise ValueError(f"{profile!r} is no name for a profile: letters, digits, - and _ only")
    root = data if data is not None else Path(platformdirs.user_data_path(NAME, appauthor=False))
    return Place(mode, profile, root / mode / profile)
