"""What processes use: seconds of processor time, and memory. By Linux's /proc; elsewhere nothing is known."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

PROC = Path("/proc")


def family(process: int) -> list[int]:
    """The process, and its children's children."""
    listed = PROC / f"{process}/task/{process}/children"
    try:
        children = [int(child) for child in listed.read_text().split()]
    except OSError:
        return [process]
    return [process, *(one for child in children for one in family(child))]


def workers(process: int) -> list[int]:
    """Those of a family that have no children: the ones that answer."""
    return [one for one in family(process) if family(one) == [one]]


def cpu_seconds(processes: Iterable[int]) -> float:
    return sum(_ticks(process) for process in processes) / os.sysconf("SC_CLK_TCK")


def _ticks(process: int) -> int:
    try:
        fields = (PROC / f"{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return int(fields[11]) + int(fields[12])


def memory_mb(process: int) -> tuple[float, float]:
    """Resident (RSS), and its proportional share of it (PSS), where what processes have in common is counted once for all of them."""
    try:
        told = (PROC / f"{process}/smaps_rollup").read_text()
    except OSError:
        return 0.0, 0.0
    rss, pss = (re.search(rf"^{name}:\s+(\d+) kB", told, re.MULTILINE) for name in ("Rss", "Pss"))
    return (int(rss[1]) / 1024, int(pss[1]) / 1024) if rss and pss else (0.0, 0.0)
