"""Pictures to put on pads."""

from io import BytesIO

from PIL import Image, ImageDraw


def webp(words: str = "身份证 110105", *, size: tuple[int, int] = (320, 200)) -> bytes:
    """Return a plain lossless WebP with words on it."""
    picture = Image.new("RGB", size, "white")
    ImageDraw.Draw(picture).text((10, 10), words.encode("unicode_escape").decode(), fill="black")
    file = BytesIO()
    picture.save(file, "WEBP", lossless=True, method=0)
    return file.getvalue()


def noise() -> bytes:
    """Return a picture of which no piece is found anywhere else."""
    file = BytesIO()
    Image.effect_noise((120, 80), 60).convert("RGB").save(file, "WEBP", lossless=True, method=0)
    return file.getvalue()
