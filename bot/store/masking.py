"""Keeps OpenIDs out of stored values. In plain mode an answer's XML names the visitor's OpenID, so a copy of the database would, too.

The OpenID becomes `NUL v`, and a NUL becomes `NUL 0`, so that whatever was masked comes back as it was. The reader knows the OpenID: it
comes with the request.
"""

import re

_NUL, _VISITOR = b"\x000", b"\x00v"


def mask(value: bytes, visitor: str) -> bytes:
    name = visitor.encode("utf-8", "surrogatepass")
    pattern = b"\x00|" + re.escape(name) if name else b"\x00"
    return re.sub(pattern, lambda found: _NUL if found[0] == b"\x00" else _VISITOR, value)


def unmask(value: bytes, visitor: str) -> bytes:
    name = visitor.encode("utf-8", "surrogatepass")
    return re.sub(b"\x00[0v]", lambda found: b"\x00" if found[0] == _NUL else name, value)
