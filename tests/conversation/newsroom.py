"""The shipped knowledge with invented news instead of its own articles, and one that is pending."""

from dataclasses import replace

from bot.knowledge.knowledge import Knowledge
from bot.search.index import Index
from bot.training.news import train_news
from tests.search.news import small

PENDING = "boats"


def with_news(shipped: Knowledge) -> Knowledge:
    invented = small.knowledge()
    articles = {id: replace(article, section="news") for id, article in invented.articles.items()}
    pending = {PENDING: articles.pop(PENDING)}
    return replace(shipped, articles=articles, pending=pending, names=invented.names)


def with_index(shipped: Knowledge, shipped_index: Index) -> tuple[Knowledge, Index]:
    knowledge = with_news(shipped)
    return knowledge, replace(shipped_index, news=train_news(knowledge))
