"""How addresses are fetched for the time of one import."""

from functools import partial
from pathlib import Path

import pytest

from bot.errors import BotError
from bot.importer.fetching.fetch_error import FetchError
from bot.importer.fetching.pages import Pages
from bot.importer.outcome import Kind
from bot.importer.run import Wanted
from bot.importer.session import PAGES, session
from bot.knowledge.load import load
from bot.knowledge.sources import Site, Sources
from tests.importer.newsroom import QUICK, imported, newsroom
from tests.importer.site import site

WANTED = [Wanted("https://example.org/")]
SOURCES = Sources((Site({"en": "us"}, ("https://Example.org/eng/",)),))


def test_only_the_sites_of_the_sources_are_asked(tmp_path: Path) -> None:
    with session(tmp_path, WANTED, SOURCES) as get, pytest.raises(FetchError, match=r"other\.example is not among the sites"):
        get("https://other.example/")


def test_this_machine_is_asked_only_where_that_is_allowed(tmp_path: Path) -> None:
    sources = Sources((Site({"en": "us"}, ("http://127.0.0.1/",)),))
    with session(tmp_path, WANTED, sources, limits=QUICK) as get, pytest.raises(FetchError):
        get("http://127.0.0.1:1/")


@pytest.mark.parametrize("name", ["", "import"])
def test_a_data_folder_that_cannot_be_written_to_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "data").mkdir()
    blocked = tmp_path / "data" / name if name else tmp_path / "file"
    blocked.write_text("no folder")
    data_dir = tmp_path / "data" if name else blocked
    with pytest.raises(BotError, match="Check the folder, its rights and the disk"), session(data_dir, WANTED, SOURCES):
        pass


def test_one_import_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.importer.session.Pages", partial(Pages, wait=0.0))
    with (
        session(tmp_path, WANTED, SOURCES),
        pytest.raises(BotError, match="found another import at work on this file"),
        session(tmp_path, WANTED, SOURCES),
    ):
        pass
    with session(tmp_path, WANTED, SOURCES):
        pass


def test_an_import_that_was_stopped_goes_on_without_asking_again(tmp_path: Path) -> None:
    with site() as served:
        folder = newsroom(tmp_path / "knowledge", *served.mirrors)
        wanted, address = [Wanted(served.address("a2"))], served.address("a2")
        sources = load(folder).sources
        with pytest.raises(KeyboardInterrupt), session(tmp_path / "data", wanted, sources, private=True, limits=QUICK) as get:
            get(address)
            raise KeyboardInterrupt
        asked = len(served.requests)
        [made] = imported(folder, address)
        assert made.kind is Kind.NEW and len(served.requests) == asked
        imported(folder, address)
        assert len(served.requests) == asked + 1, "a finished import asks again"
    assert (tmp_path / "data" / PAGES).exists()
