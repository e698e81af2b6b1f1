"""`citydesk flows`: profiles are checked from the command line."""

import pytest

from app import cli
from resources import path
from tests.unit.rules.flow_world import PROFILES


@pytest.mark.parametrize("code", PROFILES)
def test_the_shipped_profiles_are_right(code, capsys):
    assert cli.main(["flows", "check", str(path(f"flows/{code}.toml"))]) == 0
    assert f"{code} " in capsys.readouterr().out


def test_what_is_wrong_is_told_with_its_line(tmp_path, capsys):
    file = tmp_path / "mine.toml"
    file.write_text('code = "mine"\nname = "我的"\n[[stage]]\nstage = "accpt"\nname = "受理"\n', encoding="utf-8")
    assert cli.main(["flows", "check", str(file)]) == 1
    said = capsys.readouterr().err
    assert "mine.toml, line 4: stages.stage" in said
    assert "to put right" in said


def test_a_file_that_is_not_there_is_told(tmp_path, capsys):
    assert cli.main(["flows", "check", str(tmp_path / "none.toml")]) == 1
    assert "none.toml" in capsys.readouterr().err
