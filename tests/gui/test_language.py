"""A program changes its language while it runs."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from app.client.application import install_language


@pytest.fixture
def speaking(qapp: QApplication) -> Iterator[QApplication]:
    """An application that speaks English again afterwards, as the other tests expect."""
    yield qapp
    install_language(qapp, ("en",))


def said(context: str, text: str) -> str:
    return QCoreApplication.translate(context, text)


@pytest.mark.parametrize(
    ("language", "expected"), [("zh_CN", "请取走您的号票"), ("zh_HK", "請攞走你張飛"), ("en", "Please take your slip")]
)
def test_each_language_has_its_own_words(speaking: QApplication, language: str, expected: str) -> None:
    install_language(speaking, (language,))
    assert said("Kiosk", "Please take your slip") == expected


def test_a_language_leaves_nothing_of_the_one_before(speaking: QApplication) -> None:
    for language in ("zh_HK", "zh_CN", "zh_HK", "en"):
        install_language(speaking, (language,))
    assert said("Kiosk", "Please take your slip") == "Please take your slip"


def test_what_only_staff_read_is_said_in_mandarin(speaking: QApplication) -> None:
    install_language(speaking, ("zh_HK",))
    assert said("Window", "Log out") not in ("Log out", "")
    assert said("Words", "Monday") == "星期一"


def test_the_first_language_with_words_is_taken(speaking: QApplication) -> None:
    install_language(speaking, ("fr_FR", "zh_HK"))
    assert said("Kiosk", "Done") == "完成"
