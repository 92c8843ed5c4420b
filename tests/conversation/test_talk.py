"""The state of a talk, to bytes and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.talk import Talk, load

WORDS = st.text(max_size=20)


@given(st.builds(Talk, st.sampled_from(["", "en", "zh-Hant"]), WORDS, st.lists(WORDS).map(tuple), WORDS, st.integers(0, 99)))
def test_a_talk_comes_back_as_it_was(talk: Talk) -> None:
    assert load(talk.dump(), talk.language) == talk


@pytest.mark.parametrize("stored", [None, b"", b"{}", b"[]", b"[1,2]", b"\xff", b'["zh",null,"",0]', b'["zh",[],"","x"]', b"null", b"7"])
def test_what_is_no_talk_begins_a_new_one(stored: bytes | None) -> None:
    assert load(stored, "en") == Talk("en")


@given(st.binary(max_size=60))
def test_whatever_is_stored_never_stops_the_bot(stored: bytes) -> None:
    assert load(stored, "zh").language == "zh"
