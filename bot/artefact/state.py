"""Frozen dataclasses as named arrays, lists of strings and small values, and back. Pure: the files are `folder`'s matter."""

import functools
import typing
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any

import numpy as np

Leaves = Mapping[str, Any]
"""By name, as `views.letters.rarity`: an array, a list of strings, or a value that JSON can hold."""


def leaves(value: Any, name: str) -> Iterator[tuple[str, Any]]:
    """What a value is made of. A mapping of strings to their own place among them is a list; other mappings have a leaf for each key."""
    if is_dataclass(value):
        for field in fields(value):
            if field.init:
                yield from leaves(getattr(value, field.name), f"{name}.{field.name}")
    elif isinstance(value, Mapping):
        yield name, list(value)
        if list(value.values()) != list(range(len(value))):
            for key, part in value.items():
                yield from leaves(part, f"{name}.{key}")
    elif isinstance(value, frozenset):
        yield name, sorted(value)
    else:
        yield name, list(value) if isinstance(value, tuple) and all(isinstance(part, str) for part in value) else _plain(value)


def _plain(value: Any) -> Any:
    """Of a tuple of tuples and dataclasses: lists of lists."""
    if is_dataclass(value):
        return [_plain(getattr(value, field.name)) for field in fields(value)]
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


def whole(kind: Any, name: str, found: Leaves) -> Any:
    """The value of this type that `leaves` took apart. Raises LookupError or TypeError for leaves of something else."""
    kind = _not_none(kind)
    if found.get(name, ...) is None:
        return None
    if is_dataclass(kind):
        hints = _hints(typing.cast(Hashable, kind))
        given = {field.name: whole(hints[field.name], f"{name}.{field.name}", found) for field in fields(kind) if field.init}
        return typing.cast(Any, kind)(**given)
    if typing.get_origin(kind) is np.ndarray:
        return found[name]
    if typing.get_origin(kind) in _MAPPINGS:
        _, part = typing.get_args(kind)
        keys = found[name]
        return dict(zip(keys, range(len(keys)), strict=True)) if part is int else {k: whole(part, f"{name}.{k}", found) for k in keys}
    return frozenset(found[name]) if typing.get_origin(kind) is frozenset else _typed(kind, found[name])


@functools.cache
def _hints(kind: Hashable) -> dict[str, Any]:
    """Looked up once a type: there are thousands of values of some."""
    return typing.get_type_hints(kind)


_MAPPINGS = {Mapping, dict}


def _not_none(kind: Any) -> Any:
    if typing.get_origin(kind) in (typing.Union, UnionType):
        return next(part for part in typing.get_args(kind) if part is not NoneType)
    return kind


def _typed(kind: Any, plain: Any) -> Any:
    """The tuples and dataclasses that `_plain` made lists of."""
    if is_dataclass(kind):
        hints = _hints(typing.cast(Hashable, kind))
        parts = zip(fields(kind), plain, strict=True)
        return typing.cast(Any, kind)(*(_typed(hints[field.name], part) for field, part in parts))
    if typing.get_origin(kind) is tuple:
        kinds = typing.get_args(kind)
        if kinds == (str, ...):
            return tuple(plain)
        each = [kinds[0]] * len(plain) if kinds[-1] is ... else kinds
        return tuple(_typed(one, part) for one, part in zip(each, plain, strict=True))
    return plain
