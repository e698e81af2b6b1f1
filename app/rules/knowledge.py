"""Decide and evolve of a centre's knowledge: articles and their versions, feedback, common opinions (spec 04, 1.10)."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from app.contract.centre import knowledge as contract
from app.contract.centre.knowledge import (
    Article,
    ArticleState,
    CommonOpinion,
    Feedback,
    KnowledgeState,
    OpinionChoice,
)
from app.contract.command import Command, Context, Scope
from app.contract.errors import RefusalCode, Refused
from app.contract.event import Event, Recorded
from app.contract.hall.events import IrregularityFound
from app.rules.decision import Decision, Handlers, decide_with

IN_ALL = "any"
"""The key under which the uses of an opinion are counted whatever the matter."""


def initial(code: str) -> KnowledgeState:
    """Return the state of a centre that has written nothing down."""
    return KnowledgeState(centre=code)


def decide(state: KnowledgeState, command: Command, context: Context) -> tuple[Event, ...]:
    """Return the events that follow from a command; raises `Refused` for requests only."""
    return decide_with(_DECIDE, Decision(state, context, evolve), command)


def evolve(state: KnowledgeState, recorded: Recorded) -> KnowledgeState:
    """Return the state after an event."""
    followed = _EVOLVE[type(recorded.event)](state, recorded, recorded.event)
    return followed.model_copy(update={"seq": recorded.seq})


def due(state: KnowledgeState, now: datetime) -> bool:
    """Nothing happens here by itself: whether an article is valid is asked when it is looked for."""
    return False


def may_be_found(article: Article, today: date) -> bool:
    """Whether call-takers find an article: published, and valid on this day."""
    text = article.text
    begun = text.valid_from is None or text.valid_from <= today
    ended = text.valid_until is not None and text.valid_until < today
    return article.state is ArticleState.PUBLISHED and begun and not ended


def offered(
    state: KnowledgeState, set_up: Iterable[str], *, staff: str | None, matter: str | None
) -> tuple[OpinionChoice, ...]:
    """Return the opinions that are ready for somebody, the likeliest first.

    Those kept for the matter or used for it come first, then one's own, then by use; `set_up` are the centre's own.
    """
    found = [
        (_rank(known, matter), _choice(known, matter))
        for known in state.opinions.values()
        if known.staff in (None, staff) and (not known.matters or matter is None or matter in known.matters)
    ]
    found.sort(key=lambda one: (one[0], one[1].text))
    texts = {choice.text for _, choice in found}
    rest = (OpinionChoice(text=text) for text in dict.fromkeys(set_up) if text not in texts)
    return (*(choice for _, choice in found), *rest)


def _rank(known: CommonOpinion, matter: str | None) -> tuple[int, int, int, int]:
    for_matter = matter is not None and matter in known.matters
    return (
        -int(for_matter),
        -known.used.get(matter or "", 0),
        -int(known.staff is not None),
        -known.used.get(IN_ALL, 0),
    )


def _choice(known: CommonOpinion, matter: str | None) -> OpinionChoice:
    return OpinionChoice(
        opinion=known.id,
        text=known.text,
        own=known.staff is not None,
        used=known.used.get(IN_ALL, 0),
        used_for_matter=known.used.get(matter or "", 0),
    )


def _article(decision: Decision[KnowledgeState], article: str) -> Article:
    known = decision.state.articles.get(article)
    if known is None:
        raise Refused(RefusalCode.UNKNOWN_ARTICLE)
    return known


def _set_categories(decision: Decision[KnowledgeState], command: contract.SetCategories) -> None:
    codes = {category.code for category in command.categories}
    used = {article.text.category for article in decision.state.articles.values()}
    parents = {category.parent for category in command.categories if category.parent is not None}
    if len(codes) < len(command.categories) or not parents <= codes:
        raise Refused(RefusalCode.UNKNOWN_TOPIC)
    if not used <= codes:
        raise Refused(RefusalCode.TOPIC_IN_USE, topic=min(used - codes))
    decision.happen(contract.CategoriesSet(categories=command.categories))


def _write(decision: Decision[KnowledgeState], command: contract.WriteArticle) -> None:
    if command.text.category not in {category.code for category in decision.state.categories}:
        raise Refused(RefusalCode.UNKNOWN_TOPIC)
    version = 0
    if command.article is not None:
        version = _article(decision, command.article).version
    if version != command.base_version:
        raise Refused(RefusalCode.ARTICLE_CHANGED, version=version)
    article = command.article or decision.context.command_id
    decision.happen(contract.ArticleWritten(article=article, version=version + 1, text=command.text))


def _publish(decision: Decision[KnowledgeState], command: contract.PublishArticle) -> None:
    known = _article(decision, command.article)
    if known.version != command.base_version:
        raise Refused(RefusalCode.ARTICLE_CHANGED, version=known.version)
    if known.state is not ArticleState.PUBLISHED:
        decision.happen(contract.ArticleMoved(article=known.id, state=ArticleState.PUBLISHED))


def _withdraw(decision: Decision[KnowledgeState], command: contract.WithdrawArticle) -> None:
    known = _article(decision, command.article)
    if known.state is not ArticleState.WITHDRAWN:
        decision.happen(contract.ArticleMoved(article=known.id, state=ArticleState.WITHDRAWN))


def _give_feedback(decision: Decision[KnowledgeState], command: contract.GiveFeedback) -> None:
    known, context = _article(decision, command.article), decision.context
    feedback = Feedback(
        id=context.command_id,
        kind=command.kind,
        text=command.text,
        version=known.version,
        by=context.actor.staff or context.actor.scope.value,
        at=context.now,
    )
    decision.happen(contract.FeedbackGiven(article=known.id, feedback=feedback))


def _settle_feedback(decision: Decision[KnowledgeState], command: contract.SettleFeedback) -> None:
    known = _article(decision, command.article)
    given = next((given for given in known.feedback if given.id == command.feedback), None)
    if given is None:
        raise Refused(RefusalCode.UNKNOWN_ARTICLE)
    if given.settled_by is None:
        decision.happen(contract.FeedbackSettled(article=known.id, feedback=given.id))


def _use_article(decision: Decision[KnowledgeState], command: contract.UseArticle) -> None:
    known = _article(decision, command.article)
    decision.happen(contract.ArticleUsed(article=known.id, case=command.case))


def _keep_opinion(decision: Decision[KnowledgeState], command: contract.KeepOpinion) -> None:
    actor = decision.context.actor
    if command.shared is (actor.scope is Scope.HOTLINE):
        # A call-taker keeps their own; whoever keeps the shared ones has none of their own.
        raise Refused(RefusalCode.NOT_ALLOWED)
    staff = None if command.shared else actor.staff
    known = (kept for kept in decision.state.opinions.values() if kept.staff == staff)
    if any(kept.text == command.text for kept in known):
        return
    opinion = CommonOpinion(id=decision.context.command_id, text=command.text, staff=staff, matters=command.matters)
    decision.happen(contract.OpinionKept(opinion=opinion))


def _opinion(decision: Decision[KnowledgeState], opinion: str) -> CommonOpinion:
    """Return an opinion that the actor may know of: their own or a shared one."""
    known = decision.state.opinions.get(opinion)
    if known is None or known.staff not in (None, decision.context.actor.staff):
        raise Refused(RefusalCode.UNKNOWN_OPINION)
    return known


def _drop_opinion(decision: Decision[KnowledgeState], command: contract.DropOpinion) -> None:
    known = _opinion(decision, command.opinion)
    if known.staff is None and decision.context.actor.scope is Scope.HOTLINE:
        raise Refused(RefusalCode.NOT_ALLOWED)
    decision.happen(contract.OpinionDropped(opinion=known.id))


def _use_opinion(decision: Decision[KnowledgeState], command: contract.UseOpinion) -> None:
    known = _opinion(decision, command.opinion)
    decision.happen(contract.OpinionUsed(opinion=known.id, matter=command.matter))


def _categories_set(state: KnowledgeState, recorded: Recorded, event: contract.CategoriesSet) -> KnowledgeState:
    return state.model_copy(update={"categories": event.categories})


def _written(state: KnowledgeState, recorded: Recorded, event: contract.ArticleWritten) -> KnowledgeState:
    known = state.articles.get(event.article)
    if known is None:
        known = Article(id=event.article, text=event.text, changed_by=recorded.actor, changed_at=recorded.at)
    said = {
        "version": event.version,
        "text": event.text,
        "changed_by": recorded.actor,
        "changed_at": recorded.at,
    }
    article = known.model_copy(update=said)
    return _with(state, article)


def _moved(state: KnowledgeState, recorded: Recorded, event: contract.ArticleMoved) -> KnowledgeState:
    return _with(state, state.articles[event.article].model_copy(update={"state": event.state}))


def _feedback_given(state: KnowledgeState, recorded: Recorded, event: contract.FeedbackGiven) -> KnowledgeState:
    known = state.articles[event.article]
    return _with(state, known.model_copy(update={"feedback": (*known.feedback, event.feedback)}))


def _feedback_settled(state: KnowledgeState, recorded: Recorded, event: contract.FeedbackSettled) -> KnowledgeState:
    known = state.articles[event.article]
    feedback = tuple(
        given.model_copy(update={"settled_by": recorded.actor}) if given.id == event.feedback else given
        for given in known.feedback
    )
    return _with(state, known.model_copy(update={"feedback": feedback}))


def _used(state: KnowledgeState, recorded: Recorded, event: contract.ArticleUsed) -> KnowledgeState:
    known = state.articles[event.article]
    return _with(state, known.model_copy(update={"used": known.used + 1}))


def _with(state: KnowledgeState, article: Article) -> KnowledgeState:
    return state.model_copy(update={"articles": state.articles.insert(article.id, article)})


def _opinion_kept(state: KnowledgeState, recorded: Recorded, event: contract.OpinionKept) -> KnowledgeState:
    return state.model_copy(update={"opinions": state.opinions.insert(event.opinion.id, event.opinion)})


def _opinion_dropped(state: KnowledgeState, recorded: Recorded, event: contract.OpinionDropped) -> KnowledgeState:
    return state.model_copy(update={"opinions": state.opinions.remove(event.opinion)})


def _opinion_used(state: KnowledgeState, recorded: Recorded, event: contract.OpinionUsed) -> KnowledgeState:
    known = state.opinions[event.opinion]
    used = known.used
    for key in {IN_ALL, event.matter or IN_ALL}:
        used = used.insert(key, used.get(key, 0) + 1)
    kept = known.model_copy(update={"used": used})
    return state.model_copy(update={"opinions": state.opinions.insert(known.id, kept)})


def _nothing(state: KnowledgeState, recorded: Recorded, event: IrregularityFound) -> KnowledgeState:
    return state


_DECIDE: Handlers[KnowledgeState] = {
    contract.SetCategories: _set_categories,
    contract.WriteArticle: _write,
    contract.PublishArticle: _publish,
    contract.WithdrawArticle: _withdraw,
    contract.GiveFeedback: _give_feedback,
    contract.SettleFeedback: _settle_feedback,
    contract.UseArticle: _use_article,
    contract.KeepOpinion: _keep_opinion,
    contract.DropOpinion: _drop_opinion,
    contract.UseOpinion: _use_opinion,
}

_EVOLVE: dict[type[Event], Callable[[KnowledgeState, Recorded, Any], KnowledgeState]] = {
    contract.CategoriesSet: _categories_set,
    contract.ArticleWritten: _written,
    contract.ArticleMoved: _moved,
    contract.FeedbackGiven: _feedback_given,
    contract.FeedbackSettled: _feedback_settled,
    contract.ArticleUsed: _used,
    contract.OpinionKept: _opinion_kept,
    contract.OpinionDropped: _opinion_dropped,
    contract.OpinionUsed: _opinion_used,
    IrregularityFound: _nothing,
}
