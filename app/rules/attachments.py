"""What a file that is put beside a case may be, by its content; its name is never trusted (spec 04, 1.2; spec 08)."""

import io
import zipfile

KINDS = ("doc", "docx", "xls", "xlsx", "ppt", "pptx", "pdf", "txt", "jpg", "png", "gif", "bmp", "rar", "zip", "7z")
"""The formats of the documents; jpeg is jpg."""

MEDIA_TYPES = {
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt": "application/vnd.ms-powerpoint",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
    "txt": "text/plain; charset=utf-8",
    "jpg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "rar": "application/vnd.rar",
    "zip": "application/zip",
    "7z": "application/x-7z-compressed",
}

_SIGNS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"BM", "bmp"),
    (b"%PDF-", "pdf"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
)
"""How files of a format begin, as each format's own specification says."""
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
"""Compound File Binary ([MS-CFB] 2.2): what Office wrote before 2007. Its streams name the program."""
_STREAMS = (("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls"), ("PowerPoint Document", "ppt"))
_PARTS = (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"), ("ppt/presentation.xml", "pptx"))
"""The main part of each kind of Office Open XML file (ECMA-376)."""
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PLAIN = {9, 10, 12, 13}
"""Control characters that plain text may have."""


def kind_of(content: bytes) -> str | None:
    """Return what a file is, one of `KINDS`; `None` when it is none of them, whatever it is called."""
    for sign, kind in _SIGNS:
        if content.startswith(sign):
            return kind
    if content.startswith(_COMPOUND):
        return next((kind for name, kind in _STREAMS if name.encode("utf-16-le") in content), None)
    if content.startswith(_ZIP):
        return _kind_of_archive(content)
    return "txt" if _is_text(content) else None


def _kind_of_archive(content: bytes) -> str | None:
    """Return what an archive is by the names in it; nothing of it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return None
    return next((kind for part, kind in _PARTS if part in names), "zip")


def _is_text(content: bytes) -> bool:
    if not content:
        return False
    for encoding in ("utf-8", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return all(ord(sign) >= 32 or ord(sign) in _PLAIN for sign in text)
    return False
