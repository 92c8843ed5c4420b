"""A small knowledge with news, for tests of questions about news: some invented articles in two languages, and a glossary."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.knowledge.knowledge import Knowledge
from bot.knowledge.load import load
from bot.search.news.index import NewsIndex, news_index
from bot.training.news import train_news
from tests.knowledge.folder import CHINESE, ENGLISH, edited, entry, write

ARTICLES: dict[str, tuple[str, str, str, str, str]] = {
    "reception-2017": ("en", "2017-09-28", "Embassy Holds National Day Reception", "Four hundred guests came to the hall.", "They sang."),
    "reception-2018": ("zh", "2018-09-27", "大使馆举行国庆招待会", "四百多位来宾出席。", "大家合影留念。"),
    "reception-2025": ("en", "2025-09-25", "National Day Reception in London", "Guests saw a film on bridges.", "There was cake."),
    "bears": ("en", "2011-12-05", "Two Giant Pandas Arrive in Edinburgh", "The zoo welcomed them with bamboo.", "Crowds waved flags."),
    "tea": ("zh", "2024-05-20", "普洱茶文化展在利兹开幕", "展览介绍制茶的历史。", "观众品尝了红茶。"),
    "railways": ("en", "2019-04-26", "Forum on the Belt and Road Initiative", "Engineers spoke about railways.", "Tunnels were shown."),
    "wind": ("zh", "2026-10-15", "海上风电研讨会举行", "企业介绍了新型风机。", "会后参观港口。"),
    "zither": ("zh", "2023-03-11", "林若兰在剑桥弹古琴", "音乐会座无虚席。", "她还讲了琴的制作。"),
    "boats": ("en", "2026-06-19", "Dragon Boat Race in Salford", "Thirty crews rowed on the quays.", "Rain did not stop them."),
    "moon": (
        "en",
        "2026-11-20",
        "Spokesperson's Remarks on Lunar Samples",
        "The samples are lent to three universities.",
        "More will follow.",
    ),
    "ship": ("zh", "2016-05-09", "训练舰海鹰号访问朴次茅斯", "市民登舰参观。", "乐队在码头演奏。"),
    "kites-2019": ("en", "2019-07-06", "Kite Festival on the South Coast", "Forty kites flew over the beach.", "Children made their own."),
    "kites-2022": ("zh", "2022-07-09", "风筝节在海滨举行", "四十只风筝升空。", "孩子们自己动手。"),
    "kites-2024": ("en", "2024-07-13", "Kite Festival Returns", "The festival was the largest so far.", "The wind was kind."),
    "buses": ("en", "2022-02-14", "Wen Zhiyuan Speaks on Hydrogen Buses", "He visited a depot in Aberdeen.", "The buses are quiet."),
}
"""By id: language, date, title, summary, text."""
NAMES = {"zither": "people: [林若兰]", "buses": "people: [Wen Zhiyuan]\nplaces: [Aberdeen]", "ship": "places: [朴次茅斯]"}

GLOSSARY = """\
zh,en,kind,aliases
文致远,Wen Zhiyuan,person,Ambassador Wen
爱丁堡,Edinburgh,place,
利兹,Leeds,place,
阿伯丁,Aberdeen,place,
一带一路,Belt and Road,phrase,Belt and Road Initiative;BRI
国庆,National Day,phrase,
招待会,reception,phrase,receptions
氢能,hydrogen,phrase,
风筝节,Kite Festival,phrase,
"""

HEARD = {
    "zh": "  news: [新闻, 消息, 报道]\n  latest: [最新, 最新的, 最近]\n  events: [招待会, 研讨会, 讲话, 访问]\n"
    "  about: [关于, 的, 有什么, 有没有, 吗]\n",
    "en": "  news: [news, articles, report]\n  latest: [latest, newest]\n  events: [reception, receptions, speech, forum, remarks]\n"
    "  about: [about, on, of, the, any, in, is there, from, with]\n",
}
PHRASINGS = (
    "how do i get to the embassy",
    "how do i get to the reception at the embassy",
    "do i get the form for a reception at the embassy",
    "how do i get a seat at the reception",
    "what do i do to get home",
)


def file(id: str, status: str = "published") -> str:
    language, day, title, summary, text = ARTICLES[id]
    head = f'id: {id}\nstatus: {status}\ntitle: "{title}"\nlanguage: {language}\nsection: events\ndate: {day}\nimported: 2026-11-24\n'
    names = f"{NAMES[id]}\n" if id in NAMES else ""
    return f'---\n{head}summary: "{summary}"\nurl: https://example.org/{id}\n{names}---\n{text}\n'


def folder(where: Path, *ids: str, pending: tuple[str, ...] = ()) -> Path:
    """The files, with all articles or only these; some of them pending."""
    written = {f"news/{id}.md": file(id, "pending" if id in pending else "published") for id in ids or ARTICLES}
    asked = "\n".join(f"    - {question}" for question in PHRASINGS)
    hall = entry("hall-hire", ("    - how about hall-hire", asked))
    books = {
        "phrases/zh.yaml": edited(CHINESE, ("hear:\n", f"hear:\n{HEARD['zh']}")),
        "phrases/en.yaml": edited(ENGLISH, ("hear:\n", f"hear:\n{HEARD['en']}")),
    }
    return write(where, {"glossary.csv": GLOSSARY, "entries/hall-hire.md": hall, **books, **written})


@cache
def knowledge(*ids: str, pending: tuple[str, ...] = ()) -> Knowledge:
    with TemporaryDirectory() as where:
        return load(folder(Path(where), *ids, pending=pending))


@cache
def untrained() -> NewsIndex:
    return news_index(knowledge())


@cache
def trained() -> NewsIndex:
    return train_news(knowledge())
