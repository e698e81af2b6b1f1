"""What call-takers look things up in: articles, common opinions, phrases (知识库, 常用意见; spec 04, 1.10).

They have a feed of their own, `knowledge:CENTRE`; articles are read and searched by queries, never streamed.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import AwareDatetime, Field

from app.contract.command import Command, Kind, Scope
from app.contract.event import Event
from app.contract.hall.events import IrregularityFound
from app.contract.model import Code, Id, Line, Map, Model, Name, PersonalText, Text, empty_map

Body = Annotated[str, Field(min_length=1, max_length=20_000)]
"""The text of an article."""

Codes = Annotated[tuple[Code, ...], Field(max_length=40)]
Words = Annotated[tuple[Line, ...], Field(max_length=40)]


class Category(Model):
    """A topic (知识主题) in the tree of topics."""

    code: Code
    name: Name
    parent: Code | None = None


class ArticleState(StrEnum):
    """Only published articles are found by call-takers, and only while they are valid."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class ArticleText(Model):
    """What an article says: what its owner writes. `matters`: for which items of the catalogue; `answer`: to be told
    a caller as it is, where it differs from the body.

    Valid from and until include both days; `None` is without end.
    """

    title: Name
    category: Code
    body: Body
    answer: Text = ""
    department: Code | None = None
    matters: Codes = ()
    keywords: Words = ()
    valid_from: date | None = None
    valid_until: date | None = None


class FeedbackKind(StrEnum):
    """What a call-taker says of an article."""

    WRONG = "wrong"
    OUTDATED = "outdated"
    UNCLEAR = "unclear"
    MISSING = "missing"
    HELPFUL = "helpful"


class Feedback(Model):
    """What one call-taker said of an article; `version` is the one they read. `settled_by`: who dealt with it."""

    id: Id
    kind: FeedbackKind
    text: PersonalText = ""
    version: int
    by: Code
    at: datetime
    settled_by: Code | None = None


class Article(Model):
    """An article as it is now. `used` counts how often it was told as an answer."""

    id: Id
    state: ArticleState = ArticleState.DRAFT
    version: int = 1
    text: ArticleText
    changed_by: Line
    changed_at: datetime
    used: int = 0
    feedback: tuple[Feedback, ...] = ()


class CommonOpinion(Model):
    """A ready-made opinion: of one call-taker (`staff`), or shared. `used` counts by matter, `any` in all."""

    id: Id
    text: Text
    staff: Code | None = None
    matters: Codes = ()
    used: Map[str, int] = empty_map()


class KnowledgeState(Model):
    """Everything a centre's call-takers look up."""

    centre: Code
    seq: int = 0
    categories: tuple[Category, ...] = ()
    articles: Map[str, Article] = empty_map()
    opinions: Map[str, CommonOpinion] = empty_map()


class _Keeping(Command):
    """Whoever keeps the knowledge: managers."""

    KIND: ClassVar[Kind] = Kind.REQUEST
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.MANAGER, Scope.SYSTEM})


class _Taking(Command):
    """Whoever takes calls."""

    KIND: ClassVar[Kind] = Kind.FACT
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.HOTLINE, Scope.MANAGER, Scope.SYSTEM})


class SetCategories(_Keeping):
    """Replace the tree of topics; one that articles are in cannot go."""

    TYPE: ClassVar[str] = "set_categories"

    categories: Annotated[tuple[Category, ...], Field(max_length=1000)]


class WriteArticle(_Keeping):
    """Write a new article (`article` is `None`) or a new version of one. A published one stays so."""

    TYPE: ClassVar[str] = "write_article"

    article: Id | None = None
    base_version: Annotated[int, Field(ge=0)] = 0
    text: ArticleText


class PublishArticle(_Keeping):
    """Let call-takers find an article as it is now."""

    TYPE: ClassVar[str] = "publish_article"

    article: Id
    base_version: Annotated[int, Field(ge=1)]


class WithdrawArticle(_Keeping):
    """Let nobody find an article any more; it is kept."""

    TYPE: ClassVar[str] = "withdraw_article"

    article: Id


class SettleFeedback(_Keeping):
    """What a call-taker said of an article was dealt with."""

    TYPE: ClassVar[str] = "settle_feedback"

    article: Id
    feedback: Id


class GiveFeedback(_Taking):
    """Say what is wrong with an article, or that it helped."""

    TYPE: ClassVar[str] = "give_feedback"

    article: Id
    kind: FeedbackKind
    text: PersonalText = ""


class UseArticle(_Taking):
    """A caller was told what an article says."""

    TYPE: ClassVar[str] = "use_article"

    article: Id
    case: Id | None = None


