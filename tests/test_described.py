"""What models say of their fields: the docstring under each."""

from __future__ import annotations

from typing import Literal

from fingerpost.model.described import descriptions
from fingerpost.model.guide import Sign
from fingerpost.model.kinds import Model, Thing


class Named(Model):
    """A model of the tests."""

    name: str
    """What it is called,
    on more than one line."""
    silent: str
    first: Literal["a"] = "a"
    """With a default."""


class Dated(Named):
    """One that inherits."""

    day: str
    """When it was."""
    name: str
    """What it is called now."""


def test_a_model_says_of_a_field_what_stands_under_it() -> None:
    assert descriptions(Named) == {
        "name": "What it is called,\non more than one line.",
        "first": "With a default.",
    }


def test_a_model_says_what_it_inherits_unless_it_says_something_else() -> None:
    assert descriptions(Dated) == {
        "name": "What it is called now.",
        "first": "With a default.",
        "day": "When it was.",
    }
    assert descriptions(Sign)["title"] == descriptions(Thing)["title"] != ""


def test_a_schema_has_what_a_model_says_of_its_fields() -> None:
    fields = Dated.model_json_schema()["properties"]
    assert fields["name"]["description"] == "What it is called now."
    assert "description" not in fields["silent"]
