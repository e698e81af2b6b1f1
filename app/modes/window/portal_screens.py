"""The screens under Wayland: one picture of the whole desktop by the portal, cut into those of the screens."""

import logging
from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QGuiApplication, QImage, QScreen

from app.client.portal import NoPicture, desktop_picture
from widgets.snip.freezing import CannotFreeze, FrozenScreen, WhyNot

log = logging.getLogger(__name__)


async def freeze_by_portal(*, but: QScreen | None = None) -> tuple[FrozenScreen, ...]:
    """Return every screen of the desktop but one. Raises `CannotFreeze` where the portal gives no picture."""
    try:
        data = await desktop_picture()
    except NoPicture as error:
        log.warning("no picture of the screens: %s", error)
        raise CannotFreeze(WhyNot.WAYLAND) from error
    image = QImage.fromData(data)
    if image.isNull():
        raise CannotFreeze(WhyNot.WAYLAND)
    screens = QGuiApplication.screens()
    frozen = parts(image.convertToFormat(QImage.Format.Format_RGB32), [screen.geometry() for screen in screens])
    return tuple(part for part, screen in zip(frozen, screens, strict=True) if screen is not but)


def parts(image: QImage, places: Sequence[QRect]) -> tuple[FrozenScreen, ...]:
    """Cut the picture of a desktop into those of screens at these places (Qt's pixels).

    A portal draws all screens into one picture of one scale.
    """
    whole = QRect()
    for place in places:
        whole = whole.united(place)
    ratio = image.width() / whole.width()
    found = []
    for place in places:
        at = place.translated(-whole.topLeft())
        dots = QRectF(at.x() * ratio, at.y() * ratio, at.width() * ratio, at.height() * ratio).toRect()
        found.append(FrozenScreen(image.copy(dots), place, ratio))
    return tuple(found)
