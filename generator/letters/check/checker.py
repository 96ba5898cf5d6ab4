"""What all checks of letters share: the registry of fields, places, what to say of ids it lacks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from ...content.load import Loaded
from ...diagnostics import Diagnostic, closest
from ...model.letter import Field
from ...model.texts import Path
from ...text.locales import currencies

REGISTRY = Field.what.home
ALIKE = 0.8  # how much a misspelt id is like the right one
BRACES = re.compile(r"\{\{[^{}]*\}\}|\{[^{}]*\}|[{}]")


@dataclass(frozen=True)
class Checker:
    """The base of every check of letters."""

    loaded: Loaded

    @cached_property
    def fields(self) -> dict[str, Field]:
        """The fields of the registry that could be read, by their ids."""
        return {field.id: field for field in self.loaded.of(Field)}

    @property
    def known(self) -> set[str]:
        """The ids of the registry, those of faulty fields too."""
        return self.loaded.known.get("field", set())

    def named_as_currencies(self) -> list[str]:
        """The ids of fields that offer currencies by their codes, of whatever kind they are."""
        codes = currencies()
        return [
            each.id for each in self.fields.values() if each.choices and {*each.choices} <= codes
        ]

    def lacks(self, name: str) -> bool:
        """Whether the registry could be read, and has no field of this id."""
        return "field" not in self.loaded.unread and name not in self.known

    def unknown(self, origin: str, path: Path, name: str, needle: str = "") -> Diagnostic:
        """That something is no field: at a key path, or at its words there, the `needle`."""
        near = closest(name, self.known, ALIKE)
        hint = f"Add it to `{REGISTRY}`, or use another field."
        hint = f'Did you mean "{near}"?' if near else hint
        sentence = f'"{name}" is not a field.'
        if needle:
            return self.found(origin, path, needle, "unknown-field", sentence, hint)
        return self.at(origin, path, "unknown-field", sentence, hint)

    def at(self, origin: str, path: Path, code: str, sentence: str, hint: str) -> Diagnostic:
        """A mistake at a key path of a file."""
        return Diagnostic(self.loaded.places.of(origin, path), code, sentence, hint)

    def found(
        self, origin: str, path: Path, needle: str, code: str, sentence: str, hint: str
    ) -> Diagnostic:
        """A mistake at words, the `needle`, of the text at a key path."""
        return Diagnostic(self.loaded.places.find(origin, path, needle), code, sentence, hint)
