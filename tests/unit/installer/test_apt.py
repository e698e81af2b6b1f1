"""Which packages are asked of apt, and with whose rights."""

import shlex
import stat

import pytest

from installer import apt
from installer.apt import Privilege
from installer.console import EXIT_CANNOT, EXIT_NETWORK, SetupError
from installer.interpreter import needed_for
from installer.system import NEEDS, Kind, Need

GLIB = next(need for need in NEEDS if need.name == "libglib-2.0.so.0")
GL = next(need for need in NEEDS if need.name == "libGL.so.1")

POLICY = """\
libglib2.0-0t64:
  Installed: (none)
  Candidate: 2.80.0-6ubuntu3.4
  Version table:
     2.80.0-6ubuntu3.4 500
        500 http://archive.ubuntu.com/ubuntu noble-updates/main amd64 Packages
libglib2.0-0:
  Installed: (none)
  Candidate: (none)
  Version table:
libgl1:
  Installed: 1.7.0-1build1
  Candidate: 1.7.0-1build1
  Version table:
 *** 1.7.0-1build1 500
        100 /var/lib/dpkg/status
"""


@pytest.mark.parametrize(
    ("user_id", "has_sudo", "has_terminal", "expected"),
    [
        (0, True, True, Privilege.ROOT),
        (0, False, False, Privilege.ROOT),
        (1000, True, True, Privilege.SUDO),
        (1000, True, False, Privilege.SUDO_SILENT),
        (1000, False, True, Privilege.NONE),
    ],
)
def test_privilege(*, user_id: int, has_sudo: bool, has_terminal: bool, expected: Privilege) -> None:
    found = apt.decide_privilege(user_id=user_id, has_sudo=has_sudo, has_terminal=has_terminal)
    assert found is expected


def test_install_command_takes_no_recommendations_asks_nothing_and_waits_for_the_lock() -> None:
    command = apt.install_command(["libgl1", "espeak-ng"])
    assert command[0] == "apt-get"
    assert command[-2:] == ("libgl1", "espeak-ng")
    assert {"-y", "--no-install-recommends", "DPkg::Lock::Timeout=120"} <= set(command)


@pytest.mark.parametrize(
    ("privilege", "start"),
    [(Privilege.ROOT, "env"), (Privilege.SUDO, "sudo env"), (Privilege.SUDO_SILENT, "sudo -n env")],
)
def test_rights_are_put_before_the_command(privilege: Privilege, start: str) -> None:
    command = apt.as_root(apt.update_command(), privilege=privilege, environment={})
    assert " ".join(command).startswith(f"{start} DEBIAN_FRONTEND=noninteractive ")
    assert command[-1] == "update"


def test_sudo_is_given_the_proxy_but_nothing_else_of_the_environment() -> None:
    environment = {"https_proxy": "http://proxy:3128", "SECRET": "x"}
    command = apt.as_root(["apt-get"], privilege=Privilege.SUDO, environment=environment)
    assert "https_proxy=http://proxy:3128" in command
    assert not any("SECRET" in word for word in command)


def test_policy_names_packages_with_a_candidate_only() -> None:
    assert apt.parse_policy(POLICY) == {"libglib2.0-0t64", "libgl1"}


@pytest.mark.parametrize("offered", ["libglib2.0-0t64", "libglib2.0-0"])
def test_renamed_package_is_picked_by_what_the_release_offers(offered: str) -> None:
    picked = apt.pick([GL, GLIB], available=frozenset({offered, "libgl1"}))
    assert picked == (("libgl1", offered), ())


def test_need_without_an_offered_package_is_unmet() -> None:
    assert apt.pick([GL, GLIB], available=frozenset({"libgl1"})) == (("libgl1",), (GLIB,))


def test_newest_python_is_picked_only_together_with_its_venv_module() -> None:
    available = frozenset({"python3.13", "python3.12", "python3.12-venv", "python3.11", "python3.11-venv"})
    assert apt.pick(needed_for(None), available=available) == (("python3.12", "python3.12-venv"), ())


