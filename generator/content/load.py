"""Turns the files of a project into model objects, collecting every mistake with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TypeVar

from ..diagnostics import Diagnostic, Location, did_you_mean
from ..model.fit import parse
from ..model.guide import Guide, Mode, Page, Remedy, Sign, Source, Step, Term, Wording
from ..model.kinds import ID_PATTERN, Model, Thing
from ..model.letter import Field, Letter
from ..model.quiz import Quiz
from ..model.settings import Settings
from . import nodes
from .faults import ID_HINT, explain, wrong_kind
from .places import Places

FOLDERS: dict[str, type[Thing]] = {
    "signs": Sign,
    "remedies": Remedy,
    "exit": Step,
    "modes": Mode,
    "letters": Letter,
    "pages": Page,
}
LISTS: dict[str, type[Model]] = {"glossary": Term, "sources": Source, "letters/fields": Field}
SINGLE: dict[str, type[Model]] = {"guide": Settings, "quiz": Quiz}
INTERFACE = "templates/interface.yml"
M = TypeVar("M", bound=Model)
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
    things: dict[str, dict[str, Model]] = field(default_factory=dict)
    interface: dict[str, Wording] = field(default_factory=dict)
    known: dict[str, set[str]] = field(default_factory=dict)
    faulty: list[Faulty] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    places: Places = field(default_factory=Places)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def of(self, model: type[M]) -> tuple[M, ...]:
        """The objects of a model: things by their order, the rest as they stand in their file."""
        found = self.things.get(model.__name__.lower(), {}).values()
        chosen = [thing for thing in found if isinstance(thing, model)]
        return tuple(sorted(chosen, key=lambda thing: getattr(thing, "order", 0)))

    def sections_needed(self) -> set[str]:
        """The sections without which things of the guide would stand nowhere, and the map."""
        homes: dict[str, type[Model]] = {**FOLDERS, "glossary": Term, "sources": Source}
        there = {name for name, kind in homes.items() if self.known.get(kind.__name__.lower())}
        return there - {"pages"} | {"map"}

    def guide(self) -> Guide:
        """The whole guide. Ask for it only when no error was found."""
        assert self.settings is not None
        return Guide(
            settings=self.settings,
            signs=self.of(Sign),
            remedies=self.of(Remedy),
            steps=self.of(Step),
            modes=self.of(Mode),
            letters=self.of(Letter),
            fields=self.of(Field),
            pages=self.of(Page),
            terms=self.of(Term),
            sources=self.of(Source),
            quiz=self.quiz,
            interface=self.interface,
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
    parts = PurePosixPath(path).parts
    if path == INTERFACE:
        return _read_interface
    if _file_name(path) in SINGLE:
        return _read_single
    if _file_name(path) in LISTS:
        return _read_list
    if len(parts) == 3 and parts[1] in FOLDERS:
        name, expected = parts[2], ".md" if parts[1] == "pages" else ".yml"
        if not name.endswith(expected):
            sentence = f"`{name}` is not a file of `content/{parts[1]}/`."
            hint = f"Files there end in `{expected}`; rename it or move it."
            return Diagnostic(Location(path), "unknown-file", sentence, hint)
        stem = name.removesuffix(expected)
        if not re.match(ID_PATTERN, stem):
            sentence = f'"{stem}" cannot be an id.'
            hint = "Name the file in lower case letters, digits and single hyphens: `late-payment`."
            return Diagnostic(Location(path), "bad-file-name", sentence, hint)
        return _read_page if expected == ".md" else _read_thing
    folders = [f"content/{name}/" for name in (*FOLDERS, "translations")]
    names = [f"content/{name}.yml" for name in (*SINGLE, *LISTS)]
    hint = did_you_mean(str(PurePosixPath(path).parent) + "/", folders)
    if len(parts) == 2:
        hint = did_you_mean(path, names)
    sentence = f"Nothing of a guide is kept in `{path}`."
    return Diagnostic(
        Location(path), "unknown-file", sentence, hint or "Move it out of `content/`."
    )


def _file_name(path: str) -> str:
    """The name of a file under `content/` without its ending, or nothing for other files."""
    name = path.removeprefix("content/").removesuffix(".yml")
    return name if path == f"content/{name}.yml" else ""


def _kind(path: str) -> str:
    """The kind that the file of a guide holds: `sign`, `term`, `settings`, ..."""
    kinds: dict[str, type[Model]] = {**FOLDERS, **SINGLE, **LISTS}
    folder = PurePosixPath(path).parent.name
    return kinds.get(_file_name(path), kinds.get(folder, Wording)).__name__.lower()


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
    parts = PurePosixPath(path)
    model = FOLDERS[parts.parts[1]]
    loaded.known.setdefault(model.__name__.lower(), set()).add(parts.stem)
    node = _tree(loaded, path, text)
    if node is not None:
        _keep(loaded, model, path, parts.stem, node)


def _read_page(loaded: Loaded, path: str, text: str) -> None:
    stem = PurePosixPath(path).stem
    loaded.known.setdefault("page", set()).add(stem)
    match = FRONT_MATTER.match(text)
    if match is None:
        sentence = "The page does not start with front matter."
        hint = "Start the file with `---`, the keys `title`, `order`, ..., and `---`."
        loaded.diagnostics.append(Diagnostic(Location(path), "no-front-matter", sentence, hint))
        loaded.unread.add("page")
        return
    node = _tree(loaded, path, match.group(1), first_line=2)
    if node is None:
        return
    body = text[match.end() :]
    first = text[: match.end()].count("\n") + 1
    last = first + body.rstrip("\n").count("\n")
    written = nodes.Text(body, Location(path, first), last)
    node.items["body"] = loaded.places.nodes[path, ("body",)] = written
    _keep(loaded, Page, path, stem, node)


def _read_list(loaded: Loaded, path: str, text: str) -> None:
    model = LISTS[_file_name(path)]
    known = loaded.known.setdefault(model.__name__.lower(), set())
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
    model = SINGLE[_file_name(path)]
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
    model: type[Model],
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
        loaded.things.setdefault(model.__name__.lower(), {})[name] = thing
