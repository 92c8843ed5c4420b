"""The benchmark of summaries: its measure, its articles, and a run."""

from pathlib import Path

import pytest

from benchmarks import summaries
from benchmarks.articles.article import CHOSEN, HELD, Article, articles, captured, read
from benchmarks.rouge import rouge
from benchmarks.summaries import lead, lead_as_long, ours


@pytest.mark.parametrize(
    ("text", "reference", "expected"),
    [
        ("the cat sat", "the cat sat", (1, 1, 1)),
        ("the cat sat", "dogs ran", (0, 0, 0)),
        ("", "dogs ran", (0, 0, 0)),
        ("a b c d", "a c", (2 * 2 / 6, 0, 2 * 2 / 6)),
        ("b a", "a b", (1, 0, 0.5)),
        ("a a a", "a", (0.5, 0, 0.5)),
        ("Cats sitting", "cat sits", (1, 1, 1)),
        ("中英关系", "中英", (2 * 2 / 6, 2 * 1 / 4, 2 * 2 / 6)),
    ],
)
def test_rouge(text: str, reference: str, expected: tuple[float, float, float]) -> None:
    assert rouge(text, reference) == pytest.approx(expected)


def test_either_half_has_both_languages_and_no_summary_is_copied() -> None:
    for half in (CHOSEN, HELD):
        assert [one.language for one in articles(half)] == ["en"] * 3 + ["zh"] * 3
    for one in articles():
        assert not [line for line in one.paragraphs if one.reference in line or line in one.reference], one.name
        assert len(one.paragraphs) > 4


def test_a_captured_page_is_read_between_its_title_and_its_footer(tmp_path: Path) -> None:
    title = read(Path(summaries.__file__).parent / "articles/captured.txt").title
    page = tmp_path / "page.txt"
    page.write_text(f"Menu\n{title}\n\nLin Hua spoke.\n\nSuggest to a Friend\nAll rights reserved\n", encoding="utf-8")
    assert captured(page).paragraphs == ("Lin Hua spoke.",)


def test_a_captured_page_without_a_summary_says_what_to_do(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Menu\nNobody knows this\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"page\.txt: expected the title of a summary .* write one"):
        captured(page)


def test_a_file_of_another_form_says_what_to_do(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Title\n\nTEXT\nWords\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"page\.txt: expected a title, a blank line, SUMMARY"):
        read(page)


def test_leads_are_the_first_sentences_as_they_stand() -> None:
    article = Article("x", "Lin Hua in Dover", "-", ("Good morning!", "Lin Hua came to Dover. She left Dover.", "Cake was eaten."))
    assert lead(1)(article) == "Good morning!" and lead(3)(article) == "Good morning! Lin Hua came to Dover. She left Dover."
    assert len(lead_as_long(article)) == len(ours(article)) > 0


def test_the_page_has_both_halves(tmp_path: Path) -> None:
    summaries.main(["--out", str(tmp_path / "new"), "--sets", "passed over"])
    page = (tmp_path / "new/summaries.md").read_text(encoding="utf-8")
    rows = [line.split(" | ") for line in page.splitlines() if line.startswith(("| weights chosen by these | ours", "| held out | ours"))]
    assert len(rows) == 2 and all(30 < float(row[2]) < 90 for row in rows)
    assert all(f"| {one.name} | lead-3 |" in page and f"\n{one.name}: " in page for one in articles())


def test_the_weights_in_use_are_among_those_tried(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(summaries, "GRID", {"title": (0.0,), "lead": (0.0,), "least": (0.0, 0.5)})
    summaries.main(["--choose"])
    rows = capsys.readouterr().out.splitlines()[2:]
    assert len(rows) == 3 and any(row.startswith(f"| {summaries.WEIGHTS.title:g} | {summaries.WEIGHTS.lead:g} |") for row in rows)
