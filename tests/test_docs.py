"""What the documentation names exists, and what exists is named in it."""

import ast
import re
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted(chain(ROOT.glob("*.md"), (ROOT / "docs").rglob("*.md"), (ROOT / "bot").rglob("*.md")))
TRANSLATIONS = sorted((ROOT / "docs").rglob("*.zh.md"))
DECISIONS = sorted((ROOT / "docs/adr").glob("[0-9]*.md"))

LINK = re.compile(r"\]\(([^()\s]+)\)")
CODE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def read(path: Path | str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


def anchors(page: Path) -> set[str]:
    """GitHub's: lower case, blanks to hyphens, punctuation dropped."""
    headings = re.findall(r"^#+ (.+)$", CODE.sub("", read(page)), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def settings() -> list[str]:
    return re.findall(r"^#? ?([A-Z][A-Z_]+)=", read(".env.example"), re.MULTILINE)


def test_every_setting_is_explained_to_operators() -> None:
    assert settings()
    assert not {name for name in settings() if f"`{name}`" not in read("docs/operations.md")}


def test_every_command_stands_in_the_readme() -> None:
    from bot.cli import COMMANDS

    assert not {name for name in COMMANDS if f"python -m bot {name}" not in read("README.md")}


def broken(page: Path, target: str) -> bool:
    file, _, anchor = target.partition("#")
    linked = page.parent / file if file else page
    return not linked.exists() or (bool(anchor) and anchor not in anchors(linked))


def test_relative_links_lead_somewhere() -> None:
    links = [(page, target) for page in PAGES for target in LINK.findall(CODE.sub("", read(page))) if not re.match(r"[a-z]+:", target)]
    assert not {f"{shown(page)}: {target}" for page, target in links if broken(page, target)}


def test_every_kind_of_message_is_named() -> None:
    classes = [node.name for node in ast.parse(read("bot/wechat/messages.py")).body if isinstance(node, ast.ClassDef)]
    text = "\n".join(read(page) for page in [ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
    assert not {name for name in classes if f"`{name}`" not in text}


def test_every_kind_of_entry_is_named() -> None:
    from bot.knowledge.entry import KINDS

    assert not {kind for kind in KINDS if f"`{kind}`" not in read("CONTRIBUTING.md")}


def test_every_room_is_named_to_newcomers() -> None:
    rooms = {f"bot/{path.name}{'/' * path.is_dir()}" for path in (ROOT / "bot").iterdir() if not path.name.startswith(("_", "."))}
    assert not {room for room in rooms if f"| `{room}` |" not in read("CONTRIBUTING.md")}


def test_the_rooms_are_listed_in_the_order_that_is_kept() -> None:
    from tests.test_house import ROOMS

    listed = re.findall(r"^\| `bot/(\w+)(?:\.py|/)` \|", read("CONTRIBUTING.md"), re.MULTILINE)
    assert listed == [room for room in ROOMS if room in listed] and len(listed) > 10


@pytest.mark.parametrize("page", TRANSLATIONS, ids=shown)
def test_a_translation_has_every_part_of_the_original(page: Path) -> None:
    original = page.with_name(page.name.replace(".zh.md", ".md"))
    for part in (r"^## .", r"^### .", r"^\|", r"^- ", r"^[0-9]\. ", r"^```"):
        assert len(re.findall(part, read(page), re.MULTILINE)) == len(re.findall(part, read(original), re.MULTILINE)), part


def test_decisions_are_numbered_without_gaps() -> None:
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


def test_a_decision_says_why_what_and_then() -> None:
    sections = {shown(page): re.findall(r"^## (.+)$", read(page), re.MULTILINE) for page in DECISIONS}
    assert not {name: found for name, found in sections.items() if found != ["Context", "Decision", "Consequences"]}
