"""Layout files: what is wrong is told by line and block; what is written is read again."""

import pytest

from app.modes.display.layouts import shipped_layout, shipped_names
from designs.display import NO_GROUND, SMALLEST, Align, Block, BlockKind, Layout
from designs.display_file import WrongDesign, layout_text, parse_layout

GOOD = """\
name = "两块"
columns = 4
rows = 4

[[block]]
kind = "call"
column = 1
row = 1
columns = 2
rows = 4

[[block]]
kind = "text"
column = 3
row = 1
columns = 2
text = "{hall} 欢迎您"
"""


def test_a_layout_is_read_with_what_is_usual_for_the_rest():
    layout = parse_layout(GOOD)
    assert (layout.name, layout.columns, layout.ground, layout.stands) == ("两块", 4, "ground", False)
    call, text = layout.blocks
    assert (call.kind, call.last_column, call.last_row, call.ground) == (BlockKind.CALL, 2, 4, NO_GROUND)
    assert (text.rows, text.align, text.share) == (1, Align.LEFT, 1 / 18)


@pytest.mark.parametrize(
    ("before", "after", "line", "block", "said"),
    [
        ("columns = 4\nrows", "columns = 99\nrows", 2, None, "columns must be a whole number from 1 to 48"),
        ('name = "两块"', 'nome = "两块"', 1, None, "does not know nome"),
        ('kind = "call"', 'kind = "clal"', 6, 1, "kind must be one of call, calls"),
        ("columns = 2\nrows = 4", "columns = 5\nrows = 4", 9, 1, "do not lie on the grid of 4 columns and 4 rows"),
        ("columns = 2\nrows = 4", "columns = 3\nrows = 4", 12, 2, "lies on block 1 (call)"),
        (
            "columns = 2\nrows = 4",
            "columns = 2\nrows = 4\nsize = 29",
            11,
            1,
            "size must be a whole number from 2 to 28",
        ),
        (
            "columns = 2\nrows = 4",
            'columns = 2\nrows = 4\nground = "pink"',
            11,
            1,
            "ground must be one of none, ground",
        ),
        ("{hall} 欢迎您", "{mayor} 欢迎您", 17, 2, "text may name {hall}, {zone}"),
        ('text = "{hall} 欢迎您"\n', "", 12, 2, "text needs text"),
        ('kind = "call"', 'kind = "video"', 5, 1, "video needs file"),
        ("row = 1\ncolumns = 2\nrows", "row = true\ncolumns = 2\nrows", 8, 1, "row must be a whole number"),
        ('text = "{hall} 欢迎您"', "text = {", 17, None, "not a TOML file"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_block(before, after, line, block, said):
    assert before in GOOD
    with pytest.raises(WrongDesign) as wrong:
        parse_layout(GOOD.replace(before, after, 1))
    assert (wrong.value.line, wrong.value.element) == (line, block)
    assert said in str(wrong.value)
    assert f"line {line}" in str(wrong.value)


def test_a_file_without_blocks_is_none():
    with pytest.raises(WrongDesign, match="there is no"):
        parse_layout('name = "leer"\n')


@pytest.mark.parametrize("name", shipped_names())
def test_shipped_layouts_can_be_read_and_written_again(name):
    layout = shipped_layout(name)
    assert parse_layout(layout_text(layout)) == layout
    assert all(block.share >= 1 / SMALLEST for block in layout.blocks)


def test_what_is_written_is_read_the_same():
    block = Block(
        kind=BlockKind.PICTURE, column=2, row=3, columns=4, rows=5, folder='Bilder "neu"\\1', seconds=30, ground="brand"
    )
    layout = Layout(name='引号 " 和 \\', blocks=(block,), columns=12, rows=9, ground="surface", stands=True)
    assert parse_layout(layout_text(layout)) == layout
