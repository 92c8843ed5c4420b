"""Where it was measured, and how much memory a process has."""

import ctypes
import gc
import os
import platform
import resource
import sqlite3
import sys
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_STATUS, _CPUS = Path("/proc/self/status"), Path("/proc/cpuinfo")


def described() -> str:
    return f"{_processor()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}"


def _processor() -> str:
    lines = _CPUS.read_text(encoding="utf-8").splitlines() if _CPUS.exists() else []
    named = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.processor() or "unknown processor"


def versions(packages: Iterable[str]) -> str:
    found = [f"{package} {_version(package)}" for package in sorted(set(packages))]
    return ", ".join([f"Python {platform.python_version()}", *found, f"SQLite {sqlite3.sqlite_version}"])


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "(not installed)"


def one_core() -> None:
    """This process on one core of those that it may use, where the system can do that: Linux can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def resident_mb() -> float:
    """What is in memory now, freed blocks given back."""
    gc.collect()
    if sys.platform == "linux":
        getattr(ctypes.CDLL(None), "malloc_trim", lambda keep: 0)(0)
    return _status("VmRSS")


def peak_mb() -> float:
    """The most that this process had in memory. The kernel's other figure, maxrss, knows the parent's memory, too."""
    return _status("VmHWM")


def _status(name: str) -> float:
    if _STATUS.exists():
        return next(int(line.split()[1]) for line in _STATUS.read_text().splitlines() if line.startswith(name)) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
