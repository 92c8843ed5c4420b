import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.store.masking import mask, unmask

CLOSE = st.text("0v\x00a", max_size=6)
"""Made of the mark's own characters."""


@given(parts=st.lists(CLOSE, max_size=5), visitor=CLOSE | st.text(max_size=28))
def test_what_was_masked_comes_back(parts: list[str], visitor: str) -> None:
    value = visitor.join(parts).encode()
    assert unmask(mask(value, visitor), visitor) == value


@pytest.mark.parametrize("value", [b"o123", b"<a>o123</a>o123", b"o12o123", b"\x00o123"])
def test_the_visitor_is_not_in_it(value: bytes) -> None:
    assert b"o123" not in mask(value, "o123")


def test_what_names_nobody_stays_as_it_is() -> None:
    assert mask(b"success", "o123") == b"success"
