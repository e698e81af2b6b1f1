"""The feeds that stand beside a centre's own: drafts and knowledge."""

from app.rules.feeds import BESIDE_A_CENTRE
from app.server.core import Core


async def open_companions(core: Core) -> None:
    """Open the feeds beside every centre that is served here."""
    centres = [feed.partition(":")[2] for feed in core.hub.channels if feed.startswith("centre:")]
    for kind in BESIDE_A_CENTRE:
        for centre in centres:
            if f"{kind}:{centre}" not in core.hub.channels:
                await core.writer.open_feed(f"{kind}:{centre}")
