"""Asking the server, while one types, what resembles the case: never waited for, never in the way."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from app.client.errors import ClientError
from app.contract.centre.knowledge import KnowledgeAnswer, KnowledgeHit, OpinionChoice, OpinionsAnswer
from app.contract.centre.similar import SimilarAnswer, SimilarQuery
from app.modes.hotline.draft import Draft
from app.modes.hotline.phone import phone_digits

PAUSE_SECONDS = 0.3
_LEAST_SIGNS = 4
"""A description, title or place shorter than this resembles everything."""

Ask = Callable[[SimilarQuery], Awaitable[SimilarAnswer]]
Know = Callable[[SimilarQuery], Awaitable[KnowledgeAnswer]]
Opinions = Callable[[str | None], Awaitable[OpinionsAnswer]]


class Advisor:
    """Asks when typing pauses; an answer to what no longer stands in the form is dropped.

    The last answer stays until the next one, so that nothing flickers; `looking` while it is on its way. `forget` is
    for another tab.

    :param ask: returns what resembles a case; `know` articles about it, `opinions` what is often said of its matter.
        Each raises `ClientError`; without articles or opinions the rest is shown all the same.
    :param run: begins work nobody waits for.
    :param changed: is told when `answer` or `failed` have changed.
    """

    def __init__(
        self,
        *,
        ask: Ask,
        know: Know,
        opinions: Opinions,
        run: Callable[[Coroutine[Any, Any, None]], None],
        changed: Callable[[], None],
        seconds: float = PAUSE_SECONDS,
    ) -> None:
        self._ask = ask
        self._know = know
        self._opinions = opinions
        self._run = run
        self._changed = changed
        self._seconds = seconds
        self._timer: asyncio.TimerHandle | None = None
        self._query = SimilarQuery()
        self.answer: SimilarAnswer | None = None
        self.articles: tuple[KnowledgeHit, ...] = ()
        self.ready: tuple[OpinionChoice, ...] = ()
        self.failed = False
        self.looking = False

    def typed(self, draft: Draft) -> None:
        """The form says something else."""
        query = query_of(draft)
        if query == self._query:
            return
        self._query = query
        self.close()
        self.looking = is_worth_asking(query)
        if self.looking:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(self._seconds, lambda: self._run(self._look(query)))
        elif self.answer is not None:
            self.forget()

    def forget(self) -> None:
        """Another case is written: nothing of the one before is suggested for it."""
        self.close()
        self._query = SimilarQuery()
        self.answer, self.failed, self.looking = None, False, False
        self.articles, self.ready = (), ()

    def close(self) -> None:
        """Ask nothing any more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    async def _look(self, query: SimilarQuery) -> None:
        similar, known, ready = await asyncio.gather(
            self._ask(query), self._know(query), self._opinions(query.matter), return_exceptions=True
        )
        for answer in (similar, known, ready):
            if isinstance(answer, BaseException) and not isinstance(answer, ClientError):
                raise answer
        if query != self._query:
            return
        self.answer = similar if isinstance(similar, SimilarAnswer) else None
        self.articles = known.hits if isinstance(known, KnowledgeAnswer) else ()
        self.ready = ready.opinions if isinstance(ready, OpinionsAnswer) else ()
        self.failed, self.looking = self.answer is None, False
        self._changed()


def query_of(draft: Draft) -> SimilarQuery:
    """Return what the server is asked."""
    return SimilarQuery(
        phone=phone_digits(draft.phone)[:40],
        title=draft.title.strip()[:100],
        description=draft.description.strip()[:4000],
        address=draft.address.strip()[:200],
        area=draft.area or None,
        matter=draft.matter or None,
    )


def is_worth_asking(query: SimilarQuery) -> bool:
    """Whether enough is written to resemble something in particular."""
    return max(len(query.title), len(query.description), len(query.address)) >= _LEAST_SIGNS
