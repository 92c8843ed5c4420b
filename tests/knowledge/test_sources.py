"""sources.yaml: which sites are trusted, what is followed, and what is told where it makes no sense."""

from pathlib import Path

import pytest

from bot.knowledge.load import load
from bot.knowledge.sources import NO_SOURCES, Followed
from tests.knowledge.folder import edited, write
from tests.knowledge.report import problems

SOURCES = """\
sites:
  - name: {zh: 使馆, en: the embassy}
    addresses: [https://a-b.example.org/, https://ab.example.org/, http://www.example.org/ce/]
  - name: {zh: 部, en: the ministry}
    addresses:
      - https://www.example.org/
follow:
  - {url: "https://ab.example.org/eng/", section: visa}
  - url: http://www.example.org/rss.xml
sections:
  EmbassyNews: visa
  "2026_x-y": offices
"""


def test_a_file_is_read(tmp_path: Path) -> None:
    found = load(write(tmp_path, {"sources.yaml": SOURCES})).sources
    assert [site.name["en"] for site in found.sites] == ["the embassy", "the ministry"]
    assert found.sites[0].addresses == ("https://a-b.example.org/", "https://ab.example.org/", "http://www.example.org/ce/")
    assert found.follow == (Followed("https://ab.example.org/eng/", "visa"), Followed("http://www.example.org/rss.xml"))
    assert found.sections == {"EmbassyNews": "visa", "2026_x-y": "offices"}


def test_a_folder_may_do_without(tmp_path: Path) -> None:
    assert load(write(tmp_path)).sources == NO_SOURCES


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("http://ab.example.org/a", "the embassy"),
        ("https://www.example.org/ce/a", "the embassy"),
        ("https://www.example.org/ceuk/a", "the ministry"),
        ("https://ab.example.org.evil.example/", None),
        ("https://evil.example/https://ab.example.org/", None),
    ],
)
def test_an_address_belongs_to_the_site_that_it_begins_like(tmp_path: Path, url: str, name: str | None) -> None:
    site = load(write(tmp_path, {"sources.yaml": SOURCES})).sources.site_of(url)
    assert (site and site.name["en"]) == name


BROKEN = {
    "no sites": (("sites:", "site:"), 1, "expected 'sites', found no such key"),
    "no name": (("- name: {zh: 部, en: the ministry}\n    addresses:", "- addresses:"), 4, "expected 'name', found no such key"),
    "a name in one language": (("{zh: 部, en: the ministry}", "{zh: 部}"), 4, "expected 'en', found no such key"),
    "no addresses": (("    addresses:\n      - https://www.example.org/\n", ""), 4, "expected 'addresses', found no such key"),
    "an empty list": (("\n      - https://www.example.org/", " []"), 5, "expected at least one address, found an empty list"),
    "no address": (("- https://www", "- www"), 6, "expected an address that begins with https:// or http://, found 'www.example.org/'"),
    "a page for a beginning": (("- https://www.example.org/", "- https://www.example.org/a"), 6, "expected an address that ends in /"),
    "an address twice": (("https://ab.", "https://a-b."), 3, "expected each address once, found 'https://a-b.example.org/', as in line 3"),
    "an address of two sites": (
        ("- https://www.example.org/", "- https://ab.example.org/"),
        6,
        "each address once, found 'https://ab.example.org/', as in line 3",
    ),
    "a list of no site": (
        ("http://www.example.org/rss", "http://other.example/rss"),
        9,
        "expected an address of one of the sites, found 'http://other.example/rss.xml'; add its beginning",
    ),
    "no url": (("- url:", "- section: visa #"), 9, "expected 'url', found no such key"),
    "a section misspelt": (
        ("EmbassyNews: visa", "EmbassyNews: vias"),
        11,
        "expected a section of sections.yaml, found 'vias'; did you mean 'visa'?",
    ),
    "a followed list's section misspelt": (("section: visa", "section: vias"), 8, "expected a section of sections.yaml, found 'vias'"),
    "a path for a folder": (
        ("EmbassyNews:", "eng/EmbassyNews:"),
        11,
        "expected a folder's name as it stands in addresses, found 'eng/EmbassyNews'",
    ),
    "a list for a table": (('  EmbassyNews: visa\n  "2026_x-y": offices', "  - visa"), 11, "expected a table, found a list"),
}


@pytest.mark.parametrize(("change", "line", "told"), BROKEN.values(), ids=BROKEN)
def test_what_makes_no_sense_is_told_by_its_place(tmp_path: Path, change: tuple[str, str], line: int, told: str) -> None:
    found = problems(tmp_path, {"sources.yaml": edited(SOURCES, change)})
    first = next(problem for problem in found if told in problem)
    assert first.startswith(f"sources.yaml:{line}: "), found


@pytest.mark.parametrize("text", ["", "- a list\n", "sites:\n", "sites: x\n", "sites: [x]\n", "sites: [\n"])
def test_what_is_no_such_file_is_told_and_nothing_breaks(tmp_path: Path, text: str) -> None:
    found = problems(tmp_path, {"sources.yaml": text})
    assert found and all(problem.startswith("sources.yaml:") and "expected" in problem for problem in found)
