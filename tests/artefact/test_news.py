"""The compiled news is kept by what it is made of, and is never a reason not to start, nor one to train again."""

import logging
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from bot.artefact import news as module
from bot.artefact.news import open_news
from bot.artefact.opening import open_index
from bot.artefact.state import leaves, whole
from bot.knowledge.glossary import PERSON, Name
from bot.knowledge.knowledge import Knowledge
from bot.search.news.index import NO_NEWS, NewsIndex
from bot.search.news.search import News, search
from tests.artefact.test_state import same
from tests.search import small as entries
from tests.search.news import small

ROOT = Path(__file__).parents[2]
KNOWLEDGE = small.knowledge()
QUESTIONS = ("pandas in edinburgh", "爱丁堡的熊猫", "ruolan", "national day reception", "hydrogn buses", "")


def answers(index: NewsIndex) -> list[News]:
    return [search(question, index) for question in QUESTIONS]


@pytest.fixture(name="made", autouse=True)
def _made(monkeypatch: pytest.MonkeyPatch) -> list[Knowledge]:
    """The knowledges whose news was made from here on. It takes no time: what is made is known."""
    asked: list[Knowledge] = []

    def known(knowledge: Knowledge, read: object) -> NewsIndex:
        asked.append(knowledge)
        return small.trained()

    monkeypatch.setattr("bot.training.news.train_news", known)
    return asked


def test_every_part_comes_back_as_it_was() -> None:
    for index in (small.trained(), small.untrained(), NO_NEWS):
        assert same(index, whole(NewsIndex, "news", dict(leaves(index, "news"))))


def test_it_is_made_once_and_opened_from_then_on(tmp_path: Path, made: list[Knowledge]) -> None:
    first, second = open_news(KNOWLEDGE, tmp_path / "data" / "news"), open_news(KNOWLEDGE, tmp_path / "data" / "news")
    assert len(made) == 1 and same(np.array(first.degree), np.array(second.degree)) and isinstance(second.degree.base, np.memmap)
    assert answers(first) == answers(second) == answers(small.trained())


def test_without_news_nothing_is_kept(tmp_path: Path, made: list[Knowledge]) -> None:
    assert open_news(replace(KNOWLEDGE, articles={}), tmp_path / "news") is NO_NEWS
    assert not made and not list(tmp_path.iterdir())


def with_article(**changes: object) -> Knowledge:
    return replace(KNOWLEDGE, articles={**KNOWLEDGE.articles, "bears": replace(KNOWLEDGE.articles["bears"], **changes)})  # type: ignore[arg-type]


OTHERS = {
    "another title": with_article(title={"en": "One Panda"}),
    "another summary": with_article(body={"en": "A panda."}),
    "another text": with_article(text={"en": "Pandas."}),
    "another day": with_article(date=date(2011, 12, 6)),
    "other names": with_article(names=("Edinburgh",)),
    "an article less": small.knowledge("bears", "boats"),
    "one that was pending": small.knowledge("bears", "boats", pending=("boats",)),
    "another glossary": replace(KNOWLEDGE, names=(*KNOWLEDGE.names, Name("熊猫", "panda", PERSON, ()))),
    "other synonyms": replace(KNOWLEDGE, synonyms=()),
    "other places": replace(KNOWLEDGE, places=()),
    "other phrasings": replace(KNOWLEDGE, entries={}),
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_other_news_has_another_folder(tmp_path: Path, made: list[Knowledge], other: Knowledge) -> None:
    for knowledge in (KNOWLEDGE, other):
        open_news(knowledge, tmp_path)
    assert len(made) == len(list(tmp_path.iterdir())) == 2


def test_what_the_index_does_not_depend_on_changes_nothing(tmp_path: Path, made: list[Knowledge]) -> None:
    for knowledge in (
        KNOWLEDGE,
        with_article(path="elsewhere.md", links=(), reviewed=date(2020, 1, 1)),
        replace(KNOWLEDGE, chatter=("hm",)),
    ):
        open_news(knowledge, tmp_path)
    assert len(made) == 1


def test_another_release_of_a_library_has_another_folder(tmp_path: Path, made: list[Knowledge], monkeypatch: pytest.MonkeyPatch) -> None:
    open_news(KNOWLEDGE, tmp_path)
    monkeypatch.setattr(module, "version", lambda package: "9" if package == "rjieba" else "1")
    open_news(KNOWLEDGE, tmp_path)
    assert len(made) == 2


NAMES = """
import pickle, sys
from bot.artefact.news import _name
knowledge = pickle.load(sys.stdin.buffer)
print(_name(knowledge))
with open(sys.argv[1], "ab") as file:
    file.write(b"\\n")
print(_name(knowledge))
"""


@pytest.mark.parametrize("file", ["search/news/index.py", "search/news/periods.yaml", "training/news.py", "artefact/state.py"])
def test_another_code_has_another_folder(tmp_path: Path, file: str) -> None:
    shutil.copytree(ROOT / "bot", tmp_path / "bot", ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, "-B", "-c", NAMES, f"bot/{file}"]
    done = subprocess.run(command, cwd=tmp_path, input=pickle.dumps(KNOWLEDGE), capture_output=True, check=True)
    before, after = done.stdout.split()
    assert before != after


def test_a_new_article_is_no_reason_to_train_the_entries(tmp_path: Path, made: list[Knowledge], trainings: list[object]) -> None:
    plain = entries.knowledge("marriage", "opening-hours", "visa-fee")
    open_index(plain, tmp_path)
    index = open_index(replace(plain, articles=KNOWLEDGE.articles), tmp_path)
    assert len(trainings) == 1 and len(made) == 1 and index.news.ids[0] == "moon"


def cut(place: Path) -> None:
    file = place / "news.degree.npy"
    file.write_bytes(file.read_bytes()[:-4])


def lacking(place: Path) -> None:
    (place / "news.rarity.npy").unlink()


def garbled(place: Path) -> None:
    (place / "about.json").write_text("{}")


def emptied(place: Path) -> None:
    shutil.rmtree(place)
    place.mkdir()


@pytest.mark.parametrize("damage", [cut, lacking, garbled, emptied])
def test_a_damaged_index_is_made_anew(tmp_path: Path, made: list[Knowledge], damage: Callable[[Path], None]) -> None:
    open_news(KNOWLEDGE, tmp_path)
    [place] = tmp_path.iterdir()
    damage(place)
    assert answers(open_news(KNOWLEDGE, tmp_path)) == answers(small.trained())
    assert answers(open_news(KNOWLEDGE, tmp_path)) == answers(small.trained()) and len(made) == 2


def test_a_folder_that_cannot_be_written_costs_a_warning_only(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_text("")
    with caplog.at_level(logging.WARNING, "bot.artefact"):
        assert answers(open_news(KNOWLEDGE, tmp_path / "file" / "news")) == answers(small.trained())
    assert [record.message for record in caplog.records] == ["the index of news can't be kept: INDEX_DIR"]
