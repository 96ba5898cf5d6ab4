"""The translatable texts inside model objects: where they stand, and what is said of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, TypeVar, get_args

from .fit import models
from .kinds import CRITICAL, Limit, Model, Words


@dataclass(frozen=True)
class About:
    """What a model says of one of its texts."""

    description: str
    critical: bool
    limit: int | None


M = TypeVar("M", bound=Model)
Path = tuple[str | int, ...]
Wordy = tuple[tuple[str | int, ...], Words, str]


def words(value: object, at: tuple[str | int, ...] = ()) -> Iterator[Wordy]:
    """Every translatable text inside a model object: key path, kind, text; in the order written."""
    if isinstance(value, Model):
        for name, kind in _kinds(type(value)).items():
            inner = getattr(value, name)
            if kind is None:
                yield from words(inner, (*at, name))
            elif isinstance(inner, str):
                yield (*at, name), kind, inner
            elif isinstance(inner, tuple):
                yield from (((*at, name, index), kind, text) for index, text in enumerate(inner))
            elif isinstance(inner, dict):
                yield from (((*at, name, key), kind, text) for key, text in inner.items())
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from words(item, (*at, index))


def with_words(value: M, change: Callable[[Path, Words, str], str], at: Path = ()) -> M:
    """The same object with each translatable text changed, and nothing else.

    `change` gets the key path, the kind and the text, as `words` yields them.
    """
    updates: dict[str, Any] = {}
    for name, kind in _kinds(type(value)).items():
        inner = getattr(value, name)
        here = (*at, name)
        if isinstance(inner, Model):
            updates[name] = with_words(inner, change, here)
        elif isinstance(inner, str) and kind is not None:
            updates[name] = change(here, kind, inner)
        elif isinstance(inner, dict) and kind is not None:
            updates[name] = {k: change((*here, k), kind, text) for k, text in inner.items()}
        elif isinstance(inner, tuple):
            updates[name] = tuple(
                with_words(item, change, (*here, index))
                if isinstance(item, Model)
                else change((*here, index), kind, item)
                if kind is not None
                else item
                for index, item in enumerate(inner)
            )
    return value.model_copy(update=updates)


def named(value: Model, path: Path) -> tuple[str, ...]:
    """A key path with names in place of numbers: of an entry that has one, else from 1."""
    found: Any = value
    names = []
    for key in path:
        if isinstance(key, int):
            found = found[key]
            own = getattr(found, found.named_by, None) if isinstance(found, Model) else None
            names.append(str(own) if own is not None else str(key + 1))
        else:
            found = found[key] if isinstance(found, dict) else getattr(found, key)
            names.append(key)
    return tuple(names)


@lru_cache(maxsize=4096)
def about(model: type[Model], path: Path) -> About:
    """What a model says of the text at a key path."""
    description, marks = "", list[Any]()
    for key in path:
        field = model.model_fields.get(key) if isinstance(key, str) else None
        if field is None:
            continue
        description = field.description or ""
        marks += _marks(field.annotation, field.metadata)
        inner = next(models(field.annotation), None)
        if inner is None:
            break
        model = inner
    limits = [mark.characters for mark in marks if isinstance(mark, Limit)]
    return About(description, CRITICAL in marks, limits[0] if limits else None)


@cache
def _kinds(model: type[Model]) -> dict[str, Words | None]:
    """Which kind of translatable text each field holds, alone, as an option or in a list."""
    return {
        name: next(
            (m for m in _marks(field.annotation, field.metadata) if isinstance(m, Words)), None
        )
        for name, field in model.model_fields.items()
    }


def _marks(annotation: Any, metadata: Iterable[Any] = ()) -> Iterator[Any]:
    """What a field is annotated with, and what its parts are."""
    yield from (*metadata, *getattr(annotation, "__metadata__", ()))
    for part in get_args(annotation):
        yield from _marks(part)
