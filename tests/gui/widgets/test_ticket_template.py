"""Templates: what is right is read, what is wrong is named."""

import pytest

import resources
from widgets.ticket_template import Align, ElementKind, WrongTemplate, parse_template

GOOD = '[[element]]\nkind = "text"\ntext = "{hall}"\nsize = 30\n'


def test_the_standard_template_has_what_a_ticket_needs() -> None:
    template = parse_template(resources.read_text("ticket_templates/standard.toml"))
    assert template.width == 576
    kinds = {element.kind for element in template.elements}
    assert kinds == set(ElementKind)
    texts = " ".join(element.text + "".join(cell.text for cell in element.cells) for element in template.elements)
    for field in ("hall", "number", "service", "issued_at", "ahead", "wait", "counters", "url", "tips"):
        assert f"{{{field}}}" in texts


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
        (GOOD.replace("{hall}", "{hull}"), "element 1 (text): text names {hull}"),
        (GOOD.replace("{hall}", "{hall.__class__}"), "element 1 (text): text names"),
        (GOOD.replace("{hall}", "{hall!r}"), "element 1 (text): text names"),
        (GOOD.replace("{hall}", "{hall"), "element 1 (text): text"),
        (GOOD.replace("{hall}", ""), "element 1 (text): has no text"),
        (GOOD + 'colour = "red"', "element 1 (text): does not know colour"),
        (GOOD + 'bold = "yes"', "element 1 (text): bold must be true or false"),
        (GOOD + 'align = "middle"', "element 1 (text): align must be one of"),
        ('[[element]]\nkind = "cells"\nsize = 30', "element 1 (cells): has no cells"),
        ('[[element]]\nkind = "cells"\nsize = 30\ncells = ["a"]', "element 1 (cells): a cell must be a table"),
    ],
)
def test_a_wrong_template_names_the_element(wrong: str, says: str) -> None:
    with pytest.raises(WrongTemplate) as refused:
        parse_template(wrong)
    assert says in str(refused.value)
