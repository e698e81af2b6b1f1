"""Installing Debian packages: which, with whose rights, and what to say where that is not possible."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum

from installer.console import Outcome, SetupError, failure, is_network_trouble, plain_environment, run, say
from installer.system import Need

LOCK_TIMEOUT_S = 120
"""How long to wait for another program that is using apt, in seconds."""

_LOCK_PAUSE_S = 3
_OPTIONS = ("-qq", "-o", f"DPkg::Lock::Timeout={LOCK_TIMEOUT_S}", "-o", "Acquire::Retries=3")
_REPAIR_COMMAND = ("dpkg", "--configure", "-a")
_REPAIR_HINT = " ".join(_REPAIR_COMMAND)
_KEPT_BY_SUDO = ("http_proxy", "https_proxy", "ftp_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY")


class Privilege(Enum):
    """How this person may install packages."""

    ROOT = "root"
    SUDO = "sudo"
    SUDO_SILENT = "sudo without a terminal to ask for a password on"
    NONE = "none"


def decide_privilege(*, user_id: int, has_sudo: bool, has_terminal: bool) -> Privilege:
    """Return the way to root's rights; nothing is asked of a terminal that is not there."""
    if user_id == 0:
        return Privilege.ROOT
    if not has_sudo:
        return Privilege.NONE
    return Privilege.SUDO if has_terminal else Privilege.SUDO_SILENT


def as_root(command: Sequence[str], *, privilege: Privilege, environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return `command` with what makes it run as root; sudo drops the environment, so proxies are restated."""
    settings = {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C"}
    settings.update({name: environment[name] for name in _KEPT_BY_SUDO if name in environment})
    with_settings = ("env", *(f"{name}={value}" for name, value in settings.items()), *command)
    if privilege is Privilege.SUDO:
        return ("sudo", *with_settings)
    if privilege is Privilege.SUDO_SILENT:
        return ("sudo", "-n", *with_settings)
    return with_settings


def update_command() -> tuple[str, ...]:
    """Return the command that fetches the package lists."""
    return ("apt-get", *_OPTIONS, "update")


def install_command(packages: Iterable[str]) -> tuple[str, ...]:
    """Return the command that installs `packages` and nothing merely recommended."""
    return ("apt-get", *_OPTIONS, "install", "-y", "--no-install-recommends", *packages)


def by_hand(needs: Iterable[Need]) -> str:
    """Return the command that a person with root's rights types to meet `needs`."""
    packages = dict.fromkeys(package for need in needs for package in need.choices[0])
    return "apt-get update && apt-get install -y --no-install-recommends " + " ".join(packages)


def parse_policy(text: str) -> frozenset[str]:
    """Read the output of `apt-cache policy`: the packages that apt has a version of to install."""
    available = set()
    package = ""
    for line in text.splitlines():
        if line.endswith(":") and not line.startswith(" "):
            package = line[:-1]
        elif line.strip().startswith("Candidate:") and not line.endswith("(none)"):
            available.add(package)
    return frozenset(available)


def pick(needs: Iterable[Need], *, available: frozenset[str]) -> tuple[tuple[str, ...], tuple[Need, ...]]:
    """Return the packages that meet `needs`, and the needs that no available package meets."""
    packages: dict[str, None] = {}
    unmet = []
    for need in needs:
        group = next((group for group in need.choices if available.issuperset(group)), None)
        if group is None:
            unmet.append(need)
        else:
            packages.update(dict.fromkeys(group))
    return tuple(packages), tuple(unmet)


def is_present() -> bool:
    """Whether this system has apt."""
    return shutil.which("apt-get") is not None


def install(needs: Sequence[Need]) -> None:
    """Install what meets `needs`, with root's rights or sudo.

    Raises SetupError: with the command to type where neither is at hand, or saying what apt could not do.
    """
    privilege = decide_privilege(
        user_id=os.geteuid(), has_sudo=shutil.which("sudo") is not None, has_terminal=sys.stdin.isatty()
    )
    if privilege is Privilege.SUDO_SILENT and not run(["sudo", "-n", "true"]).ok:
        privilege = Privilege.NONE
    if privilege is Privilege.NONE:
        raise SetupError(
            "system packages are missing and only an administrator may install them; "
            f"ask one to run:\n    {by_hand(needs)}\nand run this command again."
        )
    updated = _run_apt(update_command(), privilege)
    names = [package for need in needs for group in need.choices for package in group]
    offered = run(["apt-cache", "policy", *names], env=plain_environment())
    packages, unmet = pick(needs, available=parse_policy(offered.output))
    # `apt-get update` ends well even where no mirror answered; only its words tell.
    if unmet and (not updated.ok or is_network_trouble(updated.output)):
        raise failure("fetching the package lists", updated)
    if unmet:
        wanted = ", ".join(f"{need.name} ({' or '.join(map(' '.join, need.choices))})" for need in unmet)
        raise SetupError(f"apt offers no package for: {wanted}. Install it by another way and run this again.")
    say("Installing system packages: " + " ".join(packages))
    installed = _run_apt(install_command(packages), privilege)
    if not installed.ok and _REPAIR_HINT in installed.output:
        say("Finishing an interrupted installation of system packages")
        _run_apt(_REPAIR_COMMAND, privilege)
        installed = _run_apt(install_command(packages), privilege)
    if not installed.ok:
        raise failure("installing system packages", installed)


def _run_apt(command: Sequence[str], privilege: Privilege) -> Outcome:
    """Run apt as root and wait while another program holds its lock (apt itself waits for dpkg's lock only)."""
    full = as_root(command, privilege=privilege, environment=os.environ)
    deadline = time.monotonic() + LOCK_TIMEOUT_S
    while True:
        outcome = run(full)
        if outcome.ok or "could not get lock" not in outcome.output.lower() or time.monotonic() > deadline:
            return outcome
        time.sleep(_LOCK_PAUSE_S)
