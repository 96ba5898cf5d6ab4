"""Finds what stands inside model objects by what their fields are: words to translate, ids,
targets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from ..memory import OBJECTS, by_identity, by_value
from .described import descriptions
from .fit import marks, marks_at, models
from .kinds import CRITICAL, Entry, Limit, Model, Ref, Trait, Words


@dataclass(frozen=True)
class About:
    """What a model says of one of its texts: its docstring, whether it is critical, its room in
    characters.
    """

    description: str
    critical: bool
    limit: int | None


M = TypeVar("M", bound=Model)
SORTS = (Words, Ref, Trait, Limit)
"""The sorts of marks by which texts are asked for."""
KeyPath = tuple[str | int, ...]


def origin_of(thing: Model) -> tuple[str, KeyPath]:
    """The file of an object and the key path at which it starts there: its id, in a file of many.

    Only settings, quiz and entries have a file; what stands inside of them has none of its own.
    """
    origin: str = thing.origin  # type: ignore[attr-defined]
    return origin, (thing.id,) if isinstance(thing, Entry) and thing.what.listed else ()


def words(value: object) -> Iterator[tuple[KeyPath, Words, str]]:
    """Every translatable text inside a model object: key path, kind, text; in the order written."""
    return iter(_marked(value, Words))


def references(value: object) -> Iterator[tuple[KeyPath, Ref, str]]:
    """Every id by which a model object names a thing: key path, what it names, the id."""
    return iter(_marked(value, Ref))


def shown(value: object, trait: Trait) -> Iterator[tuple[KeyPath, str]]:
    """Every text inside a model object whose field has a trait: key path and text."""
    return ((path, text) for path, each, text in _marked(value, Trait) if each is trait)


def distinct(value: Model) -> tuple[tuple[KeyPath, tuple[str, ...], KeyPath], ...]:
    """Every list inside a model object that may have no repeats.

    Gives its key path, the texts that must differ, and the path to these inside each entry.
    """
    return _distinct(value)


def limited(value: Model) -> tuple[tuple[KeyPath, Limit, str], ...]:
    """Every text that has only so much room: its key path, the limit, and the text."""
    return tuple(_marked(value, Limit))


def with_words(value: M, change: Callable[[KeyPath, Words, str], str], at: KeyPath = ()) -> M:
    """The same object with each translatable text changed and nothing else; itself if none is
    changed.

    `change` gets the key path, the kind and the text, as `words` yields them. Words to search for
    come as one text, one a line, since every language has as many as it likes. `at` is where the
    object stands.
    """
    updates: dict[str, Any] = {}
    for name, kind in _bearing(type(value), Words):
        inner = getattr(value, name)
        here = (*at, name)
        if isinstance(inner, Model):
            updates[name] = with_words(inner, change, here)
        elif isinstance(inner, str) and kind is not None:
            updates[name] = change(here, kind, inner)
        elif isinstance(inner, dict) and kind is not None:
            updates[name] = {k: change((*here, k), kind, text) for k, text in inner.items()}
        elif kind is Words.SEARCH:
            lines = change(here, kind, "\n".join(inner)).split("\n") if inner else []
            updates[name] = tuple(dict.fromkeys(filter(None, map(str.strip, lines))))
        elif isinstance(inner, tuple):
            updates[name] = tuple(
                with_words(item, change, (*here, index))
                if isinstance(item, Model)
                else change((*here, index), kind, item)
                if kind is not None
                else item
                for index, item in enumerate(inner)
            )
    changed = {name: new for name, new in updates.items() if not _same(new, getattr(value, name))}
    return value.model_copy(update=changed) if changed else value


def _same(new: Any, old: Any) -> bool:
    """Whether nothing was changed: an object is itself then, and need not be looked through."""
    if isinstance(new, tuple):
        return len(new) == len(old) and all(map(_same, new, old))
    return new is old if isinstance(new, Model) else bool(new == old)


def named(value: Model, path: KeyPath) -> tuple[str, ...]:
    """A key path with names in place of numbers: that of an entry which has one, else its number
    from 1. No two are alike: an entry that is named as one above it is the second of that name.
    """
    inner: Any = value
    names = []
    for key in path:
        if isinstance(key, int):
            above = [_name(each) for each in inner[:key]]
            inner = inner[key]
            own = _name(inner)
            count = above.count(own) + 1
            names.append(str(key + 1) if own is None else own if count == 1 else f"{own}.{count}")
        else:
            inner = inner[key] if isinstance(inner, dict) else getattr(inner, key)
            names.append(key)
    return tuple(names)


def _name(entry: object) -> str | None:
    """What tells an entry of a list from the others, if it has a name of its own."""
    own = getattr(entry, entry.named_by, None) if isinstance(entry, Model) else None
    return None if own is None else str(own)


def about(model: type[Model], path: KeyPath) -> About:
    """What a model says of the text at a key path."""
    return _about(model, tuple(key for key in path if isinstance(key, str)))


@by_value(OBJECTS)
def _about(model: type[Model], names: tuple[str, ...]) -> About:
    description, collected = "", list[Any]()
    for name in names:
        field = model.model_fields.get(name)
        if field is None:
            continue
        description = descriptions(model).get(name, "")
        collected += marks(field.annotation, field.metadata)
        inner = next(models(field.annotation), None)
        if inner is None:
            break
        model = inner
    limits = [mark.characters for mark in collected if isinstance(mark, Limit)]
    return About(description, CRITICAL in collected, limits[0] if limits else None)


def reference_at(model: type[Model], path: KeyPath) -> Ref | None:
    """What an id at a key path of a model names; None where no id stands."""
    return next((mark for mark in marks_at(model, path) if isinstance(mark, Ref)), None)


def mutual(model: type[Model]) -> dict[str, str]:
    """The keys under which a model names things that have to name it in return, each with their
    kind.
    """
    refs = dict(_fields(model, Ref))
    return {
        name: ref.kind
        for name, mark in _fields(model, Trait)
        if mark is Trait.MUTUAL and (ref := refs[name]) is not None
    }


_Found = tuple[KeyPath, Any, str]
"""A text inside a model object: its key path, the mark that its field carries, its words."""


def _marked(value: object, sort: Any) -> Sequence[_Found]:
    """Every text inside a model object whose field carries a mark of a sort."""
    return _gathered(value).get(sort, ()) if isinstance(value, Model) else ()


@by_identity(OBJECTS)  # every check asks for the texts of every object
def _gathered(value: Model) -> Mapping[Any, Sequence[_Found]]:
    """Every text inside a model object, by the sorts of marks that its field carries."""
    found: dict[Any, list[_Found]] = {sort: [] for sort in SORTS}
    _gather(value, (), found)
    return found


@by_identity(OBJECTS)
def _distinct(value: Model) -> tuple[tuple[KeyPath, tuple[str, ...], KeyPath], ...]:
    return tuple(_lists(value, ()))


def _lists(value: Model, at: KeyPath) -> Iterator[tuple[KeyPath, tuple[str, ...], KeyPath]]:
    for name, carried in _carried(type(value)).items():
        inner, here = getattr(value, name), (*at, name)
        if isinstance(inner, Model):
            yield from _lists(inner, here)
        if not isinstance(inner, tuple) or not inner:
            continue
        if isinstance(inner[0], Model):
            named_by = type(inner[0]).named_by
            if Trait.DISTINCT in carried:
                yield here, tuple(getattr(entry, named_by) for entry in inner), (named_by,)
            for index, entry in enumerate(inner):
                yield from _lists(entry, (*here, index))
        elif Trait.DISTINCT in carried or any(isinstance(mark, Ref) for mark in carried):
            yield here, inner, ()


def _gather(value: Model, at: KeyPath, found: Mapping[Any, list[_Found]]) -> None:
    for name, carried in _carrying(type(value)):
        _gather_from(getattr(value, name), (*at, name), carried, found)


def _gather_from(
    value: Any,
    here: KeyPath,
    carried: tuple[tuple[Any, Any], ...],
    found: Mapping[Any, list[_Found]],
) -> None:
    """Add the texts of one field: its value may be a text, an object, or a list or a mapping of
    those.
    """
    if isinstance(value, str):
        for sort, mark in carried:
            found[sort].append((here, mark, value))
    elif isinstance(value, Model):
        _gather(value, here, found)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            _gather_from(item, (*here, index), carried, found)
    elif isinstance(value, dict):
        for key, item in value.items():
            _gather_from(item, (*here, key), carried, found)


@cache
def _fields(model: type[Model], sort: Any) -> tuple[tuple[str, Any], ...]:
    """The mark of a sort that each field carries, alone, as an option or in a list."""
    return tuple(
        (name, next((mark for mark in carried if isinstance(mark, sort)), None))
        for name, carried in _carried(model).items()
    )


@cache
def _carried(model: type[Model]) -> dict[str, tuple[Any, ...]]:
    """All marks that each field carries."""
    return {
        name: tuple(marks(field.annotation, field.metadata))
        for name, field in model.model_fields.items()
    }


@cache
def _carrying(model: type[Model]) -> tuple[tuple[str, tuple[tuple[Any, Any], ...]], ...]:
    """The fields that carry a mark, or in which something does: each with the sorts of its marks,
    and the first of each.
    """
    bearing = {sort: dict(_bearing(model, sort)) for sort in SORTS}
    return tuple(
        (name, tuple((sort, bearing[sort][name]) for sort in SORTS if bearing[sort].get(name)))
        for name in model.model_fields
        if any(name in bearing[sort] for sort in SORTS)
    )


@cache
def _bearing(model: type[Model], sort: Any) -> tuple[tuple[str, Any], ...]:
    """The fields that carry a mark of a sort, or in which something does, each with its mark."""
    return tuple(
        (name, mark)
        for name, mark in _fields(model, sort)
        if mark is not None
        or any(
            inner is model or _bearing(inner, sort)
            for inner in models(model.model_fields[name].annotation)
        )
    )
