"""Fits plain data to a model. Mistakes in the data come back as `Fault` values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar, get_args

from pydantic import ValidationError

from .kinds import INVENTED, Model, Thing


@dataclass(frozen=True)
class Fault:
    """Why a value does not fit its model.

    `path` is the key path inside the value, `sort` the sort of fault in the words of pydantic,
    `facts` what it says besides, `owner` the model that has the last key of the path.
    """

    path: tuple[str | int, ...]
    sort: str
    facts: dict[str, Any]
    owner: type[Model]


M = TypeVar("M", bound=Model)


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
    fields = model.model_fields
    given = INVENTED if "origin" in fields else ()  # an entry of a list has an id of its own
    given = (*given, "body") if is_page(model) else given
    return tuple(name for name in fields if name not in given)


def is_page(model: type[Model]) -> bool:
    """Whether the body of a thing stands under its front matter and not among its keys."""
    return issubclass(model, Thing) and model.what.ending == ".md"


def _owner(model: type[Model], path: tuple[str | int, ...]) -> type[Model]:
    """The model that holds the last key of a path into another model."""
    for key in path[:-1]:
        if isinstance(key, str) and key in model.model_fields:
            model = next(models(model.model_fields[key].annotation), model)
    return model


def models(annotation: Any) -> Iterator[type[Model]]:
    """The models inside an annotation, outermost first."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for part in get_args(annotation):
        yield from models(part)


def marks(annotation: Any, metadata: Iterable[Any] = ()) -> Iterator[Any]:
    """What a field is annotated with, and what the parts of its annotation are, outermost first."""
    yield from (*metadata, *getattr(annotation, "__metadata__", ()))
    for part in get_args(annotation):
        yield from marks(part)


def marks_at(model: type[Model], path: tuple[str | int, ...]) -> tuple[Any, ...]:
    """What the field at a key path is annotated with, outermost first; empty where there is no
    field.
    """
    names = [key for key in path if isinstance(key, str)]
    for number, name in enumerate(names, 1):
        field = model.model_fields.get(name)
        if field is None:
            return ()
        inner = next(models(field.annotation), None)
        if inner is None or number == len(names):
            return tuple(marks(field.annotation, field.metadata))
        model = inner
    return ()
