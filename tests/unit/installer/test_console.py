"""A network fault is told from another one, and the sentence for the person comes last."""

import sys

import pytest

from installer.console import EXIT_CANNOT, EXIT_NETWORK, Outcome, failure, is_network_trouble, report, run


@pytest.mark.parametrize(
    "words",
    [
        "W: Failed to fetch http://deb.debian.org/debian/dists/bookworm/InRelease",
        "Temporary failure resolving 'deb.debian.org'",
        "WARNING: Retrying (Retry(total=4)) after connection broken by 'NewConnectionError(...)'",
        "pip._vendor.urllib3.exceptions.ReadTimeoutError: Read timed out.",
        "Could not find a version that satisfies the requirement setuptools>=80 (from versions: none)",
    ],
)
def test_network_fault(words: str) -> None:
    assert is_network_trouble(words)
    assert failure("installing", Outcome(1, words)).code == EXIT_NETWORK


@pytest.mark.parametrize(
    "words",
    [
        "E: You don't have enough free space in /var/cache/apt/archives/.",
        "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
        "requirement ruff>=99 (from versions: 0.14.0, 0.15.0)",
    ],
)
def test_other_fault(words: str) -> None:
    assert not is_network_trouble(words)
    assert failure("installing", Outcome(1, words)).code == EXIT_CANNOT


def test_sentence_is_the_last_line(capsys) -> None:
    report(failure("compiling zh_CN.ts", Outcome(3, "line 1\nline 2\n")), speaker="setup")
    lines = capsys.readouterr().err.splitlines()
    assert lines == ["line 1", "line 2", "setup: compiling zh_CN.ts failed with exit code 3."]


def test_run_joins_both_streams_and_gives_no_input() -> None:
    code = "import sys; print(repr(sys.stdin.read()), flush=True); sys.exit('bad')"
    assert run([sys.executable, "-c", code]) == Outcome(1, "''\nbad\n")


def test_program_that_is_not_there_has_a_code_of_its_own(tmp_path) -> None:
    assert run([str(tmp_path / "gone")]).code == 127
