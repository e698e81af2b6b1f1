"""`citydesk flows`: profiles are checked and drawn from the command line."""

import re
from xml.etree import ElementTree

import pytest

from app import cli
from app.flows.chart import chart_of
from app.flows.drawing import draw
from resources import path
from tests.unit.rules.flow_world import PROFILES, profile

SVG = "{http://www.w3.org/2000/svg}"


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


@pytest.mark.parametrize("code", PROFILES)
def test_a_profile_is_drawn_with_every_stage_and_every_way_named(code, tmp_path, capsys):
    out = tmp_path / "chart.svg"
    assert cli.main(["flows", "draw", str(path(f"flows/{code}.toml")), "-o", str(out)]) == 0
    assert str(out) in capsys.readouterr().out
    drawing = ElementTree.parse(out).getroot()
    said = [text.text for text in drawing.iter(f"{SVG}text")]
    flow = profile(code)
    assert {known.name for known in flow.stages} <= set(said)
    chart = chart_of(flow)
    assert {arrow.label for arrow in chart.arrows} <= set(said)
    assert len(list(drawing.iter(f"{SVG}path"))) == len(chart.arrows) + 1


def test_no_two_ways_of_a_chart_are_named_or_turn_at_one_place():
    drawing = ElementTree.fromstring(draw(chart_of(profile("city_operation"))))
    names = [(text.get("x"), text.get("y")) for text in drawing.iter(f"{SVG}text")]
    assert len(names) == len(set(names))
    turns = [re.match(r"M\d+ (\d+)H(\d+)V(\d+)", way.get("d")) for way in drawing.iter(f"{SVG}path")]
    spans = [(int(turn[2]), *sorted((int(turn[1]), int(turn[3])))) for turn in turns if turn]
    for place, (lane, top, bottom) in enumerate(spans):
        for other, begins, ends in spans[place + 1 :]:
            assert lane != other or bottom < begins or ends < top


def test_the_chart_says_who_leads_where_and_on_which_condition():
    arrows = {(arrow.begins, arrow.ends): arrow.label for arrow in chart_of(profile("linkage_110")).arrows}
    assert arrows["accept", "handling"] == "交办部门（派遣员、受理员）"
    assert arrows["handling", "followup"] == "部门办结：单个部门"
    assert arrows["followup", "centre_followup"] == "回访（部门处理员）"
