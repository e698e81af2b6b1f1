"""A ticket as text: it says what the painted one says, and no line is wider than the paper."""

import numpy as np
import pytest
import zxingcpp
from PySide6.QtGui import QImage

import resources
from designs.ticket import Align, Element, ElementKind, TicketTemplate
from designs.ticket_file import parse_template
from tests.gui.widgets.test_ticket_canvas import DATA, LONG, STANDARD, dots
from widgets.ticket_lines import PlainLine, columns_of, ticket_lines

OFFICIAL = parse_template(resources.read_text("ticket_templates/official.toml"))


def lines_of(template: TicketTemplate, data: dict[str, str], width: int = 576) -> list[PlainLine]:
    return [line for line in ticket_lines(template, data, width_dots=width) if isinstance(line, PlainLine)]


@pytest.mark.parametrize(("width", "columns"), [(576, 48), (384, 32)])
@pytest.mark.parametrize("template", [STANDARD, OFFICIAL], ids=["standard", "official"])
@pytest.mark.parametrize("data", [DATA, LONG], ids=["short", "long"])
def test_no_line_is_wider_than_the_paper_and_nothing_is_lost(
    width: int, columns: int, template: TicketTemplate, data: dict[str, str]
) -> None:
    lines = lines_of(template, data, width)
    assert all(columns_of(line.text) * line.scale <= columns for line in lines)
    said = "".join(line.text for line in lines).replace(" ", "")
    for field in ("hall", "number", "service", "counters", "wait", "issued_at", "tips"):
        assert data[field].replace(" ", "") in said


def test_the_codes_are_pictures_as_wide_as_the_paper() -> None:
    pictures = [one for one in ticket_lines(OFFICIAL, DATA) if isinstance(one, QImage)]
    assert [picture.width() for picture in pictures] == [576, 576, 576]
    read = [code.text for picture in pictures for code in zxingcpp.read_barcodes(np.ascontiguousarray(dots(picture)))]
    assert read == [DATA["url"], "A023"]


def test_a_look_of_the_template_is_a_look_of_the_line() -> None:
    template = TicketTemplate(
        name="",
        width=576,
        margin=0,
        elements=(
            Element(kind=ElementKind.NUMBER, size=170, text="{number}", bold=True, align=Align.CENTRE),
            Element(kind=ElementKind.TEXT, size=26, text="绿色", inverse=True, align=Align.RIGHT),
            Element(kind=ElementKind.LINE, size=2),
            Element(kind=ElementKind.DASHES, size=2),
            Element(kind=ElementKind.BLANK, size=50),
            Element(kind=ElementKind.PAIR, size=24, label="前面", text="{ahead}"),
        ),
    )
    number, green, line, *blanks, pair = lines_of(template, DATA)
    assert (number.text, number.scale, number.bold, number.align) == ("A023", 7, True, Align.CENTRE)
    assert (green.inverse, green.align, green.scale) == (True, Align.RIGHT, 1)
    assert line.text == "-" * 48
    assert [blank.text for blank in blanks] == ["", ""]
    assert pair.text.startswith("前面 ")
    assert pair.text.endswith(" 12 人")
    assert columns_of(pair.text) == 48
