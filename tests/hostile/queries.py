"""Query strings around a body that is right: some are another spelling of the same, the others are refused."""

from collections.abc import Callable, Mapping
from urllib.parse import quote, urlencode

from tests.hostile.sealing import OTHER_TOKEN, Stamp, signed

Query = Mapping[str, str]
Spelling = Callable[[Query], str]


def _with(**changes: str) -> Spelling:
    return lambda query: urlencode({**query, **changes}, encoding="utf-8", errors="surrogatepass")


def _without(*names: str) -> Spelling:
    return lambda query: urlencode({name: value for name, value in query.items() if name not in names})


def _stamp(query: Query) -> Stamp:
    return Stamp(query["timestamp"], query["nonce"], query.get("openid", ""))


def _old(seconds: int) -> Spelling:
    """Signed rightly, at another time."""

    def spelling(query: Query) -> str:
        stamp = _stamp(query)
        then = Stamp(str(int(stamp.timestamp) + seconds), stamp.nonce, stamp.visitor)
        return urlencode(query | signed(then, None))

    return spelling


def _own(sealed: str) -> Spelling:
    """`msg_signature` over something else than the body."""
    return lambda query: urlencode(query | {"msg_signature": signed(_stamp(query), sealed)["msg_signature"]})


REFUSED: dict[str, Spelling] = {
    "no query": lambda query: "",
    **{f"no {name}": _without(name) for name in ("signature", "timestamp", "nonce", "msg_signature")},
    **{f"an empty {name}": _with(**{name: ""}) for name in ("signature", "timestamp", "nonce", "msg_signature")},
    **{f"{name} of zeros": _with(**{name: "0" * 40}) for name in ("signature", "msg_signature")},
    **{f"{name} of 30 kB": _with(**{name: "f" * 30_000}) for name in ("signature", "timestamp", "nonce", "msg_signature")},
    **{f"{name} in Chinese": _with(**{name: "签证"}) for name in ("signature", "timestamp", "nonce", "msg_signature")},
    **{f"a NUL in {name}": lambda query, name=name: urlencode({**query, name: query[name] + "\0"}) for name in ("signature", "nonce")},
    **{f"half a pair in {name}": _with(**{name: "\ud800"}) for name in ("signature", "nonce", "msg_signature")},
    "bytes that are no UTF-8": lambda query: urlencode(query).replace("nonce=", "nonce=%ff%fe"),
    "a percent sign alone": lambda query: urlencode(query).replace("nonce=", "nonce=%"),
    "the wrong nonce first": lambda query: "nonce=1&" + urlencode(query),
    "the wrong signature first": lambda query: "signature=0&msg_signature=0&" + urlencode(query),
    "the signatures swapped": lambda query: urlencode({**query, "signature": query["msg_signature"], "msg_signature": query["signature"]}),
    "the plain signature for both": lambda query: urlencode({**query, "msg_signature": query["signature"]}),
    "a signature in capitals": lambda query: urlencode({**query, "signature": query["signature"].upper() + "A"}),
    "a signature and a blank": lambda query: urlencode({**query, "msg_signature": query["msg_signature"] + " "}),
    "names in capitals": lambda query: urlencode({name.upper(): value for name, value in query.items()}),
    "names with brackets": lambda query: urlencode({f"{name}[]": value for name, value in query.items()}),
    "semicolons": lambda query: urlencode(query).replace("&", ";"),
    "encoded twice": lambda query: quote(urlencode(query)),
    "a digit passed from nonce to timestamp": lambda query: urlencode(
        {**query, "timestamp": query["timestamp"] + query["nonce"][:1], "nonce": query["nonce"][1:]}
    ),
    "a timestamp of other digits": _with(timestamp="１７６０００００００"),
    "a timestamp with a sign": lambda query: urlencode({**query, "timestamp": "+" + query["timestamp"]}),
    "a timestamp with a line end": lambda query: urlencode({**query, "timestamp": query["timestamp"] + "\n"}),
    "signed an hour ago": _old(-3600),
    "signed in an hour": _old(3600),
    "signed with another token": lambda query: urlencode({**query, **signed(_stamp(query), None, token=OTHER_TOKEN)}),
    "a signature of nothing": _own(""),
    "a signature of another body": _own("AAAA"),
    "raw, and no signature of the body": lambda query: urlencode({**query, "encrypt_type": "raw", "msg_signature": ""}),
    "not encrypted, it says": lambda query: _without("encrypt_type", "msg_signature")(query),
}
"""How WeChat never asks."""

ALIKE: dict[str, Spelling] = {
    "as it is": urlencode,
    "backwards": lambda query: urlencode(list(query.items())[::-1]),
    "no encrypt_type": _without("encrypt_type"),
    **{f"encrypt_type={value}": _with(encrypt_type=value) for value in ("", "raw", "AES", "none", "签证", "a" * 2000)},
    "encrypt_type twice": lambda query: "encrypt_type=raw&" + urlencode(query),
    "the wrong nonce behind": lambda query: urlencode(query) + "&nonce=1&signature=0&msg_signature=0",
    "another openid": _with(openid="oHostile_other"),
    "an openid of markup": _with(openid="<script>\r\nX: y"),
    "2,000 more": lambda query: urlencode(query) + "".join(f"&a{number}=1" for number in range(2000)),
    "2,000 of one name": lambda query: urlencode(query) + "&a" * 2000,
    "ampersands": lambda query: "&" * 3000 + urlencode(query),
    "no values": lambda query: urlencode(query) + "&a&=&==&=b",
    "an echo to a message": _with(echostr="<script>"),
    "letters as percent signs": lambda query: "&".join(
        f"{name}={''.join(f'%{byte:02x}' for byte in value.encode())}" for name, value in query.items()
    ),
}
"""Other spellings of the same: what stands first counts, and nothing chooses the mode."""
