"""`citydesk flows`: check a flow profile, or draw it.

citydesk flows check FILE          tell everything that is wrong in a profile, each with its line
citydesk flows draw FILE [-o OUT]  draw its state chart as SVG
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from app.contract.centre.flow import FlowProfile
from app.flows.chart import chart_of
from app.flows.drawing import draw
from app.rules.flow import WrongFlow, read_profile

DONE, FAILED = 0, 1


def main(argv: Sequence[str] | None = None) -> int:
    """Run `citydesk flows …`; returns 0: done, 1: the profile is wrong, or a file cannot be read or written."""
    arguments = _parser().parse_args(argv)
    file: Path = arguments.file
    try:
        profile = read_profile(file.read_text(encoding="utf-8"), file.name)
        said = _sum(profile) if arguments.command == "check" else _draw(profile, arguments.out or _beside(file))
    except WrongFlow as error:
        sys.stderr.write(f"{error}\n{len(error.each)} to put right\n")
        return FAILED
    except (OSError, UnicodeDecodeError) as error:
        sys.stderr.write(f"citydesk flows: {error}\n")
        return FAILED
    sys.stdout.write(f"{said}\n")
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="citydesk flows", description="Check or draw a flow profile.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, words in (
        ("check", "tell everything that is wrong in a profile"),
        ("draw", "draw the state chart of a profile as SVG"),
    ):
        command = commands.add_parser(name, help=words)
        command.add_argument("file", type=Path, metavar="FILE", help="a profile (.toml)")
        if name == "draw":
            command.add_argument("-o", "--out", type=Path, metavar="OUT", help="where to (default: NAME.svg here)")
    return parser


def _beside(file: Path) -> Path:
    return Path(f"{file.stem}.svg")


def _draw(profile: FlowProfile, out: Path) -> str:
    out.write_text(draw(chart_of(profile)), encoding="utf-8")
    return f"{profile.code} {profile.name}: {out}"


def _sum(profile: FlowProfile) -> str:
    acts = len(profile.order) + len(profile.task)
    return f"{profile.code} {profile.name}: {len(profile.stages)} stages, {acts} transitions, nothing wrong"
