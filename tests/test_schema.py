"""Schemas tell editors the truth: what the check accepts is right in the editor too."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from pydantic import StringConstraints

from fingerpost.content.front import FRONT_MATTER
from fingerpost.model.fit import marks
from fingerpost.model.kinds import ID_PATTERN, SEEN, Model, Written
from fingerpost.model.schema import associations, editors, schemas

from .projects import GUIDE

ROOT = Path(__file__).parents[1]
STARTER = ROOT / "generator" / "starter"
PROJECTS = {"ours": ROOT, "tests": GUIDE, "starter": STARTER}


class Core(yaml.SafeLoader):
    """YAML 1.2 as editors read it: days and `yes` are text."""

    yaml_implicit_resolvers = {  # noqa: RUF012  # as PyYAML has it
        start: [(tag, form) for tag, form in resolvers if not tag.endswith((":timestamp", ":bool"))]
        for start, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


@cache
def validator(name: str) -> Draft7Validator:
    schema = json.loads(schemas()[name])
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def wrong(name: str, text: str) -> list[str]:
    """What a schema has against a text of YAML."""
    said = validator(name).iter_errors(yaml.load(text, Loader=Core))
    return [f"{'.'.join(map(str, error.absolute_path))}: {error.message}" for error in said]


def shipped() -> list[tuple[str, str, str]]:
    """Every YAML file and page of every project: the project, its path, its schema."""
    globs = {**associations(), "page.json": "content/pages/*.md"}
    return [
        (project, path.relative_to(folder).as_posix(), schema)
        for project, folder in PROJECTS.items()
        for schema, glob in globs.items()
        for path in sorted(folder.glob(glob))
        if "*" not in glob or path.relative_to(folder).as_posix() not in globs.values()
    ]


@pytest.mark.slow
@pytest.mark.parametrize(("project", "path", "schema"), shipped())
def test_a_schema_calls_no_shipped_file_wrong(project: str, path: str, schema: str) -> None:
    text = (PROJECTS[project] / path).read_text(encoding="utf-8")
    front = FRONT_MATTER.match(text)
    assert wrong(schema, front[1] if front else text) == []


def test_every_yaml_file_of_the_content_has_a_schema() -> None:
    covered = {(project, path) for project, path, _ in shipped()}
    there = {
        (project, path.relative_to(folder).as_posix())
        for project, folder in PROJECTS.items()
        for path in (folder / "content").rglob("*")
        if path.suffix in (".yml", ".md") and path.parent.name != "translations"
    }
    assert there - covered == set()


@pytest.mark.parametrize(
    ("schema", "text", "said"),
    [
        ("sign.json", "severity: dire", "severity: 'dire' is not one of"),
        ("letter.json", "titel: x", "'titel' was unexpected"),
        ("letter.json", "body: []", "body: [] should be non-empty"),
        ("fields.json", "place:\n  columns:\n    - colour: red", "'colour' was unexpected"),
    ],
)
def test_a_schema_still_finds_what_is_wrong(schema: str, text: str, said: str) -> None:
    assert any(said in each for each in wrong(schema, text))


@pytest.mark.parametrize("written", ["404", "true", "1.5", '"late"'])
def test_a_text_may_look_like_a_number(written: str) -> None:
    assert not [each for each in wrong("sign.json", f"title: {written}") if "title:" in each]


@pytest.mark.parametrize(
    ("folder", "schema_folder"), [(ROOT, "generator/schema"), (STARTER, "schema")]
)
def test_new_files_are_associated_with_their_schemas(folder: Path, schema_folder: str) -> None:
    for path, text in editors(schema_folder).items():
        assert (folder / path).read_text(encoding="utf-8") == text


def test_a_first_line_names_the_schema_that_the_settings_name() -> None:
    globs = associations()
    for project, path, schema in shipped():
        text = (PROJECTS[project] / path).read_text(encoding="utf-8")
        first = re.match(r"# yaml-language-server: \$schema=(\S+)", text)
        assert first is None or first[1].endswith(f"schema/{schema}")
    assert all(glob.startswith(("content/", "templates/", "*/letters/")) for glob in globs.values())


def kinds_of(model: type[Model]) -> Iterator[type[Model]]:
    for each in model.__subclasses__():
        yield each
        yield from kinds_of(each)


def formed() -> Iterator[tuple[str, list[Any]]]:
    """Every key whose text has a set form other than that of an id, and what it is marked with."""
    for model in kinds_of(Model):
        for name, field in model.model_fields.items():
            found = list(marks(field.annotation, field.metadata))
            forms = {each.pattern for each in found if isinstance(each, StringConstraints)}
            if forms - {None, SEEN, ID_PATTERN}:
                yield f"{model.__name__}.{name}", found


def test_every_text_of_a_set_form_says_how_it_is_written() -> None:
    silent = [name for name, found in formed() if not any(isinstance(m, Written) for m in found)]
    assert silent == []
