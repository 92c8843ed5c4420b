"""The words for times, as periods.yaml has them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def languages() -> Mapping[str, Any]:
    """By language."""
    loaded: Mapping[str, Any] = yaml.load(Path(__file__).with_name("periods.yaml").read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    return loaded


@cache
def table(name: str) -> Mapping[str, str]:
    """Of all languages together."""
    return {str(key): str(value) for language in languages().values() for key, value in language[name].items()}


@cache
def months() -> Mapping[str, int]:
    """By name, and by number as it may be written."""
    return {name: number for language in languages().values() for number, names in enumerate(language["months"], 1) for name in names}


@cache
def vague() -> frozenset[str]:
    """Numbers that are none: a few."""
    return frozenset(word for language in languages().values() for word in language["vague"])
