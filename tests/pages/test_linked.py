import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pages.linked import LINK, Part, dialled, parts, unlinked

ROWS = [
    ("see [the site](https://example.org/a?b=1).", (Part("see "), Part("the site", "https://example.org/a?b=1"), Part("."))),
    ("[999](tel:999)[a](http://b.c)", (Part("999", "tel:999"), Part("a", "http://b.c"))),
    ("[a](javascript:alert(1))", (Part("[a](javascript:alert(1))"),)),
    ("[a](mailto:b@c.d) [](https://e.f)", (Part("[a](mailto:b@c.d) [](https://e.f)"),)),
    ("", ()),
]


@pytest.mark.parametrize(("text", "found"), ROWS)
def test_links_are_found_and_all_else_is_text(text: str, found: tuple[Part, ...]) -> None:
    assert parts(text) == found


@given(st.text(alphabet=st.sampled_from("[]()<>\"'&ah:/tps.tel\n")) | st.text())
def test_nothing_is_lost_and_no_other_scheme_gets_in(text: str) -> None:
    found = parts(text)
    assert "".join(f"[{part.text}]({part.address})" if part.address else part.text for part in found) == text
    assert all(part.address.startswith(("http://", "https://", "tel:")) for part in found if part.address)
    assert not any(LINK.search(part.text) for part in found if not part.address)


def test_on_a_terminal_the_address_follows() -> None:
    assert unlinked("see [the site](https://example.org).") == "see the site (https://example.org)."


@pytest.mark.parametrize(
    ("number", "address"), [("+44 20 7946 0000", "tel:+442079460000"), ("+86-10-12308", "tel:+861012308"), ("999", "tel:999"), ("", "tel:")]
)
def test_a_telephone_dials_digits(number: str, address: str) -> None:
    assert dialled(number) == address


def test_brackets_without_end_are_text() -> None:
    text = "[" * 60_000
    assert parts(text) == (Part(text),)
