"""The lists of a language."""

import pytest

from bot.importer.summary.wording import Wording, read, wording


@pytest.mark.parametrize("language", ["en", "zh", "zh-Hant", "EN"])
def test_languages_with_a_file_are_known(language: str) -> None:
    known = wording(language)
    assert known.known and known.points_back and known.saying and known.idle and known.label


@pytest.mark.parametrize("language", ["fr", "", "..", "../en", "__init__", "a/b"])
def test_other_languages_are_not(language: str) -> None:
    assert wording(language) == Wording() and not wording(language).known


def test_a_list_is_a_line() -> None:
    known = read("# a comment\n\nsmall: the | a\nsayings: dit\npeople: il|elle\n")
    assert known.small == {"the", "a"}
    assert known.saying and known.saying.search("Il dit oui") and not known.saying.search("Redit oui")
    assert known.unnamed and known.unnamed.search("elle dit") and known.mine is None
    assert known.points_back is None and known.clause is None
