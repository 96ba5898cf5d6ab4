"""Turns the models into JSON Schemas: completion and hover help in editors that know YAML."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from .guide import KINDS, Wording
from .kinds import Model
from .quiz import Quiz
from .settings import Settings

FILES: Mapping[str, type[Model]] = {
    **{name: model for name, model in KINDS.items() if not model.what.listed},
    "guide": Settings,
    "quiz": Quiz,
}
LISTS: Mapping[str, type[Model]] = {
    **{PurePosixPath(m.what.kept).stem: m for m in KINDS.values() if m.what.listed},
    "interface": Wording,
}
INVENTED = ("id", "origin", "body")


def schemas() -> dict[str, str]:
    """The schema files: name → JSON text, the same on every call."""
    found = {name: _file(model) for name, model in FILES.items()}
    found |= {name: _list(model) for name, model in LISTS.items()}
    return {
        f"{name}.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in sorted(found.items())
    }


def _file(model: type[Model]) -> dict[str, Any]:
    schema = model.model_json_schema()
    for name in INVENTED:
        schema["properties"].pop(name, None)
    schema["required"] = [name for name in schema["required"] if name not in INVENTED]
    _untitle(schema)
    return {"$schema": "http://json-schema.org/draft-07/schema#", **schema}


def _list(model: type[Model]) -> dict[str, Any]:
    entry = _file(model)
    head = entry.pop("$schema")
    return {
        "$schema": head,
        "description": f"Entries by id. {entry['description']}",
        "type": "object",
        "additionalProperties": entry,
    }


def _untitle(value: Any) -> None:
    """Remove the titles that pydantic derives from the keys: editors show the key already."""
    if isinstance(value, dict):
        if isinstance(value.get("title"), str) and ("type" in value or "anyOf" in value):
            del value["title"]
        for inner in value.values():
            _untitle(inner)
    elif isinstance(value, list):
        for inner in value:
            _untitle(inner)
