"""What holds between files: problems so far, who has claimed which name, and which names are referred to."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from typing import NamedTuple

from bot.knowledge.problem import Problem
from bot.knowledge.reading.fold import shown

ID, SECTION, OFFICE, COUNTER, COUNTY, DISTRICT = "id", "section", "office", "counter", "county", "district"
QUESTION, ALARM, NICKNAME, SERVED, PLACE, SYNONYM, LANGUAGE = "question", "alarm", "nickname", "served", "place", "synonym", "language"

UNIQUE = {
    ID: ("an id that nothing else has", "rename one of the two"),
    QUESTION: ("a question that stands in one place only", "remove it from one of the two"),
    ALARM: ("an alarm of one entry only", "remove it from one of the two"),
    NICKNAME: ("a nickname of one office only", "remove it from one of the two"),
    SERVED: ("a district that one office serves", "remove it from one of the two, or move it to 'disputed'"),
    PLACE: ("a name that stands for one place or country only", "remove it from one of the two"),
    SYNONYM: ("a word that stands in one group only", "join the two groups or remove it from one"),
    LANGUAGE: ("a name that no other language has", "name this language as its speakers do"),
}
"""Kind of name -> what is expected of it, and what to do if it is claimed twice."""

KNOWN = {
    ID: "the id of an entry, an office or a section",
    SECTION: "a section of sections.yaml",
    OFFICE: "an office of offices/",
    COUNTER: "a counter of the entry's office",
    COUNTY: "a county that has its own row in places.csv, or a nation",
    DISTRICT: "a county or nation of places.csv",
}


def counter_of(office: str, counter: str) -> str:
    """A counter's name among those of all offices."""
    return f"{office}/{counter}"


class Claim(NamedTuple):
    owner: str
    path: str
    line: int


class Want(NamedTuple):
    kind: str
    name: str
    path: str
    line: int


class Ledger:
    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.languages: dict[str, str] = {}
        """Code -> heading in entries; an empty heading where the phrasebook can't be read."""
        self.unsure: set[str] = set()
        """Kinds of which a file can't be read: no name of such a kind is called unknown."""
        self.claims: dict[str, dict[str, Claim]] = {}
        self.wants: list[Want] = []

    def note(self, path: str, line: int, expected: str, found: str, mend: str) -> None:
        self.problems.append(Problem(path, line, expected, found, mend))

    def claim(self, kind: str, key: str, claim: Claim, text: str = "") -> None:
        """`key` now belongs to the claim's owner. It is a problem if it is another's; `text` is how it stands in the file."""
        first = self.claims.setdefault(kind, {}).setdefault(key, claim)
        if first.owner != claim.owner:
            expected, mend = UNIQUE[kind]
            self.note(claim.path, claim.line, expected, f"{shown(text or key)}, which is also in {first.path}:{first.line}", mend)

    def want(self, kind: str, name: str, path: str, line: int) -> None:
        """The file refers to a name that has to be claimed by the time all files are read."""
        self.wants.append(Want(kind, name, path, line))

    def resolve(self) -> None:
        """Note every reference that leads nowhere."""
        for kind, name, path, line in self.wants:
            known = self.claims.get(kind, {})
            if name not in known and kind not in self.unsure:
                self.note(path, line, KNOWN[kind], shown(name), suggestion(name, known) or "correct it, or add what is missing")


def suggestion(name: str, known: Iterable[str]) -> str:
    """`did you mean ...?`, or nothing if no known name is near."""
    near = _nearest(name, tuple(known))
    return f"did you mean {shown(near)}?" if near else ""


@lru_cache(maxsize=256)
def _nearest(name: str, known: tuple[str, ...]) -> str:
    """Kept, for one slip in sections.yaml is met again in every entry of the section."""
    return next(iter(get_close_matches(name, known, n=1)), "")
