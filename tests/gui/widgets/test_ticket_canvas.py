"""A painted ticket: pure black and white, nothing cut, the QR code readable, the bytes right for a printer."""

import numpy as np
import pytest
import zxingcpp
from PySide6.QtGui import QImage

import resources
from designs.ticket import Align, Element, ElementKind, TicketTemplate
from designs.ticket_file import parse_template
from widgets.ticket_blocks import Bar, Bars, Code, Picture, TicketLayout, Words
from widgets.ticket_canvas import layout_ticket, paint_ticket, ticket_rows

DATA = {
    "hall": "云溪区政务服务中心",
    "zone": "一楼 综合服务区",
    "number": "A023",
    "service": "社会保障 参保登记",
    "issued_at": "2026年11月22日 09:05",
    "ahead": "12 人",
    "wait": "约 25 分钟",
    "counters": "3、5、12 号窗口",
    "url": "https://hall.example.gov.cn/t/0193a5c2e7?s=Qm9yZGVy",
    "tips": "请留意叫号,过号请联系大厅工作人员。本票当日有效。",
}
LONG = DATA | {
    "hall": "内蒙古自治区锡林郭勒盟东乌珠穆沁旗政务服务和数据管理中心二楼大厅",
    "service": "国有建设用地使用权及房屋所有权转移登记(买卖)与抵押权登记合并办理",
    "number": "不动产绿色通道A1023",
    "counters": "、".join(map(str, range(1, 40))) + " 号窗口",
    "wait": "约 2 小时 45 分钟",
}
STANDARD = parse_template(resources.read_text("ticket_templates/standard.toml"))


def painted(data: dict[str, str], width: int) -> QImage:
    return paint_ticket(layout_ticket(STANDARD, data, width_dots=width))


def dots(image: QImage) -> np.ndarray:
    raw = np.frombuffer(bytes(image.constBits()), np.uint8)
    return raw.reshape(image.height(), image.bytesPerLine())[:, : image.width()]


@pytest.mark.parametrize("width", [576, 384])
def test_every_dot_is_black_or_white(width: int) -> None:
    image = painted(DATA, width)
    assert image.format() == QImage.Format.Format_Grayscale8
    assert image.width() == width
    assert set(np.unique(dots(image))) == {0, 255}


@pytest.mark.parametrize("width", [576, 384])
@pytest.mark.parametrize("data", [DATA, LONG])
def test_the_qr_code_is_read_back(width: int, data: dict[str, str]) -> None:
    (found,) = zxingcpp.read_barcodes(dots(painted(data, width)))
    assert found.text == data["url"]


@pytest.mark.parametrize("width", [576, 384])
@pytest.mark.parametrize("data", [DATA, LONG])
def test_nothing_is_cut(width: int, data: dict[str, str]) -> None:
    """All ink stays inside the margins: it is the same when the paper around is wider and longer."""
    layout = layout_ticket(STANDARD, data, width_dots=width)
    ink = dots(paint_ticket(layout)) == 0
    margin = 8
    assert not ink[:, :margin].any()
    assert not ink[:, -margin:].any()
    assert not ink[:2].any()
    assert not ink[-2:].any()
    for block in layout.blocks:
        assert block.place.left() >= 0
        assert block.place.right() < width


@pytest.mark.parametrize("width", [576, 384])
def test_long_texts_are_wrapped_not_lost(width: int) -> None:
    blocks = layout_ticket(STANDARD, LONG, width_dots=width).blocks
    text = "".join(block.text for block in blocks if isinstance(block, Words))
    for field in ("hall", "service", "number", "counters", "wait"):
        assert LONG[field].replace(" ", "") in text.replace(" ", "")


@pytest.mark.parametrize("width", [576, 384])
def test_lines_do_not_run_into_each_other(width: int) -> None:
    words = [block for block in layout_ticket(STANDARD, LONG, width_dots=width).blocks if isinstance(block, Words)]
    for index, one in enumerate(words):
        assert not any(one.place.intersects(other.place) for other in words[index + 1 :])


def test_the_number_is_by_far_the_largest() -> None:
    words = [block for block in layout_ticket(STANDARD, DATA).blocks if isinstance(block, Words)]
    number, *others = sorted(words, key=lambda block: -block.size)
    assert number.text == "A023"
    assert number.size >= 3 * others[0].size


def test_what_is_not_known_is_not_printed() -> None:
    known = {"hall": "云溪区政务服务中心", "number": "A023"}
    blocks = layout_ticket(STANDARD, known).blocks
    texts = [block.text for block in blocks if isinstance(block, Words)]
    assert texts == ["云溪区政务服务中心", "您的号码", "A023"]
    assert not any(isinstance(block, Code) for block in blocks)


def test_two_lines_never_follow_each_other() -> None:
    bars = [
        block for block in layout_ticket(STANDARD, {"hall": "大厅", "number": "A1"}).blocks if isinstance(block, Bar)
    ]
    assert len(bars) == 2  # below the head, and one at the end instead of two


def test_inverse_text_is_white_on_black() -> None:
    template = parse_template('[[element]]\nkind="text"\ntext="社保"\nsize=60\nbold=true\nalign="centre"\ninverse=true')
    layout = layout_ticket(template, {})
    bar, words = layout.blocks
    assert isinstance(bar, Bar)
    assert bar.place.contains(words.place.center())
    inside = dots(paint_ticket(layout))[bar.place.top() : bar.place.bottom(), bar.place.left() : bar.place.right()]
    assert 0.5 < (inside == 0).mean() < 0.95


