"""What to say to somebody who cannot get in: what happened and what to do."""

from math import ceil

from PySide6.QtCore import QCoreApplication

from app.client.errors import ClientError, Locked, Rejected, Unreachable, Why
from app.client.subscribers import incident

translate = QCoreApplication.translate

NOT_HERE = "not_allowed"
NOT_TAKEN = 422


def trouble_words(error: ClientError, server: str) -> str:
    """Return the words for an error of `Session.login` or `Session.enrol` other than a wrong login."""
    if isinstance(error, Locked):
        return _locked(error)
    if isinstance(error, Unreachable):
        return _unreachable(error, server)
    if isinstance(error, Rejected) and error.status == NOT_TAKEN:
        return translate("Entry", "The server does not take this. Please check what you typed.")
    if isinstance(error, Rejected) and error.code == NOT_HERE:
        return translate("Entry", "This staff number may not work here. Please ask your manager.")
    return translate("Entry", "The server does not take this. Please tell the technician: {incident}").format(
        incident=incident()
    )


def _locked(error: Locked) -> str:
    if error.retry_after is None:
        return translate("Entry", "Too many wrong attempts. Please wait a while, or ask your manager.")
    return translate("Entry", "Too many wrong attempts. Please wait {minutes} min, or ask your manager.").format(
        minutes=max(1, ceil(error.retry_after / 60))
    )


def _unreachable(error: Unreachable, server: str) -> str:
    if error.why is Why.BUSY:
        return translate("Entry", "The server is busy. Please try again in a moment.")
    if error.why is Why.REFUSED:
        words = translate(
            "Entry",
            "No server answers at {server}. Check the network cable and the address; "
            "if both are right, ask the technician to start the server.",
        )
    else:
        words = translate("Entry", "{server} does not answer in time. Check the network cable, then try again.")
    return words.format(server=server)
