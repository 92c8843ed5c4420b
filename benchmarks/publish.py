"""A page and its plots: printed, or written whole into a folder."""

from collections.abc import Callable, Mapping
from pathlib import Path


def publish(name: str, page: str, out: Path | None, draw: Callable[[], Mapping[str, bytes]]) -> None:
    """`NAME.md` and the plots that it links to. Nothing is drawn where nothing is written."""
    if out is None:
        print(page)
        return
    plots = draw()
    out.mkdir(parents=True, exist_ok=True)
    for file, content in plots.items():
        (out / file).write_bytes(content)
    (out / f"{name}.md").write_text(page, encoding="utf-8")
