"""Forty entries of two questions each, which ask for the same in two ways; and one entry in English."""

from functools import cache

from bot.search.pairs.pairs import Pairs
from bot.search.table import Sentence
from bot.training.pairs.fit import pairs

THINGS = ("护照", "签证", "公证", "认证", "驾照", "户口", "学历", "养老金")
WAYS = (
    ("丢了怎么办", "遗失如何是好"),
    ("多少钱", "费用是多少"),
    ("几天能拿到", "多久可以取"),
    ("可以邮寄吗", "能不能寄送"),
    ("过期了能换吗", "失效可不可以换发"),
)
SENTENCES = [
    *(
        Sentence(f"{thing}{number}", thing + question, 1.0)
        for thing in THINGS
        for number, questions in enumerate(WAYS)
        for question in questions
    ),
    Sentence("closing", "When does the office close?", 1.0),
]


@cache
def learnt() -> Pairs:
    return pairs(SENTENCES, seed=1)
