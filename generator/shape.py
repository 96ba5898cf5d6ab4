"""What a model is made of: kinds of text, ids, dates; and how plain data is fitted to a model.

The only module that knows pydantic. Mistakes in the data come back as `Fault` values.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Annotated, Any, ClassVar, TypeVar, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)
from pydantic_core import PydanticCustomError

ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
BASE_PATTERN = r"^https?://\w[\w.-]*(:[0-9]+)?(/[^\s<>\"?#\\^`{|}\[\]]*)?$"
URL_PATTERN = r"^https?://\w[\w.-]*(:[0-9]+)?([/?#][^\s<>\"\\^`{|}]*)?$"
LOCALE_PATTERN = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"


@dataclass(frozen=True)
class Limit:
    """At most how many characters a text may have where it stands, in any language."""

    characters: int


CRITICAL = "critical"  # marks a text that must never be shown from an outdated translation


class Words(StrEnum):
    """How a translatable text may be written. A field without one of these is never translated."""

    PLAIN = "plain"  # one line, no markup
    INLINE = "inline"  # one paragraph of Markdown: links, emphasis
    PROSE = "prose"  # Markdown blocks
    LETTER = "letter"  # words of a letter: no markup, only `{field}` marks


def _day(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise PydanticCustomError("date_parsing", "not a day")
    return value


_Filled = StringConstraints(min_length=1)
Plain = Annotated[str, _Filled, Words.PLAIN]
Inline = Annotated[str, _Filled, Words.INLINE]
Prose = Annotated[str, _Filled, Words.PROSE]
Script = Annotated[str, _Filled, Words.LETTER, CRITICAL]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9-]*$")]
Locale = Annotated[str, StringConstraints(pattern=LOCALE_PATTERN)]
Icon = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(/[a-z0-9-]+)+$")]
Link = Annotated[str, StringConstraints(pattern=r"^[a-z]+:[a-z][a-z0-9-]*$|^[a-z]+:$")]
Url = Annotated[str, StringConstraints(pattern=URL_PATTERN)]
Base = Annotated[str, StringConstraints(pattern=BASE_PATTERN)]  # others are made by adding to it
Day = Annotated[datetime.date, BeforeValidator(_day)]
Name = Annotated[str, _Filled]  # a name in its own language, never translated
Order = Annotated[int, Field(ge=1, le=999)]
Days = Annotated[int, Field(ge=1, le=365)]
Length = Annotated[int, Field(ge=1, le=999)]
Delay = Annotated[int, Field(ge=0, le=365)]  # days from a day on
Months = Annotated[int, Field(ge=1, le=120)]
Weight = Annotated[int, Field(ge=1, le=4)]
Value = Annotated[int, Field(ge=0, le=9)]
Percent = Annotated[int, Field(ge=0, le=100)]
Year = Annotated[int, Field(ge=1900, le=2100)]


class Model(BaseModel):
    """Base of every model: frozen, nothing unknown accepted, text kept as written."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    named_by: ClassVar[str] = "id"
    """The key that tells one entry of a list of these from another, and never changes."""


class Thing(Model):
    """What everything with a page of its own has in common. The file's name is the id."""

    kind: ClassVar[str]

    id: Id
    origin: str
    title: Plain
    """The name of the thing, as it stands in lists and at the top of its page."""
    order: Order
    """Its place among its kind, from 1. No two of a kind have the same."""
    icon: Icon
    """An icon of the theme, for example `material/cash-clock`."""
    summary: Inline
    """One or two sentences that say what it is. Shown in lists, search and link previews."""
    also_called: tuple[Plain, ...] = ()
    """What people also call it, in their own words. Each one finds the page in the search box."""
    reviewed: Day
    """The day somebody last read the page against its sources, as YYYY-MM-DD."""
    sources: tuple[Id, ...] = ()
    """Ids in `sources.yml` that the page leans on."""


@dataclass(frozen=True)
class Fault:
    """Why a value does not fit its model: where in the value, what sort of fault, and its facts."""

    path: tuple[str | int, ...]
    sort: str
    facts: dict[str, Any]
    owner: type[Model]


@dataclass(frozen=True)
class About:
    """What a model says of one of its texts."""

    description: str
    critical: bool
    limit: int | None


M = TypeVar("M", bound=Model)
Path = tuple[str | int, ...]
Wordy = tuple[tuple[str | int, ...], Words, str]


def parse(model: type[M], value: object) -> tuple[M | None, tuple[Fault, ...]]:
    """Fit plain data (dicts, lists, text) to a model.

    Returns the object, or None and every fault in the data. Raises nothing for bad data.
    """
    try:
        return model.model_validate(value), ()
    except ValidationError as error:
        return None, tuple(
            Fault(e["loc"], e["type"], e.get("ctx", {}), _owner(model, e["loc"]))
            for e in error.errors(include_url=False)
        )


def keys(model: type[Model]) -> tuple[str, ...]:
    """The keys an author may write for a model, in the order of the model."""
    return tuple(name for name in model.model_fields if name not in ("id", "origin", "body"))


def _owner(model: type[Model], path: tuple[str | int, ...]) -> type[Model]:
    """The model that holds the last key of a path into another model."""
    for key in path[:-1]:
        if isinstance(key, str) and key in model.model_fields:
            model = next(_models(model.model_fields[key].annotation), model)
    return model


def _models(annotation: Any) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def few(minimum: int, maximum: int | None = None) -> Any:
    """How many entries a list takes."""
    return Field(min_length=minimum, max_length=maximum)


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
        inner = next(_models(field.annotation), None)
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
