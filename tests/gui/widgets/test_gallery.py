"""The gallery paints every scene in both themes, and no two scenes look alike."""

from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from widgets.gallery.__main__ import SCENES, main, paint_all


def test_every_scene_is_painted_light_and_dark(qapp: QApplication, tmp_path: Path) -> None:
    written = paint_all(qapp, tmp_path / "pictures")
    assert {path.name for path in written} == {
        f"{scene.name}-{name}.png" for scene in SCENES for name in ("light", "dark")
    }
    pictures = [QImage(str(path)) for path in written]
    sizes = {scene.name: scene.size for scene in SCENES}
    for path, picture in zip(written, pictures, strict=True):
        assert (picture.width(), picture.height()) == sizes[path.stem.rpartition("-")[0]]
    assert all(one != other for at, one in enumerate(pictures) for other in pictures[at + 1 :])


def test_the_gallery_wants_a_folder(capsys) -> None:
    assert main([]) == 2
    assert "OUT_DIR" in capsys.readouterr().err
