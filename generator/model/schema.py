"""Turns the models into JSON Schemas, for completion and hover help in editors that know YAML, and
says which files each of them is for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from .fit import is_page
from .guide import KINDS, Synonyms, Wording
from .kinds import INVENTED, SEEN, Model
from .letter_form import LetterForm
from .quiz import Quiz
from .settings import Settings

FILES: Mapping[str, type[Model]] = {
    **{name: model for name, model in KINDS.items() if not model.what.listed},
    "guide": Settings,
    "letter-form": LetterForm,
    "quiz": Quiz,
    "synonyms": Synonyms,
}
LISTS: Mapping[str, type[Model]] = {
    **{PurePosixPath(m.what.kept).stem: m for m in KINDS.values() if m.what.listed},
    "interface": Wording,
}
DRAFT = "http://json-schema.org/draft-07/schema#"
WRAPPED = re.compile(r"(?<!\n)\n(?!\n)")
HELIX = "[language-server.yaml-language-server.config.yaml.schemas]"
EXTENSION = "redhat.vscode-yaml"


def schemas() -> dict[str, str]:
    """The schema files: name → JSON text, the same on every call."""
    every = {name: _file(model) for name, model in FILES.items()}
    every |= {name: _list(model) for name, model in LISTS.items()}
    return {f"{name}.json": _json(schema) for name, schema in sorted(every.items())}


def associations() -> dict[str, str]:
    """Which files of a project each schema is for: name of the schema → glob.

    Pages are not among them: editors that know YAML pass over what stands in Markdown.
    """
    homes = {
        name: f"{model.what.home}*{model.what.ending}"
        for name, model in KINDS.items()
        if not model.what.listed and model.what.ending == ".yml"
    }
    homes |= {PurePosixPath(m.what.kept).stem: m.what.home for m in KINDS.values() if m.what.listed}
    homes |= {"guide": "content/guide.yml", "quiz": "content/quiz.yml"}
    homes |= {"letter-form": "*/letters/forms/*.yml"}
    homes |= {"synonyms": "content/synonyms/*.yml", "interface": "templates/interface.yml"}
    return {f"{name}.json": glob for name, glob in sorted(homes.items())}


def editors(schema_folder: str) -> dict[str, str]:
    """The settings of editors for a project whose schemas stand in a folder of it: path → text.

    With them, new files are completed and explained before they have a first line that names a
    schema.
    """
    globs: dict[str, list[str]] = {
        f"./{schema_folder}/{name}": [glob, *_others(glob)] for name, glob in associations().items()
    }
    server = {"settings": {"yaml": {"schemas": globs}}}
    helix = "\n".join(f'"{path}" = {json.dumps(globs[path])}' for path in globs)
    return {
        ".vscode/settings.json": _json({"yaml.schemas": globs}),
        ".vscode/extensions.json": _json({"recommendations": [EXTENSION]}),
        ".zed/settings.json": _json({"lsp": {"yaml-language-server": server}}),
        ".helix/languages.toml": f"{HELIX}\n{helix}\n",
    }


def _others(glob: str) -> list[str]:
    """What a glob matches and another schema is for: lists that stand among files of a kind."""
    homes = [model.what.home for model in KINDS.values() if model.what.listed]
    folder = PurePosixPath(glob).parent
    return [f"!{home}" for home in homes if "*" in glob and PurePosixPath(home).parent == folder]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _file(model: type[Model]) -> dict[str, Any]:
    schema = model.model_json_schema()
    written_below = ("body",) if is_page(model) else ()
    for name in (*INVENTED, *written_below):
        schema["properties"].pop(name, None)
    schema["required"] = [name for name in schema["required"] if name in schema["properties"]]
    _plain(schema)
    return {"$schema": DRAFT, **schema}


def _list(model: type[Model]) -> dict[str, Any]:
    """The schema of a file of entries, with what the schemas of entries refer to at its top."""
    entry = _file(model)
    head, definitions = entry.pop("$schema"), entry.pop("$defs", {})
    return {
        "$schema": head,
        **({"$defs": definitions} if definitions else {}),
        "description": f"Entries by id. {entry['description']}",
        "type": "object",
        "additionalProperties": entry,
    }


def _plain(value: Any) -> None:
    """A schema with only what an author can write, and help that editors do not break into lines.

    Titles are derived from the keys, which editors show already. No key takes `null`: one that is
    not needed is left out. A text without a set form may look like a number: `404`, `true`.
    """
    if isinstance(value, list):
        for inner in value:
            _plain(inner)
    if not isinstance(value, dict):
        return
    if isinstance(value.get("title"), str) and ("type" in value or "anyOf" in value):
        del value["title"]
    if isinstance(value.get("description"), str):
        value["description"] = WRAPPED.sub(" ", value["description"])
    if value.get("default", "") is None:
        del value["default"]
    choices = [each for each in value.get("anyOf", ()) if each != {"type": "null"}]
    if len(choices) == 1:
        del value["anyOf"]
        value |= {**choices[0], **value}
    formed = {"pattern", "enum", "format", "const"} & set(value)
    if value.get("type") == "string" and (not formed or value.get("pattern") == SEEN):
        value["type"] = ["string", "number", "boolean"]
    for inner in value.values():
        _plain(inner)
