"""In which sounds tickets, counters and the words of a call are read, by the engine's own transcription (1.51)."""

import re
import string

import pytest

from devices.speech.engine import Voice
from devices.speech.espeak import VOICE_IDS
from devices.speech.text import call_text, counter_name, spell_ticket
from tests.devices.speech.espeak_program import phonemes, version

pytestmark = pytest.mark.skipif("1.51" not in version(), reason="phonemes are written down for espeak-ng 1.51")

M, C, E = Voice.MANDARIN, Voice.CANTONESE, Voice.ENGLISH

DIGITS = {
    M: "l'i35N_| j'i55_| '@r51_| s'a55n_| s'i[51_| w'u214_| l'iou51_| tS;h'i55_| p'A55_| tS;'iou214_|",
    C: "l'ing4_| j'a1t_| j'i6_| s'aa7m_| s'ei3_| 'ng5_| l'u6k_| c'a1t_| b'aa3t_| g'au2_|",
    E: "z'i@roU w'Vn t'u: Tr'i: f'o@ f'aIv s'Iks s'Ev@n 'eIt n'aIn",
}
_ENGLISH_LETTERS = (
    "'eI b'i: s'i: d'i: 'i: 'Ef dZ'i: 'eItS 'aI dZ'eI k'eI 'El 'Em 'En 'oU p'i: kj'u: 'A@ 'Es t'i: j'u: v'i: "
    "d'Vb@Lj,u: 'Eks w'aI z'i:"
)
LETTERS = {
    M: "'ei51_| p'i51_| s'ei55_| t'i51_| j'i51_| 'ai35f_| ts.'i51_| 'ei35ts.h_| 'ai51_| ts.'ei51_| kh'ei51_| 'ai35l_| "
    "'ai35m_| '@55n_| 'ou55_| ph'i51_| kh'iou55_| '@r35_| 'ai35s_| th'i51_| j'iou55_| v'ei55_| ta35pliou33_| "
    "'ai35ks_| w'uai51_| z'i51_|",
    E: _ENGLISH_LETTERS,
}
WORDS = {
    M: {
        "请": "tS;h'i214N_|",
        "号": "X'Au51_|",
        "到": "t'Au51_|",
        "窗口": "ts.hw'A55N_| kh'ou214_|",
        "办理": "p'a51n_| l'i214_|",
    },
    C: {
        "請": "c'ing2_|",
        "號": "h'ou6_|",
        "到": "d'ou3_|",
        "窗口": "c'oeng1_| h'au2_|",
        "辦理": "b'aa6n_| l'ei5_|",
    },
}


def read(voice: Voice, text: str) -> str:
    """The sounds of a text in the voice the hall uses."""
    return phonemes(VOICE_IDS[voice], text)


def toneless(sounds: str) -> str:
    """Sounds without tones, stress and ends of words, which a sentence changes (two third tones in a row)."""
    return re.sub("[0-9'_|]", "", sounds)


@pytest.mark.parametrize("voice", list(Voice))
def test_every_digit_of_a_ticket(voice: Voice) -> None:
    heard = [read(voice, spell_ticket(digit, voice)) for digit in string.digits]
    assert heard == DIGITS[voice].split()
    assert len(set(heard)) == 10


@pytest.mark.parametrize("voice", [M, E])
def test_every_letter_of_a_ticket(voice: Voice) -> None:
    heard = [read(voice, spell_ticket(letter, voice)) for letter in string.ascii_uppercase]
    assert heard == LETTERS[voice].split()
    assert len(set(heard)) == 26


def test_the_cantonese_voice_reads_letters_as_english_ones() -> None:
    for letter, english in zip(string.ascii_uppercase, _ENGLISH_LETTERS.split(), strict=True):
        heard = read(C, spell_ticket(letter, C))
        assert heard.startswith("(en)")
        if letter != "Z":  # zed
            assert heard.removeprefix("(en)")[:2] == english[:2]


@pytest.mark.parametrize(("voice", "word"), [(voice, word) for voice, words in WORDS.items() for word in words])
def test_the_words_of_a_call(voice: Voice, word: str) -> None:
    assert read(voice, word) == WORDS[voice][word]


@pytest.mark.parametrize("voice", [M, C])
def test_a_whole_call_is_its_words_one_after_another(voice: Voice) -> None:
    hao, office = ("号", "办理") if voice is M else ("號", "辦理")
    words = WORDS[voice]
    digits = DIGITS[voice].split()
    expected = [words["请" if voice is M else "請"], digits[0], digits[0], digits[1], words[hao], words["到"]]
    expected += [read(voice, counter_name("12", voice)), words["窗口"], words[office]]
    heard = toneless(read(voice, call_text("A001", "12", voice)))
    at = 0
    for sounds in " ".join(expected).split():
        found = heard.find(toneless(sounds), at)
        assert found >= at, f"{sounds} is not heard in {heard} after {at}"
        at = found + len(toneless(sounds))


def test_a_mandarin_call_never_falls_into_english() -> None:
    for ticket in ("A001", "B128", "A1024", "AG007"):
        assert "(en)" not in read(M, call_text(ticket, "3", M))
