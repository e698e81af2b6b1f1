"""The knowledge base, ready-made opinions and phrases, over HTTP."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import resources
from app.contract.centre.knowledge import Article, ArticleText
from app.contract.command import Scope
from app.ids import new_id
from app.server.hallfile import HallFileError, read_knowledge
from app.server.intake.articles import Fts5Index, TantivyIndex, terms_of
from app.server.loading import load, read_folder
from tests.server.harness import CENTRE, Client, TestServer
from tests.server.samples import MONDAY_MORNING
from tests.server.test_door import CASE

FEED = "knowledge:line"
BASE = "/v1/centres/line"
NOISE = {
    "title": "夜间施工噪音",
    "category": "city",
    "body": "夜间二十二点后施工须持许可证,由城管局查处。",
    "keywords": ["扰民"],
}
LEAK = {"title": "自来水漏水", "category": "water", "body": "室外管网漏水由供水公司抢修,电话受理后两小时到场。"}


class Keeper:
    """Whoever keeps the knowledge."""

    def __init__(self, client: Client) -> None:
        self.client = client

    async def ask(self, type_: str, /, **body: Any) -> tuple[str, str, str]:
        """Ask for something; returns status, code and the id of the command."""
        answer = await self.client.one(self.client.request(type_, **body), feed=FEED)
        return answer.status.value, answer.code, answer.id

    async def publish(self, text: dict[str, Any]) -> str:
        """Write an article and publish it; returns its id."""
        _, code, article = await self.ask("write_article", text=text)
        assert not code
        assert (await self.ask("publish_article", article=article, base_version=1))[1] == ""
        return article


@pytest.fixture
async def keeper(server: TestServer) -> Keeper:
    """A manager who has set two topics up, one under another."""
    made = Keeper(await server.client(Scope.MANAGER, staff="3001"))
    topics = [{"code": "city", "name": "城市管理"}, {"code": "water", "name": "供水", "parent": "city"}]
    await made.ask("set_categories", categories=topics)
    return made


@pytest.fixture
async def seat(server: TestServer) -> Client:
    """A call-taker."""
    return await server.client(Scope.HOTLINE, staff="2001")


async def found(client: Client, **query: Any) -> list[str]:
    """Return the titles that a question finds."""
    response = await client.http.post(f"{BASE}/knowledge/search", json=query, headers=client.headers)
    assert response.status_code == 200, response.text
    return [hit["title"] for hit in response.json()["hits"]]


async def test_two_characters_find_an_article(keeper: Keeper, seat: Client) -> None:
    for text in (NOISE, LEAK):
        await keeper.publish(text)
    assert await found(seat, text="噪音") == ["夜间施工噪音"]
    assert await found(seat, text="漏水") == ["自来水漏水"]
    assert await found(seat, text="家门口水管一直漏水没人修") == ["自来水漏水"]
    assert await found(seat, text="扰民") == ["夜间施工噪音"]
    assert await found(seat, text="社保") == []
    assert sorted(await found(seat, category="city")) == ["夜间施工噪音", "自来水漏水"]
    assert await found(seat, text="施工 漏水", category="water") == ["自来水漏水"]


async def test_only_what_is_published_and_valid_today_is_found(
    server: TestServer, keeper: Keeper, seat: Client
) -> None:
    await keeper.ask("write_article", text=NOISE)
    old = await keeper.publish(LEAK | {"valid_until": "2026-11-23", "title": "到期漏水"})
    await keeper.publish(LEAK | {"valid_from": "2026-11-24", "title": "明日漏水"})
    assert await found(seat, text="噪音 漏水") == ["到期漏水"]
    server.clock.advance(days=1)
    assert await found(seat, text="噪音 漏水") == ["明日漏水"]
    assert (await seat.get(f"{BASE}/knowledge/articles/{old}")).status_code == 404


async def test_versions_are_kept_and_nobody_writes_over_a_newer_one(keeper: Keeper, seat: Client) -> None:
    article = await keeper.publish(NOISE)
    changed = NOISE | {"body": "二十三点后施工须持许可证。"}
    assert (await keeper.ask("write_article", article=article, base_version=1, text=changed))[0] == "accepted"
    assert (await keeper.ask("write_article", article=article, base_version=1, text=NOISE))[1] == "article_changed"
    assert await found(seat, text="二十三点") == ["夜间施工噪音"]
    versions = (await keeper.client.get(f"{BASE}/knowledge/articles/{article}/versions")).json()["versions"]
    assert [(known["version"], known["text"]["body"][:4], known["by"]) for known in versions] == [
        (2, "二十三点", "3001"),
        (1, "夜间二十", "3001"),
    ]
    await keeper.ask("withdraw_article", article=article)
    assert await found(seat, text="施工") == []


async def test_feedback_reaches_the_keeper_and_use_is_counted(keeper: Keeper, seat: Client) -> None:
    article = await keeper.publish(NOISE)
    await seat.one(seat.fact("use_article", article=article), feed=FEED)
    await seat.one(seat.fact("give_feedback", article=article, kind="outdated", text="时间改了"), feed=FEED)
    listed = (await keeper.client.get(f"{BASE}/knowledge/articles?complained=true")).json()["articles"]
    assert [(known["used"], known["feedback"][0]["text"], known["feedback"][0]["by"]) for known in listed] == [
        (1, "时间改了", "2001")
    ]
    feedback = listed[0]["feedback"][0]["id"]
    assert (await keeper.ask("settle_feedback", article=article, feedback=feedback))[0] == "accepted"
    assert (await keeper.client.get(f"{BASE}/knowledge/articles?complained=true")).json()["articles"] == []
    shown = (await seat.get(f"{BASE}/knowledge/articles/{article}")).json()["article"]
    assert (shown["used"], shown["feedback"]) == (1, [])


async def test_only_managers_keep_it(keeper: Keeper, seat: Client) -> None:
    answer = await seat.one(seat.request("write_article", text=NOISE), feed=FEED)
    assert (answer.status, answer.code) == ("refused", "not_allowed")
    assert (await seat.get(f"{BASE}/knowledge/articles")).status_code == 403
    assert (await keeper.ask("write_article", text=NOISE | {"category": "none"}))[1] == "unknown_topic"
    await keeper.publish(LEAK)
    assert (await keeper.ask("set_categories", categories=[]))[1] == "topic_in_use"


async def test_opinions_of_ones_own_and_shared_the_likeliest_first(
    server: TestServer, keeper: Keeper, seat: Client
) -> None:
    colleague = await server.client(Scope.HOTLINE, staff="2002")
    await keeper.ask("keep_opinion", text="请核实后答复", shared=True)
    mine = (await seat.one(seat.request("keep_opinion", text="已电话告知"), feed=FEED)).id
    lamps = (await seat.one(seat.request("keep_opinion", text="请路灯所抢修", matters=["lamp"]), feed=FEED)).id
    for _ in range(2):
        await seat.one(seat.fact("use_opinion", opinion=mine, matter="bin"), feed=FEED)

    async def offered(client: Client, query: str = "") -> list[str]:
        return [one["text"] for one in (await client.get(f"{BASE}/opinions{query}")).json()["opinions"]]

    assert await offered(seat, "?matter=lamp") == ["请路灯所抢修", "已电话告知", "请核实后答复"]
    assert await offered(seat, "?matter=bin") == ["已电话告知", "请核实后答复"]
    assert await offered(colleague) == ["请核实后答复"]
    assert (await colleague.one(colleague.request("drop_opinion", opinion=lamps), feed=FEED)).code == "unknown_opinion"
    assert (await seat.one(seat.request("drop_opinion", opinion=lamps), feed=FEED)).status == "accepted"
    assert await offered(seat, "?matter=lamp") == ["已电话告知", "请核实后答复"]


async def test_a_clause_is_offered_once_several_callers_have_said_it(seat: Client) -> None:
    async def say(phone: str, clause: str, **more: Any) -> None:
        body = CASE | {"reporter": {"name": "李四光", "phone": phone}, "description": f"来电反映,{clause}。"} | more
        await seat.one(seat.fact("register_case", **body), feed=CENTRE)

    async def endings(before: str) -> list[str]:
        response = await seat.http.post(f"{BASE}/phrases", json={"before": before}, headers=seat.headers)
        found: list[str] = response.json()["endings"]
        return found

    for phone in ("13800000001", "13800000002"):
        await say(phone, "夜里吵得睡不着觉")
    for _ in range(3):
        await say("13800000003", "邻居天天在家里打麻将")
        await say("13800000004", "李四光家又漏水了")
        await say("13800000005", "请打我手机13800000005")
        await say("13800000006", "要求保密处理这件事", confidential=True)
    assert await endings("小区旁边,夜里") == []
    await say("13800000009", "夜里吵得睡不着觉")
    assert await endings("小区旁边,夜里") == ["吵得睡不着觉"]
    for begun in ("邻居", "李四", "请打", "要求", "夜"):
        assert await endings(begun) == []


@pytest.mark.parametrize("kind", [TantivyIndex, Fts5Index])
def test_both_indexes_find_the_same(kind: type[TantivyIndex | Fts5Index]) -> None:
    made = [
        Article(
            id=new_id(), text=ArticleText.model_validate(text, strict=False), changed_by="1", changed_at=MONDAY_MORNING
        )
        for text in (NOISE, LEAK)
    ]
    index = kind()
    index.replace(made)
    for said, title in (("噪音", NOISE["title"]), ("水管漏水", LEAK["title"]), ("许可证", NOISE["title"])):
        best, score = index.search(terms_of(said), 5)[0]
        assert next(article.text.title for article in made if article.id == best) == title
        assert score > 0
    assert index.search(terms_of("社保"), 5) == []
    assert index.search(frozenset(), 5) == []
    index.replace(made[1:])
    assert index.search(terms_of("噪音"), 5) == []


async def test_the_articles_of_a_folder_are_found_once_it_is_loaded(server: TestServer) -> None:
    folder = replace(read_folder(resources.path("sample_hall"), server.clock()), cases=())
    for _ in range(2):
        await load(server.core, folder, open_today=True)
    code = folder.centre.code
    seat = await server.client(Scope.HOTLINE, staff="2001", centre=code)
    query = {"text": "小区水管漏水"}
    response = await seat.http.post(f"/v1/centres/{code}/knowledge/search", json=query, headers=seat.headers)
    assert response.json()["hits"][0]["title"] == "自来水漏水与停水"
    manager = await server.client(Scope.MANAGER, staff="3001", centre=code)
    listed = (await manager.get(f"/v1/centres/{code}/knowledge/articles?state=published")).json()["articles"]
    assert len(listed) == len(folder.knowledge.articles) > 0


@pytest.mark.parametrize(
    ("line", "said"),
    [('topic = "none"', "topic none is not in this file"), ('items = ["9"]', "item 9 must be in catalogue.toml")],
)
def test_a_wrong_article_is_told_with_its_place(tmp_path: Path, line: str, said: str) -> None:
    known = {"topic": 'topic = "city"', "items": "items = []"}
    known[line.partition(" ")[0]] = line
    article = "\n".join(["[[article]]", *known.values(), 'title = "标题"', 'body = "正文"'])
    (tmp_path / "knowledge.toml").write_text(f'[[topic]]\ncode = "city"\nname = "城管"\n{article}\n', encoding="utf-8")
    with pytest.raises(HallFileError, match=said):
        read_knowledge(tmp_path, matters=())
