"""Sources as pages: addresses, lists with further pages, files, folders."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from bot.importer.address import canonical
from bot.importer.fetching.fetch_error import FetchError
from bot.importer.reader import FILE_BYTES, Read, Reader

BASE = "https://example.org/"
TEXT = "Home > News\nTea Fair\nOn 17 May 2026 the ambassador opened the tea fair in Leeds and thanked the city.\n"


def article(title: str) -> str:
    return (
        f'<html><div class="title">{title}</div><div id="News_Body_Txt_A"><p>{title}: {"long enough to be a text. " * 5}</p></div></html>'
    )


def listing(*paths: str, pages: int = 1) -> str:
    links = "".join(f'<li><a href="{path}">An article at {path}</a>(2026-05-18)</li>' for path in paths)
    return f'<html><ul class="list1">{links}</ul><script>createPageHTML({pages}, 0, "index", "htm");</script></html>'


class Web:
    """Pages by path; "> path" leads elsewhere; what is missing fails."""

    def __init__(self, pages: Mapping[str, str]) -> None:
        self.pages, self.asked = pages, list[str]()

    def __call__(self, url: str) -> tuple[str, bytes]:
        path = url.removeprefix(BASE)
        self.asked.append(path)
        if path not in self.pages:
            raise FetchError(url, "expected a page, found status 404")
        text = self.pages[path]
        return self(BASE + text[2:]) if text.startswith("> ") else (url, text.encode())


def reads(source: str, web: Web | None = None, since: date | None = None, seen: set[str] | None = None) -> list[Read]:
    reader = Reader(web or Web({}), date(2026, 11, 24), since, set() if seen is None else seen, canonical)
    return list(reader.read(source))


def told(found: list[Read]) -> list[str]:
    return [read.found.title if read.found else read.error or "older" for read in found]


def test_an_address_is_a_page_whatever_blanks_stand_around_it() -> None:
    assert told(reads(f" {BASE}a.htm\n", Web({"a.htm": article("Tea")}))) == ["Tea"]


def test_a_list_is_its_articles_then_those_of_its_further_pages_each_once() -> None:
    further = {"index_1.htm": listing("b.htm", "c.htm", pages=2)}
    web = Web({"index.htm": listing("a.htm", "b.htm", pages=2), **further, **{f"{x}.htm": article(x) for x in "abc"}})
    assert told(reads(f"{BASE}index.htm", web)) == ["a", "b", "c"]
    assert web.asked == ["index.htm", "a.htm", "b.htm", "index_1.htm", "c.htm"]


def test_a_failed_page_does_not_stop_the_others() -> None:
    web = Web({"index.htm": listing("a.htm", "gone.htm", "b.htm"), "a.htm": article("a"), "b.htm": article("b")})
    assert told(reads(f"{BASE}index.htm", web)) == ["a", f"{BASE}gone.htm: expected a page, found status 404", "b"]


def test_lists_that_lead_to_lists_have_an_end() -> None:
    pages = {f"index_{number}.htm": listing(f"x{number}.htm", pages=99) for number in range(1, 99)}
    web = Web({"index.htm": listing("a.htm", pages=3), **pages})
    reads(f"{BASE}index.htm", web)
    assert [path for path in web.asked if path.startswith("index")] == ["index.htm", "index_1.htm", "index_2.htm"]


def test_a_further_page_that_is_an_article_is_not_taken_for_a_list_of_them() -> None:
    web = Web({"index.htm": listing("a.htm", pages=2), "index_1.htm": article("We have moved"), "a.htm": article("a")})
    assert told(reads(f"{BASE}index.htm", web))[1].startswith(f"{BASE}index_1.htm: expected a further page of a list, found an article")


def test_a_list_within_a_list_is_told() -> None:
    web = Web({"index.htm": listing("b.htm"), "b.htm": listing("a.htm", "c.htm")})
    assert told(reads(f"{BASE}index.htm", web)) == [f"{BASE}b.htm: expected an article, found a list of 2; give its address by itself"]


def test_what_leads_to_the_same_page_is_read_once() -> None:
    web = Web({"index.htm": listing("a.htm", "b.htm"), "a.htm": "> c.htm", "b.htm": "> c.htm", "c.htm": article("c")})
    assert told(reads(f"{BASE}index.htm", web)) == ["c"]


def test_sources_of_one_run_share_what_was_read() -> None:
    seen: set[str] = set()
    web = Web({"a.htm": article("a")})
    assert [told(reads(f"{BASE}a.htm", web, seen=seen)) for _ in range(2)] == [["a"], []]


def test_lines_before_since_are_not_fetched() -> None:
    web = Web({"index.htm": listing("a.htm"), "a.htm": article("a")})
    assert told(reads(f"{BASE}index.htm", web, date(2026, 5, 19))) == ["older"] and web.asked == ["index.htm"]
    assert told(reads(f"{BASE}index.htm", web, date(2026, 5, 18))) == ["a"]


def test_a_folder_is_its_pages_in_order_and_a_bad_one_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    files = {"b.html": article("b"), "a.txt": TEXT, "deep/c.HTM": article("c"), "bad.txt": "nothing", "notes.md": "x", ".hidden.html": "x"}
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    bad = f"{tmp_path}/bad.txt: expected a breadcrumb such as 'Home > News' above the title, found none in 1 lines"
    assert told(reads(str(tmp_path))) == ["Tea Fair", "b", bad, "c"]


def test_a_file_in_gbk_is_read(tmp_path: Path) -> None:
    text = f'<meta charset="gb2312">{article("茶叶展览会在利兹开幕")}'
    (tmp_path / "a.html").write_bytes(text.encode("gb18030"))
    assert told(reads(str(tmp_path / "a.html"))) == ["茶叶展览会在利兹开幕"]


def test_a_list_without_addresses_tells_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "list.html").write_text(listing("a.htm"))
    [read] = reads(str(tmp_path / "list.html"))
    assert "expected links to articles" in read.error and read.error.startswith(f"{tmp_path}/list.html: ")


def test_a_folder_without_pages_says_what_it_looked_for(tmp_path: Path) -> None:
    [read] = reads(str(tmp_path))
    assert read.error.startswith(f"{tmp_path}: expected files that end in .html, ") and read.error.endswith("found none")


@pytest.mark.parametrize("source", ["nofile.html", "www.example.org/a.htm", "ftp://example.org/a", ""])
def test_what_is_neither_file_nor_address_says_so(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    [read] = reads(source)
    assert "expected" in read.error and "found no" in read.error
    assert not source or read.error.endswith("an address begins with https:// or http://")


def test_a_film_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.html").open("wb") as file:
        file.truncate(FILE_BYTES + 1)
    [read] = reads(str(tmp_path / "a.html"))
    assert "found a file of more than 8,000,000 bytes" in read.error
