"""What a citizen's phone opens: the page behind the QR code of a ticket."""

from app.server.web.routes import router

__all__ = ["router"]
