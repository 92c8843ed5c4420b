"""Where a sentence ends, in either language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.importer.summary.sentences import balanced, split
from bot.importer.summary.wording import wording

EN, ZH = wording("en"), wording("zh")


@pytest.mark.parametrize(
    "expected",
    [
        ["Mr. Green met Dr. Wu.", "They talked."],
        ["H.E. Ambassador Lin spoke.", "All listened."],
        ["Charge d'Affaires a.i. Lin spoke.", "All listened."],
        ["He works with J. Smith and J.K. Brown.", "She does not."],
        ["The U.S. Senate voted.", "It ended."],
        ["There are many students in the U.K.", "They work hard."],
        ["Take bus No. 6 to St. Mary's.", "Walk on."],
        ["The answer was no.", "China left."],
        ["It opens at 9 a.m. and closes at 3 p.m.", "The hall is large."],
        ["Trade grew by 1.5 percent.", "Prices fell by 0.3."],
        ["Fruit, e.g. apples, is sold.", "Tea is not."],
        ["It was founded by Bell Co. Ltd. in May.", "Bell left."],
        ["Wait... and see.", "Wait...", "The bell rang."],
        [['"We agree."', "he hall was silent."][0], "The hall was silent."],
        ["“We agree. We sign,” he said.", "All rose."],
        ["(See below.)", "Next."],
        ["Is it so?", "Yes!", "Good."],
        ["They left at 5.", "12 came back."],
        ["1. Bring a form.", "Sign it."],
        ["IV. Hours are longer.", "Fees are not."],
    ],
)
def test_english_sentences(expected: list[str]) -> None:
    assert split("  ".join(expected), EN) == expected


@pytest.mark.parametrize(
    "expected",
    [
        ["会谈在莫斯科举行。", "双方满意！", "为什么？", "很好。"],
        ["贸易额增长1.5倍。", "物价下降。"],
        ["他说：“很好。我同意。”", "大家鼓掌。"],
        ["“我们同意。”林大使说。", "大家鼓掌。"],
        ["大家看了《月亮（上）。》", "散场。"],
        ["道路很长……但我们会走完。"],
        ["一方提供资金；另一方提供技术。", "双方签字。"],
        ["「很好。」", "會議結束。"],
    ],
)
def test_chinese_sentences(expected: list[str]) -> None:
    assert split("\u3000\u3000" + "".join(expected), ZH) == expected


def test_a_speaker_behind_a_quotation_stays_with_it() -> None:
    assert split("“We agree!” Lin Hua said. The hall was silent.", EN) == ["“We agree!” Lin Hua said.", "The hall was silent."]


def test_a_quotation_that_never_closes_is_not_one_long_sentence() -> None:
    assert split("“We agree. We sign. We go.", EN) == ["“We agree.", "We sign.", "We go."]


@pytest.mark.parametrize(
    ("text", "expected"), [("“a”", True), ("“a", False), ("a”", False), ('"a" (b)', True), ('a"', False), ("（a", False)]
)
def test_quotes_and_brackets_are_balanced(text: str, expected: bool) -> None:
    assert balanced(text) is expected


@given(st.text(alphabet='aB.!?…。！ "“”（)1Mr一\n', max_size=80), st.sampled_from(["en", "zh", "xx"]))
def test_nothing_is_lost_or_added(text: str, language: str) -> None:
    assert "".join("".join(split(text, wording(language))).split()) == "".join(text.split())
