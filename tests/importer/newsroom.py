"""A knowledge folder that takes news in from one site, for tests of the importer."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.importer.article import Desk
from bot.importer.fetching.limits import LIMITS, Limits
from bot.importer.outcome import Outcome
from bot.importer.run import Wanted, run
from bot.importer.session import session
from bot.knowledge.load import load
from tests.knowledge.folder import SECTIONS, write

TODAY = date(2026, 11, 24)
QUICK = replace(LIMITS, bytes=1_000_000, seconds=1.0, connect=0.5, pause=0.0, tries=2, retry=0.0)
"""A slow page is given up after a second."""
MORE = """\
- id: news
  title: {zh: 新闻, en: News}
  all_news: yes
  note: {zh: 请看官网。, en: Please see the website.}
  sections:
    - {id: china-news, title: {zh: 中国新闻, en: China News}, note: {zh: 无, en: none}}
    - {id: embassy-events, title: {zh: 使馆活动, en: Embassy Events}, note: {zh: 无, en: none}}
    - {id: ambassador, title: {zh: 大使, en: Ambassador}, note: {zh: 无, en: none}}
"""
GLOSSARY = "zh,en,kind,aliases\n莫斯科,Moscow,place,\n"


def sources(*addresses: str) -> str:
    """sources.yaml of one site."""
    listed = ", ".join(f'"{address}"' for address in addresses)
    return f"sites:\n  - {{name: {{zh: 使馆, en: the embassy}}, addresses: [{listed}]}}\n"


def newsroom(folder: Path, *addresses: str, **files: str) -> Path:
    return write(folder, {"sections.yaml": SECTIONS + MORE, "glossary.csv": GLOSSARY, "sources.yaml": sources(*addresses), **files})


def imported(
    folder: Path, *given: str, section: str = "", since: date | None = None, dry: bool = False, update: bool = False, limits: Limits = QUICK
) -> list[Outcome]:
    """What `import` does, against a server on this machine."""
    knowledge = load(folder)
    wanted: Sequence[Wanted] = [Wanted(source, section) for source in given]
    desk = Desk.of(knowledge, folder, TODAY, dry=dry, update=update)
    with session(folder.parent / "data", wanted, knowledge.sources, private=True, limits=limits) as get:
        return list(run(wanted, desk, get, since))


def files(folder: Path) -> dict[str, str]:
    """All of news/, by path."""
    found = (file for file in (folder / "news").rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in sorted(found)}
