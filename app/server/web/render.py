"""Views into HTML. Everything is escaped by the template engine; nothing is loaded from elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from app.server.web.guide import GuideView
from app.server.web.view import TicketView
from app.server.web.words import LANGUAGES, Words

RELOAD_SECONDS = 10
"""How often the page loads anew on a phone without script."""

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'"
    ),
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
}


@dataclass(frozen=True)
class Look:
    """How somebody wants the page: its language, and whether its text is large."""

    words: Words
    large: bool = False

    def query(self, *, words: Words | None = None, large: bool | None = None) -> str:
        """Return this look, changed as named, as the query of a link."""
        is_large = self.large if large is None else large
        values: Mapping[str, str] = {"lang": (words or self.words).tag, **({"text": "large"} if is_large else {})}
        return urlencode(values)


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("app.server.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def ticket_fragment(view: TicketView, look: Look, path: str) -> str:
    """Return the part of the page that follows the ticket; `path` is the page's own, with the ticket's key."""
    return _templates().get_template("ticket.html").render(view=view, look=look, words=look.words, path=path)


def ticket_page(hall: str, view: TicketView, look: Look, path: str) -> HTMLResponse:
    """Return the whole page of a ticket."""
    fragment = ticket_fragment(view, look, path)
    return _page(hall, look, path=path, fragment=fragment, view=view, reload_seconds=RELOAD_SECONDS)


def not_found_page(look: Look) -> HTMLResponse:
    """Return the page for a link that leads to no ticket of today."""
    return _page(look.words.not_found, look, path="", fragment="", view=None, reload_seconds=0, status=404)


def guide_page(view: GuideView | None, words: Words) -> HTMLResponse:
    """Return the page of a service; `None` says that there is none."""
    html = _templates().get_template("guide.html").render(view=view, words=words)
    return HTMLResponse(html, 200 if view is not None else 404, headers=_HEADERS)


def _page(title: str, look: Look, *, status: int = 200, **values: object) -> HTMLResponse:
    page = _templates().get_template("page.html")
    languages = tuple(LANGUAGES.values())
    html = page.render(title=title, look=look, words=look.words, languages=languages, **values)
    return HTMLResponse(html, status, headers=_HEADERS)