class KeepOpinion(_Taking):
    """Keep an opinion ready to be inserted; shared ones are kept by managers."""

    TYPE: ClassVar[str] = "keep_opinion"
    KIND: ClassVar[Kind] = Kind.REQUEST

    text: Annotated[Text, Field(min_length=1)]
    shared: bool = False
    matters: Codes = ()


class DropOpinion(_Taking):
    """Keep an opinion ready no longer; one's own, or as a manager a shared one."""

    TYPE: ClassVar[str] = "drop_opinion"
    KIND: ClassVar[Kind] = Kind.REQUEST

    opinion: Id


class UseOpinion(_Taking):
    """A ready-made opinion was inserted."""

    TYPE: ClassVar[str] = "use_opinion"

    opinion: Id
    matter: Code | None = None


class CategoriesSet(Event):
    """The tree of topics is another."""

    TYPE: ClassVar[str] = "categories_set"

    categories: tuple[Category, ...]


class ArticleWritten(Event):
    """An article has a new version."""

    TYPE: ClassVar[str] = "article_written"

    article: Id
    version: int
    text: ArticleText


class ArticleMoved(Event):
    """An article was published or withdrawn."""

    TYPE: ClassVar[str] = "article_moved"

    article: Id
    state: ArticleState


class FeedbackGiven(Event):
    """A call-taker said something of an article."""

    TYPE: ClassVar[str] = "feedback_given"

    article: Id
    feedback: Feedback


class FeedbackSettled(Event):
    """What a call-taker said of an article was dealt with."""

    TYPE: ClassVar[str] = "feedback_settled"

    article: Id
    feedback: Id


class ArticleUsed(Event):
    """A caller was told what an article says."""

    TYPE: ClassVar[str] = "article_used"

    article: Id
    case: Id | None = None


class OpinionKept(Event):
    """An opinion is kept ready."""

    TYPE: ClassVar[str] = "opinion_kept"

    opinion: CommonOpinion


class OpinionDropped(Event):
    """An opinion is kept ready no longer."""

    TYPE: ClassVar[str] = "opinion_dropped"

    opinion: Id


class OpinionUsed(Event):
    """A ready-made opinion was inserted."""

    TYPE: ClassVar[str] = "opinion_used"

    opinion: Id
    matter: Code | None = None


KNOWLEDGE_COMMANDS: dict[str, type[Command]] = {
    command.TYPE: command
    for command in (
        SetCategories,
        WriteArticle,
        PublishArticle,
        WithdrawArticle,
        SettleFeedback,
        GiveFeedback,
        UseArticle,
        KeepOpinion,
        DropOpinion,
        UseOpinion,
    )
}
KNOWLEDGE_EVENTS: dict[str, type[Event]] = {
    event.TYPE: event
    for event in (
        CategoriesSet,
        ArticleWritten,
        ArticleMoved,
        FeedbackGiven,
        FeedbackSettled,
        ArticleUsed,
        OpinionKept,
        OpinionDropped,
        OpinionUsed,
        IrregularityFound,
    )
}


class KnowledgeQuery(Model):
    """What is looked for: words as they are typed, perhaps in a topic or for a matter."""

    text: Annotated[str, Field(max_length=4000)] = ""
    category: Code | None = None
    matter: Code | None = None
    limit: Annotated[int, Field(ge=1, le=50)] = 10


class KnowledgeHit(Model):
    """An article that fits; `excerpt` is the part of its body that does, `score` only orders the hits of one answer."""

    article: Id
    version: int
    title: Line
    category: Code
    department: Code | None = None
    excerpt: Line
    answer: Text
    used: int
    valid_until: date | None = None
    score: float


class KnowledgeAnswer(Model):
    """What fits, best first."""

    hits: tuple[KnowledgeHit, ...] = ()
    time: AwareDatetime


class OpinionChoice(Model):
    """A ready-made opinion as it is offered. `opinion` is `None` for those of the centre's set-up."""

    opinion: Id | None = None
    text: Text
    own: bool = False
    used: int = 0
    used_for_matter: int = 0


class OpinionsAnswer(Model):
    """Ready-made opinions, the likeliest first."""

    opinions: tuple[OpinionChoice, ...] = ()
    time: AwareDatetime


class PhraseQuery(Model):
    """What stands before the cursor in the description."""

    before: Annotated[str, Field(max_length=4000)]
    limit: Annotated[int, Field(ge=1, le=20)] = 5


class PhraseAnswer(Model):
    """How the clause may go on: what to write after the cursor, the likeliest first."""

    endings: tuple[Line, ...] = ()
    time: AwareDatetime
