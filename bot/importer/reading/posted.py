"""The day or the month that an article's address names: /202310/t20231019_11164211.htm"""

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

IN_NAME = re.compile(r"/t([0-9]{4})([0-9]{2})([0-9]{2})(?:_[0-9]*)?(?:\.s?html?)?(?:[?#]|$)", re.IGNORECASE)
IN_FOLDER = re.compile(r"/((?:19|20)[0-9]{2})(0[1-9]|1[0-2])/")


class Posted(NamedTuple):
    latest: date
    """The day, or the last of the month."""
    is_day: bool


def posted(url: str) -> Posted | None:
    """None where neither is in it, or where no calendar has it."""
    if name := IN_NAME.search(url):
        try:
            return Posted(date(*map(int, name.groups())), True)
        except ValueError:
            pass
    if folder := IN_FOLDER.search(url):
        year, month = map(int, folder.groups())
        return Posted(date(year, month, monthrange(year, month)[1]), False)
    return None
