"""A finding as a file: what went wrong, the request in full, and what it takes to make it again."""

import base64
import json
import time
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from tests.hostile.generator import GROUP, request
from tests.hostile.shooting import Finding

MOST = 100
"""Files of one run: who has more to mend starts with these."""


def keep(findings: Iterable[Finding], folder: Path) -> list[Path]:
    """Writes the first of each problem of each name, and more as far as there is room."""
    folder.mkdir(parents=True, exist_ok=True)
    first = {(finding.name, finding.problem[:60]): finding for finding in reversed([*findings])}
    return [_written(finding, folder) for finding in list(first.values())[:MOST]]


def _written(finding: Finding, folder: Path) -> Path:
    path = folder / f"{finding.seed}-{finding.number}.json"
    made = request(finding.seed, finding.number, int(time.time()))
    told = {**asdict(finding), "method": made.method, "path": made.path, "query": made.query, "headers": made.headers}
    told["body"] = base64.b64encode(made.body).decode()
    path.write_text(json.dumps(told, indent=1), encoding="utf-8")
    return path


def again(path: Path) -> tuple[int, range]:
    """The seed, and the numbers that lead up to the finding: the talk of its visitor from its beginning. Raises ValueError."""
    told = json.loads(path.read_text(encoding="utf-8"))
    try:
        seed, number = int(told["seed"]), int(told["number"])
    except (KeyError, TypeError, ValueError):
        raise ValueError(f"{path}: expected a file that a run has kept, with seed and number") from None
    return seed, range(number // GROUP * GROUP, number + 1)
