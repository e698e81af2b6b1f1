"""What did not happen, in words for citizens: what they can do, and nothing about the machine or the house."""

from PySide6.QtCore import QCoreApplication

from app.client.operations.problems import Problem
from app.contract.errors import RefusalCode
from app.modes import words
from app.modes.kiosk.visit import Sorry

translate = QCoreApplication.translate

_FOR_CITIZENS = frozenset(
    {
        RefusalCode.UNKNOWN_SERVICE,
        RefusalCode.SERVICE_OFF,
        RefusalCode.SERVICE_FULL,
        RefusalCode.HALL_CLOSED,
        RefusalCode.NOT_YET_OPEN,
        RefusalCode.NO_COUNTER,
        RefusalCode.IDENTITY_NEEDED,
        RefusalCode.ID_NUMBER_WRONG,
        RefusalCode.BLACKLISTED,
        RefusalCode.ALREADY_WAITING,
        RefusalCode.ALREADY_CHECKED_IN,
        RefusalCode.APPOINTMENT_NOT_TODAY,
        RefusalCode.UNKNOWN_APPOINTMENT,
        RefusalCode.UNKNOWN_SLIP,
        RefusalCode.SLIP_USED,
    }
)


def apology(problem: Problem) -> Sorry:
    """Return what is said of a problem. What is no business of citizens is logged elsewhere and not shown."""
    if problem.code in _FOR_CITIZENS:
        return Sorry(words.refusal(problem.code, problem.detail), _ask_staff())
    return Sorry(translate("Kiosk", "This did not work. Please try again in a moment."), _ask_staff())


def unknown_code() -> Sorry:
    """Return what is said of a code that is nobody's."""
    return Sorry(translate("Kiosk", "This code is not known here."), _ask_staff())


def helper_comes() -> Sorry:
    """Return what is said once help was called."""
    return Sorry(
        translate("Kiosk", "Help is coming"),
        translate("Kiosk", "A member of staff was called. Please wait here a moment."),
    )


def _ask_staff() -> str:
    return translate("Kiosk", "If you need help, please ask the staff.")
