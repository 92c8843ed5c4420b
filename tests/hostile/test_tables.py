"""Each row of the tables once, by its name."""

import time
from collections.abc import Callable
from random import Random

import pytest
from flask import Flask

from bot.knowledge.knowledge import Knowledge
from bot.search.index import Index
from tests.hostile import queries, web
from tests.hostile.documents import DOCUMENTS, OTHER_ACCOUNTS
from tests.hostile.envelopes import ENVELOPES
from tests.hostile.generator import Dice, asked, cdata, delivered, enveloped, spoken
from tests.hostile.ids import IDS
from tests.hostile.judge import problems
from tests.hostile.request import Expected, Request
from tests.hostile.sealing import Stamp
from tests.hostile.target import bot, listening, shoot
from tests.hostile.texts import TEXTS
from tests.wechat.samples import event, message

Make = Callable[[Dice], Request]


def _texts() -> dict[str, Make]:
    return {f"text: {name}": lambda dice, name=name: spoken(name, TEXTS[name], dice) for name in TEXTS}  # type: ignore[misc]


def _documents() -> dict[str, Make]:
    rows = {
        **{name: (xml, Expected.VALID) for name, xml in DOCUMENTS.items()},
        **{n: (x, Expected.EITHER) for n, x in OTHER_ACCOUNTS.items()},
    }
    return {f"document: {name}": lambda dice, row=row: delivered("", row[0], row[1], dice) for name, row in rows.items()}  # type: ignore[misc]


def _ids() -> dict[str, Make]:
    shapes: dict[str, Callable[[str], str]] = {
        "choice": lambda id: message("text", f"<Content>1</Content><bizmsgmenuid>{cdata(id)}</bizmsgmenuid>"),
        **{
            kind: lambda id, kind=kind: event(kind, f"<EventKey>{cdata(id)}</EventKey>")  # type: ignore[misc]
            for kind in ("CLICK", "SCAN", "subscribe", "unsubscribe")
        },
    }
    return {
        f"{kind}: {name}": lambda dice, id=id, shape=shape: delivered("", shape(id), Expected.VALID, dice)  # type: ignore[misc]
        for kind, shape in shapes.items()
        for name, id in IDS.items()
    }


def _queries() -> dict[str, Make]:
    rows = [(name, row, Expected.REFUSED) for name, row in queries.REFUSED.items()]
    rows += [(name, row, Expected.ANSWERED) for name, row in queries.ALIKE.items()]
    return {f"query: {row[0]}": lambda dice, row=row: asked(*row, dice) for row in rows}  # type: ignore[misc]


def _pages() -> dict[str, Make]:
    rows = [*web.all_pages()]
    made = {f"page: {row[0]}": lambda dice, row=row: Request(row[0], Expected.PAGE, "GET", *row[1:3], headers=row[3]) for row in rows}  # type: ignore[misc]
    methods = {
        f"method: {name[:9]} {path}": lambda dice, name=name, path=path: Request(name, Expected.PAGE, name, path)  # type: ignore[misc]
        for name in web.METHODS
        for path in ("/wechat", "/offices/", "/healthz")
    }
    json = (("Content-Type", "application/json"),)
    sent = {
        f"simulator: {name}": lambda dice, body=body: Request("", Expected.PAGE, path="/simulator/send", body=body, headers=json)  # type: ignore[misc]
        for name, body in web.SENT.items()
    }
    return made | methods | sent


ROWS: dict[str, Make] = {
    **_texts(),
    **_documents(),
    **_ids(),
    **_queries(),
    **_pages(),
    **{f"envelope: {name}": lambda dice, name=name: enveloped(name, dice) for name in ENVELOPES},  # type: ignore[misc]
}


@pytest.fixture(scope="module")
def app(shipped: Knowledge, shipped_index: Index) -> Flask:
    return bot(shipped)


@pytest.mark.parametrize("name", ROWS)
def test_each_gets_what_it_deserves(app: Flask, name: str) -> None:
    number = list(ROWS).index(name)
    dice = Dice(Random(name), Stamp(str(int(time.time())), f"row{number}", f"oHostile_row{number}"), number + 10**9)
    made = ROWS[name](dice)
    with listening() as ear:
        response = shoot(app, made)
        assert [*problems(made, response), *ear.heard()] == []
