"""What call-takers look up: articles by words, ready-made opinions by what is likely (spec 04, 1.10)."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.contract.centre.knowledge import (
    ArticleState,
    ArticleWritten,
    KnowledgeAnswer,
    KnowledgeQuery,
    KnowledgeState,
    OpinionsAnswer,
)
from app.contract.command import Scope
from app.rules import knowledge as rules
from app.rules.feeds import feed_rules
from app.server import log
from app.server.core import Core, bearer, core_of, own_channel, require
from app.server.intake.calls import day_of
from app.server.problems import Problem, answer, raw_answer, read_body

router = APIRouter(prefix="/v1/centres/{centre}")

_READERS = (Scope.HOTLINE, Scope.DESK, Scope.MANAGER)


@router.post("/knowledge/search")
async def search(centre: str, request: Request) -> Response:
    """Return published, valid articles that fit what is typed (`KnowledgeQuery` in, `KnowledgeAnswer` out)."""
    core = core_of(request)
    principal = await bearer(request)
    own_channel(core, principal, f"centre:{centre}")
    require(principal, *_READERS)
    query = read_body(KnowledgeQuery, await request.body())
    state, today = knowledge_of(core, centre), day_of(core, centre, core.now())
    hits = await asyncio.to_thread(core.articles.find, state, query, today)
    return raw_answer(KnowledgeAnswer(hits=tuple(hits), time=core.now()).model_dump_json().encode())


@router.get("/knowledge/articles")
async def articles(
    centre: str, request: Request, *, state: ArticleState | None = None, complained: bool = False
) -> Response:
    """Return all articles as their keepers see them, the latest change first; `complained`: with feedback to settle."""
    core = core_of(request)
    principal = await bearer(request)
    own_channel(core, principal, f"centre:{centre}")
    require(principal, Scope.MANAGER)
    known = knowledge_of(core, centre)
    found = [article for article in known.articles.values() if state in (None, article.state)]
    if complained:
        found = [article for article in found if any(given.settled_by is None for given in article.feedback)]
    found.sort(key=lambda article: (article.changed_at, article.id), reverse=True)
    categories = [category.model_dump(mode="json") for category in known.categories]
    told = [article.model_dump(mode="json") for article in found]
    return answer({"categories": categories, "articles": told, "time": core.time()})


@router.get("/knowledge/articles/{article}")
async def article(centre: str, article: str, request: Request) -> Response:
    """Return an article; to call-takers and desks only one that they can find."""
    core = core_of(request)
    principal = await bearer(request)
    own_channel(core, principal, f"centre:{centre}")
    require(principal, *_READERS)
    known = knowledge_of(core, centre).articles.get(article)
    if known is not None and principal.scope is not Scope.MANAGER:
        today = day_of(core, centre, core.now())
        known = known.model_copy(update={"feedback": ()}) if rules.may_be_found(known, today) else None
    if known is None:
        raise Problem(404, "not_found")
    return answer({"article": known.model_dump(mode="json"), "time": core.time()})


@router.get("/knowledge/articles/{article}/versions")
async def versions(centre: str, article: str, request: Request) -> Response:
    """Return every version of an article, the newest first: what it said, who wrote it and when."""
    core = core_of(request)
    principal = await bearer(request)
    own_channel(core, principal, f"centre:{centre}")
    require(principal, Scope.MANAGER)
    if article not in knowledge_of(core, centre).articles:
        raise Problem(404, "not_found")
    return answer({"versions": await asyncio.to_thread(_versions, core, centre, article), "time": core.time()})


def _versions(core: Core, centre: str, article_id: str) -> list[dict[str, object]]:
    feed = f"knowledge:{centre}"
    with core.database.reading() as connection:
        rows = log.read_back(connection, core.database.vault, feed_rules(feed).events, feed, mentioning=(article_id,))
        return [
            {
                "version": row.event.version,
                "text": row.event.text.model_dump(mode="json"),
                "by": row.actor,
                "at": row.at.isoformat(),
            }
            for row in rows
            if isinstance(row.event, ArticleWritten) and row.event.article == article_id
        ]


@router.get("/opinions")
async def opinions(
    centre: str, request: Request, *, matter: Annotated[str | None, Query(max_length=40)] = None
) -> Response:
    """Return ready-made opinions for the asker, the likeliest for a matter first (`OpinionsAnswer`)."""
    core = core_of(request)
    principal = await bearer(request)
    own_channel(core, principal, f"centre:{centre}")
    require(principal, *_READERS)
    state = core.centre_state(centre)
    set_up = state.setup.opinions if state is not None and state.setup is not None else ()
    found = rules.offered(knowledge_of(core, centre), set_up, staff=principal.actor.staff, matter=matter)
    return raw_answer(OpinionsAnswer(opinions=found, time=core.now()).model_dump_json().encode())


def knowledge_of(core: Core, centre: str) -> KnowledgeState:
    """Return what a centre's call-takers look up, as last committed."""
    channel = core.hub.channels.get(f"knowledge:{centre}")
    state = channel.state if channel is not None else None
    return state if isinstance(state, KnowledgeState) else KnowledgeState(centre=centre)
