"""What a picture says of itself, against files that Pillow writes."""

from io import BytesIO

import pytest
from PIL import Image

from app.rules.pictures import PictureHead, PictureKind, WrongPicture, read_head


def written(kind: str, *, size: tuple[int, int] = (321, 123), **options: object) -> bytes:
    """Return a picture file."""
    file = BytesIO()
    Image.radial_gradient("L").resize(size).convert("RGB").save(file, kind, **options)
    return file.getvalue()


def exif() -> bytes:
    """Return EXIF with a place in it."""
    made = Image.Exif()
    made[0x010E] = "counter 3"
    return made.tobytes()


@pytest.mark.parametrize("size", [(1, 1), (321, 123), (4096, 8191)])
def test_plain_pictures_say_their_size(size: tuple[int, int]) -> None:
    lossless = written("WEBP", size=size, lossless=True, method=0)
    assert read_head(lossless) == PictureHead(PictureKind.WEBP, *size)
    assert read_head(written("WEBP", size=size, method=0)) == PictureHead(PictureKind.WEBP, *size)
    assert read_head(written("JPEG", size=size)) == PictureHead(PictureKind.JPEG, *size)


@pytest.mark.parametrize("kind", ["WEBP", "JPEG"])
def test_metadata_makes_it_wrong(kind: str) -> None:
    for options in ({"exif": exif()}, {"icc_profile": b"x" * 200}, {"xmp": b"<x:xmpmeta/>"}):
        with pytest.raises(WrongPicture):
            read_head(written(kind, **options))


@pytest.mark.parametrize("kind", ["WEBP", "JPEG"])
def test_something_after_or_missing_makes_it_wrong(kind: str) -> None:
    whole = written(kind)
    for data in (whole + b"more", whole[:-5], whole[:20], whole[:3], b""):
        with pytest.raises(WrongPicture):
            read_head(data)


@pytest.mark.parametrize("kind", ["PNG", "GIF", "BMP", "TIFF"])
def test_other_formats_are_not_taken(kind: str) -> None:
    with pytest.raises(WrongPicture):
        read_head(written(kind))


def test_segments_that_do_not_fit_and_pictures_without_a_frame_are_wrong() -> None:
    whole = written("JPEG")
    too_long = whole[:4] + b"\xff\xff" + whole[6:]
    frame = next(at for at in range(2, len(whole)) if whole[at : at + 2] == b"\xff\xc0")
    length = int.from_bytes(whole[frame + 2 : frame + 4], "big")
    frameless = whole[:frame] + whole[frame + 2 + length :]
    for data in (too_long, frameless):
        with pytest.raises(WrongPicture):
            read_head(data)


def test_a_webp_whose_picture_is_of_no_known_kind_is_wrong() -> None:
    whole = written("WEBP")
    with pytest.raises(WrongPicture):
        read_head(whole[:12] + b"ALPH" + whole[16:])
