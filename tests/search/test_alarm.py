"""Danger to life is heard in a whole message or in a part of it, through typing errors, and harmless words are left alone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.knowledge import Knowledge
from bot.search.alarm import compile_alarms, excused, raised
from bot.search.text import WHOLE
from tests.search import small
from tests.search.steps import steps

ALARMS = small.untrained().alarms

HEARD = [
    ("the alarm alone", "救命"),
    ("at the end of a sentence", "我在地铁站，救命"),
    ("in the middle of another word", "快救命啊"),
    ("with blanks", "救 命"),
    ("with marks between", "救！命！"),
    ("in another language's sentence", "please 救命 now"),
    ("Korean with and without its blank", "살려줘"),
    ("Korean in a sentence", "제발 살려 줘요"),
    ("Japanese", "誰か助けてください"),
    ("Thai, whose marks are no letters", "ช่วยด้วยค่ะ"),
    ("pinyin, syllable by syllable", "jiu ming"),
    ("pinyin, run together", "jiuming a"),
    ("pinyin, run together, with an error", "jiumign"),
    ("pinyin, a long syllable with an error", "jiu mign"),
    ("words", "he wants to kill me"),
    ("in capitals", "HE HAS A KNIFE"),
    ("in full width", "ｋｉｌｌ　ｍｅ"),
    ("with marks between words", "kill... me!!"),
    ("with an invisible character", "ki\u200bll me"),
    ("a letter too few", "he has a knif"),
    ("a letter too many", "killl me"),
    ("another letter", "kull me"),
    ("two letters the wrong way round", "has a kinfe"),
    ("an error at the end", "someone has a knive"),
    ("after a long story", "我住在伦敦。" * 300 + "救命"),
]

HARMLESS = [
    ("no danger", "how do i renew my passport"),
    ("nothing", ""),
    ("emoji", "😱😱"),
    ("half an alarm", "kill"),
    ("half an alarm in Chinese", "命"),
    ("its words in another order", "me kill"),
    ("a word between", "kill for me"),
    ("inside a longer word", "overkill menu"),
    ("run together, but no pinyin", "killme"),
    ("two errors in a word", "kiill mme"),
    ("an error in a short word", "kill ma"),
    ("an error in a word of three letters", "jio ming"),
    ("half the pinyin", "ming tian"),
    ("pinyin inside a word", "xinjiuming"),
    ("an exception", "你是我的救命恩人"),
    ("an exception with marks", "救命恩人！"),
    ("an exception in words", "You WILL kill me, with paperwork."),
    ("an exception in traditional characters", "救命恩人們"),
    ("what is left around an exception", "救救命恩人命"),
]


@pytest.mark.parametrize("text", [row[1] for row in HEARD], ids=[row[0] for row in HEARD])
def test_danger_is_heard(text: str) -> None:
    assert raised(text, ALARMS) == "danger"


@pytest.mark.parametrize("text", [row[1] for row in HARMLESS], ids=[row[0] for row in HARMLESS])
def test_whole_words_only_and_no_exception(text: str) -> None:
    assert raised(text, ALARMS) is None


def test_danger_beside_an_exception_is_heard() -> None:
    assert raised("救命恩人，救命！", ALARMS) == "danger"
    assert raised("they will kill me with paperwork and he has a knife", ALARMS) == "danger"


def test_only_a_harmless_phrase_excuses() -> None:
    assert excused("多谢救命恩人！", ALARMS)
    assert not excused("救命", ALARMS) and not excused("", ALARMS)


def test_each_alarm_leads_to_its_own_entry() -> None:
    fire = replace(small.knowledge().entries["danger"], id="fire", alarms=("着火", "on fire"), alarm_exceptions=())
    alarms = compile_alarms([small.knowledge().entries["danger"], fire])
    assert (raised("着火了", alarms), raised("my house is on fire", alarms)) == ("fire", "fire")
    assert (raised("救命", alarms), raised("kill me", alarms)) == ("danger", "danger")


def test_without_alarms_nothing_is_danger() -> None:
    alarms = compile_alarms([small.knowledge().entries["marriage"]])
    assert raised("救命 kill me", alarms) is None and not excused("救命恩人", alarms)


WORDS = st.lists(st.sampled_from(["passport", "visa", "and", "a", "kill", "time", "我", "护照", "，", "ming", "\u200b"]), max_size=8).map(
    " ".join
)


@given(WORDS, WORDS)
def test_danger_is_heard_wherever_it_stands(before: str, after: str) -> None:
    assert raised(f"{before} has a knife {after}", ALARMS) == "danger"
    assert raised(f"{before}救命{after}", ALARMS) == "danger"


@given(st.text(max_size=60))
def test_any_text_can_be_heard(text: str) -> None:
    assert raised(text, ALARMS) in (None, "danger")
    assert excused(text, ALARMS) in (True, False)


HOSTILE = [
    ("one word", "x"),
    ("the same short word", "a "),
    ("the word that most alarms begin with", "me "),
    ("beginnings of alarms", "i am in the "),
    ("misspelt beginnings", "bein stabxyzq "),
    ("beginnings in Chinese", "被 "),
    ("one character that becomes four words", "ﷺ"),
    ("marks", "!"),
]


@pytest.mark.parametrize("part", [row[1] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
def test_a_hostile_text_costs_by_its_length_and_no_more_than_is_read(shipped: Knowledge, part: str) -> None:
    alarms, text = compile_alarms(shipped.entries.values()), part * WHOLE * 2
    assert raised(text, alarms) is None  # an alarm would end the work early
    half, whole, more = (steps(raised, text[:length], alarms) for length in (WHOLE // 2, WHOLE, len(text)))
    assert whole < 2.5 * half
    assert more == whole < 200_000
