"""Characters that only sound right, and pinyin: read by staff's own sentences."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.repair.chinese import Chinese, chinese
from bot.search.repair.english import english
from bot.search.repair.spelling import LONGEST
from tests.search.steps import steps

SENTENCES = [
    *("护照丢了怎么办", "我的护照不见了", "护照过期了怎么换", "怎么换新护照", "签证要多少钱", "几点开门", "今天上班吗"),
    *("有人受伤了怎么办", "我想办签证", "在英国死亡怎么办", "如何用qq预约", "用qq预约要多久", "我住在伦敦", "2024年放假吗"),
    *("passport renewal", "can you die here"),
]
COMMON = ("the", "you", "i", "can", "me", "he", "here", "man", "a", "ban", "to", "women", "die", "hu", "le", "chance", "open", "long")
ENGLISH = english(
    {"passport": 9, "renewal": 3, "lost": 3, "visa": 9},
    {word: place for place, word in enumerate(COMMON)},
    ["huzhao", "leeds"],
)
CHINESE = chinese(SENTENCES, ["里兹", "泽西", "Leeds"])

SOUNDS = [
    ("one character", "护照丢乐怎么办", {"护照丢乐怎么办": "护照丢了怎么办"}),
    ("two beside one another", "胡兆丢了怎么办", {"胡兆丢了怎么办": "护照丢了怎么办"}),
    ("most", "胡兆丢乐怎么半", {"胡兆丢乐怎么半": "护照丢了怎么办"}),
    ("the last", "今天上班马", {"今天上班马": "今天上班吗"}),
    ("beside English", "我的passport 胡照过期了", {"胡照过期了": "护照过期了"}),
    ("what staff wrote", "护照丢了怎么办", {}),
    ("what is as staff wrote in part", "护照丢了我想办", {}),
    ("a word that staff never wrote", "天气怎么样", {}),
    ("what sounds like nothing of staff's", "熊猫", {}),
    ("a town that sounds like it", "泽西", {}),
    ("a character alone", "胡", {}),
    ("English", "passprot renewal", {}),
    ("pinyin", "huzhao", {}),
    ("nothing", "", {}),
]


@pytest.mark.parametrize(("typed", "mended"), [row[1:] for row in SOUNDS], ids=[row[0] for row in SOUNDS])
def test_weak_characters_become_what_they_sound_like(typed: str, mended: dict[str, str]) -> None:
    assert CHINESE.mended(typed) == mended


def test_a_name_is_left_alone_where_other_characters_are_mended() -> None:
    near = chinese([*SENTENCES, "离资", "离资料"], [])
    assert near.mended("里兹") == {"里兹": "离资"}
    assert chinese([*SENTENCES, "离资", "离资料"], ["里兹"]).mended("里兹护照丢乐怎么办") == {"里兹护照丢乐怎么办": "里兹护照丢了怎么办"}


SPELT = [
    ("joined", "huzhaodiulezenmeban", "护照丢了怎么办"),
    ("by syllables", "hu zhao diu le zen me ban", "护照 丢了怎么办"),
    ("by words", "huzhao diule zenmeban", "护照 丢了 怎么办"),
    ("a new sentence", "qianzheng guoqi le zenmeban", "签证 过期 了 怎么办"),
    ("with English", "passport diule zenmeban", "passport 丢了 怎么办"),
    ("with English that staff use in Chinese, joined", "ruheyongqqyuyue", "如何用qq预约"),
    ("with a figure", "2024nianfangjiama", "2024年放假吗"),
    ("with another figure", "1999 nian fangjia ma", "1999 年 放假 吗"),
    ("with a syllable that staff never wrote", "huzhao bei tou le zenmeban", "护照 bei tou 了 怎么办"),
    ("English that spells syllables", "can you die here", None),
    ("the same mistyped", "can you dei here", None),
    ("one English word that is Chinese, too", "women", None),
    ("English words only", "women chance", None),
    ("English", "passport renewal", None),
    ("English with some pinyin", "i lost the huzhao", None),
    ("a syllable", "diu", None),
    ("not to the end", "huzhaoxx diule", None),
    ("characters", "护照diule", None),
    ("a number", "2024", None),
    ("other letters", "приве́т", None),
    ("nothing", "", None),
    ("too long", "huzhao" * LONGEST, None),
]


@pytest.mark.parametrize(("typed", "read"), [row[1:] for row in SPELT], ids=[row[0] for row in SPELT])
def test_pinyin_is_read_where_it_is_surely_pinyin(typed: str, read: str | None) -> None:
    found = CHINESE.read(typed, ENGLISH)
    assert (None if found is None else "".join(found)) == (read and read.replace(" ", ""))
    assert found is None or len(found) == len(typed.split())


def test_without_chinese_sentences_nothing_is_read_or_mended() -> None:
    empty = chinese(["passport renewal"])
    assert empty.read("huzhao diule", ENGLISH) is None and empty.mended("胡兆丢了") == {}


@given(st.text("护照胡兆丢了里兹 haozu熊", max_size=14))
def test_only_characters_change_and_their_number_does_not(typed: str) -> None:
    for run, now in CHINESE.mended(typed).items():
        assert run in typed and len(run) == len(now) and run != now and run.isascii() == now.isascii()


@given(st.lists(st.sampled_from(["huzhao", "hu", "zhao", "passport", "qq", "2024", "zz", "a", "护", "женьшень", "diule"]), max_size=12))
def test_any_words_are_read_one_by_one_or_not_at_all(said: list[str]) -> None:
    read = CHINESE.read(" ".join(said), ENGLISH)
    assert read is None or (len(read) == len(said) and all(read))


def test_the_same_sentences_give_the_same_bytes() -> None:
    again: Chinese = chinese(SENTENCES[::-1], ["泽西", "里兹"])
    assert again.pairs.tokens == CHINESE.pairs.tokens and again.names == CHINESE.names and again.lengths == CHINESE.lengths
    for one, other in (
        (again.pairs.keys, CHINESE.pairs.keys),
        (again.sounds.codes, CHINESE.sounds.codes),
        (again.sounds.ends, CHINESE.sounds.ends),
    ):
        assert np.array_equal(one, other)


def test_reading_works_by_the_length_of_the_text() -> None:
    half, whole, more = (steps(CHINESE.read, "huzhao " * times, ENGLISH) for times in (10, 20, 100))
    assert whole < 2.5 * half
    assert more < half
