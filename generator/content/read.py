"""Reads one file of a guide into model objects; which, the path says where the file belongs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath

from ..diagnostics import Diagnostic, Location
from ..model.fit import M, keys, parse
from ..model.guide import Synonyms, Wording
from ..model.kinds import ID_PATTERN, INVENTED, Entry
from ..model.letter_form import LetterForm
from ..model.quiz import Quiz
from ..model.settings import Settings
from ..model.texts import KeyPath
from . import homes
from .faults import ID_HINT, explain
from .front import FRONT_MATTER, no_front_matter
from .homes import FOLDERS, FORMS, INTERFACE, LISTS, OWN_FORMS, SINGLE, SYNONYMS
from .loaded import Faulty, Loaded
from .syntax import nodes
from .syntax.parse import BORROWING
from .syntax.parse import parse as parse_yaml
from .wrong_kind import wrong_kind

_KEY_BELOW = re.compile(r"\s*(?P<line>(?P<key>[a-z_]+):(?: .*|$))", re.MULTILINE)
Reader = Callable[[Loaded, str, str, str], None]
"""Adds what a file holds: what was loaded, the path of the file, its text, where it belongs."""


def read(path: str, text: str, home: str) -> Loaded:
    """What a file holds that stands at `path` and belongs at `home`, and what is wrong with it."""
    loaded = Loaded()
    loaded.places.texts[path] = text
    _reader_of(home)(loaded, path, text, home)
    return loaded


def is_page(home: str) -> bool:
    """Whether what belongs at a path is a page of prose."""
    return _reader_of(home) is _read_page


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


def _read_thing(loaded: Loaded, path: str, text: str, home: str) -> None:
    model, name = FOLDERS[f"{PurePosixPath(home).parent}/"], PurePosixPath(home).stem
    loaded.known.setdefault(model.what.name, set()).add(name)
    node = _tree(loaded, path, text, home)
    if node is not None:
        _keep(loaded, model, path, name, node)


def _read_page(loaded: Loaded, path: str, text: str, home: str) -> None:
    """A page: front matter, and Markdown under it."""
    model, name = FOLDERS[homes.PAGES], homes.id_at(home)
    within = homes.within(home) or None
    loaded.known.setdefault(model.what.name, set()).add(name)
    match = FRONT_MATTER.match(text)
    if match is None:
        loaded.diagnostics.append(no_front_matter(path, text))
        loaded.miss(home)
        return
    node = _tree(loaded, path, match.group(1), home, first_line=2)
    if node is None:
        return
    body = text[match.end() :]
    late = _KEY_BELOW.match(body)
    if late is not None and late["key"] in keys(model):
        place = Location.behind(path, text[: match.end() + late.start("line")])
        sentence = f"`{late['line']}` stands below the `---` that ends the keys, and on the page."
        hint = "Move it above that line, with whatever belongs to it."
        loaded.diagnostics.append(Diagnostic(place, "no-front-matter", sentence, hint))
        loaded.miss(home)
        return
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


def _read_list(loaded: Loaded, path: str, text: str, home: str) -> None:
    """A file of many entries, each under its id."""
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
            if isinstance(node, nodes.Text) and not node.value.strip():
                told = replace(told, code="empty-value", sentence=f'"{key}" is empty.')
            loaded.diagnostics.append(told)


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


def _tree(loaded: Loaded, path: str, text: str, home: str, first_line: int = 1) -> nodes.Map | None:
    """The keys of a file, or None where there are none; what is wrong with its form is told.

    Of anchors, aliases and tags only the first is: one is often the cause of the others.
    """
    node, found = parse_yaml(path, text, first_line)
    borrowed = [each for each in found if each.code in BORROWING]
    loaded.diagnostics.extend(borrowed[:1] or found)
    if borrowed or not isinstance(node, nodes.Map):
        loaded.miss(home)
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


def _cut(model: type[Entry], tree: nodes.Map) -> bool:
    """Whether a file of entries ends in the middle of one, as if it was not saved whole."""
    last = next(reversed(tree.items.values()), None)
    if last is None:
        return False
    needed = {name for name in keys(model) if model.model_fields[name].is_required()}
    return not isinstance(last, nodes.Map) or not needed <= {*last.items}


def _read_one(
    loaded: Loaded, model: type[M], path: str, node: nodes.Map | None, **invented: str
) -> M | None:
    """The one object that a file holds, or None where it does not fit, with its faults told.

    `invented` are values for keys that no author writes.
    """
    if node is None:
        return None
    made, faults = parse(model, {**nodes.plain(node), **invented})
    loaded.diagnostics.extend(explain(loaded.places, path, node, faults))
    return made


def _with_body(node: nodes.Map, body: nodes.Text) -> nodes.Map:
    """The front matter of a page with the words of the page under the key `body`."""
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
    """Add an entry that fits its model, or tell why it does not.

    `name` is its id, `at` the key path at which it stands in its file, `within` the section of
    pages that it is in, if it is in one.
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
