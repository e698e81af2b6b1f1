"""The checks stop at the first that fails and say which it was."""

import sys
from pathlib import Path

from installer.check import Part, lint_parts, main, run_quietly


def part(name: str, code: str) -> Part:
    return Part(name, (sys.executable, "-c", code))


def test_good_parts_say_one_line_each(tmp_path, capsys) -> None:
    assert run_quietly([part("one", "print('noise')"), part("two", "")], root=tmp_path) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" (")[0] for line in lines] == ["check: one: ok", "check: two: ok"]


def test_first_failure_is_shown_named_and_last(tmp_path, capsys) -> None:
    code = "import sys; print('line 3 is wrong'); sys.exit(4)"
    never = part("never", "open('ran', 'w')")
    assert run_quietly([part("one", code), never], root=tmp_path) == 4
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "line 3 is wrong"
    assert lines[1].startswith("check: one: FAILED")
    assert not (tmp_path / "ran").exists()


def test_absent_tool_is_a_failure(tmp_path) -> None:
    assert run_quietly([Part("gone", (str(tmp_path / "gone"),))], root=tmp_path) != 0


def test_lint_covers_rules_format_types_and_imports() -> None:
    tools = [Path(p.command[0]).name for p in lint_parts(Path("bin"))]
    assert tools == ["ruff", "ruff", "mypy", "lint-imports"]


def test_unknown_word_is_refused(capsys) -> None:
    assert main(["everything"]) == 2
    assert "usage" in capsys.readouterr().out
