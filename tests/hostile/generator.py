"""Request number N of a seed: always the same, but for the time that it is signed at. Made from the tables, and from mutations of them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random
from urllib.parse import urlencode

from tests.hostile import queries, web
from tests.hostile.documents import DOCUMENTS, OTHER_ACCOUNTS
from tests.hostile.envelopes import ENVELOPES
from tests.hostile.ids import IDS
from tests.hostile.mutation import mutated
from tests.hostile.request import Expected, Request
from tests.hostile.sealing import Stamp, body_of, encrypt, signed
from tests.hostile.speech import said, words
from tests.wechat.samples import CREATED, MSG_ID, SAMPLES, VISITOR, event, message

GROUP = 8
"""So many requests on end are one visitor's, so that a talk can go wrong, too; and all are signed at the same time."""

BODY_BYTES = 64 * 1024
"""A longer body is refused, whoever has signed it."""

FLOOD = 0.02
"""The share of messages that come from one and the same visitor, whatever the group."""


@dataclass(frozen=True, slots=True)
class Dice:
    """What one request is made with."""

    rng: Random
    stamp: Stamp
    number: int


def request(seed: int, number: int, now: int) -> Request:
    """`now`: seconds since 1970, the same for all of a group."""
    rng = Random(f"{seed}:{number}")
    who = "flood" if rng.random() < FLOOD else str(number // GROUP)
    stamp = Stamp(str(now), f"{rng.getrandbits(48):x}n{number}", f"oHostile_{seed}_{who}")
    if number % GROUP and rng.random() < 0.03:
        before = request(seed, number - 1, now)
        return replace(before, name=f"again: {before.name}")
    return rng.choices(*MAKERS)[0](Dice(rng, stamp, number))


def fresh(xml: str | bytes, dice: Dice) -> bytes:
    """With a sender, a time and a number of its own, where the sample's stand."""
    data = xml if isinstance(xml, bytes) else xml.encode("utf-8", "surrogatepass")
    own = ((VISITOR, dice.stamp.visitor), (str(CREATED), dice.stamp.timestamp), (MSG_ID, str(10**15 + dice.number)))
    for sample, ours in own:
        data = data.replace(sample.encode(), ours.encode())
    return data


def delivered(name: str, xml: str | bytes, expected: Expected, dice: Dice) -> Request:
    """Signed and encrypted as WeChat does it."""
    sealed = encrypt(fresh(xml, dice), dice.rng)
    body = body_of(sealed)
    expected = expected if len(body) <= BODY_BYTES else Expected.REFUSED
    visitor = dice.stamp.visitor if expected is Expected.ANSWERED else ""
    return Request(name, expected, query=urlencode(signed(dice.stamp, sealed)), body=body, visitor=visitor)


def cdata(text: str) -> str:
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"


def spoken(name: str, text: str, dice: Dice) -> Request:
    xml = message("text", f"<Content>{cdata(text)}</Content>")
    return delivered(name, xml, Expected.ANSWERED if said(text) else Expected.VALID, dice)


FIELDS = (
    *(("voice", "Recognition"), ("link", "Title"), ("link", "Url"), ("miniprogrampage", "Title")),
    *(("location", "Label"), ("image", "PicUrl"), ("file", "Title"), ("hologram", "Content")),
)
"""Kinds of message, and where they may hold words."""


def _talk(dice: Dice) -> Request:
    return spoken("a text", words(dice.rng), dice)


def _other_fields(dice: Dice) -> Request:
    """Words where the other kinds of message have them."""
    kind, field = dice.rng.choice(FIELDS)
    place = "<Location_X>53.8</Location_X><Location_Y>-1.55</Location_Y>" if kind == "location" else ""
    return delivered(f"{kind}: {field}", message(kind, f"{place}<{field}>{cdata(words(dice.rng))}</{field}>"), Expected.VALID, dice)


def _place(dice: Dice) -> Request:
    odd = ("NaN", "inf", "-0", "1e5", "91", "180.0000001", "", " 5", "5_3", "٥", "0x1", "9" * 500)
    at = [dice.rng.choice((*odd, *[f"{dice.rng.uniform(-180, 180):.6f}"] * len(odd))) for _ in range(2)]
    return delivered(
        "a place", message("location", f"<Location_X>{at[0]}</Location_X><Location_Y>{at[1]}</Location_Y>"), Expected.VALID, dice
    )


def _id(dice: Dice) -> Request:
    name, id = dice.rng.choice(tuple(IDS.items()))
    where, xml = dice.rng.choice((
        ("choice", message("text", f"<Content>{cdata(words(dice.rng))}</Content><bizmsgmenuid>{cdata(id)}</bizmsgmenuid>")),
        *((kind, event(kind, f"<EventKey>{cdata(id)}</EventKey>")) for kind in ("CLICK", "SCAN", "VIEW", "subscribe", "unsubscribe")),
        ("a code that leads here", event("subscribe", f"<EventKey>{cdata('qrscene_' + id)}</EventKey><Ticket>x</Ticket>")),
    ))  # fmt: skip
    return delivered(f"{where}: {name}", xml, Expected.VALID, dice)


def _sample(dice: Dice) -> Request:
    name, xml = dice.rng.choice(tuple(SAMPLES.items()))
    return delivered(f"sample: {name}", xml, Expected.VALID, dice)


def _document(dice: Dice) -> Request:
    name, xml = dice.rng.choice(tuple(DOCUMENTS.items()))
    return delivered(f"document: {name}", xml, Expected.VALID, dice)


def _other_account(dice: Dice) -> Request:
    name, xml = dice.rng.choice(tuple(OTHER_ACCOUNTS.items()))
    return delivered(f"to {name}", xml, Expected.EITHER, dice)


def _broken_document(dice: Dice) -> Request:
    xml = fresh(dice.rng.choice(tuple(SAMPLES.values())), dice)
    return delivered("a changed document", mutated(xml, dice.rng)[:45_000], Expected.EITHER, dice)


def _envelope(dice: Dice) -> Request:
    name = dice.rng.choice(tuple(ENVELOPES))
    return enveloped(name, dice)


def enveloped(name: str, dice: Dice) -> Request:
    query, body = ENVELOPES[name](fresh(SAMPLES["text"], dice), dice.stamp, dice.rng)
    return Request(f"envelope: {name}", Expected.REFUSED, query=urlencode(query), body=body)


def asked(name: str, spelling: queries.Spelling, expected: Expected, dice: Dice) -> Request:
    sealed = encrypt(fresh(SAMPLES["text"], dice), dice.rng)
    visitor = dice.stamp.visitor if expected is Expected.ANSWERED else ""
    return Request(f"query: {name}", expected, query=spelling(signed(dice.stamp, sealed)), body=body_of(sealed), visitor=visitor)


def _refused_query(dice: Dice) -> Request:
    return asked(*dice.rng.choice(tuple(queries.REFUSED.items())), Expected.REFUSED, dice)


def _other_spelling(dice: Dice) -> Request:
    return asked(*dice.rng.choice(tuple(queries.ALIKE.items())), Expected.ANSWERED, dice)


def _changed_query(dice: Dice) -> Request:
    return asked("changed", lambda query: mutated(urlencode(query).encode(), dice.rng).decode("latin-1"), Expected.EITHER, dice)


def _changed_body(dice: Dice) -> Request:
    whole = asked("the body changed", urlencode, Expected.EITHER, dice)
    return replace(whole, body=mutated(whole.body, dice.rng))


def _two_messages(dice: Dice) -> Request:
    """Compatible mode, and what stands in clear is another's: the encrypted one counts."""
    sealed = encrypt(fresh(SAMPLES["text"], dice), dice.rng)
    clear = SAMPLES["unsubscribe"].replace("</xml>", f"<Encrypt>{sealed}</Encrypt></xml>")
    query = urlencode(signed(dice.stamp, sealed))
    return Request("another message in clear", Expected.ANSWERED, query=query, body=clear.encode(), visitor=dice.stamp.visitor)


def _check(dice: Dice) -> Request:
    """WeChat's check of the address, with an echo of anything."""
    echo = {**signed(dice.stamp, None), "echostr": words(dice.rng)[:2000]}
    query = urlencode(echo, errors="surrogatepass")
    if dice.rng.random() < 0.5:
        query = mutated(query.encode(), dice.rng).decode("latin-1")
    return Request("the check of the address", Expected.PAGE, "GET", query=query)


def _page(dice: Dice) -> Request:
    name, path, query, headers = dice.rng.choice(PAGES)
    if dice.rng.random() < 0.3:
        path = mutated(path.encode("utf-8", "surrogateescape"), dice.rng).decode("utf-8", "surrogateescape")
    if dice.rng.random() < 0.3:
        query = mutated(query.encode(), dice.rng).decode("latin-1")
    return Request(name, Expected.PAGE, dice.rng.choice(("GET", "GET", "GET", "HEAD")), path, query, headers=headers)


def _method(dice: Dice) -> Request:
    path = dice.rng.choice(("/wechat", "/offices/", "/entries/visa", "/healthz", "/simulator/send", "/"))
    headers = dice.rng.choice(tuple(web.HEADERS.values()))
    return Request("a method", Expected.PAGE, dice.rng.choice(web.METHODS), path, body=mutated(b"a=b", dice.rng), headers=headers)


def _sent(dice: Dice) -> Request:
    name, body = dice.rng.choice(tuple(web.SENT.items()))
    headers = (("Content-Type", "application/json"),)
    body = body if dice.rng.random() < 0.5 else mutated(body, dice.rng)
    return Request(f"simulator: {name}", Expected.PAGE, path="/simulator/send", body=body, headers=headers)


PAGES = tuple(web.all_pages())

_WEIGHTS: dict[Callable[[Dice], Request], float] = {
    _talk: 36,
    _other_fields: 6,
    _place: 2,
    _id: 9,
    _sample: 5,
    _document: 8,
    _other_account: 0.5,
    _broken_document: 8,
    _envelope: 7,
    _refused_query: 5,
    _other_spelling: 3,
    _changed_query: 2,
    _changed_body: 3,
    _two_messages: 0.5,
    _check: 1,
    _page: 3,
    _method: 0.7,
    _sent: 0.3,
}
MAKERS = (tuple(_WEIGHTS), tuple(_WEIGHTS.values()))
