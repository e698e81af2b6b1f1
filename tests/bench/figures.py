"""Figures of a benchmark: a table for people, a file of JSON for comparisons."""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

OUT = Path("out/bench")


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that `share` (0 to 1) of the values do not exceed: the nearest rank, no interpolation."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def show(name: str, figures: Mapping[str, float]) -> None:
    """Print the figures of one benchmark."""
    width = max(len(figure) for figure in figures)
    lines = [f"  {figure:<{width}}  {_number(value):>12}" for figure, value in figures.items()]
    sys.stdout.write("\n".join((name, *lines)) + "\n\n")
    sys.stdout.flush()


def store(name: str, figures: Mapping[str, float], folder: Path = OUT) -> Path:
    """Write the figures as NAME.json and return where."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.json"
    rounded = {figure: round(value, 4) for figure, value in figures.items()}
    path.write_text(json.dumps(rounded, indent=2) + "\n", encoding="utf-8")
    return path


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:,.2f}"
