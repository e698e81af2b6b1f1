"""What a citizen's phone opens: the page behind the code of a ticket, and the one behind the kiosk's guide."""

from app.server.web.routes import router

__all__ = ["router"]
