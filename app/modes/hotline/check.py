"""What is missing or wrong in a draft, in words that stand beside the field."""

from PySide6.QtCore import QCoreApplication

from app.contract.centre.state import Disposition
from app.modes.hotline.draft import Draft, Field
from app.modes.hotline.phone import PhoneFault, phone_fault

translate = QCoreApplication.translate

LONGEST_TITLE = 100
LONGEST_TEXT = 4000


def faults(draft: Draft) -> dict[Field, str]:
    """Return what is wrong, in the order of the form; empty when the draft can be registered."""
    found = {
        Field.PHONE: _phone(draft.phone),
        Field.NAME: "" if draft.name.strip() else translate("Hotline", "Please ask for the name"),
        Field.AREA: _unchosen(draft.area, draft.area_text),
        Field.DESCRIPTION: _description(draft.description),
        Field.MATTER: _unchosen(draft.matter, draft.matter_text),
        Field.KIND: "" if draft.kind else translate("Hotline", "Please choose a kind"),
        Field.TITLE: "" if draft.title.strip() else translate("Hotline", "Say in a few words what it is about"),
        Field.OPINION: _opinion(draft),
    }
    return {field: words for field, words in found.items() if words}


def _phone(typed: str) -> str:
    if not typed.strip():
        return translate("Hotline", "Please enter the number")
    fault = phone_fault(typed)
    if fault is PhoneFault.MOBILE_LENGTH:
        return translate("Hotline", "A mobile number has 11 digits")
    if fault is not None:
        return translate("Hotline", "This is no telephone number")
    return ""


def _unchosen(code: str, typed: str) -> str:
    return translate("Hotline", "Please choose from the list") if typed.strip() and not code else ""


def _description(text: str) -> str:
    if not text.strip():
        return translate("Hotline", "Please write down what the caller says")
    if len(text) > LONGEST_TEXT:
        return translate("Hotline", "At most {most} characters; there are {count}").format(
            most=LONGEST_TEXT, count=len(text)
        )
    return ""


def _opinion(draft: Draft) -> str:
    if draft.disposition is Disposition.DIRECT_ANSWER and not draft.opinion.strip():
        return translate("Hotline", "Write down what you answered")
    return ""
