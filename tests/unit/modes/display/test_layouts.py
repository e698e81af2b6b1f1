"""Which layout a screen shows."""

import logging
from pathlib import Path

import pytest

from app.contract.hall.setup import DisplayDesign, Zone
from app.modes.display.layouts import Layouts, shipped_layout
from designs.display_file import layout_text
from tests.unit.rules.halls import small_setup, text

LIST, WHOLE, VIDEO = (shipped_layout(name) for name in ("list", "whole", "video"))
DESIGNS = (
    DisplayDesign(code="wide", name="宽", source=layout_text(WHOLE)),
    DisplayDesign(code="broken", name="坏", source='[[block]]\nkind = "x"'),
)
SETUP = small_setup(layouts=DESIGNS, layout="wide")


def test_the_machine_goes_before_the_zone_before_the_hall_before_the_shipped(tmp_path: Path):
    (tmp_path / "own.toml").write_text(layout_text(VIDEO), encoding="utf-8")
    layouts = Layouts(tmp_path)
    assert layouts.choose("own.toml", SETUP, "A", stands=False) == VIDEO
    assert layouts.choose("list", SETUP, "A", stands=False) == LIST
    assert layouts.choose("wide", SETUP, "A", stands=False) == WHOLE
    assert layouts.choose("", SETUP, "A", stands=False) == WHOLE
    assert layouts.choose("", small_setup(), "A", stands=False) == shipped_layout("halves")
    assert layouts.choose("", None, "A", stands=True) == shipped_layout("portrait")


def test_what_cannot_be_used_is_told_once_and_the_next_best_shown(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    layouts = Layouts(tmp_path)
    zones = (Zone(code="A", name=text("一区"), layout="broken"),)
    setup = small_setup(zones=(*zones, small_setup().zones[1]), layouts=DESIGNS)
    with caplog.at_level(logging.ERROR):
        for _ in range(3):
            assert layouts.choose("gone", setup, "A", stands=False) == shipped_layout("halves")
    assert [record.getMessage() for record in caplog.records] == [
        "there is no layout gone; shipped are halves, list, pictures, portrait, video, whole",
        "the layout broken cannot be used: line 2: block 1: kind must be one of "
        "call, calls, waiting, notices, picture, video, marquee, date, clock, text, not 'x'",
    ]
