"""What loading a changed folder reports."""

from collections.abc import Mapping
from pathlib import Path

from bot.errors import KnowledgeError
from bot.knowledge.load import load
from tests.knowledge.folder import write


def problems(folder: Path, changes: Mapping[str, str | bytes | None]) -> list[str]:
    """The lines of the report, in its order; empty if the folder loads."""
    try:
        load(write(folder, changes))
    except KnowledgeError as error:
        return list(map(str, error.problems))
    return []
