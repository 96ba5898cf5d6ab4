"""Turns the files of a project into model objects, collecting every mistake with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from operator import attrgetter
from pathlib import PurePosixPath
from typing import TypeVar

from .. import memory
from ..diagnostics import Diagnostic, Location, Mistake, Severity
from ..model.fit import M, keys, parse
from ..model.font import Font
from ..model.guide import GROUPS, KINDS, Guide, Page, Synonyms, Wording
from ..model.image import Image
from ..model.kinds import ID_PATTERN, INVENTED, Entry, Kind, Model
from ..model.letter_form import LetterForm
from ..model.quiz import Quiz
from ..model.settings import Settings
from ..model.texts import KeyPath
from . import fonts, homes, images
from .faults import ID_HINT, explain, wrong_kind
from .homes import (
    FOLDERS,
    FORMS,
    FRONT_MATTER,
    INTERFACE,
    LISTS,
    OWN_FORMS,
    SINGLE,
    SYNONYMS,
)
from .places import Places
from .syntax import nodes
from .syntax.decode import decode
from .syntax.parse import BORROWING
from .syntax.parse import parse as parse_yaml

EVERYWHERE = frozenset(("signs", "remedies", "exit", "map"))
"""The sections of every guide, whatever else it lacks: its pages lead to them."""

KIND_OF = {
    **{home: model.what.name for home, model in (*FOLDERS.items(), *LISTS.items())},
    **{home: model.kind for home, model in SINGLE.items()},
    **{what.home: what.name for what in (Font.what, Image.what)},
}
"""What stands in a file or a folder, by its path."""

E = TypeVar("E", bound=Entry)
F = TypeVar("F", Image, Font)


@dataclass(frozen=True)
class Faulty:
    """Something of a model that could be read as YAML and does not fit the model."""

    model: type[Model]
    origin: str
    at: KeyPath
    node: nodes.Map


@dataclass
class Loaded:
    """What could be read: objects by kind, the ids that exist even where their file is faulty.

    `unread` are the kinds of which not every id is known: their list could not be read. `partial`
    are those of which something is there, or was, and what it names is not known.
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
        """The objects of a kind: things by their order, the rest as they stand in their file."""
        entries = self.things.get(model.what.name, {}).values()
        chosen = [entry for entry in entries if isinstance(entry, model)]
        if "order" in model.model_fields:
            chosen.sort(key=attrgetter("order"))
        return tuple(chosen)

    def written(self, model: type[E]) -> set[str]:
        """The ids of a kind that has files, of those that say something, fitting or not."""
        faulty = {homes.id_at(each.origin) for each in self.faulty if each.model is model}
        return {*self.things.get(model.what.name, {}), *faulty}

    def sections_needed(self) -> set[str]:
        """The sections of every guide, and those without which its things would stand nowhere."""
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
        """A mistake at a key path of a file, or at some `words` of the text that stands there."""
        return self.told(origin, path, Mistake(code, sentence, hint, words, severity))

    def told(self, origin: str, path: KeyPath, mistake: Mistake) -> Diagnostic:
        """A mistake of the text at a key path of a file, at the words that show it."""
        words, places = mistake.words, self.places
        return mistake.at(places.find(origin, path, words) if words else places.of(origin, path))

    def guide(self) -> Guide:
        """The whole guide. Ask for it only when no error was found."""
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


Reader = Callable[[Loaded, str, str, str], None]


