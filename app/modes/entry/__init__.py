"""Before anybody stands a program that does not know whom it works for.

Staff want to log in with two fields and Enter, and to read at once what is wrong and what to do. Whoever sets a kiosk,
display or pad up wants to type an address and a one-time code, once.
"""

from app.modes.entry.mode import end_login, let_in

__all__ = ["end_login", "let_in"]
