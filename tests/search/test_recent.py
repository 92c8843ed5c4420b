"""Results are worked out once, as long as there is room for them."""

from bot.search.recent import Recent


def test_a_result_is_worked_out_once_and_the_oldest_goes_first() -> None:
    asked: list[str] = []
    recent = Recent[int](kept=2)

    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    assert [recent.of(text, length) for text in ("a", "bb", "a", "ccc", "bb", "a")] == [1, 2, 1, 3, 2, 1]
    assert asked == ["a", "bb", "ccc", "a"]
