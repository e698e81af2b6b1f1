"""A button with an icon only: its words are its tool tip and what a screen reader says."""

from widgets.action_button import ActionButton, ActionKind


def tool(name: str, words: str, icon: str) -> ActionButton:
    """Return a quiet button of this name."""
    button = ActionButton("", kind=ActionKind.QUIET, icon=icon)
    button.setObjectName(name)
    button.setAccessibleName(words)
    button.setToolTip(words)
    return button
