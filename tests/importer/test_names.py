"""Whom and what an article names."""

from collections import Counter

import pytest

from bot.importer.names import MOST, Namer, Spelt, titled
from bot.knowledge.glossary import ORGANISATION, PERSON, PLACE
from bot.knowledge.load import load
from tests.importer.newsroom import newsroom

GLOSSARY = """\
zh,en,kind,aliases
莫斯科,Moscow,place,
王毅,Wang Yi,person,
英国外交部,Foreign Office,organisation,FCDO;英外交部
一带一路,Belt and Road,phrase,
"""


@pytest.fixture(scope="module")
def namer(tmp_path_factory: pytest.TempPathFactory) -> Namer:
    folder = newsroom(tmp_path_factory.mktemp("room"), "https://example.org/", **{"glossary.csv": GLOSSARY})
    return Namer(load(folder))


NAMED = {
    "in English": ("Wang Yi in Moscow", "He met the FCDO. Then Moscow again.", "en", ["Wang Yi"], ["Moscow"], ["Foreign Office"]),
    "in Chinese": ("王毅访问莫斯科", "他会见英外交部官员。", "zh", ["王毅"], ["莫斯科"], ["英国外交部"]),
    "the oftenest first": ("", "In Surrey, in Kent, in Kent.", "en", [], ["Kent", "Surrey"], []),
    "no town without its capital": ("", "We like kent cigarettes.", "en", [], [], []),
    "a phrase is no name": ("Belt and Road", "The Belt and Road.", "en", [], [], []),
    "a title tells a person": ("", "Mayor Edith Warburton and Dr Ian Bell came.", "en", ["Edith Warburton", "Ian Bell"], [], []),
    "not in a headline": ("Mayor Edith Warburton Meets Guests", "Mayor Edith Warburton spoke.", "en", ["Edith Warburton"], [], []),
    "a known person once": ("", "Foreign Minister Wang Yi Says so. Wang Yi left.", "en", ["Wang Yi"], [], []),
}  # fmt: skip


@pytest.mark.parametrize(("title", "text", "language", "people", "places", "bodies"), NAMED.values(), ids=NAMED)
def test_it_names(namer: Namer, title: str, text: str, language: str, people: list[str], places: list[str], bodies: list[str]) -> None:
    found = namer.named(title, text, language)
    assert [list(found[kind]) for kind in (PERSON, PLACE, ORGANISATION)] == [people, places, bodies]


def test_what_is_named_in_passing_is_left_out(namer: Namer) -> None:
    text = " ".join(f"Dr Anna Smith{chr(97 + number)} came." for number in range(MOST + 3))
    assert len(namer.named("", text, "en")[PERSON]) == MOST


TITLES = {
    "Prime Minister Keir Starmer said": ["Keir Starmer"],
    "General Secretary Xi Jinping said": ["Xi Jinping"],
    "Professor Sir David King said": ["David King"],
    "Chargé d'Affaires a.i. Yang Xiaoguang said": ["Yang Xiaoguang"],
    "Special Envoy Qiu Mingde said": ["Qiu Mingde"],
    "the Director General Manager": [],
    "the ambassador said": [],
    "会见王毅外长": ["王毅"],
    "常务副市长出席": [],
    "柏林市长会见": [],
    "安全部长说": [],
}


@pytest.mark.parametrize(("text", "people"), TITLES.items())
def test_people_are_known_by_their_titles(text: str, people: list[str]) -> None:
    assert list(titled(text)) == people


def test_a_word_that_is_a_towns_name_is_looked_for_once_however_often_it_is_said(namer: Namer, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = Counter[str]()

    def is_written(one: Spelt, text: str) -> bool:
        looked[one.label] += 1
        return "Kent" in text

    monkeypatch.setattr("bot.importer.names._is_written", is_written)
    assert namer.named("", "we went to kent. " * 9, "en")[PLACE] == () and looked == {"Kent": 1}


@pytest.mark.parametrize("title", ["President ", "Minister Counsellor of State ", "大使"])
def test_titles_without_a_name_are_nobodys_however_many(title: str) -> None:
    assert not list(titled(title * 30_000))
