"""Translations: `.ts` files, which people edit, to `.qm` files, which the program loads; and fresh `.ts` files.

Run as `python -m installer.translations`, it collects the texts of the sources into `zh_CN.ts`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from installer.console import SetupError, failure, report, run, say

_FOLDER = Path("resources", "i18n")
_SOURCES = ("app", "widgets")
_MAINTAINED = "zh_CN"


def outdated(sources: Iterable[Path]) -> list[Path]:
    """Return those of the `.ts` files whose `.qm` file beside it is missing or older."""
    return [source for source in sources if not _is_current(source)]


def _is_current(source: Path) -> bool:
    compiled = source.with_suffix(".qm")
    return compiled.exists() and compiled.stat().st_mtime_ns >= source.stat().st_mtime_ns


def compile_all(root: Path) -> None:
    """Compile every outdated translation under `root`. Raises SetupError if the compiler refuses one."""
    for source in outdated(sorted((root / _FOLDER).glob("*.ts"))):
        say(f"Compiling {source.relative_to(root)}")
        # Written beside and moved: an interrupted compiler must not leave a half file newer than its source.
        part = source.with_suffix(".qm.part")
        done = run([str(root / ".venv" / "bin" / "pyside6-lrelease"), "-silent", str(source), "-qm", str(part)])
        if not done.ok or not part.exists():
            raise failure(f"compiling {source.name}", done)
        os.replace(part, source.with_suffix(".qm"))


def update(root: Path) -> str:
    """Collect the texts of the sources into the `.ts` file; return what lupdate says of it.

    Raises SetupError if lupdate fails.
    """
    target = _FOLDER / f"{_MAINTAINED}.ts"
    (root / _FOLDER).mkdir(parents=True, exist_ok=True)
    files = sorted(path.relative_to(root) for folder in _SOURCES for path in (root / folder).rglob("*.py"))
    command = [str(root / ".venv" / "bin" / "pyside6-lupdate"), *map(str, files)]
    # Without line numbers the file changes only where a text changes.
    languages = ("-locations", "none", "-source-language", "en", "-target-language", _MAINTAINED)
    done = run([*command, "-ts", str(target), *languages], cwd=root)
    if not done.ok:
        raise failure("collecting the texts", done)
    return done.output.strip()


def main() -> int:
    """Update the translations of this checkout; return the exit code."""
    try:
        say(update(Path(__file__).resolve().parent.parent))
    except SetupError as error:
        report(error, speaker="translations")
        return error.code
    return 0


if __name__ == "__main__":
    sys.exit(main())