def test_qr_modules_are_whole_dots() -> None:
    layout = layout_ticket(STANDARD, DATA)
    (code,) = (block for block in layout.blocks if isinstance(block, Code))
    ink = dots(paint_ticket(layout))[
        code.place.top() : code.place.bottom() + 1, code.place.left() : code.place.right() + 1
    ]
    modules = ink.reshape(len(code.rows), code.module, len(code.rows), code.module)
    assert (modules == modules[:, :1, :, :1]).all()
    assert ((modules[:, 0, :, 0] == 0) == np.array(code.rows)).all()


@pytest.mark.parametrize("width", [576, 384, 37, 8, 9])
def test_rows_are_packed_for_a_printer(width: int) -> None:
    image = QImage(width, 3, QImage.Format.Format_Grayscale8)
    image.fill(255)
    black = {(0, 0), (width - 1, 1), (width // 2, 2)}
    for x, y in black:
        image.setPixel(x, y, 0xFF000000)
    wide, high, rows = ticket_rows(image)
    assert (wide, high, len(rows)) == (width, 3, (width + 7) // 8 * 3)
    bits = np.unpackbits(np.frombuffer(rows, np.uint8).reshape(3, -1), axis=1)
    assert {(int(x), int(y)) for y, x in np.argwhere(bits)} == black


def test_rows_say_the_same_as_the_picture() -> None:
    image = painted(DATA, 576)
    wide, high, rows = ticket_rows(image)
    bits = np.unpackbits(np.frombuffer(rows, np.uint8).reshape(high, -1), axis=1)[:, :wide]
    assert (bits.astype(bool) == (dots(image) == 0)).all()


def alone(*elements: Element, width: int = 576) -> TicketLayout:
    """A ticket of these elements only."""
    return layout_ticket(TicketTemplate(name="", width=576, margin=24, elements=elements), DATA, width_dots=width)


def text(words: str = "社保 Abc", **more: object) -> Element:
    return Element(kind=ElementKind.TEXT, **{"size": 40, "text": words, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "change",
    [
        {"bold": True},
        {"italic": True},
        {"inverse": True},
        {"size": 44},
        {"align": Align.RIGHT},
        {"font": "Noto Serif CJK SC"},
        {"left": 50},
        {"width": 90},
    ],
    ids=lambda change: next(iter(change)),
)
def test_every_way_to_write_a_text_changes_its_dots(change: dict[str, object]) -> None:
    assert paint_ticket(alone(text())) != paint_ticket(alone(text(**change)))


@pytest.mark.parametrize("width", [576, 384])
@pytest.mark.parametrize("align", list(Align))
def test_an_element_keeps_to_its_place(width: int, align: Align) -> None:
    layout = alone(text(left=200, width=160, align=align, words="很长的业务名称会换行"), width=width)
    ink = np.argwhere(dots(paint_ticket(layout)) == 0)[:, 1]
    ratio = width / 576
    assert round(224 * ratio) - 1 <= ink.min()
    assert ink.max() <= round(384 * ratio) + 1


@pytest.mark.parametrize("left", [0, 500, 2000])
def test_no_place_is_outside_of_the_margins(left: int) -> None:
    for _, place in alone(text(words="号", left=left, width=2000)).places:
        assert place.left() >= 24
        assert place.right() < 576 - 24


def test_beside_is_at_the_same_height_and_what_follows_is_below_both() -> None:
    tall, small, next_one = text(words="高\n高\n高", width=100), text(left=200, beside=True), text()
    (_, one), (_, two), (_, three) = alone(tall, small, next_one).places
    assert one.top() == two.top()
    assert not one.intersects(two)
    assert three.top() >= max(one.bottom(), two.bottom())


def test_places_tell_which_element_stands_where() -> None:
    layout = layout_ticket(STANDARD, DATA)
    named = {STANDARD.elements[index].text: place for index, place in layout.places}
    assert named["{number}"].height() > 100
    assert "{name}" not in named  # there is no name in the data
    assert [index for index, _ in layout.places] == sorted(index for index, _ in layout.places)


@pytest.mark.parametrize("width", [576, 384])
def test_a_barcode_is_read_back(width: int) -> None:
    layout = alone(Element(kind=ElementKind.BARCODE, size=80, text="{number}", label="{number}"), width=width)
    assert any(isinstance(block, Bars) for block in layout.blocks)
    (found,) = zxingcpp.read_barcodes(dots(paint_ticket(layout)))
    assert (found.text, found.format) == ("A023", zxingcpp.BarcodeFormat.Code128)


@pytest.mark.parametrize("words", ["号码", "A" * 80])
def test_a_text_that_cannot_be_a_barcode_is_left_out_and_the_ticket_goes_on(words: str) -> None:
    layout = alone(Element(kind=ElementKind.BARCODE, size=80, text=words), text())
    assert {type(block) for block in layout.blocks} == {Words}


def test_a_logo_is_black_and_white_and_as_wide_as_its_place_allows() -> None:
    official = parse_template(resources.read_text("ticket_templates/official.toml"))
    logo = official.elements[0]
    (picture,) = alone(logo).blocks
    assert isinstance(picture, Picture)
    assert picture.place.height() == logo.size
    ink = dots(paint_ticket(alone(logo))) == 0
    assert 0.2 < ink[:, 24 : 24 + picture.place.width()].mean() < 0.8
    assert not ink[:, picture.place.right() + 1 :].any()


def test_a_marked_slip_says_so_above_everything_and_is_otherwise_the_same() -> None:
    plain, marked = layout_ticket(STANDARD, DATA), layout_ticket(STANDARD.marked("补打 {2}"), DATA)
    first = next(block for block in marked.blocks if isinstance(block, Words))
    assert (first.text, first.white) == ("补打 {2}", True)
    below = marked.height - plain.height
    assert (dots(paint_ticket(marked))[below:] == dots(paint_ticket(plain))).all()
