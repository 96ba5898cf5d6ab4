"""What all checks of letters share: the registry of fields, places, what to say of unknown ids."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ...content.loaded import Loaded
from ...diagnostics import Diagnostic, closest
from ...model.letter import Field
from ...model.texts import KeyPath
from ...text.locales import currencies

REGISTRY = Field.what.home
ALIKE = 0.8  # how much a misspelt id is like the right one
BRACES = re.compile(r"\{\{[^{}]*\}\}|\{[^{}]*\}|[{}]")
MARKUP = re.compile(
    r"\*\*\S[^*\n]*\*\*|\*\S[^*\n]*\*|(?<!\w)_\S[^_\n]*_(?!\w)|`[^`]*`|</?\w[^<>]*>"
    r"|!?\[[^\[\]]*\](?:\([^()]*\)| \([a-z]+:[^()\s]*\))|(?<![\w*])\*{1,2}(?=\w)\w*|\*\*|^#{1,6} .*"
    r"|<!--|-->|&(?:[a-zA-Z]{2,8}|#[0-9]{2,6});",
    re.MULTILINE,
)


@dataclass(frozen=True)
class LetterChecker:
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
        """Whether the registry could be read, and has no field with this id."""
        return "field" not in self.loaded.unread and name not in self.known

    def unknown(self, origin: str, path: KeyPath, name: str, words: str = "") -> Diagnostic:
        """The message for the id of a field that there is not, at a key path or at some `words`
        there.
        """
        near = closest(name, self.known, ALIKE)
        hint = f"Add it to `{REGISTRY}`, or use another field."
        hint = f'Did you mean "{near}"?' if near else hint
        sentence = f'"{name}" is not a field.'
        return self.loaded.mistake(origin, path, "unknown-field", sentence, hint, words=words)

    def markup(self, origin: str, path: KeyPath, mark: str) -> Diagnostic:
        """The message for a mark of Markdown, HTML or a picture, none of which a letter takes."""
        if mark.startswith("!["):
            sentence = f"A letter cannot hold a picture: `{mark}`."
            hint = "Say it in words, or show it on the page, under `before_sending`."
            return self.loaded.mistake(origin, path, "image-in-text", sentence, hint, words=mark)
        sentence = f"`{mark}` is markup, and a letter takes none."
        hint = "Write the words alone."
        return self.loaded.mistake(origin, path, "markup-in-letter", sentence, hint, words=mark)

    def braces(
        self, origin: str, path: KeyPath, text: str, named: str, hint: str
    ) -> Iterator[Diagnostic]:
        """Fields in words that letters take as they are; they are `named` so."""
        for found in BRACES.finditer(text):
            sentence = f"`{found.group()}` stands in {named}."
            yield self.loaded.mistake(
                origin, path, "open-mark", sentence, hint, words=found.group()
            )

    def fixed(
        self, origin: str, path: KeyPath, text: str, named: str, hint: str
    ) -> Iterator[Diagnostic]:
        """Fields and markup in words that letters take as they are; they are `named` so."""
        yield from self.braces(origin, path, text, named, hint)
        for found in MARKUP.finditer(text):
            yield self.markup(origin, path, found.group())
