"""What call-takers may read and say: articles in their versions, feedback on them, common opinions."""

import pytest

from app.contract.centre import knowledge as contract
from app.contract.centre.knowledge import ArticleState, ArticleText, Category, FeedbackKind
from app.contract.command import Actor, Context, Scope
from app.contract.errors import RefusalCode, Refused
from app.contract.hall.events import IrregularityFound
from app.ids import new_id
from app.rules import knowledge
from app.rules.decision import recorded
from tests.unit.rules.halls import MORNING

TAKER = Actor(scope=Scope.HOTLINE, device="seat-1", staff="2001")
COLLEAGUE = Actor(scope=Scope.HOTLINE, device="seat-2", staff="2002")
KEEPER = Actor(scope=Scope.MANAGER, device="pc-1", staff="9001")
TOPICS = (Category(code="water", name="供水"), Category(code="bills", name="水费", parent="water"))
TEXT = ArticleText(title="停水通知", category="water", body="提前一天通知。")


class Shelf:
    """Knowledge that is driven by commands."""

    def __init__(self):
        self.state = knowledge.initial("line")
        self.do(contract.SetCategories(categories=TOPICS), KEEPER)

    def do(self, command, actor=TAKER):
        context = Context(now=MORNING, pressed_at=MORNING, actor=actor, command_id=new_id())
        events = knowledge.decide(self.state, command, context)
        for event in events:
            self.state = knowledge.evolve(self.state, recorded(event, seq=self.state.seq + 1, context=context))
        return events

    def written(self):
        (event,) = self.do(contract.WriteArticle(text=TEXT), KEEPER)
        return event.article

    def refused(self, command, actor=KEEPER):
        with pytest.raises(Refused) as refusal:
            self.do(command, actor)
        return refusal.value.code

    def said(self, staff="2001", matter=None):
        choices = knowledge.offered(self.state, ("请尽快处理。",), staff=staff, matter=matter)
        return [choice.text for choice in choices]


@pytest.fixture
def shelf():
    return Shelf()


def test_categories_are_a_tree_without_doubles_and_none_that_is_used_goes(shelf):
    orphan = Category(code="gas", name="燃气", parent="energy")
    assert shelf.refused(contract.SetCategories(categories=(orphan,))) is RefusalCode.UNKNOWN_TOPIC
    assert shelf.refused(contract.SetCategories(categories=(*TOPICS, TOPICS[0]))) is RefusalCode.UNKNOWN_TOPIC
    shelf.written()
    gas = Category(code="gas", name="燃气")
    assert shelf.refused(contract.SetCategories(categories=(gas,))) is RefusalCode.TOPIC_IN_USE


def test_an_article_is_written_published_and_withdrawn_by_its_version(shelf):
    nowhere = TEXT.model_copy(update={"category": "gas"})
    assert shelf.refused(contract.WriteArticle(text=nowhere)) is RefusalCode.UNKNOWN_TOPIC
    article = shelf.written()
    stale = contract.WriteArticle(article=article, base_version=0, text=TEXT)
    assert shelf.refused(stale) is RefusalCode.ARTICLE_CHANGED
    shelf.do(contract.WriteArticle(article=article, base_version=1, text=TEXT), KEEPER)
    assert shelf.refused(contract.PublishArticle(article=article, base_version=1)) is RefusalCode.ARTICLE_CHANGED
    publish = contract.PublishArticle(article=article, base_version=2)
    assert len(shelf.do(publish, KEEPER)) == 1
    assert shelf.do(publish, KEEPER) == ()
    assert len(shelf.do(contract.WithdrawArticle(article=article), KEEPER)) == 1
    assert shelf.do(contract.WithdrawArticle(article=article), KEEPER) == ()
    assert shelf.state.articles[article].state is ArticleState.WITHDRAWN


def test_feedback_is_settled_once(shelf):
    article = shelf.written()
    (given,) = shelf.do(contract.GiveFeedback(article=article, kind=next(iter(FeedbackKind)), text="过时了"))
    settle = contract.SettleFeedback(article=article, feedback=given.feedback.id)
    assert len(shelf.do(settle, KEEPER)) == 1
    assert shelf.do(settle, KEEPER) == ()
    unknown = contract.SettleFeedback(article=article, feedback=new_id())
    assert shelf.refused(unknown) is RefusalCode.UNKNOWN_ARTICLE


def test_what_is_said_of_an_article_nobody_knows_is_kept_as_contradiction(shelf):
    (told,) = shelf.do(contract.UseArticle(article=new_id()))
    assert isinstance(told, IrregularityFound)


def test_own_opinions_are_ones_own_and_shared_ones_everybodys(shelf):
    (own,) = shelf.do(contract.KeepOpinion(text="转自来水公司。"))
    assert shelf.do(contract.KeepOpinion(text="转自来水公司。")) == ()
    (shared,) = shelf.do(contract.KeepOpinion(text="请核实。", shared=True), KEEPER)
    assert shelf.said("2001") == ["转自来水公司。", "请核实。", "请尽快处理。"]
    assert shelf.said("2002") == ["请核实。", "请尽快处理。"]
    drop_own = contract.DropOpinion(opinion=own.opinion.id)
    drop_shared = contract.DropOpinion(opinion=shared.opinion.id)
    assert shelf.refused(drop_own, COLLEAGUE) is RefusalCode.UNKNOWN_OPINION
    assert shelf.refused(drop_shared, TAKER) is RefusalCode.NOT_ALLOWED
    shelf.do(drop_own)
    shelf.do(drop_shared, KEEPER)
    assert shelf.said("2001") == ["请尽快处理。"]


@pytest.mark.parametrize(("actor", "shared"), [(TAKER, True), (KEEPER, False)])
def test_each_keeps_the_kind_that_is_theirs(shelf, actor, shared):
    assert shelf.refused(contract.KeepOpinion(text="请核实。", shared=shared), actor) is RefusalCode.NOT_ALLOWED


def test_opinions_of_a_matter_and_those_used_for_it_come_first(shelf):
    shelf.do(contract.KeepOpinion(text="甲。"))
    (second,) = shelf.do(contract.KeepOpinion(text="乙。"))
    shelf.do(contract.KeepOpinion(text="丙。", matters=("2000000001",)))
    shelf.do(contract.UseOpinion(opinion=second.opinion.id, matter="2000000001"))
    assert shelf.said(matter="2000000001")[:3] == ["丙。", "乙。", "甲。"]
    assert shelf.said(matter="2000000002")[:2] == ["乙。", "甲。"]
