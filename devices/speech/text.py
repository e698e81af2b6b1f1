"""How tickets and counters are written so that a voice reads them right.

Engines read `B128` and `A1024` as quantities ("one hundred and twenty-eight"), so a ticket is spelled digit by digit;
a counter with a number is read as a number (十二号窗口), one with a name as it stands.
"""

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from devices.speech.engine import Voice

_CHINESE_DIGITS = "零一二三四五六七八九"
_CHINESE_PLACES = ("", "十", "百", "千")
_LARGEST_READ_AS_NUMBER = 9999
_RUNS = re.compile(r"[A-Za-z]+|[0-9]+|[^A-Za-z0-9\s-]+")

CALL_TEXTS: Mapping[Voice, str] = MappingProxyType(
    {
        Voice.MANDARIN: "请{ticket}号，到{counter}窗口办理",
        Voice.CANTONESE: "請{ticket}號，到{counter}窗口辦理",
        Voice.ENGLISH: "Number {ticket}, please go to {counter}.",
    }
)
"""What a call says unless the hall has its own words; `{ticket}` and `{counter}` are filled by `call_text`."""


CLOSING_TEXTS: Mapping[Voice, str] = MappingProxyType(
    {
        Voice.MANDARIN: "距离下班还有{minutes}分钟，请已取号的群众在等候区等候叫号",
        Voice.CANTONESE: "仲有{minutes}分鐘就收工，攞咗飛嘅市民請喺等候區等叫號",
        Voice.ENGLISH: "The centre closes in {minutes} minutes. If you have a ticket, please stay in the waiting area.",
    }
)
"""What the notice of closing says unless the hall has its own words."""


def call_text(ticket: str, counter: str, voice: Voice, *, template: str | None = None) -> str:
    """A call for the ear: `call_text("A001", "3", Voice.MANDARIN)` → 请A 零零一号，到三号窗口办理.

    `template` replaces the usual words; what it holds besides `{ticket}` and `{counter}` is spoken as it stands.
    """
    words = CALL_TEXTS[voice] if template is None else template
    return words.replace("{ticket}", spell_ticket(ticket, voice)).replace("{counter}", counter_name(counter, voice))


def closing_text(minutes: int, voice: Voice, *, template: str | None = None) -> str:
    """The notice of closing for the ear: `closing_text(10, Voice.MANDARIN)` → 距离下班还有十分钟…."""
    words = CLOSING_TEXTS[voice] if template is None else template
    return words.replace("{minutes}", str(minutes) if voice is Voice.ENGLISH else chinese_number(minutes))


def spell_ticket(ticket: str, voice: Voice) -> str:
    """Letter by letter and digit by digit: A001 → `A 零零一`; in English `A, 0 0 1`; A3-012 → `A 三 零一二`.

    Full-width letters and digits count as plain ones, small letters as capitals.
    """
    runs = _RUNS.findall(unicodedata.normalize("NFKC", ticket).upper())
    return " ".join(_spell_run(run, voice) for run in runs).rstrip(",")


def counter_name(counter: str, voice: Voice) -> str:
    """A counter: 12 → 十二号 (號 in Cantonese), `counter 12` in English; a name (`综合`) or `3A` is spelled."""
    plain = unicodedata.normalize("NFKC", counter).strip()
    if plain.isascii() and plain.isdigit() and int(plain) <= _LARGEST_READ_AS_NUMBER:
        spoken = plain.lstrip("0") or "0"
        if voice is Voice.ENGLISH:
            return f"counter {spoken}"
        return chinese_number(int(spoken)) + _hao(voice)
    spelled = spell_ticket(plain, voice)
    if voice is Voice.ENGLISH:
        return f"counter {spelled}"
    return spelled + (_hao(voice) if re.search("[0-9]", plain) else "")


def chinese_number(number: int) -> str:
    """A quantity as it is said: 0 零, 10 十, 12 十二, 20 二十, 105 一百零五, 1024 一千零二十四.

    Raises ValueError below 0 and over 9999.
    """
    if not 0 <= number <= _LARGEST_READ_AS_NUMBER:
        raise ValueError(f"{number} is not read as a number")
    if number == 0:
        return _CHINESE_DIGITS[0]
    digits = [int(digit) for digit in str(number)]
    words = ""
    gap = False
    for place, digit in zip(range(len(digits) - 1, -1, -1), digits, strict=True):
        if digit == 0:
            gap = True
            continue
        words += (_CHINESE_DIGITS[0] if gap else "") + _CHINESE_DIGITS[digit] + _CHINESE_PLACES[place]
        gap = False
    return words.removeprefix("一") if 10 <= number < 20 else words


def _spell_run(run: str, voice: Voice) -> str:
    if run[0] in "0123456789":
        return " ".join(run) if voice is Voice.ENGLISH else "".join(_CHINESE_DIGITS[int(digit)] for digit in run)
    if not run.isascii():
        return run
    # Without the comma an English voice takes the letter A for the article.
    return " ".join(f"{letter}," for letter in run) if voice is Voice.ENGLISH else " ".join(run)


def _hao(voice: Voice) -> str:
    return "號" if voice is Voice.CANTONESE else "号"
