"""The kinds of elements: their names for people, what can be set of each, and how a new one begins."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from designs.ticket import FIELDS, Align, Cell, Cut, Element, ElementKind

translate = QCoreApplication.translate

_NAMES: dict[ElementKind, Callable[[], str]] = {
    ElementKind.TEXT: lambda: translate("TicketEditor", "Text"),
    ElementKind.NUMBER: lambda: translate("TicketEditor", "Number"),
    ElementKind.PAIR: lambda: translate("TicketEditor", "Label and text"),
    ElementKind.CELLS: lambda: translate("TicketEditor", "Columns"),
    ElementKind.QR: lambda: translate("TicketEditor", "QR code"),
    ElementKind.BARCODE: lambda: translate("TicketEditor", "Barcode"),
    ElementKind.LOGO: lambda: translate("TicketEditor", "Logo"),
    ElementKind.LINE: lambda: translate("TicketEditor", "Line"),
    ElementKind.DASHES: lambda: translate("TicketEditor", "Dashed line"),
    ElementKind.BLANK: lambda: translate("TicketEditor", "Space"),
}
_FIELDS: dict[str, Callable[[], str]] = {
    "hall": lambda: translate("TicketEditor", "Hall name"),
    "zone": lambda: translate("TicketEditor", "Zone"),
    "number": lambda: translate("TicketEditor", "Ticket number"),
    "category": lambda: translate("TicketEditor", "Category"),
    "service": lambda: translate("TicketEditor", "Service"),
    "issued_at": lambda: translate("TicketEditor", "Time of issue"),
    "ahead": lambda: translate("TicketEditor", "People ahead"),
    "wait": lambda: translate("TicketEditor", "Estimated wait"),
    "counters": lambda: translate("TicketEditor", "Counters"),
    "name": lambda: translate("TicketEditor", "Citizen's name, masked"),
    "priority": lambda: translate("TicketEditor", "Priority"),
    "method": lambda: translate("TicketEditor", "What to do now"),
    "url": lambda: translate("TicketEditor", "Address of the ticket's page"),
    "tips": lambda: translate("TicketEditor", "Tip of the service"),
}
_ALIGNS: dict[Align, Callable[[], str]] = {
    Align.LEFT: lambda: translate("TicketEditor", "Left"),
    Align.CENTRE: lambda: translate("TicketEditor", "Centred"),
    Align.RIGHT: lambda: translate("TicketEditor", "Right"),
}
_CUTS: dict[Cut, Callable[[], str]] = {
    Cut.PARTIAL: lambda: translate("TicketEditor", "Cut, but for a point"),
    Cut.FULL: lambda: translate("TicketEditor", "Cut off"),
    Cut.NONE: lambda: translate("TicketEditor", "Not cut"),
}

WRITTEN = frozenset(
    {ElementKind.TEXT, ElementKind.NUMBER, ElementKind.PAIR, ElementKind.CELLS, ElementKind.QR, ElementKind.BARCODE}
)
"""Kinds with letters."""

_LABELLED = frozenset({ElementKind.PAIR, ElementKind.QR, ElementKind.BARCODE})
_ALIGNED = frozenset({ElementKind.TEXT, ElementKind.NUMBER, ElementKind.QR, ElementKind.BARCODE, ElementKind.LOGO})
_INVERSE = frozenset({ElementKind.TEXT, ElementKind.NUMBER})


def kind_name(kind: ElementKind) -> str:
    """Return what a kind is called."""
    return _NAMES[kind]()


def field_name(field: str) -> str:
    """Return what a field is called."""
    return _FIELDS[field]()


def align_name(align: Align) -> str:
    """Return what an alignment is called."""
    return _ALIGNS[align]()


def cut_name(cut: Cut) -> str:
    """Return what a cut is called."""
    return _CUTS[cut]()


def settable(kind: ElementKind) -> frozenset[str]:
    """Return the fields of `Element` that mean something for a kind."""
    fields = {"size", "space", "left", "width", "beside"}
    if kind.has_text:
        fields.add("text")
    if kind in WRITTEN:
        fields |= {"font", "bold", "italic"}
    for name, kinds in (("label", _LABELLED), ("align", _ALIGNED), ("inverse", _INVERSE)):
        if kind in kinds:
            fields.add(name)
    if kind is ElementKind.CELLS:
        fields.add("cells")
    if kind is ElementKind.LOGO:
        fields.add("image")
    return frozenset(fields)


def new_element(kind: ElementKind, *, image: str = "") -> Element:
    """Return an element as it is put in; a logo needs its `image`."""
    sizes = {ElementKind.NUMBER: 150, ElementKind.QR: 240, ElementKind.BARCODE: 64, ElementKind.LOGO: 96}
    sizes |= {ElementKind.LINE: 3, ElementKind.DASHES: 2, ElementKind.BLANK: 16, ElementKind.CELLS: 40}
    texts = {ElementKind.NUMBER: "{number}", ElementKind.QR: "{url}", ElementKind.BARCODE: "{number}"}
    texts |= {ElementKind.TEXT: translate("TicketEditor", "Your text"), ElementKind.PAIR: "{counters}"}
    labels = {ElementKind.PAIR: field_name("counters")}
    cells = (Cell(field_name("ahead"), "{ahead}"), Cell(field_name("wait"), "{wait}"))
    centred = kind in _ALIGNED
    return Element(
        kind=kind,
        size=sizes.get(kind, 28),
        text=texts.get(kind, ""),
        label=labels.get(kind, ""),
        cells=cells if kind is ElementKind.CELLS else (),
        align=Align.CENTRE if centred else Align.LEFT,
        space=8,
        image=image,
    )


def summary(element: Element) -> str:
    """Return an element in a few words, for the list."""
    said = element.text or " · ".join(cell.label for cell in element.cells) or element.label
    named = {field: f"[{field_name(field)}]" for field in FIELDS}
    said = said.format_map(named)
    return f"{kind_name(element.kind)}  {said}".strip()
