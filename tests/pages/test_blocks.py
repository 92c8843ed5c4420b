import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import escape

from bot.pages.blocks import Block, blocks, cut, paragraphs, plain, size, within
from bot.pages.linked import Part

PIECES = ["- ", "1. ", "\n", "\n\n", "[a](https://e.org/x)", "[", "](tel:1)", "+44 20 7946 0000", "<", "&", "中", "word", " ", "\u3000"]
MARKDOWN = st.lists(st.sampled_from(PIECES)).map("".join) | st.text(alphabet=st.characters(exclude_categories=["Cs"]))


def p(text: str) -> Block:
    return Block("p", ((Part(text),),))


def bare(found: tuple[Block, ...]) -> list[tuple[str, int, list[str]]]:
    return [(block.kind, block.start, ["".join(part.text for part in item) for item in block.items]) for block in found]


SHAPES = [
    ("", []),
    ("one\ntwo\n\n \nthree", [("p", 1, ["one\ntwo"]), ("p", 1, ["three"])]),
    ("Bring:\n- a\n- b\nThen go.", [("p", 1, ["Bring:"]), ("ul", 1, ["a", "b"]), ("p", 1, ["Then go."])]),
    ("1. a\n2. b", [("ol", 1, ["a", "b"])]),
    ("3. c\n\n- d", [("ol", 3, ["c"]), ("ul", 1, ["d"])]),
    ("2026. 1 and -1 or 3.5", [("p", 1, ["2026. 1 and -1 or 3.5"])]),
]


@pytest.mark.parametrize(("text", "shape"), SHAPES)
def test_lists_are_lists_and_the_rest_is_paragraphs(text: str, shape: list[object]) -> None:
    assert bare(blocks(text)) == shape


def test_an_article_has_paragraphs_only() -> None:
    assert bare(paragraphs("\u3000\u3000One.\n\n- He said.\n\n1. It is so.")) == [
        ("p", 1, ["One."]),
        ("p", 1, ["- He said."]),
        ("p", 1, ["1. It is so."]),
    ]


NUMBERS = [
    ("London: +44 20 7299 8439, or", ["tel:+442072998439"]),
    ("热线+86-10-12308（24小时）", ["tel:+861012308"]),
    ("+44 7895 306461；+44 131 337 4449。", ["tel:+447895306461", "tel:+441313374449"]),
    ("999, 101, 2017-05-26, 1+1000000, +12 34, 12345678 or +1234567890123456789", []),
    ("[+44 20 7299 8439](https://example.org)", ["https://example.org"]),
]


@pytest.mark.parametrize(("text", "addresses"), NUMBERS)
def test_a_number_in_full_can_be_dialled(text: str, addresses: list[str]) -> None:
    [block] = blocks(text)
    assert [part.address for part in block.items[0] if part.address] == addresses


@given(MARKDOWN)
def test_no_word_is_lost(text: str) -> None:
    """But for marks of lists and addresses of links."""
    letters = [c for c in text if c in "中&<d"]
    for found in (blocks(text), paragraphs(text)):
        assert [c for c in plain(found) if c in "中&<d"] == letters


@given(MARKDOWN, st.integers(0, 200))
@example("- \n- - \n- ", 50)
def test_what_is_kept_fits_and_is_the_beginning(text: str, room: int) -> None:
    found = blocks(text)
    kept = within(found, room)
    assert sum(map(size, kept)) <= room
    whole, beginning = ("".join(plain(some).split()) for some in (found, kept))
    assert kept == found or whole.startswith(beginning.removesuffix("\u2026"))


@given(MARKDOWN)
@example("\"&<>'" * 50)
@example("- [a](https://e.org/x)\n" * 50)
def test_a_size_is_no_less_than_the_html(text: str) -> None:
    for block in blocks(text):
        items = [
            "<li>"
            + "".join(f'<a href="{escape(p.address)}">{escape(p.text)}</a>' if p.address else escape(p.text) for p in item)
            + "</li>\n"
            for item in block.items
        ]
        assert size(block) >= len(f"<ul>\n{''.join(items)}</ul>\n".encode())


def test_with_enough_room_nothing_is_cut() -> None:
    found = blocks("one\n\n- a\n- b")
    assert within(found, sum(map(size, found))) == found != within(found, sum(map(size, found)) - 1)


CUT = [
    ("short", 5, "short"),
    ("several words here", 14, "several…"),
    ("中文没有空格", 4, "中文没…"),
    ("a" * 99, 40, "aaaaaaaaa…"),
    ("ab", 0, "…"),
]


@pytest.mark.parametrize(("text", "most", "kept"), CUT)
def test_a_text_is_cut_between_words_or_characters(text: str, most: int, kept: str) -> None:
    assert cut(text, most) == kept


def test_a_link_is_kept_whole_or_not_at_all() -> None:
    found = blocks("See [" + "label " * 10 + "](https://example.org/" + "x" * 80 + ") and more")
    for room in range(0, 260, 7):
        for block in within(found, room):
            assert all(part.address in ("", "https://example.org/" + "x" * 80) for part in block.items[0])
            assert block.items[0][0].text.startswith("See")
