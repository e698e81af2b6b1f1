"""Files that ship with the program: themes, icons, translations, flows, ticket templates, the sample hall, sounds."""

from importlib.resources import files
from pathlib import Path

__all__ = ["path", "read_text"]


def path(name: str) -> Path:
    """Return where the shipped file or folder `name` lies, e.g. ``path("themes/light.toml")``.

    :param name: path inside this package, with ``/`` between its parts.
    :raises FileNotFoundError: nothing of that name is shipped.
    """
    found = Path(str(files("resources"))).joinpath(*name.split("/"))
    if not found.exists():
        raise FileNotFoundError(f"not shipped with the program: {name}")
    return found


def read_text(name: str) -> str:
    """Return the text (UTF-8) of the shipped file `name`.

    :raises FileNotFoundError: nothing of that name is shipped.
    """
    return path(name).read_text(encoding="utf-8")
