"""The layout of the house: who may import whom, what stays pure, how long a file may be, where visitors' words may stand."""

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "bot").rglob("*.py"))

ROOMS = (
    "errors",
    "log",
    "metrics",
    "redis_url",
    "config",
    "wechat",
    "postcodes",
    "knowledge",
    "language",
    "hours",
    "offices",
    "search",
    "when",
    "conversation",
    "render",
    "explain",
    "training",
    "artefact",
    "evaluation",
    "store",
    "importer",
    "simulator",
    "webhook",
    "console",
    "pages",
    "app",
    "connections",
    "serve",
    "clock",
    "commands",
    "cli",
    "__main__",
)
"""In order: a file may import only its own room and those above it."""

PURE = {"wechat", "postcodes", "knowledge", "language", "hours", "offices", "search", "when", "conversation", "render"}
"""They decide, and leave networks and servers to others."""

OUTSIDE = {"flask", "http.client", "redis", "requests", "socket", "subprocess", "urllib.request", "werkzeug"}

LINES = 400

CHINESE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
MAY_HOLD_CHINESE = {
    "bot/knowledge/weekly.py": "names of days and times of day, as staff write opening hours",
    "bot/search/gloss/numerals.py": "numerals, which stand for numbers as figures do",
    "bot/wechat/parse.py": "the text that WeChat itself puts in place of what it can't pass on",
}
"""Files with Chinese strings that are no sentences for visitors, and why. Those sentences stand in knowledge/phrases."""


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {name_of(path) for path in FILES}


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def imports_of(path: Path) -> frozenset[str]:
    """Every import, inside functions too: a module of ours by its own name, not by its package's."""
    return frozenset(name for node in ast.walk(tree_of(path)) for name in imported(node, name_of(path), path.name == "__init__.py"))


def imported(node: ast.AST, module: str, is_package: bool) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        here = module.split(".")
        above = here[: len(here) - node.level + is_package] if node.level else []
        base = ".".join([*above, *([node.module] if node.module else [])])
        for alias in node.names:
            full = f"{base}.{alias.name}"
            yield full if full in NAMES or full in OUTSIDE else base


def room_of(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def within(module: str, packages: set[str]) -> bool:
    return any(module == package or module.startswith(package + ".") for package in packages)


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


def offenders(files: Iterable[Path], offence: Callable[[Path], object]) -> dict[str, object]:
    return {shown(path): found for path in files if (found := offence(path))}


def test_a_file_imports_only_what_stands_above_it() -> None:
    def against_the_order(path: Path) -> set[str]:
        allowed = ROOMS[: ROOMS.index(room_of(name_of(path))) + 1]
        return {module for module in imports_of(path) if within(module, {"bot"}) and room_of(module) not in allowed}

    assert {room_of(name) for name in NAMES} <= {"", *ROOMS}, "a new room needs a place in ROOMS, and a word in CONTRIBUTING.md"
    assert not imports_of(ROOT / "bot/__init__.py")
    assert not offenders((path for path in FILES if room_of(name_of(path))), against_the_order)


def test_pure_rooms_know_no_network_and_no_server() -> None:
    pure = [path for path in FILES if room_of(name_of(path)) in PURE]
    assert not offenders(pure, lambda path: {module for module in imports_of(path) if within(module, OUTSIDE)})


def test_wechatpy_is_known_in_its_room_only() -> None:
    others = [path for path in FILES if room_of(name_of(path)) != "wechat"]
    assert not offenders(others, lambda path: {module for module in imports_of(path) if within(module, {"wechatpy"})})


def test_a_file_can_be_read_in_one_go() -> None:
    assert not offenders(FILES, lambda path: max(0, len(path.read_text(encoding="utf-8").splitlines()) - LINES))


def test_no_module_imports_itself_by_a_detour() -> None:
    graph = {name_of(path): {module for module in imports_of(path) if module in NAMES} for path in FILES}
    done: set[str] = set()

    def walk(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, " -> ".join((*trail, module))
        if module not in done:
            for other in sorted(graph[module]):
                walk(other, (*trail, module))
            done.add(module)

    for module in sorted(graph):
        walk(module, ())


def test_search_loads_without_flask_and_redis() -> None:
    modules = sorted(name for name in NAMES if within(name, {"bot.search"}))
    assert modules
    code = f"import sys, {', '.join(modules)}; print(*sorted({{'flask', 'redis', 'requests', 'wechatpy'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def chinese_strings(path: Path) -> list[str]:
    """Constants with Chinese characters, but not docstrings: those are statements of their own."""
    tree = tree_of(path)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    constants = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docstrings]
    return [value for value in constants if isinstance(value, str) and CHINESE.search(value)]


def test_visitors_words_stand_in_the_knowledge_folder() -> None:
    found = offenders(FILES, chinese_strings)
    assert not {name: strings for name, strings in found.items() if name not in MAY_HOLD_CHINESE}
    assert not set(MAY_HOLD_CHINESE) - set(found), "no longer needed"


def declared() -> set[str]:
    lines = (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
    names = [match[0] for line in lines if (match := re.match(r"[A-Za-z0-9._-]+", line))]
    return {normal(name) for name in names}


def normal(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def test_what_the_bot_imports_is_declared() -> None:
    packages = {module.split(".")[0] for path in FILES for module in imports_of(path)} - sys.stdlib_module_names - {"bot", "_typeshed"}
    owners = {package: {normal(name) for name in packages_distributions().get(package, [package])} for package in packages}
    assert not {package for package, distributions in owners.items() if not distributions & declared()}


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "requirements-bench.txt", "requirements-fuzz.txt"])
def test_requirements_are_pinned_with_hashes_and_name_no_index(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            assert re.match(r"[A-Za-z0-9._-]+(\[[a-z,]+\])?==[^ ]+ .*--hash=sha256:[0-9a-f]{64}", line), line[:80]
    assert "://" not in text
