"""Characters as they are compared, with their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.text import LONGEST
from bot.when.fold import fold

ROWS = {
    "Friday": "friday",
    "ＦＲＩＤＡＹ　１６：３０": "friday 16:30",
    "週六後天點號": "周六后天点号",
    "9:00–12:00": "9:00-12:00",
    "new year’s": "new year's",
    "new year`s": "new year's",
    "圣\u200b诞": "圣诞",
    "周六🎄": "周六 ",
}


@pytest.mark.parametrize("text", ROWS)
def test_one_form_for_every_way_to_type(text: str) -> None:
    assert fold(text).text == ROWS[text]


@given(text=st.text(max_size=100))
def test_places_lead_back_into_the_text(text: str) -> None:
    folded = fold(text)
    places = [folded.place(at) for at in range(len(folded.text) + 1)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)


def test_characters_that_stand_for_a_sentence_make_no_text_longer_than_a_question() -> None:
    assert len(fold("ﷺ" * LONGEST).text) <= LONGEST
    assert fold("a" * LONGEST + "b").text == "a" * LONGEST
