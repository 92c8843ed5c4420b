"""How near the importer's summaries come to those that people write: ROUGE against the first sentences of the same article.

    python -m benchmarks.summaries [--captured FILE] [--out FOLDER] [--choose]

Other options that `make bench` gives to every benchmark are passed over.
"""

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from pathlib import Path
from statistics import mean

from benchmarks.articles.article import CHOSEN, HELD, Article, articles, captured
from benchmarks.rouge import Scores, rouge
from benchmarks.table import head, table
from bot.importer.summary.choice import joined
from bot.importer.summary.sentence import sentences
from bot.importer.summary.summary import summarise
from bot.importer.summary.wording import wording
from bot.importer.summary.worth import WEIGHTS, Weights

COMMAND = "python -m benchmarks.summaries"
GRID = {"title": (0.5, 1.0, 2.0, 4.0), "lead": (0.0, 1.0, 3.0, 6.0), "least": (0.0, 0.1, 0.2, 0.3, 0.5)}
"""What --choose tries of each weight."""

Way = Callable[[Article], str]


def ours(article: Article) -> str:
    return summarise(article.paragraphs, article.language, article.title)


def lead(count: int) -> Way:
    """The first sentences as they stand, whatever they are."""
    return lambda article: joined(sentences(article.paragraphs, wording(article.language))[:count])


def lead_as_long(article: Article) -> str:
    """The beginning of the article, cut at the length of our summary."""
    return lead(len(article.paragraphs))(article)[: len(ours(article))]


WAYS: dict[str, Way] = {"ours": ours, "lead-1": lead(1), "lead-3": lead(3), "lead as long as ours": lead_as_long}


def main(arguments: Sequence[str] | None = None) -> None:
    options = _parser().parse_known_args(arguments)[0]
    if options.choose:
        print(table(_NAMES, _tried(articles(CHOSEN))))
        return
    page = _page([captured(options.captured)] if options.captured else [])
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        (options.out / "summaries.md").write_text(page, encoding="utf-8")
    else:
        print(page)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=COMMAND, description=__doc__)
    parser.add_argument("--captured", metavar="FILE", type=Path, help="also a captured page whose summary is kept with the articles")
    parser.add_argument("--out", metavar="FOLDER", type=Path, help="write summaries.md there; without, it is printed")
    parser.add_argument("--choose", action="store_true", help="try other weights on the half that they are chosen by, best first")
    return parser


def _page(more: Sequence[Article]) -> str:
    """Means of either half and by language, then article by article."""
    chosen, held = articles(CHOSEN), articles(HELD)
    sets = {"weights chosen by these": chosen, "held out": held, "captured": more}
    sets |= {f"held out, {language}": [one for one in held if one.language == language] for language in ("en", "zh")}
    means = [(name, way, *_shown(_means(WAYS[way], group))) for name, group in sets.items() if group for way in WAYS]
    singly = [(one.name, way, *_shown(rouge(WAYS[way](one), one.reference))) for one in [*chosen, *held, *more] for way in WAYS]
    parts = [
        head("Summaries", COMMAND, ("rapidfuzz", "rjieba", "PyStemmer")),
        f"F1 in percent, {len(chosen)} and {len(held)} articles.",
        table(("set", "engine", *_MEASURES), means),
        table(("set", "engine", *_MEASURES), singly),
        *(f"{one.name}: {ours(one)}" for one in [*chosen, *held, *more]),
    ]
    return "\n\n".join(parts) + "\n"


_MEASURES = ("ROUGE-1", "ROUGE-2", "ROUGE-L")
_NAMES = (*GRID, *_MEASURES)


def _means(way: Way, group: Iterable[Article]) -> Scores:
    one, two, longest = (mean(column) for column in zip(*(rouge(way(each), each.reference) for each in group), strict=True))
    return one, two, longest


def _shown(scores: Scores) -> Iterator[str]:
    return (f"{100 * score:.1f}" for score in scores)


def _tried(group: Sequence[Article]) -> list[tuple[str, ...]]:
    """Every setting of the grid, and the one in use, by the sum of the three measures."""
    found = {weights: _means(_with(weights), group) for weights in [WEIGHTS, *(Weights(*values) for values in product(*GRID.values()))]}
    best = sorted(found.items(), key=lambda item: -sum(item[1]))
    return [(*(f"{getattr(weights, name):g}" for name in GRID), *_shown(scores)) for weights, scores in best]


def _with(weights: Weights) -> Way:
    return lambda article: summarise(article.paragraphs, article.language, article.title, weights=weights)


if __name__ == "__main__":
    main()
