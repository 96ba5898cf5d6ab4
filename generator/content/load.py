"""Turns the files of a project into model objects, collecting every mistake with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TypeVar

from ..diagnostics import Diagnostic, Location, did_you_mean
from ..model.fit import parse
from ..model.guide import GROUPS, KINDS, Guide, Synonyms, Wording
from ..model.kinds import ID_PATTERN, LOCALE_PATTERN, Entry, Model
from ..model.quiz import Quiz
from ..model.settings import Settings
from . import nodes
from .faults import ID_HINT, explain, wrong_kind
from .places import Places

FOLDERS = {model.what.home: model for model in KINDS.values() if not model.what.listed}
LISTS = {model.what.home: model for model in KINDS.values() if model.what.listed}
SINGLE: dict[str, type[Settings | Quiz]] = {
    "content/guide.yml": Settings,
    "content/quiz.yml": Quiz,
}
SYNONYMS = "content/synonyms/"
INTERFACE = "templates/interface.yml"
E = TypeVar("E", bound=Entry)
FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---(?:\n|\Z)", re.DOTALL)


@dataclass(frozen=True)
class Faulty:
    """Something of a model that could be read as YAML and does not fit the model."""

    model: type[Model]
    origin: str
    at: nodes.Path
    node: nodes.Map


@dataclass
class Loaded:
    """What could be read: objects by kind, the ids that exist even where their file is faulty.

    `unread` are the kinds of which a file could not be read as YAML at all.
    """

    settings: Settings | None = None
    quiz: Quiz | None = None
    things: dict[str, dict[str, Entry]] = field(default_factory=dict)
    interface: dict[str, Wording] = field(default_factory=dict)
    synonyms: dict[str, Synonyms] = field(default_factory=dict)
    known: dict[str, set[str]] = field(default_factory=dict)
    faulty: list[Faulty] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    places: Places = field(default_factory=Places)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def of(self, model: type[E]) -> tuple[E, ...]:
        """The objects of a kind: things by their order, the rest as they stand in their file."""
        entries = self.things.get(model.what.name, {}).values()
        chosen = [entry for entry in entries if isinstance(entry, model)]
        return tuple(sorted(chosen, key=lambda entry: getattr(entry, "order", 0)))

    def sections_needed(self) -> set[str]:
        """The sections without which things of the guide would stand nowhere, and the map."""
        there = {model.what.section for name, model in KINDS.items() if self.known.get(name)}
        return there - {""} | {"map"}

    def guide(self) -> Guide:
        """The whole guide. Ask for it only when no error was found."""
        assert self.settings is not None
        return Guide(
            settings=self.settings,
            quiz=self.quiz,
            interface=self.interface,
            synonyms=tuple(self.synonyms.values()),
            **{name: self.of(model) for name, model in GROUPS.items()},
        )


Reader = Callable[[Loaded, str, str], None]


def load(files: Mapping[str, bytes], unread: Iterable[str] = ()) -> Loaded:
    """Read the files of a project: paths relative to it (`content/...`, ...) to their bytes.

    `unread` are paths of files that are there and could not be read at all: what they hold is
    unknown, and is not missed.
    """
    loaded = Loaded()
    for path in unread:
        if not isinstance(_reader_of(path), Diagnostic):
            _miss(loaded, path)
    for path in sorted(files):
        reader = _reader_of(path)
        if isinstance(reader, Diagnostic):
            loaded.diagnostics.append(reader)
            continue
        text, found = nodes.decode(path, files[path])
        loaded.diagnostics.extend(found)
        if text is None:
            _miss(loaded, path)
            continue
        loaded.places.lines[path] = text.split("\n")
        reader(loaded, path, text)
    if "content/guide.yml" not in {*files, *unread}:
        sentence = "The guide has no `guide.yml`."
        hint = "Write one with at least the title, the locales and the sections."
        place = Location("content/guide.yml")
        loaded.diagnostics.append(Diagnostic(place, "no-guide", sentence, hint))
    return loaded


def _miss(loaded: Loaded, path: str) -> None:
    """Note a file that nothing is known of but its path."""
    name = _kind(path)
    loaded.unread.add(name)
    loaded.known.setdefault(name, set()).add(PurePosixPath(path).stem)


def _reader_of(path: str) -> Reader | Diagnostic:
    """The function that reads a file, by its path; or what is wrong with the path."""
    if path == INTERFACE:
        return _read_interface
    if path in SINGLE:
        return _read_single
    if path in LISTS:
        return _read_list
    folder, name = f"{PurePosixPath(path).parent}/", PurePosixPath(path).name
    if folder in FOLDERS:
        expected = FOLDERS[folder].what.ending
        if not name.endswith(expected):
            sentence = f"`{name}` is not a file of `{folder}`."
            hint = f"Files there end in `{expected}`; rename it or move it."
            return Diagnostic(Location(path), "unknown-file", sentence, hint)
        stem = name.removesuffix(expected)
        if not re.match(ID_PATTERN, stem):
            sentence = f'"{stem}" cannot be an id.'
            hint = "Name the file in lower case letters, digits and single hyphens: `late-payment`."
            return Diagnostic(Location(path), "bad-file-name", sentence, hint)
        return _read_page if expected == ".md" else _read_thing
    if folder == SYNONYMS:
        if re.match(LOCALE_PATTERN, name.removesuffix(".yml")) and name.endswith(".yml"):
            return _read_synonyms
        sentence = f"`{name}` does not name a language."
        hint = "Name the file by the locale whose words it holds: `en.yml`, `pt-BR.yml`."
        return Diagnostic(Location(path), "bad-file-name", sentence, hint)
    hint = did_you_mean(folder, [*FOLDERS, SYNONYMS, "content/translations/"])
    if folder == "content/":
        hint = did_you_mean(path, [*SINGLE, *LISTS])
    sentence = f"Nothing of a guide is kept in `{path}`."
    return Diagnostic(
        Location(path), "unknown-file", sentence, hint or "Move it out of `content/`."
    )


def _kind(path: str) -> str:
    """The kind that the file of a guide holds: `sign`, `term`, `guide`, ..."""
    if path.startswith(SYNONYMS):
        return Synonyms.kind
    entries = LISTS.get(path) or FOLDERS.get(f"{PurePosixPath(path).parent}/")
    return entries.what.name if entries else SINGLE.get(path, Wording).kind


def _tree(loaded: Loaded, path: str, text: str, first_line: int = 1) -> nodes.Map | None:
    node, found = nodes.parse(path, text, first_line)
    loaded.diagnostics.extend(found)
    if not isinstance(node, nodes.Map):
        loaded.unread.add(_kind(path))
    if node is None:
        return None
    if not isinstance(node, nodes.Map):
        sentence = "The file does not start with a key."
        hint = "Write keys and values: `title: Late payment`."
        loaded.diagnostics.append(Diagnostic(node.location, "no-keys", sentence, hint))
        return None
    for key_path, place in nodes.places(node):
        loaded.places.nodes[path, key_path] = place
    return node


def _read_thing(loaded: Loaded, path: str, text: str) -> None:
    model, name = FOLDERS[f"{PurePosixPath(path).parent}/"], PurePosixPath(path).stem
    loaded.known.setdefault(model.what.name, set()).add(name)
    node = _tree(loaded, path, text)
    if node is not None:
        _keep(loaded, model, path, name, node)


def _read_page(loaded: Loaded, path: str, text: str) -> None:
    model, name = FOLDERS[f"{PurePosixPath(path).parent}/"], PurePosixPath(path).stem
    loaded.known.setdefault(model.what.name, set()).add(name)
    match = FRONT_MATTER.match(text)
    if match is None:
        sentence = "The page does not start with front matter."
        hint = "Start the file with `---`, the keys `title`, `order`, ..., and `---`."
        loaded.diagnostics.append(Diagnostic(Location(path), "no-front-matter", sentence, hint))
        loaded.unread.add(model.what.name)
        return
    node = _tree(loaded, path, match.group(1), first_line=2)
    if node is None:
        return
    body = text[match.end() :]
    first = text[: match.end()].count("\n") + 1
    last = first + body.rstrip("\n").count("\n")
    written = nodes.Text(body, Location(path, first), last)
    node.items["body"] = loaded.places.nodes[path, ("body",)] = written
    _keep(loaded, model, path, name, node)


def _read_list(loaded: Loaded, path: str, text: str) -> None:
    model = LISTS[path]
    known = loaded.known.setdefault(model.what.name, set())
    tree = _tree(loaded, path, text)
    for key, node in tree.items.items() if tree else ():
        known.add(key)
        if not re.match(ID_PATTERN, key):
            sentence = f'"{key}" cannot be an id.'
            place = tree.keys[key] if tree else Location(path)
            loaded.diagnostics.append(Diagnostic(place, "bad-id", sentence, ID_HINT))
        elif isinstance(node, nodes.Map):
            _keep(loaded, model, path, key, node, (key,))
        else:
            loaded.diagnostics.append(wrong_kind(node.location, key, "keys with values", node))


def _read_single(loaded: Loaded, path: str, text: str) -> None:
    model = SINGLE[path]
    node = _tree(loaded, path, text)
    if node is None:
        return
    read, faults = parse(model, {**nodes.plain(node), "origin": path})
    loaded.diagnostics.extend(explain(loaded.places, model, path, node, faults))
    if isinstance(read, Settings):
        loaded.settings = read
    elif isinstance(read, Quiz):
        loaded.quiz = read
    else:
        loaded.faulty.append(Faulty(model, path, (), node))


def _read_synonyms(loaded: Loaded, path: str, text: str) -> None:
    node = _tree(loaded, path, text)
    if node is None:
        return
    tag = PurePosixPath(path).stem
    value = {**nodes.plain(node), "id": tag, "origin": path}
    synonyms, faults = parse(Synonyms, value)
    loaded.diagnostics.extend(explain(loaded.places, Synonyms, path, node, faults))
    if synonyms is not None:
        loaded.synonyms[tag] = synonyms


def _read_interface(loaded: Loaded, path: str, text: str) -> None:
    tree = _tree(loaded, path, text)
    for key, node in tree.items.items() if tree else ():
        if not isinstance(node, nodes.Map):
            loaded.diagnostics.append(wrong_kind(node.location, key, "keys with values", node))
            continue
        wording, faults = parse(Wording, nodes.plain(node))
        loaded.diagnostics.extend(explain(loaded.places, Wording, path, node, faults, (key,)))
        if wording is not None:
            loaded.interface[key] = wording


def _keep(
    loaded: Loaded,
    model: type[Entry],
    path: str,
    name: str,
    node: nodes.Map,
    at: nodes.Path = (),
) -> None:
    value = {**nodes.plain(node), "origin": path}
    invented = [key for key in ("id", "origin") if key in node.items]
    for key in invented:
        sentence = f'"{key}" is not written in the file.'
        hint = "Remove it: the id is the name of the file or of the entry."
        loaded.diagnostics.append(Diagnostic(node.keys[key], "unknown-key", sentence, hint))
    thing, faults = parse(model, {**value, "id": name})
    loaded.diagnostics.extend(explain(loaded.places, model, path, node, faults, at))
    if thing is None:
        loaded.faulty.append(Faulty(model, path, at, node))
    else:
        loaded.things.setdefault(model.what.name, {})[name] = thing
