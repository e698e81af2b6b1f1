"""A program that docks a bar on the X server it runs on and prints what the server knows of it."""

import json

import xcffib
import xcffib.xproto
from PySide6.QtWidgets import QApplication, QWidget

from widgets.docking.dock import Dock, DockPlace
from widgets.docking.edge import Edge


def strut_of(window: int) -> list[int]:
    """What another client reads from the window."""
    connection = xcffib.connect()
    name = "_NET_WM_STRUT_PARTIAL"
    hint = connection.core.InternAtom(True, len(name), name).reply().atom
    reply = connection.core.GetProperty(False, window, hint, xcffib.xproto.Atom.CARDINAL, 0, 12).reply()
    numbers = list(reply.value.to_atoms())
    connection.disconnect()
    return numbers


def main() -> None:
    """Dock, ask, let go, ask."""
    app = QApplication([])
    window = QWidget()
    window.show()
    dock = Dock(DockPlace(edge=Edge.BOTTOM), window)
    dock.make_bar(window, 64)
    app.processEvents()
    kept, place = strut_of(int(window.winId())), window.geometry()
    dock.make_usual()
    print(json.dumps({"kept": kept, "whole": list(place.getRect()), "let_go": strut_of(int(window.winId()))}))


if __name__ == "__main__":
    main()
