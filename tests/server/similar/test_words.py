"""Words of what citizens say, and what is taken out of it first."""

import pytest

from app.server.similar.words import plain, without_personal, words


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("电话13812349876请回", "电话 请回"),
        ("138 1234 9876", " "),
        ("证号11010519491231002X的业主", "证号 的业主"),
        ("邮箱zhang.san@example.com说", "邮箱 说"),
        ("住户张先生投诉", "住户 投诉"),
        ("李某某女士家漏水", " 家漏水"),
        ("欧阳标记家漏水", " 家漏水"),
        ("２７号楼1203室", "27号楼1203室"),
    ],
)
def test_what_names_a_citizen_is_taken_out(said: str, left: str) -> None:
    assert without_personal(plain(said), "欧阳标记", "") == left


def test_two_characters_find_a_longer_word() -> None:
    assert {"漏水", "服务", "中心"} <= words("服务中心天花板漏水声不断")


def test_marks_and_lone_characters_are_no_words() -> None:
    assert words("，。！ 的 了") == frozenset()
    assert words("WiFi坏") == {"wifi"}