class FakeMachine:
    """A folder of commands on an otherwise empty path; every call is written down."""

    def __init__(self, folder) -> None:
        self.folder = folder
        self.calls = folder / "calls"

    def has(self, command: str, script: str) -> None:
        path = self.folder / command
        path.write_text(
            f'#!/bin/sh\necho "{command} $*" >> {shlex.quote(str(self.calls))}\n{script}\n', encoding="utf-8"
        )
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    def called(self) -> str:
        return self.calls.read_text(encoding="utf-8") if self.calls.exists() else ""


@pytest.fixture
def machine(tmp_path, monkeypatch) -> FakeMachine:
    """An ordinary user's machine without sudo."""
    machine = FakeMachine(tmp_path)
    machine.has("env", 'while case $1 in *=*) true;; *) false;; esac; do shift; done; exec "$@"')
    machine.has("apt-cache", "printf 'libgl1:\\n  Candidate: 1.6\\n'")
    machine.has("apt-get", "")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    return machine


def test_person_without_rights_is_told_the_command_and_apt_is_not_started(machine: FakeMachine) -> None:
    with pytest.raises(SetupError, match=r"apt-get install -y --no-install-recommends libgl1\n") as refusal:
        apt.install([GL])
    assert refusal.value.code == EXIT_CANNOT
    assert machine.called() == ""


def test_sudo_that_wants_a_password_nobody_can_type_is_no_right(machine: FakeMachine) -> None:
    machine.has("sudo", "exit 1")
    with pytest.raises(SetupError, match="administrator"):
        apt.install([GL])
    assert machine.called() == "sudo -n true\n"


def test_root_installs_after_updating(machine: FakeMachine, monkeypatch, capsys) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    apt.install([GL])
    steps = [line.split()[-1] for line in machine.called().splitlines() if line.startswith("apt-")]
    assert steps == ["update", "libgl1", "libgl1"]
    assert capsys.readouterr().out == "Installing system packages: libgl1\n"


@pytest.mark.parametrize("code", [0, 100])
def test_unreachable_mirror_is_a_network_fault(machine: FakeMachine, monkeypatch, code: int) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    machine.has("apt-get", f'echo "W: Failed to fetch http://deb.debian.org/ Temporary failure"; exit {code}')
    machine.has("apt-cache", "")
    with pytest.raises(SetupError, match="network") as refusal:
        apt.install([GL])
    assert refusal.value.code == EXIT_NETWORK


def test_package_that_no_release_offers_is_named(machine: FakeMachine, monkeypatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    with pytest.raises(SetupError, match=r"libfuture\.so\.1 \(libfuture1\)"):
        apt.install([Need(Kind.LIBRARY, "libfuture.so.1", (("libfuture1",),))])


def test_held_lock_is_waited_for(machine: FakeMachine, monkeypatch, tmp_path) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    lock = tmp_path / "lock"
    lock.touch()
    monkeypatch.setattr("time.sleep", lambda _seconds: lock.unlink())
    machine.has(
        "apt-get", f'[ -e {shlex.quote(str(lock))} ] || exit 0; echo "E: Could not get lock /var/lib/x"; exit 100'
    )
    apt.install([GL])
    assert not lock.exists()


def test_installation_that_was_interrupted_before_is_finished_first(
    machine: FakeMachine, monkeypatch, tmp_path
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    whole = shlex.quote(str(tmp_path / "whole"))
    hint = "E: dpkg was interrupted, you must manually run 'dpkg --configure -a'"
    machine.has("apt-get", f'case "$*" in *update) exit 0;; esac; [ -e {whole} ] || {{ echo "{hint}"; exit 100; }}')
    machine.has("dpkg", f": > {whole}")
    apt.install([GL])
    assert "dpkg --configure -a" in machine.called()
