"""`citydesk flows`: check a flow profile.

citydesk flows check FILE    tell everything that is wrong in a profile, each with its line
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from app.contract.centre.flow import FlowProfile
from app.rules.flow import WrongFlow, read_profile

DONE, FAILED = 0, 1


def main(argv: Sequence[str] | None = None) -> int:
    """Run `citydesk flows …`; returns 0: nothing is wrong, 1: the profile is wrong or cannot be read."""
    file: Path = _parser().parse_args(argv).file
    try:
        profile = read_profile(file.read_text(encoding="utf-8"), file.name)
    except WrongFlow as error:
        sys.stderr.write(f"{error}\n{len(error.each)} to put right\n")
        return FAILED
    except (OSError, UnicodeDecodeError) as error:
        sys.stderr.write(f"citydesk flows: {error}\n")
        return FAILED
    sys.stdout.write(f"{_sum(profile)}\n")
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="citydesk flows", description="Check a flow profile.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="tell everything that is wrong in a profile")
    check.add_argument("file", type=Path, metavar="FILE", help="a profile (.toml)")
    return parser


def _sum(profile: FlowProfile) -> str:
    acts = len(profile.order) + len(profile.task)
    return f"{profile.code} {profile.name}: {len(profile.stages)} stages, {acts} transitions, nothing wrong"
