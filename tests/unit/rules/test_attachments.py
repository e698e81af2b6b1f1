"""Files are what their content says, whatever they are called."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.attachments import KINDS, MEDIA_TYPES, kind_of

COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


def archive(*names):
    """A zip file with these names in it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return packed.getvalue()


FILES = {
    "png": b"\x89PNG\r\n\x1a\n....",
    "jpg": b"\xff\xd8\xff\xe0..JFIF",
    "gif": b"GIF89a....",
    "bmp": b"BM....",
    "pdf": b"%PDF-1.7 ...",
    "rar": b"Rar!\x1a\x07\x01\x00",
    "7z": b"7z\xbc\xaf\x27\x1c....",
    "doc": COMPOUND + "WordDocument".encode("utf-16-le"),
    "xls": COMPOUND + "Workbook".encode("utf-16-le"),
    "ppt": COMPOUND + "PowerPoint Document".encode("utf-16-le"),
    "docx": archive("[Content_Types].xml", "word/document.xml"),
    "xlsx": archive("[Content_Types].xml", "xl/workbook.xml"),
    "pptx": archive("[Content_Types].xml", "ppt/presentation.xml"),
    "zip": archive("photo.jpg"),
    "txt": "路灯不亮\n已三天".encode(),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_format_is_known_by_its_content(kind):
    assert kind_of(FILES[kind]) == kind
    assert MEDIA_TYPES[kind]


def test_text_of_older_programs_is_text():
    assert kind_of("路灯不亮".encode("gb18030")) == "txt"


@pytest.mark.parametrize(
    "content",
    [b"", b"MZ\x90\x00\x03", b"\x7fELF\x02\x01", b"PK\x03\x04broken", COMPOUND, b"\x00\x01\x02", b"text\x00with zero"],
)
def test_anything_else_is_refused(content):
    assert kind_of(content) is None


@given(st.binary(max_size=200))
def test_no_bytes_are_too_much_for_it(content):
    assert kind_of(content) in {None, *KINDS}
    assert kind_of(b"PK\x03\x04" + content) in {None, *KINDS}
