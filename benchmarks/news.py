"""What ten thousand news articles cost: importing a folder of them, `check`, a start with and without the kept index, and a question.

    python -m benchmarks.news [--articles N]

The articles are made up: half English, half Chinese, some 300 words each, about the people and places of the glossary. Options that
`make bench` gives to every benchmark are passed over.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.machine import described
from benchmarks.table import number, table
from bot.artefact.opening import open_index
from bot.conversation.respond import respond
from bot.conversation.talk import Talk
from bot.knowledge.glossary import PERSON, PHRASE, PLACE
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.load import load
from bot.language.table import word_table
from bot.search.news.search import search
from bot.search.text import normalise
from bot.wechat.messages import Text

ROOT = Path(__file__).parent.parent
ARTICLES, QUESTIONS, SEED = 10_000, 500, 20
FIRST, DAYS = date(2008, 1, 1), 6_800
PARAGRAPHS, SENTENCES = 5, 4
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.news", description=__doc__)
    parser.add_argument("--articles", type=int, default=ARTICLES, metavar="N")
    given, _ = parser.parse_known_args(arguments)
    with TemporaryDirectory() as place:
        print(f"{given.articles:,} articles. {described()}\n")
        print(table(("what", "seconds"), [(name, number(spent)) for name, spent in steps(Path(place), given.articles)]))
        print()
        rows = [(name, number(middle), number(most)) for name, middle, most in questions(Path(place))]
        print(table(("a question", "median us", "p99 us"), rows))


def steps(place: Path, count: int) -> Iterator[tuple[str, float]]:
    """Each as its users run it, in a process of its own."""
    knowledge = place / "knowledge"
    shutil.copytree(ROOT / "knowledge", knowledge)
    write(place / "pages", count, load(knowledge))
    yield "train the entries' index", _command(place, "check", "--index")
    yield "import a folder", _command(place, "import", str(place / "pages"), "--json")
    for file in (knowledge / "news").rglob("*.md"):
        file.write_text(file.read_text(encoding="utf-8").replace("status: pending", "status: published", 1), encoding="utf-8")
    yield "check", _command(place, "check")
    yield "start, the news not yet compiled", _start(place)
    yield "start, all compiled", min(_start(place) for _ in range(3))
    yield "import it again", _command(place, "import", str(place / "pages"), "--json")


def _command(place: Path, name: str, *arguments: str) -> float:
    return _timed(place, [sys.executable, "-m", "bot", name, *arguments])


def _start(place: Path) -> float:
    """Until messages could be answered: what the server does before it takes the first one. Ending the process is no part of it."""
    begin = "import os; from pathlib import Path; from bot.app import create_app; from bot.config import Settings; "
    return _timed(place, [sys.executable, "-c", begin + "create_app(Settings.from_environment(os.environ)); os._exit(0)"])


def _timed(place: Path, command: Sequence[str]) -> float:
    settings = {
        "KNOWLEDGE_DIR": str(place / "knowledge"),
        "DATA_DIR": str(place / "data"),
        "BOT_DEVELOPMENT": "1",
        "REDIS_URL": "redis://127.0.0.1:1",  # starting a server of our own is not what is measured
        "LOG_LEVEL": "CRITICAL",
    }
    begin = perf_counter()
    subprocess.run(command, env=os.environ | settings, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    return perf_counter() - begin


def questions(place: Path) -> Iterator[tuple[str, float, float]]:
    """Microseconds: in the news alone, and through the whole conversation."""
    knowledge = load(place / "knowledge")
    index = open_index(knowledge, place / "data" / "index")
    asked = list(_asked(knowledge))
    yield "searched for in the news", *_spread(lambda text: search(normalise(text), index.news), asked)

    def ask(text: str) -> object:
        return respond(Text(visitor="", account="", created=0, delivery="", content=text), Talk(), knowledge, index, NOW)

    yield "answered", *_spread(ask, asked)


def _spread(ask: Callable[[str], object], asked: Sequence[str]) -> tuple[float, float]:
    for text in asked[:50]:
        ask(text)
    spent = []
    for text in asked:
        begin = perf_counter()
        ask(text)
        spent.append((perf_counter() - begin) * 1e6)
    return median(spent), quantiles(spent, n=100)[98]


def _asked(knowledge: Knowledge) -> Iterator[str]:
    """By name and subject, with and without a year, in both languages."""
    chance = random.Random(SEED + 1)
    names = [name for name in knowledge.names if name.kind != PHRASE]
    subjects = [name for name in knowledge.names if name.kind == PHRASE]
    for turn in range(QUESTIONS):
        name, subject, year = chance.choice(names), chance.choice(subjects), chance.randrange(2008, 2026)
        forms = (f"{name.en} {subject.en} {year}", f"news about {name.en}", f"{year}年{name.zh}{subject.zh}", f"{name.zh}的新闻")
        yield forms[turn % len(forms)]


def write(folder: Path, count: int, knowledge: Knowledge) -> None:
    """Captured pages."""
    folder.mkdir()
    chance = random.Random(SEED)
    for n in range(count):
        (folder / f"{n:06}.txt").write_text(_page(n, chance, knowledge), encoding="utf-8")


def _page(n: int, chance: random.Random, knowledge: Knowledge) -> str:
    language = "zh" if n % 2 else "en"
    day = FIRST + timedelta(chance.randrange(DAYS))
    kinds = {kind: [name for name in knowledge.names if name.kind == kind] for kind in (PERSON, PLACE, PHRASE)}
    who, where, what = (getattr(chance.choice(kinds[kind]), language) for kind in (PERSON, PLACE, PHRASE))
    paragraphs = ("".join(_sentence(language, chance) for _ in range(SENTENCES)) for _ in range(PARAGRAPHS))
    title = f"{who}在{where}谈{what}{n}" if language == "zh" else f"{who} on {what} in {where}, No. {n}"
    english = f"On {day:%B} {day.day}, {day.year}, {who} was in {where}. "
    first = f"{day.year}年{day.month}月{day.day}日，{who}到{where}。" if language == "zh" else english
    home, suggest = ("首页 > 新闻", "推荐给朋友") if language == "zh" else ("Home > News", "Suggest to a Friend")
    return "\n".join((home, title, "", first, *(f"{paragraph}\n" for paragraph in paragraphs), suggest))


def _sentence(language: str, chance: random.Random) -> str:
    """Of words as unevenly common as words are."""
    words, weights = WORDS[language]
    chosen = chance.choices(words, cum_weights=weights, k=chance.randint(8, 20))
    return "".join(chosen) + "。" if language == "zh" else " ".join(chosen).capitalize() + ". "


def _words(language: str) -> tuple[list[str], list[float]]:
    words = list(getattr(word_table(), {"zh": "chinese", "en": "english"}[language]))
    return words, list(accumulate(1 / (rank + 3) for rank in range(len(words))))


WORDS = {language: _words(language) for language in ("zh", "en")}

if __name__ == "__main__":
    main()
