"""The fixed texts of the simulator, from words.json: by part (wechat, terminal, page), for the latter two by language."""

import json
from functools import cache
from pathlib import Path
from typing import Any


@cache
def words() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))
    return loaded
