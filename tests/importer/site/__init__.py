"""A small site in the structure of the ministry's system, of our own making, for the importer to be tried on.

`with site() as served` serves it on 127.0.0.1. `expected()` says what an importer must find of each article, `captured(id)` is an article
as somebody copies it out of a browser, `gists()` says in a line what it is about. People and events are invented.
"""

from tests.importer.site.captured import captured
from tests.importer.site.expected import Expected, expected, gists
from tests.importer.site.served import Served
from tests.importer.site.server import site

__all__ = ["Expected", "Served", "captured", "expected", "gists", "site"]
