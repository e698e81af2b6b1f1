"""What a service asks for, on a telephone."""

import pytest

from tests.server.harness import TestServer
from tests.server.samples import hall


async def test_the_page_says_what_a_service_asks_for(server: TestServer) -> None:
    service = next(one for one in hall().services if one.is_leaf)
    response = await server.http.get(f"/g/test/{service.code}/zh")
    assert response.status_code == 200
    said = (service.name.zh, hall().name.zh, f"{service.expected_minutes} 分钟")
    assert all(words in response.text for words in said)
    assert "unsafe" not in response.headers["content-security-policy"]
    english = await server.http.get(f"/g/test/{service.code}/en")
    assert 'lang="en"' in english.text
    assert "Time at the counter" in english.text


@pytest.mark.parametrize("path", ["other/tax/zh", "test/nothing/zh", "test/%3Cscript%3E/zh_hk"])
async def test_what_is_not_there_is_said_without_repeating_it(server: TestServer, path: str) -> None:
    response = await server.http.get(f"/g/{path}")
    assert response.status_code == 404
    assert "script" not in response.text


async def test_an_unknown_language_is_mandarin(server: TestServer) -> None:
    response = await server.http.get("/g/test/tax/xx")
    assert 'lang="zh-CN"' in response.text
