"""Pictures and films. What cannot be shown is said in its place, for whoever sets the display up."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtWidgets import QWidget

from app.modes.display.blocks.base import BlockView
from app.modes.display.view import DisplayView
from designs.display import Block, Layout
from widgets.poster import Poster
from widgets.slideshow import Slideshow
from widgets.video_view import VideoView, can_play

translate = QCoreApplication.translate


class _Media(BlockView):
    """Something from a file, or words in its place."""

    def __init__(self, block: Block, layout: Layout, base: Path) -> None:
        super().__init__(block, layout, base)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._said = Poster(parent=self, share=block.share, tone=self.inks.soft, align=centre, wraps=True)
        self._said.setObjectName("said")
        self._shown: QWidget | None = None

    def show_view(self, view: DisplayView) -> None:
        """The calls change nothing here."""

    def arrange(self, room: QRect) -> None:
        """All the room there is."""
        for part in (self._said, self._shown):
            if part is not None:
                part.setGeometry(room)


class PictureBlock(_Media):
    """The pictures of the block's folder."""

    def __init__(self, block: Block, layout: Layout, base: Path) -> None:
        super().__init__(block, layout, base)
        slides = Slideshow(base / block.folder, self, seconds=block.seconds)
        slides.emptied.connect(self._say)
        self._shown = slides

    def _say(self, is_empty: bool) -> None:
        hint = translate("Display", "Pictures put into the folder “{folder}” appear here")
        self._said.set_text(hint.replace("{folder}", self.block.folder) if is_empty else "")


class VideoBlock(_Media):
    """The film of the block's file."""

    def __init__(self, block: Block, layout: Layout, base: Path) -> None:
        super().__init__(block, layout, base)
        file = base / block.file
        if not can_play():
            self._say(translate("Display", "This machine cannot play video: QtMultimedia is not installed"))
        elif not file.is_file():
            self._say(translate("Display", "There is no video “{file}”").replace("{file}", block.file))
        else:
            film = VideoView(file, self)
            film.failed.connect(self._say)
            self._shown = film

    def _say(self, text: str) -> None:
        self._said.set_text(text)
