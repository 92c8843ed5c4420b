"""A small knowledge in two languages, for tests of finding and of training: nine entries, three towns, a country, synonyms."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.knowledge.knowledge import Knowledge
from bot.knowledge.load import load
from bot.search.index import Index, build
from bot.training.train import train
from tests.knowledge.folder import CHINESE, ENGLISH, ENTRY, FILES, edited, write

ENTRIES: dict[str, tuple[str, str, Sequence[str], Sequence[str]]] = {
    "passport-lost": (
        "护照遗失",
        "Lost passport",
        ["护照丢了怎么办", "我的护照不见了", "护照被偷了", "补办护照要什么材料"],
        ["i lost my passport", "my passport was stolen", "what do i do when my passport is gone"],
    ),
    "passport-renewal": (
        "换发护照",
        "Passport renewal",
        ["护照过期了怎么换", "怎么换新护照", "护照快到期了"],
        ["how do i renew my passport", "my passport has expired", "renew an old passport"],
    ),
    "opening-hours": (
        "开门时间",
        "Opening hours",
        ["几点开门", "今天上班吗", "周末开门吗"],
        ["when are you open", "are you open on saturday", "what time do you close"],
    ),
    "visa-fee": ("签证费用", "Visa fee", ["签证要多少钱", "签证费怎么付"], ["how much does a visa cost", "paying for a visa"]),
    "passport-fee": (
        "护照费用",
        "Passport fee",
        ["护照要多少钱", "护照费怎么付"],
        ["how much does a passport cost", "paying for a passport"],
    ),
    "notary-fee": ("公证费用", "Notary fee", ["公证要多少钱", "公证费怎么付"], ["how much does a notary cost", "paying for a notary"]),
    "marriage": (
        "结婚登记",
        "Getting married",
        ["在这里能登记结婚吗", "怎么领结婚证"],
        ["can we get married here", "marriage certificate"],
    ),
    "which-office": (
        "由谁办理",
        "Which office",
        ["{place}归哪个领馆管", "我住在{place}该去哪里"],
        ["which consulate covers {place}", "i live in {place}, where do i go"],
    ),
    "danger": ("生命危险", "Danger to life", ["有人受伤了"], ["somebody is hurt"]),
}
"""By id: title and questions, in Chinese and in English."""

ALARMS = """\
alarms:
  - 救命
  - jiu ming
  - kill me
  - has a knife
  - 살려 줘
  - 助けて
  - ช่วยด้วย
alarm_exceptions:
  - 救命恩人
  - will kill me with paperwork
"""

CHANGES = {
    "countries.csv": "name,zh,aliases\nFrance,法国,法兰西\n",
    "synonyms.yaml": "- [护照, passport, passports, huzhao]\n- [费用, 多少钱, how much, fee, cost]\n",
    "phrases/zh.yaml": edited(CHINESE, ("greeting: [你好, 您好]", "greeting: [你好, 您好]\n  thanks: [谢谢]\n  filler: [请问]")),
    "phrases/en.yaml": edited(ENGLISH, ("greeting: [hello]", "greeting: [hello]\n  thanks: [thank you]\n  filler: [please]")),
}


def text(identifier: str) -> str:
    """The file of an entry."""
    zh, en, chinese, english = ENTRIES[identifier]
    return edited(
        ENTRY,
        ("visa-types", identifier),
        ("  zh: 签证种类\n  en: Types of visa\n", f"  zh: {zh}\n  en: {en}\n"),
        ("    - 签证有哪些种类", "\n".join(f'    - "{question}"' for question in chinese)),
        ("    - which visas are there", "\n".join(f'    - "{question}"' for question in english)),
        ("有多种签证。", "请看官网。"),
        ("There are several types.", "See the website."),
        *((("kind: answer", "kind: urgent"), ("reviewed:", f"{ALARMS}reviewed:")) if identifier == "danger" else ()),
    )


def folder(where: Path, *identifiers: str) -> Path:
    """The files of the small knowledge, or of these entries of it; the entry of tests.knowledge.folder is in the former only."""
    files = {f"entries/{identifier}.md": text(identifier) for identifier in identifiers or ENTRIES}
    welcome = edited(FILES["account.yaml"], ("visa-types", identifiers[0] if identifiers else "visa-types"))
    only = {"entries/visa/visa-types.md": None, "account.yaml": welcome} if identifiers else {}
    return write(where, {**CHANGES, **files, **only})


@cache
def knowledge(*identifiers: str) -> Knowledge:
    with TemporaryDirectory() as where:
        return load(folder(Path(where), *identifiers))


@cache
def untrained() -> Index:
    return build(knowledge())


@cache
def trained() -> Index:
    return train(knowledge())
