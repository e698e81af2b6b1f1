"""The look: complete in light and dark, readable, applied to the whole program."""

import re
import tomllib
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit

import resources
from tests.gui.widgets.contrast import contrast
from widgets import theme
from widgets.hue import Hue
from widgets.label import Label

THEMES = ("light", "dark")
GROUNDS = ("ground", "surface", "raised")
PAIRS = [
    *((text, ground) for text in ("text", "text_soft", "text_faint", "brand_text") for ground in GROUNDS),
    *((text, ground) for text in ("text", "text_soft", "brand_text") for ground in ("brand_soft", "sunken")),
    ("text_faint", "sunken"),
    *(("on_brand", fill) for fill in ("brand", "brand_hover", "brand_pressed")),
    *((hue.on, hue.value) for hue in Hue),
    *((hue.text, hue.soft) for hue in Hue),
    *((hue.text, ground) for hue in Hue for ground in GROUNDS),
]


def test_contrast_is_computed_as_wcag_says() -> None:
    assert contrast(QColor("#FFFFFF"), QColor("#000000")) == pytest.approx(21.0)
    assert contrast(QColor("#777777"), QColor("#FFFFFF")) == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_every_text_is_readable(name: str, text: str, ground: str) -> None:
    look = theme.named(name)
    assert contrast(look.colour(text), look.colour(ground)) >= 4.5


@pytest.mark.parametrize("name", THEMES)
def test_what_citizens_read_has_the_contrast_of_elder_mode(name: str) -> None:
    look = theme.named(name)
    for text in ("text", "text_soft", "brand_text", *(hue.text for hue in Hue)):
        assert contrast(look.colour(text), look.colour("surface")) >= 7
        assert contrast(look.colour(text), look.colour("ground")) >= 7


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("token", ["focus", "line_strong", "star"])
def test_what_is_not_text_is_seen(name: str, token: str) -> None:
    look = theme.named(name)
    for ground in GROUNDS:
        assert contrast(look.colour(token), look.colour(ground)) >= 3


def test_light_and_dark_have_the_same_tokens_and_the_same_sizes() -> None:
    light, dark = (tomllib.loads(resources.read_text(f"themes/{name}.toml")) for name in THEMES)
    assert light.keys() == dark.keys()
    assert light["colour"].keys() == dark["colour"].keys()
    for table in ("type", "control", "space", "shape", "motion"):
        assert light[table] == dark[table]
    assert light["families"] == dark["families"]


def test_the_scales_are_those_of_the_look() -> None:
    look = theme.named("light")
    assert [look.sizes[step] for step in look.steps] == [12, 14, 16, 20, 24, 32, 48, 72, 120, 200]
    assert [size for name, size in look.sizes.items() if name.startswith("space_")] == [4, 8, 12, 16, 24, 32, 48, 64]


def test_no_colour_or_size_of_text_is_written_outside_the_tokens() -> None:
    package = Path(theme.__file__).parent
    sources = [path for path in package.rglob("*.py") if "gallery" not in path.parts]
    sources.append(resources.path("themes/controls.qss"))
    written = re.compile(r"#[0-9A-Fa-f]{6}\b|font-size: *\d|setPointSize|Qt\.GlobalColor\.(?!transparent|black|white)")
    found = {path.name for path in sources if written.search(path.read_text(encoding="utf-8"))}
    assert not found


def test_text_and_controls_grow_with_the_text_scale(qapp: QApplication) -> None:
    grown = theme.apply(qapp, theme.named("light"), text_scale=1.5, motion=False)
    assert theme.current() is grown
    assert grown.size("body") == 21
    assert grown.size("height") == 60
    assert grown.size("space_16") == 16
    assert grown.font("title").pixelSize() == 36


def test_nothing_moves_when_nothing_may(qapp: QApplication) -> None:
    assert theme.apply(qapp, theme.named("light"), motion=False).duration("calm") == 0
    assert theme.apply(qapp, theme.named("light")).duration("calm") == 200


def test_the_font_has_chinese(look: theme.Theme) -> None:
    assert QFontInfo(look.font("body")).family() in look.families


def test_changing_the_theme_changes_what_is_on_the_screen(qapp: QApplication, qtbot) -> None:
    editor = QLineEdit()
    label = Label("今日办件", step="headline")
    for widget in (editor, label):
        qtbot.addWidget(widget)
        widget.show()
    for name in ("dark", "light"):
        applied = theme.apply(qapp, theme.named(name), motion=False)
        middle = editor.grab().toImage().pixelColor(editor.width() - 20, editor.height() // 2)
        assert middle == applied.colour("surface")
        assert editor.palette().color(QPalette.ColorRole.Text) == applied.colour("text")
        assert label.fontInfo().pixelSize() == 32


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        ("name = ", "bad.toml"),
        ('name = "x"', "'colour' is missing"),
        (resources.read_text("themes/light.toml").replace('"#10222B"', '"ink"'), "text is not a colour: ink"),
        (resources.read_text("themes/light.toml").replace("body = 14", 'body = "big"'), "big"),
    ],
)
def test_a_wrong_theme_says_what_is_wrong(tmp_path: Path, broken: str, says: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(broken, encoding="utf-8")
    with pytest.raises(theme.WrongTheme, match=re.escape(says)):
        theme.load(path)


def test_an_unknown_theme_is_not_found() -> None:
    with pytest.raises(FileNotFoundError, match="sepia"):
        theme.named("sepia")
