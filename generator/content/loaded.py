"""What is known of a guide while it is read: objects, ids, places, and what is wrong so far.

A faulty file hides nothing else: its id is known, so that links to it are no mistakes, and what
could not be read at all is noted, so that nobody misses what it may hold.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import TypeVar

from ..diagnostics import Diagnostic, Mistake, Severity
from ..model.font import Font
from ..model.guide import GROUPS, KINDS, Guide, Synonyms, Wording
from ..model.image import Image
from ..model.kinds import Entry, Model
from ..model.letter_form import LetterForm
from ..model.quiz import Quiz
from ..model.settings import Settings
from ..model.texts import KeyPath
from . import homes
from .homes import FOLDERS, FORMS, LISTS, OWN_FORMS, SINGLE, SYNONYMS
from .places import Places
from .syntax import nodes

EVERYWHERE = frozenset(("signs", "remedies", "exit", "map"))
"""The ids of sections that every guide has to have, since its pages lead to them."""
_KIND_OF = {
    **{home: model.what.name for home, model in (*FOLDERS.items(), *LISTS.items())},
    **{home: model.kind for home, model in SINGLE.items()},
    **{what.home: what.name for what in (Font.what, Image.what)},
}
"""The kind of what stands in a file, or in the files of a folder, by its path."""

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True)
class Faulty:
    """Something that could be read as YAML and does not fit its model.

    It stands in the file `origin`, at the key path `at`.
    """

    model: type[Model]
    origin: str
    at: KeyPath
    node: nodes.Map


@dataclass
class Loaded:
    """What could be read of a guide.

    `things` are objects by kind and id; `known` are the ids of each kind, those of faulty files and
    entries too. `unread` are kinds of which there may be more ids than are known, `partial` those
    of which something could not be read, so that nobody knows what it names. `places` say where
    everything stands, `diagnostics` what is wrong so far.
    """

    settings: Settings | None = None
    quiz: Quiz | None = None
    things: dict[str, dict[str, Entry]] = field(default_factory=dict)
    interface: dict[str, Wording] = field(default_factory=dict)
    synonyms: dict[str, Synonyms] = field(default_factory=dict)
    letter_forms: dict[str, LetterForm] = field(default_factory=dict)
    images: list[Image] = field(default_factory=list)
    fonts: list[Font] = field(default_factory=list)
    known: dict[str, set[str]] = field(default_factory=dict)
    faulty: list[Faulty] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    partial: set[str] = field(default_factory=set)
    places: Places = field(default_factory=Places)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def of(self, model: type[E]) -> tuple[E, ...]:
        """The objects of a kind: by their order where they have one, else as they were written."""
        entries = self.things.get(model.what.name, {}).values()
        chosen = [entry for entry in entries if isinstance(entry, model)]
        if "order" in model.model_fields:
            chosen.sort(key=attrgetter("order"))
        return tuple(chosen)

    def written(self, model: type[E]) -> set[str]:
        """The ids of a kind whose files hold keys, whether or not these fit the model."""
        faulty = {homes.id_at(each.origin) for each in self.faulty if each.model is model}
        return {*self.things.get(model.what.name, {}), *faulty}

    def sections_needed(self) -> set[str]:
        """The ids of the sections that this guide has to have, for its pages to stand somewhere."""
        there = {model.what.section for name, model in KINDS.items() if self.known.get(name)}
        return there - {""} | EVERYWHERE

    def mistake(
        self,
        origin: str,
        path: KeyPath,
        code: str,
        sentence: str,
        hint: str,
        severity: Severity = "error",
        *,
        words: str = "",
    ) -> Diagnostic:
        """A diagnostic at a key path of a file, or at some `words` of the text there."""
        return self.told(origin, path, Mistake(code, sentence, hint, words, severity))

    def told(self, origin: str, path: KeyPath, mistake: Mistake) -> Diagnostic:
        """The diagnostic for a mistake in the text at a key path of a file."""
        words, places = mistake.words, self.places
        return mistake.at(places.find(origin, path, words) if words else places.of(origin, path))

    def miss(self, home: str) -> None:
        """Note that the file at the path `home` is there, and that nobody knows what is in it."""
        for what in (Font.what, Image.what):
            if home.startswith(what.home):
                self.known.setdefault(what.name, set()).add(homes.file_id(home))
                return
        name = _kind_of(home)
        self.partial.add(name)
        if homes.kind_at(home) is None:
            self.unread.add(name)
        else:
            self.known.setdefault(name, set()).add(homes.id_at(home))

    def miss_folder(self, path: str) -> None:
        """Note that a folder is there, and that nobody knows which files are in it."""
        for home, name in _KIND_OF.items():
            if f"{home}/".startswith(f"{path}/") or (home.endswith("/") and path.startswith(home)):
                self.unread.add(name)
                self.partial.add(name)

    def join(self, file: Loaded, home: str) -> None:
        """Add what one file holds, which belongs at the path `home`.

        A form of letters of the guide's own counts more than a packaged one of that name.
        """
        self.settings = file.settings or self.settings
        self.quiz = file.quiz or self.quiz
        for kind, things in file.things.items():
            self.things.setdefault(kind, {}).update(things)
        for kind, ids in file.known.items():
            self.known.setdefault(kind, set()).update(ids)
        self.interface.update(file.interface)
        self.synonyms.update(file.synonyms)
        own = home.startswith(OWN_FORMS)
        for name, form in file.letter_forms.items():
            if own or name not in self.letter_forms:
                self.letter_forms[name] = form
        self.faulty += file.faulty
        self.unread |= file.unread
        self.partial |= file.partial
        self.places.texts.update(file.places.texts)
        self.places.nodes.update(file.places.nodes)
        self.diagnostics += file.diagnostics

    def guide(self) -> Guide:
        """The whole guide; only to be asked for where no error was found."""
        assert self.settings is not None
        return Guide(
            settings=self.settings,
            quiz=self.quiz,
            interface=self.interface,
            synonyms=tuple(self.synonyms.values()),
            letter_forms=self.letter_forms,
            images=tuple(self.images),
            fonts=tuple(self.fonts),
            **{name: self.of(model) for name, model in GROUPS.items()},
        )


def _kind_of(home: str) -> str:
    """The kind of what a file holds, by the path where it belongs: `sign`, `term`, `guide`, ..."""
    if home.startswith(SYNONYMS):
        return Synonyms.kind
    if home.startswith((FORMS, OWN_FORMS)):
        return LetterForm.kind
    entries = LISTS.get(home) or homes.kind_at(home)
    return entries.what.name if entries else SINGLE.get(home, Wording).kind
