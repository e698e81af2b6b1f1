"""The login as staff see it, and the first password of one's own."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.modes.entry.card import EntryCard
from app.modes.entry.view import LoginField, LoginView
from widgets.action_button import ActionButton, ActionKind
from widgets.form_field import FormField

translate = QCoreApplication.translate


class LoginScreen(QWidget):
    """Two fields and a button, two more for a new password.

    `submitted` carries number, password, new password, and the new one again.
    """

    submitted = Signal(str, str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self._editors = {field: _editor(field) for field in LoginField}
        self._fields = {field: FormField(words, self._editors[field]) for field, words in _labels().items()}
        self._button = ActionButton(translate("Entry", "Log in"), kind=ActionKind.PRIMARY)
        self._button.setObjectName("log-in")
        self._card = EntryCard(icon="user", fields=tuple(self._fields.values()), button=self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        self._button.clicked.connect(self._submit)
        for field, editor in self._editors.items():
            editor.returnPressed.connect(lambda field=field: self._on_return(field))

    def show_view(self, view: LoginView) -> None:
        """Show a state of the login."""
        self._card.show_texts(
            title=view.title,
            subtitle=translate("Entry", "Please log in with your staff number"),
            notice=view.notice,
            footer=translate("Entry", "Server {server}").format(server=view.server),
        )
        if view.fill:
            self._editors[LoginField.NUMBER].setText(view.number)
        for name, field in self._fields.items():
            field.setVisible(view.renewing or name not in _RENEWING)
            wrong = view.wrong if name is view.field else ""
            field.show_error(wrong) if wrong else field.clear_error()
            field.editor.setEnabled(not view.busy)
        self._button.setEnabled(not view.busy)
        self._button.setText(translate("Entry", "Logging in…") if view.busy else translate("Entry", "Log in"))
        if view.wrong and view.field is not LoginField.NUMBER:
            self._editors[view.field].clear()
        self._editors[view.field].setFocus()

    def _on_return(self, field: LoginField) -> None:
        """Go to the next field that is still empty, or submit."""
        order = list(LoginField)
        for following in order[order.index(field) + 1 :]:
            editor = self._editors[following]
            if not self._fields[following].isHidden() and not editor.text():
                editor.setFocus()
                return
        self._submit()

    def _submit(self) -> None:
        self.submitted.emit(*(self._editors[field].text() for field in LoginField))


_RENEWING = frozenset({LoginField.NEW, LoginField.AGAIN})


def _labels() -> dict[LoginField, str]:
    return {
        LoginField.NUMBER: translate("Entry", "Staff number"),
        LoginField.PASSWORD: translate("Entry", "Password"),
        LoginField.NEW: translate("Entry", "New password"),
        LoginField.AGAIN: translate("Entry", "New password again"),
    }


def _editor(field: LoginField) -> QLineEdit:
    editor = QLineEdit(maxLength=40 if field is LoginField.NUMBER else 128)
    editor.setObjectName("staff-number" if field is LoginField.NUMBER else field.value)
    if field is not LoginField.NUMBER:
        editor.setEchoMode(QLineEdit.EchoMode.Password)
    return editor
