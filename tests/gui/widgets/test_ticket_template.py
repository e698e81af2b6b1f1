"""Templates: what is right is read and written again, what is wrong is told with its line and element."""

import pytest

import resources
from designs.ticket import FIELDS, Align, Cell, Cut, Element, ElementKind, TicketTemplate
from designs.ticket_file import WrongDesign, parse_template, template_text

GOOD = '[[element]]\nkind = "text"\ntext = "{hall}"\nsize = 30\n'


SHIPPED = sorted(file.name for file in resources.path("ticket_templates").glob("*.toml"))


def shipped(name: str) -> TicketTemplate:
    return parse_template(resources.read_text(f"ticket_templates/{name}"))


@pytest.mark.parametrize("name", [name for name in SHIPPED if name != "return_slip.toml"])
def test_a_shipped_template_has_what_a_ticket_needs(name: str) -> None:
    template = shipped(name)
    assert template.width in (384, 576)
    texts = " ".join(element.text + "".join(cell.text for cell in element.cells) for element in template.elements)
    for field in ("hall", "number", "service", "issued_at", "ahead", "wait", "counters", "name", "url", "tips"):
        assert f"{{{field}}}" in texts


def test_the_shipped_templates_show_every_kind_of_element_and_every_field() -> None:
    elements = [element for name in SHIPPED for element in shipped(name).elements]
    assert {element.kind for element in elements} == set(ElementKind)
    texts = " ".join(element.text + "".join(cell.text for cell in element.cells) for element in elements)
    assert [field for field in FIELDS if f"{{{field}}}" not in texts] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_a_template_is_written_as_it_was_read(name: str) -> None:
    assert parse_template(template_text(shipped(name))) == shipped(name)


def test_awkward_texts_come_back_the_same() -> None:
    awkward = 'a"b\\c\td\ne {{x}} 号 \x7f \U00020bb7'
    element = Element(
        kind=ElementKind.CELLS,
        size=20,
        text="x",
        label=awkward,
        cells=(Cell(awkward, "{wait}"), Cell("", awkward)),
        font="Noto Serif CJK SC",
        bold=True,
        italic=True,
        inverse=True,
        align=Align.RIGHT,
        left=8,
        width=100,
        space=7,
        beside=True,
    )
    template = TicketTemplate(
        name=awkward, width=384, margin=0, elements=(element, element), copies=2, cut=Cut.FULL, buzzer=True
    )
    assert parse_template(template_text(template)) == template


def test_an_element_has_defaults() -> None:
    (element,) = parse_template(GOOD).elements
    assert (element.align, element.bold, element.inverse, element.space) == (Align.LEFT, False, False, 0)


def test_fields_are_filled_and_empty_elements_left_out() -> None:
    (element,) = parse_template(GOOD).elements
    filled = element.filled({"hall": "大厅"})
    assert filled is not None
    assert filled.text == "大厅"
    assert element.filled({"hall": ""}) is None
    assert element.filled({}) is None


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("kind = ", "not a TOML file"),
        ("name = 'x'", "no [[element]]"),
        ("element = [3]", "element 1: is not a table"),
        (GOOD + '[[element]]\nkind = "video"\nsize = 1', "element 2: kind must be one of"),
        (GOOD + '[[element]]\nkind = "text"\ntext = "x"', "element 2 (text): size"),
        (GOOD.replace("30", "true"), "element 1 (text): size"),
        (GOOD.replace("30", "9999"), "element 1 (text): size"),
        (GOOD.replace("{hall}", "{hull}"), "element 1 (text): text may name {hall}, {zone}"),
        (GOOD.replace("{hall}", "{hall.__class__}"), "element 1 (text): text may name"),
        (GOOD.replace("{hall}", "{hall!r}"), "element 1 (text): text may name"),
        (GOOD.replace("{hall}", "{hall"), "element 1 (text): text"),
        (GOOD.replace("{hall}", ""), "element 1 (text): has no text"),
        (GOOD + 'colour = "red"', "element 1 (text): does not know colour"),
        (GOOD + 'bold = "yes"', "element 1 (text): bold must be true or false"),
        (GOOD + 'align = "middle"', "element 1 (text): align must be one of"),
        (GOOD + "left = -1", "element 1 (text): left must be a whole number from 0"),
        (GOOD + 'image = "nonsense"', "element 1 (text): image must be a PNG"),
        (GOOD + 'image = "aGVsbG8="', "element 1 (text): image must be a PNG"),
        ('[[element]]\nkind = "logo"\nsize = 30', "element 1 (logo): has no image"),
        ('[[element]]\nkind = "barcode"\nsize = 30', "element 1 (barcode): has no text"),
        ("copies = 6\n" + GOOD, "copies must be a whole number from 1 to 5"),
        ('cut = "rip"\n' + GOOD, "cut must be one of partial, full, none"),
        ("buzzer = 1\n" + GOOD, "buzzer must be true or false"),
        ("width = 0\n" + GOOD, "width must be"),
        ('[[element]]\nkind = "cells"\nsize = 30\ncells = [{ word = "a" }]', "a cell does not know word"),
        ('[[element]]\nkind = "cells"\nsize = 30', "element 1 (cells): has no cells"),
        ('[[element]]\nkind = "cells"\nsize = 30\ncells = ["a"]', "element 1 (cells): a cell must be a table"),
    ],
)
def test_a_wrong_template_names_the_element(wrong: str, says: str) -> None:
    with pytest.raises(WrongDesign) as refused:
        parse_template(wrong)
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("wrong", "line", "element"),
    [
        ("name = 'x'\nwidth =\n", 2, None),
        ("name = 'x'\n\nwidth = 'wide'\n" + GOOD, 3, None),
        (GOOD + GOOD.replace("30", "0"), 8, 2),
        (GOOD + "\n" + GOOD + 'colour = "red"', 10, 2),
        (GOOD + "\n[[ element ]]\nkind = 'text'\ntext = 'x'\n", 6, 2),
        (GOOD.replace('"{hall}"', '"""\n[[element]]\n"""') + GOOD + "bold = 3", 11, 2),
        ("element = [3]", None, 1),
    ],
)
def test_a_mistake_is_told_with_its_line_and_element(wrong: str, line: int | None, element: int | None) -> None:
    with pytest.raises(WrongDesign) as refused:
        parse_template(wrong)
    assert (refused.value.line, refused.value.element) == (line, element)
    assert str(refused.value).startswith(f"line {line}: ") is (line is not None)
