"""What the kiosk says aloud on each page: one short sentence (spec 02: spoken prompts follow the language)."""

from PySide6.QtCore import QCoreApplication

from app.modes.hall_texts import filled
from app.modes.kiosk.view import KioskView, Page, Paper

translate = QCoreApplication.translate


def prompt(view: KioskView) -> str:
    """Return the sentence of a page; nothing where silence is better."""
    said = ""
    if view.warning is not None:
        said = translate("Kiosk", "Are you still there?")
    elif view.page is Page.SORRY:
        said = view.message
    elif view.choice is not None:
        said = view.choice.title
    elif view.identify is not None:
        said = " ".join(filter(None, (view.identify.prompt, view.identify.other)))
    elif view.sheet is not None:
        said = view.sheet.title
    elif view.taken is not None:
        said = _taken(view.taken.paper, view.taken.number)
    return said


def _taken(paper: Paper, number: str) -> str:
    said = {
        Paper.OUT: translate("Kiosk", "Please take your slip. Your number is {number}."),
        Paper.MISSING: translate("Kiosk", "Your number is {number}. Please scan the code to keep it."),
        Paper.NONE: translate("Kiosk", "Your number is {number}. Please scan the code to keep it."),
        Paper.COMING: "",
    }[paper]
    return filled(said, number=" ".join(number))
