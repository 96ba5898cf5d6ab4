"""What goes into the core, a project, and what it is once it has been checked."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from .. import memory
from ..content.homes import TRANSLATIONS
from ..diagnostics import Diagnostic
from ..letters import files as letter_files
from ..letters.fill import Tree, Trees
from ..letters.tree import only_letters
from ..model.guide import Guide
from ..translation import interface as wordings
from ..translation.edition import Edition
from ..translation.localise import localise
from ..translation.messages import Message


@dataclass(frozen=True)
class Project:
    """Everything a build depends on.

    `content` maps paths relative to the project (`content/...`, `templates/interface.yml`) to
    bytes, pictures among them; `templates` maps paths under `templates/` to text; `icons` are the
    names the theme offers; `problems` is what went wrong while reading the files; `fonts` are
    folders of fonts.
    """

    content: Mapping[str, bytes]
    templates: Mapping[str, str]
    icons: frozenset[str]
    today: datetime.date
    problems: tuple[Diagnostic, ...] = ()
    fonts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Host:
    """Where a locale is published, where that is not as the settings of its guide say.

    `address` is that of the locale, `repository` that of a fork that publishes itself.
    """

    address: str = ""
    repository: str = ""


SETTINGS = Host()
"""What the settings say, and nothing else."""


@dataclass(frozen=True)
class Checked:
    """What came of checking a project: a guide if it has no errors, and everything that was found.

    `editions` say what each locale has of the guide, the source locale first; a locale whose file
    cannot be read has none. `interface` are the words of the frame, also where there is no guide;
    `supplied` are those that come with the templates, by locale.
    """

    guide: Guide | None
    diagnostics: tuple[Diagnostic, ...]
    editions: tuple[Edition, ...] = ()
    messages: tuple[Message, ...] = ()
    interface: Mapping[str, str] = field(default_factory=dict)
    supplied: wordings.WordsByLocale = field(default_factory=dict)
    _localised: dict[str, Guide] = field(default_factory=dict, compare=False, repr=False)
    _trees: dict[str, dict[str, Tree | None]] = field(
        default_factory=dict, compare=False, repr=False
    )
    _digests: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def guide_in(self, tag: str) -> Guide:
        """The guide in a locale that has an edition, made once."""
        if tag not in self._localised:
            assert self.guide is not None
            self._localised[tag] = localise(self.guide, self._edition(tag))
        return self._localised[tag]

    def _edition(self, tag: str) -> Edition:
        return next(edition for edition in self.editions if edition.tag == tag)

    def trees(self, tag: str) -> dict[str, Trees]:
        """The letters that a locale needs: its own, and those of every published one."""
        assert self.guide is not None
        made = {name: self._trees_in(name) for name in self._lettered(tag)}
        return letter_files.together(made, self.guide.settings.source_locale)

    def letters_of(self, tag: str) -> dict[str, str]:
        """Digests of the letters that a locale needs, by the locales they are in."""
        return {name: self._digest_in(name) for name in self._lettered(tag)}

    def _lettered(self, tag: str) -> tuple[str, ...]:
        """The locales in which a locale offers letters: itself, and every published one."""
        return (tag, *(edition.tag for edition in self.editions if edition.published))

    def _digest_in(self, tag: str) -> str:
        if tag not in self._digests:
            made = json.dumps(self._trees_in(tag), ensure_ascii=False)
            self._digests[tag] = memory.name(made)
        return self._digests[tag]

    def _trees_in(self, tag: str) -> dict[str, Tree | None]:
        if tag not in self._trees:
            assert self.guide is not None
            own = localise(only_letters(self.guide), self._edition(tag))
            self._trees[tag] = letter_files.whole_trees(own, tag)
        return self._trees[tag]


def catalogues(files: Mapping[str, bytes], folder: str = TRANSLATIONS) -> dict[str, bytes]:
    """The PO files in a folder of the project: path → bytes."""
    return {path: files[path] for path in sorted(files) if path.startswith(folder)}
