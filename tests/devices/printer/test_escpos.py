"""The bytes of a job, read back by a parser of our own and by python-escpos as a second opinion."""

import io

import pytest
from escpos.printer import Dummy
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from devices.printer.bitmap import Bitmap, stride_of
from devices.printer.escpos import encode, raster
from devices.printer.job import Buzzer, Cut, PrintJob
from tests.devices.escpos_reader import StreamReader, read_slips
from tests.devices.printer.slips import LINK, bitmap_of, qr_pixels, qr_text


@pytest.mark.parametrize("width", [384, 576])
def test_the_slip_is_the_bitmap_dot_for_dot_and_its_qr_can_be_read(width: int) -> None:
    pixels = qr_pixels(LINK, width)
    assert len(pixels) > 240
    (slip,) = read_slips(encode(PrintJob("A001", bitmap_of(pixels))))
    assert slip.pixels(width) == pixels
    assert qr_text(slip, width) == LINK


@given(data=st.data(), width=st.integers(1, 64), height=st.integers(1, 800))
@settings(max_examples=60, deadline=None)
def test_any_bitmap_of_any_height_survives(data: st.DataObject, width: int, height: int) -> None:
    stride = stride_of(width)
    pattern = data.draw(st.binary(min_size=stride, max_size=stride * 7))
    lines = (pattern * (height * stride // len(pattern) + 1))[: height * stride]
    bitmap = Bitmap.from_rows((lines[at : at + stride] for at in range(0, len(lines), stride)), width_dots=width)
    (slip,) = read_slips(encode(PrintJob("x", bitmap)))
    assert slip.row_bytes == stride
    assert bytes(slip.dots) == bitmap.rows


@given(cuts=st.lists(st.integers(1, 200), max_size=20))
@settings(max_examples=25, deadline=None)
def test_the_parser_takes_bytes_in_any_pieces(cuts: list[int]) -> None:
    data = encode(PrintJob("x", bitmap_of([[x == y for x in range(24)] for y in range(500)]), copies=2))
    reader, commands, at = StreamReader(), [], 0
    for length in [*cuts, len(data)]:
        commands += reader.feed(data[at : at + length])
        at += length
    reader.finish()
    assert commands == StreamReader().feed(data)


def test_python_escpos_draws_the_same_image() -> None:
    bitmap = bitmap_of(qr_pixels(LINK, 384))
    oracle = Dummy()
    with Image.open(io.BytesIO(bitmap.to_png())) as image:
        oracle.image(image, impl="bitImageRaster", fragment_height=240)
    assert raster(bitmap) == oracle.output


@pytest.mark.parametrize("cut", [Cut.FULL, Cut.PARTIAL])
def test_python_escpos_cuts_and_beeps_with_the_same_bytes(cut: Cut) -> None:
    bitmap = bitmap_of([[True] * 8])
    oracle = Dummy()
    oracle.cut(mode={Cut.FULL: "FULL", Cut.PARTIAL: "PART"}[cut])
    oracle.buzzer(2, 4)
    assert encode(PrintJob("x", bitmap, cut=cut, buzzer=Buzzer.BEEP)).endswith(raster(bitmap) + oracle.output)


@pytest.mark.parametrize("cut", list(Cut))
def test_each_copy_is_fed_past_the_cutter_and_cut(cut: Cut) -> None:
    pixels = [[x % 3 == y % 3 for x in range(16)] for y in range(20)]
    slips = read_slips(encode(PrintJob("x", bitmap_of(pixels), copies=3, cut=cut, buzzer=Buzzer.BEEP)))
    assert [slip.pixels(16) for slip in slips] == [pixels] * 3
    assert [(slip.cut, slip.fed_lines) for slip in slips] == [(cut.value, 6)] * 3


@pytest.mark.parametrize("copies", [0, 6, -1])
def test_a_job_has_one_to_five_copies(copies: int) -> None:
    with pytest.raises(ValueError, match="copies"):
        PrintJob("x", bitmap_of([[True]]), copies=copies)
