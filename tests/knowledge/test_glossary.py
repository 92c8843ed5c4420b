"""glossary.csv: what a row becomes, what is told where it makes no sense, and that our own file holds."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.glossary import KINDS, PERSON, Name
from bot.knowledge.reading.gazetteer import read_countries, read_places
from bot.knowledge.reading.glossary import read_glossary
from bot.knowledge.reading.ledger import Ledger
from bot.knowledge.reading.sheet import Sheet
from tests.knowledge.folder import FILES

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
HEADER = "zh,en,kind,aliases\n"
CHINESE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")


def read(text: str, places: str = FILES["places.csv"], countries: str = FILES["countries.csv"]) -> tuple[tuple[Name, ...], list[str]]:
    """The names, and the report's lines."""
    ledger = Ledger()
    read_places(Sheet("places.csv", ledger), places)
    read_countries(Sheet("countries.csv", ledger), countries)
    names = read_glossary(Sheet("glossary.csv", ledger), text)
    return names, list(map(str, sorted(ledger.problems)))


def test_rows_become_names() -> None:
    rows = HEADER + '王毅,Wang Yi,person,\n英国外交部,Foreign Office,organisation," FCDO; 英外交部 ;;""Foreign, Commonwealth"""\n'
    assert read(rows) == (
        (
            Name("王毅", "Wang Yi", PERSON, ()),
            Name("英国外交部", "Foreign Office", "organisation", ("FCDO", "英外交部", '"Foreign, Commonwealth"')),
        ),
        [],
    )


BROKEN = {
    "header": ("en,zh,kind,aliases\n", 1, "expected zh,en,kind,aliases, found 'en,zh,kind,aliases'"),
    "too few values": (HEADER + "王毅,Wang Yi,person\n", 2, "expected 4 values, found 3"),
    "kind misspelt": (
        HEADER + "王毅,Wang Yi,persn,\n",
        2,
        "expected one of person, place, organisation, phrase, found 'persn'; did you mean 'person'?",
    ),
    "kind unheard of": (HEADER + "王毅,Wang Yi,x,\n", 2, "found 'x'; choose one of them"),
    "no kind": (HEADER + "王毅,Wang Yi,,\n", 2, "expected a text, found nothing"),
    "no Chinese name": (HEADER + ",Wang Yi,person,\n", 2, "expected a text, found nothing"),
    "no English name": (HEADER + "王毅, ,person,\n", 2, "expected a text, found nothing"),
    "name in two rows": (HEADER + "王毅,Wang Yi,person,\n王怡,wang yi,person,\n", 3, "found 'wang yi', which is also in glossary.csv:2"),
    "the same row twice": (HEADER + "王毅,,person,\n王毅,,person,\n", 3, "found '王毅', which is also in glossary.csv:2"),
    "alias in two rows": (HEADER + "一,one,phrase,both\n二,two,phrase,Both\n", 3, "found 'Both', which is also in glossary.csv:2"),
    "alias twice in its row": (HEADER + "一,one,phrase,U.N.;UN\n", 2, "found 'UN', which is also in glossary.csv:2"),
    "alias that is the name": (HEADER + "一,one,phrase,One\n", 2, "found 'One', which is also in glossary.csv:2"),
    "name of a place": (HEADER + "肯特,Clark,person,\n", 2, "found '肯特', which is also in places.csv:3"),
    "alias of a country": (HEADER + "法语,the language,phrase,French\n", 2, "found 'French', which is also in countries.csv:2"),
    "a country once more": (HEADER + "法国人,France,place,\n", 2, "found 'France', which is also in countries.csv:2"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_the_writer_is_told_what_is_wrong(case: str) -> None:
    text, line, told = BROKEN[case]
    assert any(problem.startswith(f"glossary.csv:{line}: ") and told in problem for problem in read(text)[1])


def test_every_problem_is_told_at_once() -> None:
    told = read(HEADER + "王毅,,persn,Kent\n一,one,phrase,One\n")[1]
    assert [problem.split(": ")[0] for problem in told] == ["glossary.csv:2"] * 3 + ["glossary.csv:3"]


@given(st.text(max_size=60))
def test_any_text_is_read_or_reported(text: str) -> None:
    names, told = read(HEADER + text)
    assert told or all(name.zh and name.en and name.kind in KINDS and all(name.aliases) for name in names)


def own() -> tuple[tuple[Name, ...], list[str]]:
    return read(*((KNOWLEDGE / f"{name}.csv").read_text(encoding="utf-8") for name in ("glossary", "places", "countries")))


def test_no_name_of_ours_stands_for_two() -> None:
    assert own()[1] == []


def test_our_glossary_covers_every_kind() -> None:
    counts = Counter(name.kind for name in own()[0])
    assert set(counts) == set(KINDS) and min(counts.values()) >= 70 and counts.total() >= 320


def test_no_name_of_ours_is_in_the_other_languages_column() -> None:
    assert [name for name in own()[0] if not CHINESE.search(name.zh) or CHINESE.search(name.en)] == []


def test_no_name_of_ours_is_a_common_word() -> None:
    """Such a word would make a question about anything a question about that name."""
    common = {"who", "may", "brown", "hunt", "li", "straw", "us", "it", "ai", "wood", "west", "lee", "his", "the", "times", "hague"}
    assert common.isdisjoint(word.casefold() for name in own()[0] for word in (name.en, *name.aliases))


VISITORS = (
    "孩子在国外长大", "没有收到任何邮件", "审核电话打不通", "审核能不能快一点", "找人代办签证", "我是一个中国公民", "途中行李丢失",
    "英国航班取消", "中国城市之间", "线上合作", "其他手工行业", "中华人民共和国护照", "中国书法课", "发展会议", "国内政策", "东北大学学历",
)  # fmt: skip
"""Everyday sentences that hold, across two words, the characters of a short form such as may be added some day."""


@pytest.mark.parametrize("sentence", VISITORS)
def test_no_name_of_ours_is_found_across_two_words(sentence: str) -> None:
    assert [word for name in own()[0] for word in (name.zh, *name.aliases) if word in sentence] == []