def load(files: Mapping[str, bytes], unread: Iterable[str] = ()) -> Loaded:
    """Read the files of a project: paths relative to it (`content/...`, ...) to their bytes.

    `unread` are paths of files and folders that are there and could not be read at all: what they
    hold is unknown, and is not missed.
    """
    loaded = Loaded()
    for path in unread:
        (_miss if PurePosixPath(path).suffix else _miss_folder)(loaded, path)
    ours = [path for path in sorted(files) if _ours(path)]
    drawn = {path: files[path] for path in ours if images.belongs(path)}
    set_in = {path: files[path] for path in ours if fonts.belongs(path)}
    _keep_files(loaded, loaded.images, images.check(drawn), Image.what, drawn)
    _keep_files(loaded, loaded.fonts, fonts.check(set_in), Font.what, set_in)
    seen = {
        path: _seen(path, files[path]) for path in ours if path not in drawn and path not in set_in
    }
    for each in seen.values():
        loaded.diagnostics.extend(each.told)
    taken = _take_in(loaded, seen, unread)
    if homes.SETTINGS not in taken and Settings.kind not in loaded.unread:
        sentence = "The guide has no `guide.yml`."
        hint = "Write one with at least the title, the locales and the sections."
        place = Location(homes.SETTINGS)
        loaded.diagnostics.append(Diagnostic(place, "no-guide", sentence, hint))
    loaded.diagnostics = list(_but_of_notes(loaded.diagnostics))
    return loaded


def _take_in(loaded: Loaded, seen: Mapping[str, _Seen], unread: Iterable[str]) -> set[str]:
    """Join what files hold, each at the path where it belongs; these paths are given."""
    strays = {path: each.stray for path, each in seen.items() if each.stray is not None}
    taken = {*seen, *unread} - {*strays}
    loaded.diagnostics.extend(homes.told(strays.values(), taken))
    for path, each in seen.items():
        home = strays[path].home if path in strays else path
        if not home or (path in strays and home in taken):
            continue
        taken.add(home)
        if each.read is None:
            _miss(loaded, home)
        elif _is_taken(loaded, home):
            loaded.places.texts[path] = each.read.places.texts[path]
            loaded.diagnostics.append(_page_twice(loaded, path, homes.id_at(home)))
        else:
            _join(loaded, each.read, home)
    return taken


