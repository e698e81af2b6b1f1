"""The icons: each one draws, in the colour asked for."""

import numpy as np
import pytest
from PySide6.QtGui import QImage

from widgets import icons
from widgets.hue import Hue
from widgets.theme import Theme

NEEDED = """
household tax social_security housing business medical transport civil_affairs education construction notary
comprehensive call recall play check skip pause resume transfer search clock people phone printer pad speaker strip
link_ok link_slow link_off sync warning info error close plus location star star_filled user qr home back language
elder send save
"""


def pixels(image: QImage) -> np.ndarray:
    """Return the picture as rows of (red, green, blue, alpha)."""
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    return np.frombuffer(bytes(plain.constBits()), np.uint8).reshape(plain.height(), plain.width(), 4)


@pytest.mark.parametrize("name", icons.names())
def test_every_icon_draws_in_the_colour_asked_for(name: str, look: Theme) -> None:
    drawn = pixels(icons.pixmap(name, "failed_text", 48).toImage())
    inked = drawn[drawn[..., 3] == 255]
    assert len(inked) > 40
    wanted = look.colour("failed_text")
    assert (inked[:, :3] == (wanted.red(), wanted.green(), wanted.blue())).all()


@pytest.mark.parametrize("name", icons.names())
def test_no_icon_is_cut_at_its_edge(name: str, look: Theme) -> None:
    ink = pixels(icons.pixmap(name, "text", 96).toImage())[..., 3]
    assert not any(edge.any() for edge in (ink[0], ink[-1], ink[:, 0], ink[:, -1]))


def test_all_icons_needed_are_there() -> None:
    assert set(NEEDED.split()) <= set(icons.names())
    assert {hue.icon for hue in Hue} <= set(icons.names())


def test_an_unknown_icon_is_not_found(look: Theme) -> None:
    with pytest.raises(FileNotFoundError, match="unicorn"):
        icons.pixmap("unicorn")


def test_an_icon_for_a_control_has_its_size(look: Theme) -> None:
    assert icons.icon("call").availableSizes()[0].width() == look.size("icon")
