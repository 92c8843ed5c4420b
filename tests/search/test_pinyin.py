"""Chinese by its sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search import pinyin
from tests.search.steps import steps

SPELT = [
    ("huzhao", "hu zhao"),
    ("qianzheng", "qian zheng"),
    ("hu", "hu"),
    ("zhuangchuang", "zhuang chuang"),
    ("dashiguan", "da shi guan"),
    ("xian", "xian"),  # fewest syllables, not xi an
    ("lvxing", "lv xing"),
    ("nver", "nv er"),
    ("can", "can"),  # English, too: who asks has to decide
]


@pytest.mark.parametrize(("letters", "syllables"), SPELT)
def test_a_word_that_spells_syllables_is_read(letters: str, syllables: str) -> None:
    assert pinyin.read(letters) == tuple(syllables.split())


@pytest.mark.parametrize("letters", ["", "visa", "passport", "huzhaos", "xhuzhao", "hu zhao", "HUZHAO", "护照", "q1", "240", "v", "i", "z"])
def test_what_spells_no_syllables_is_not_pinyin(letters: str) -> None:
    assert pinyin.read(letters) is None


@given(st.lists(st.sampled_from(sorted(pinyin.syllables())), min_size=1, max_size=8))
def test_syllables_run_together_are_read_with_no_letter_lost(syllables: list[str]) -> None:
    together = "".join(syllables)
    read = pinyin.read(together)
    assert read is not None
    assert "".join(read) == together and len(read) <= len(syllables)
    assert set(read) <= pinyin.syllables()


def test_a_long_word_is_read_in_steps_by_its_length_up_to_a_limit() -> None:
    half, whole, more = (steps(pinyin.read, "a" * length) for length in (pinyin.LONGEST // 2, pinyin.LONGEST, pinyin.LONGEST * 100))
    assert whole < 2.5 * half
    assert more < half and pinyin.read("a" * (pinyin.LONGEST + 1)) is None


CHARACTERS = [("护照", "hu zhao"), ("银行", "yin hang"), ("旅行", "lv xing"), ("女儿", "nv er"), ("长城", "chang cheng"), ("㐂", "㐂")]


@pytest.mark.parametrize(("characters", "sound"), CHARACTERS)
def test_characters_have_one_syllable_each(characters: str, sound: str) -> None:
    assert pinyin.of(characters) == tuple(sound.split())


@pytest.mark.parametrize("characters", ["签证中心", "养老金资格认证", "女儿", "旅行证", "略"])
def test_what_characters_sound_like_can_be_typed(characters: str) -> None:
    sound = pinyin.of(characters)
    assert set(sound) <= pinyin.syllables()
    assert pinyin.of("".join(characters)) == sound