def _but_of_notes(told: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """What was told, but that something is empty since its text became a note, which is told."""
    told = tuple(told)
    lines = [(each.location.path, each.location.line) for each in told]
    cut = {line for line, each in zip(lines, told, strict=True) if each.code == "cut-text"}
    for line, each in zip(lines, told, strict=True):
        if each.code != "empty-value" or line not in cut:
            yield each


def _ours(path: str) -> bool:
    return not homes.passed_over(PurePosixPath(path).name)


@dataclass(frozen=True)
class _Seen:
    """What a file is by itself: what is wrong with its bytes or its place, and what it holds.

    `read` is nothing where that cannot be said.
    """

    told: tuple[Diagnostic, ...] = ()
    stray: homes.Stray | None = None
    read: Loaded | None = None


@memory.per_file  # a preview reads the same files again and again
def _seen(path: str, data: bytes) -> _Seen:
    return memory.remembered(lambda: _looked_at(path, data), "a file of the content", path, data)


def _looked_at(path: str, data: bytes) -> _Seen:
    """Read a file by itself: its bytes, its place, what it holds."""
    text, told = decode(path, data) if homes.is_text(path) else (None, ())
    stray = homes.stray(path, text)
    home = stray.home if stray is not None else path
    if text is None or not home or (stray is not None and not stray.whole):
        return _Seen(told, stray)
    read = Loaded()
    read.places.texts[path] = text
    _reader_of(home)(read, path, text, home)
    return _Seen(told, stray, read)


def _is_taken(loaded: Loaded, home: str) -> bool:
    """Whether the id of a page is that of one in another folder."""
    known = loaded.known.get(Page.what.name, ())
    return _reader_of(home) is _read_page and homes.id_at(home) in known


def _join(loaded: Loaded, read: Loaded, home: str) -> None:
    """Add what a file holds. A form of letters of the guide's own is put before one of ours."""
    loaded.settings = read.settings or loaded.settings
    loaded.quiz = read.quiz or loaded.quiz
    for kind, things in read.things.items():
        loaded.things.setdefault(kind, {}).update(things)
    for kind, ids in read.known.items():
        loaded.known.setdefault(kind, set()).update(ids)
    loaded.interface.update(read.interface)
    loaded.synonyms.update(read.synonyms)
    own = home.startswith(OWN_FORMS)
    forms = read.letter_forms.items()
    loaded.letter_forms.update(
        {name: form for name, form in forms if own or name not in loaded.letter_forms}
    )
    loaded.faulty += read.faulty
    loaded.unread |= read.unread
    loaded.partial |= read.partial
    loaded.places.texts.update(read.places.texts)
    loaded.places.nodes.update(read.places.nodes)
    loaded.diagnostics += read.diagnostics


def _keep_files(
    loaded: Loaded, kept: list[F], found: Iterable[F | Diagnostic], what: Kind, paths: Iterable[str]
) -> None:
    """The pictures or typefaces. One that is unfit is known nevertheless: it is told by itself."""
    for each in found:
        if isinstance(each, Diagnostic):
            loaded.diagnostics.append(each)
        else:
            kept.append(each)
    loaded.known.setdefault(what.name, set()).update(map(homes.file_id, paths))


def _miss(loaded: Loaded, home: str) -> None:
    """Note a file that nothing is known of but where it belongs."""
    for what in (Font.what, Image.what):
        if home.startswith(what.home):
            loaded.known.setdefault(what.name, set()).add(homes.file_id(home))
            return
    name = _kind(home)
    loaded.partial.add(name)
    if homes.kind_at(home) is None:
        loaded.unread.add(name)
    else:
        loaded.known.setdefault(name, set()).add(homes.id_at(home))


def _miss_folder(loaded: Loaded, path: str) -> None:
    """Note a folder of which nobody knows what stands in it."""
    for home, name in KIND_OF.items():
        if f"{home}/".startswith(f"{path}/") or (home.endswith("/") and path.startswith(home)):
            loaded.unread.add(name)
            loaded.partial.add(name)


def _reader_of(home: str) -> Reader:
    """The function that reads what belongs at a path."""
    if home == INTERFACE:
        return _read_interface
    if home in SINGLE:
        return _read_single
    if home in LISTS:
        return _read_list
    if home.startswith(SYNONYMS):
        return _read_synonyms
    if home.startswith((FORMS, OWN_FORMS)):
        return _read_form
    return _read_page if home.endswith(".md") else _read_thing


def _kind(home: str) -> str:
    """The kind that the file of a guide holds: `sign`, `term`, `guide`, ..."""
    if home.startswith(SYNONYMS):
        return Synonyms.kind
    if home.startswith((FORMS, OWN_FORMS)):
        return LetterForm.kind
    entries = LISTS.get(home) or homes.kind_at(home)
    return entries.what.name if entries else SINGLE.get(home, Wording).kind


def _tree(loaded: Loaded, path: str, text: str, home: str, first_line: int = 1) -> nodes.Map | None:
    """The keys of a file. What is wrong with its very form is told alone."""
    node, found = parse_yaml(path, text, first_line)
    borrowed = [each for each in found if each.code in BORROWING]
    loaded.diagnostics.extend(borrowed[:1] or found)
    if borrowed or not isinstance(node, nodes.Map):
        _miss(loaded, home)
    if borrowed or node is None:
        return None
    if not isinstance(node, nodes.Map):
        sentence = "The file does not start with a key."
        hint = "Write keys and values: `title: Late payment`."
        if home in LISTS:
            hint = (
                "Begin each entry with its id as a key, `late-payment:`, and put its own keys under"
            )
            hint += " that, indented by two spaces."
        loaded.diagnostics.append(Diagnostic(node.location, "no-keys", sentence, hint))
        return None
    loaded.places.nodes[path] = dict(nodes.places(node))
    return node


def _read_thing(loaded: Loaded, path: str, text: str, home: str) -> None:
    model, name = FOLDERS[f"{PurePosixPath(home).parent}/"], PurePosixPath(home).stem
    loaded.known.setdefault(model.what.name, set()).add(name)
    node = _tree(loaded, path, text, home)
    if node is not None:
        _keep(loaded, model, path, name, node)


def _read_page(loaded: Loaded, path: str, text: str, home: str) -> None:
    """A page: keys between two lines, and Markdown below them."""
    model, name = FOLDERS[homes.PAGES], homes.id_at(home)
    within = homes.within(home) or None
    loaded.known.setdefault(model.what.name, set()).add(name)
    match = FRONT_MATTER.match(text)
    if match is None:
        loaded.diagnostics.append(_no_front_matter(path, text))
        _miss(loaded, home)
        return
    node = _tree(loaded, path, match.group(1), home, first_line=2)
    if node is None:
        return
    body = text[match.end() :]
    first = text[: match.end()].count("\n") + 1
    last = first + body.rstrip("\n").count("\n")
    written = nodes.Text(body, Location(path, first), last)
    if "body" in node.keys:
        sentence = '"body" is not a key of the front matter.'
        hint = "Write what the page says under the front matter, behind its last `---`."
        loaded.diagnostics.append(Diagnostic(node.keys["body"], "unknown-key", sentence, hint))
    loaded.places.nodes[path]["body",] = written
    node = _with_body(node, written)
    _keep(loaded, model, path, name, node, within=within)


def _page_twice(loaded: Loaded, path: str, name: str) -> Diagnostic:
    """That the id of a page is taken by one in another folder."""
    read = (each for each in loaded.places.texts if each.startswith(homes.PAGES) and each != path)
    other = next((each for each in read if homes.id_at(each) == name), "another page")
    sentence = f'`{other}` has the id "{name}" as well.'
    hint = f"Rename this one, or remove one of the two: `page:{name}` leads to one page."
    if PurePosixPath(path).stem == homes.FIRST:
        hint = f"The first page of a section has the id of its folder. Rename `{name}/`."
    return Diagnostic(Location(path), "page-twice", sentence, hint)


def _no_beginning(path: str, lines: list[str]) -> Diagnostic:
    """That a page does not start with front matter, or with what other programs take for it."""
    at = next((number for number, line in enumerate(lines) if line.strip()), 0)
    first = lines[at].strip()
    sentence = "The page does not start with front matter."
    hint = "Start the file with `---`, the keys `title`, `order`, ..., and `---`."
    if at and first == "---":
        sentence = "An empty line stands above the front matter."
        hint = "Remove it: the first line of a page is `---`."
    elif re.fullmatch(r"-{2,}|[‐-―−]+|[+=*~;]{3,}", first):
        sentence = f"`{first}` begins no front matter."
        hint = "Write `---` in its place and in that of the line which ends the keys; each key is"
        hint += " written `key: value`."
    elif re.match(r"[a-z_]+:(?: |$)", first):
        hint = f"Write `---` on a line of its own above `{first}`, and one behind the last"
        hint += " key if there is none."
    return Diagnostic(Location(path, at + 1), "no-front-matter", sentence, hint)


def _no_front_matter(path: str, text: str) -> Diagnostic:
    """Whether the front matter of a page is missing, or only its end."""
    lines = text.split("\n")
    if not re.match(r"---[ \t]*\n", text):
        return _no_beginning(path, lines)
    last = min(_last_key(lines) + 1, len(lines))
    sentence = "The front matter starts on line 1 and does not end."
    hint = f"Write `---` on a line of its own behind its last key, before line {last}."
    return Diagnostic(Location(path, last), "no-front-matter", sentence, hint)


def _last_key(lines: list[str]) -> int:
    """The number of the last line of front matter that does not end; notes stand between keys."""
    last = 1
    for number, line in enumerate(lines[1:], 2):
        key = re.match(r"([\w-]+):", line)
        known = key is not None and key[1] in keys(Page)
        if known or (number == last + 1 and re.match(r"[\w-]+:|[ \t]+\S|- ", line)):
            last = number
        elif line.strip() and not line.startswith("#"):
            break
    return last


def _read_list(loaded: Loaded, path: str, text: str, home: str) -> None:
    """A file of entries, by their ids."""
    model = LISTS[home]
    known = loaded.known.setdefault(model.what.name, set())
    tree = _tree(loaded, path, text, home)
    if tree is not None and _cut(model, tree):
        loaded.unread.add(model.what.name)
    for key, node in tree.items.items() if tree else ():
        known.add(key)
        if not re.match(ID_PATTERN, key):
            sentence, near = f'"{key}" cannot be an id.', homes.near_id(key)
            known.add(near)
            place = tree.keys[key] if tree else Location(path)
            hint = f"Write `{near}`." if near else ID_HINT
            loaded.diagnostics.append(Diagnostic(place, "bad-id", sentence, hint))
        elif isinstance(node, nodes.Map):
            _keep(loaded, model, path, key, node, (key,))
        else:
            told = wrong_kind(node.location, key, "keys with values", node, model)
            loaded.diagnostics.append(told)


def _cut(model: type[Entry], tree: nodes.Map) -> bool:
    """Whether a list ends in the middle of an entry, as one that was saved in part."""
    last = next(reversed(tree.items.values()), None)
    if last is None:
        return False
    needed = {name for name in keys(model) if model.model_fields[name].is_required()}
    return not isinstance(last, nodes.Map) or not needed <= {*last.items}


def _read_one(
    loaded: Loaded, model: type[M], path: str, node: nodes.Map | None, **invented: str
) -> M | None:
    """The one object that a file holds, if it can be read and fits; else its faults are told."""
    if node is None:
        return None
    made, faults = parse(model, {**nodes.plain(node), **invented})
    loaded.diagnostics.extend(explain(loaded.places, path, node, faults))
    return made


def _read_single(loaded: Loaded, path: str, text: str, home: str) -> None:
    model, node = SINGLE[home], _tree(loaded, path, text, home)
    read = _read_one(loaded, model, path, node, origin=path)
    if isinstance(read, Settings):
        loaded.settings = read
    elif isinstance(read, Quiz):
        loaded.quiz = read
    elif node is not None:
        loaded.faulty.append(Faulty(model, path, (), node))


def _read_synonyms(loaded: Loaded, path: str, text: str, home: str) -> None:
    tag, node = PurePosixPath(home).stem, _tree(loaded, path, text, home)
    synonyms = _read_one(loaded, Synonyms, path, node, id=tag, origin=path)
    if synonyms is not None:
        loaded.synonyms[tag] = synonyms


def _read_form(loaded: Loaded, path: str, text: str, home: str) -> None:
    name, node = PurePosixPath(home).stem, _tree(loaded, path, text, home)
    form = _read_one(loaded, LetterForm, path, node, id=name, origin=path)
    if form is not None:
        loaded.letter_forms[name] = form


def _read_interface(loaded: Loaded, path: str, text: str, home: str) -> None:
    """The words of the interface, by their names."""
    tree = _tree(loaded, path, text, home)
    for key, node in tree.items.items() if tree else ():
        if not isinstance(node, nodes.Map):
            told = wrong_kind(node.location, key, "keys with values", node, Wording)
            loaded.diagnostics.append(told)
            continue
        wording, faults = parse(Wording, nodes.plain(node))
        loaded.diagnostics.extend(explain(loaded.places, path, node, faults, (key,)))
        if wording is not None:
            loaded.interface[key] = wording


def _with_body(node: nodes.Map, body: nodes.Text) -> nodes.Map:
    """The front matter of a page, with the words of the page as one key more."""
    return replace(node, items={**node.items, "body": body})


def _keep(
    loaded: Loaded,
    model: type[Entry],
    path: str,
    name: str,
    node: nodes.Map,
    at: KeyPath = (),
    within: str | None = None,
) -> None:
    """Keep what fits its model, and tell what does not.

    `name` is its id, `at` the key path at which it stands in its file, `within` the section of
    pages that it is in.
    """
    for key in (key for key in INVENTED if key in node.items and key in model.model_fields):
        sentence = f'"{key}" is not written in the file.'
        hint = "Remove it: the id is the name of the file or of the entry."
        if key == "within":
            hint = "Remove it: the folder of the file says it."
        loaded.diagnostics.append(Diagnostic(node.keys[key], "unknown-key", sentence, hint))
    invented = {"origin": path, "within": within, "id": name}
    known = {key: each for key, each in invented.items() if key in model.model_fields}
    thing, faults = parse(model, {**nodes.plain(node), **known})
    loaded.diagnostics.extend(explain(loaded.places, path, node, faults, at))
    if thing is None:
        loaded.faulty.append(Faulty(model, path, at, node))
        loaded.partial.add(model.what.name)
    else:
        loaded.things.setdefault(model.what.name, {})[name] = thing
