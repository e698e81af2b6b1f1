"""What the program needs from the operating system, and what of it is missing.

Looks at the things themselves (libraries, commands, fonts), not at package names: a complete machine is
recognised without asking apt, and a package renamed between releases does not matter.
The list was found by running Qt 6.11 and espeak-ng on a minimal Debian 12.
"""

from __future__ import annotations

import platform
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from installer.console import plain_environment, run


class Kind(Enum):
    """How the presence of a need is found out."""

    LIBRARY = "library"
    COMMAND = "command"
    CHINESE_FONT = "Chinese font"
    CERTIFICATES = "certificate store"
    PYTHON = "Python"


@dataclass(frozen=True)
class Need:
    """One thing the program needs.

    `choices` are groups of Debian packages, each group enough by itself, best first.
    """

    kind: Kind
    name: str
    choices: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Facts:
    """What was found on this machine: sonames the loader knows, commands on the path, and the like."""

    libraries: frozenset[str]
    commands: frozenset[str]
    chinese_font: bool
    certificates: bool


def _library(soname: str, *packages: str) -> Need:
    return Need(Kind.LIBRARY, soname, tuple((package,) for package in packages))


NEEDS: tuple[Need, ...] = (
    _library("libGL.so.1", "libgl1"),
    _library("libEGL.so.1", "libegl1"),
    _library("libxkbcommon.so.0", "libxkbcommon0"),
    _library("libfontconfig.so.1", "libfontconfig1"),
    _library("libdbus-1.so.3", "libdbus-1-3"),
    # Debian 13 and Ubuntu 24.04 renamed the package for 64-bit time.
    _library("libglib-2.0.so.0", "libglib2.0-0t64", "libglib2.0-0"),
    _library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    _library("libxcb-cursor.so.0", "libxcb-cursor0"),
    _library("libxcb-icccm.so.4", "libxcb-icccm4"),
    _library("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    _library("libxcb-shape.so.0", "libxcb-shape0"),
    _library("libxcb-xkb.so.1", "libxcb-xkb1"),
    _library("libX11-xcb.so.1", "libx11-xcb1"),
    _library("libxcb-image.so.0", "libxcb-image0"),
    _library("libxcb-randr.so.0", "libxcb-randr0"),
    _library("libxcb-render-util.so.0", "libxcb-render-util0"),
    _library("libxcb-sync.so.1", "libxcb-sync1"),
    _library("libxcb-xfixes.so.0", "libxcb-xfixes0"),
    _library("libespeak-ng.so.1", "libespeak-ng1"),
    Need(Kind.COMMAND, "espeak-ng", (("espeak-ng",),)),
    Need(Kind.COMMAND, "fc-list", (("fontconfig",),)),
    Need(Kind.CHINESE_FONT, "a font with Chinese characters", (("fonts-noto-cjk",),)),
    Need(Kind.CERTIFICATES, "certificates of the public authorities", (("ca-certificates",),)),
)

_CERTIFICATE_STORES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)

# How `ldconfig -p` marks libraries for this processor where a machine may hold two kinds of them.
_LOADER_MARKS = {"x86_64": "x86-64", "aarch64": "AArch64"}


def missing(facts: Facts, needs: Iterable[Need] = NEEDS) -> tuple[Need, ...]:
    """Return the needs that the facts do not meet, in the order of `needs`."""
    return tuple(need for need in needs if not _is_met(need, facts))


def _is_met(need: Need, facts: Facts) -> bool:
    if need.kind is Kind.LIBRARY:
        return need.name in facts.libraries
    if need.kind is Kind.COMMAND:
        return need.name in facts.commands
    if need.kind is Kind.CHINESE_FONT:
        return facts.chinese_font
    if need.kind is Kind.CERTIFICATES:
        return facts.certificates
    return False


def parse_loader_cache(text: str, *, machine: str) -> frozenset[str]:
    """Read the output of `ldconfig -p`: the sonames usable on `machine` (as `uname -m` names it)."""
    mark = _LOADER_MARKS.get(machine, "")
    names = set()
    for line in text.splitlines():
        soname, arrow, _ = line.strip().partition(" => ")
        name, _, flags = soname.partition(" (")
        if arrow and mark in flags:
            names.add(name)
    return frozenset(names)


def look_around() -> Facts:
    """Find out what this machine has; a few hundredths of a second, no apt."""
    # An ordinary user's path often lacks the folder of ldconfig.
    ldconfig = shutil.which("ldconfig") or "/sbin/ldconfig"
    cache = run([ldconfig, "-p"], env=plain_environment())
    fonts = run(["fc-list", ":lang=zh", "family"])
    return Facts(
        libraries=parse_loader_cache(cache.output, machine=platform.machine()),
        commands=frozenset(need.name for need in NEEDS if need.kind is Kind.COMMAND and shutil.which(need.name)),
        chinese_font=fonts.ok and bool(fonts.output.strip()),
        certificates=any(Path(store).exists() for store in _CERTIFICATE_STORES),
    )
