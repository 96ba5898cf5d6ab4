"""Makes the files of letters: their trees, documents, the archive of all, the scripts that fill
them in.

The documents of a letter stand beside its page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache, partial
from typing import Any

from .. import bundle, memory
from ..addresses import Addresses
from ..diagnostics import Diagnostic, Location, Severity, as_sentence
from ..model.guide import Guide
from ..model.letter import Letter
from ..output import Output, compact_json
from ..templating import PAIR, TemplateError, constants, fault, text_of
from ..text import locales, untranslated, wellformed
from ..text.locales import formats, locale
from . import typeset
from .compose import NAMES
from .fill import Block, Run, Tree, Trees, blank
from .local import localised
from .tree import Frame, frame
from .typeset import Setting

PIECES = {
    "docx": "letters/docx.xml.j2",
    "odt": "letters/odt.xml.j2",
    "txt": "letters/text.j2",
}
TABLES = ("ltr", "rtl", "sheets", "slants", "faces", "parts")
TYPESET = "letters/letter.typ"
SCRIPT = "letters/letter.js"
ENTRY = "theme/js/letter/index.js"
DOCUMENTS = "letters/documents.js"
DOCUMENTS_ENTRY = "theme/js/letter/documents.js"
COPIED = ("txt",)  # the formats that the page makes itself: what is copied, or put into a mail
FEW = 8  # pieces that are named one by one
AIDS = ("hint", "example")
PIECES_MODULE = "theme/js/letter/pieces.js"


class LetterUnset(Exception):
    """A letter cannot be set: `origin` is the file it came from, `errors` say why."""

    def __init__(self, origin: str, error: typeset.Unset) -> None:
        """Say which file, and what came to light in setting it."""
        super().__init__(str(error))
        self.origin = origin
        self.errors = (error, *error.others)


def unset(error: LetterUnset, place: Location) -> tuple[Diagnostic, ...]:
    """The messages for a letter that cannot be set: characters without a font, mistakes in
    templates.
    """
    return tuple(_unset_format(each, place) for each in error.errors)


def _unset_format(error: typeset.Unset, place: Location) -> Diagnostic:
    if error.extension:
        return fault(PIECES[error.extension], str(error), PAIR, error.line)
    if not error.glyphs:
        hint = "The template is written in typst; its line says what it did not expect."
        reason = as_sentence(str(error))
        return fault(TYPESET, reason, hint, error.line)
    return unshown("letters", "".join(error.glyphs), place)


def typeface(tag: str) -> str:
    """The hint for a locale whose script no typeface of a project has."""
    package = locales.typeface(tag)
    if not package:
        return "Put a font file for its script into `templates/fonts/`."
    files = f"the font files of {package.replace('-', '_')}"
    return f"Run `pip install {package}`, and copy {files} into `templates/fonts/`."


def unshown(
    what: str, glyphs: str, place: Location, severity: Severity = "error", script_of: str = ""
) -> Diagnostic:
    """The message for characters that no font of a project has; `what` is meant to show them.

    Where a whole script is missing, `script_of` is a locale that is written in it.
    """
    sentence = f'The {what} cannot show "{glyphs}": no font has it.'
    hint = "Use other characters, or add a font that has them to `templates/fonts/`."
    hint = typeface(script_of) if script_of else hint
    return Diagnostic(place, "unset-letter", sentence, hint, severity)


def words(tree: Tree) -> str:
    """All words that the documents of a letter show before it is filled in."""
    lines = [line for block in blank(tree, paper=True) for line in (*block.lines, *_cells(block))]
    return "".join((tree["title"], *(run.text for line in lines for run in line)))


def _cells(block: Block) -> Iterator[tuple[Run, ...]]:
    for row in block.cells:
        yield from row


def trees(guides: Mapping[str, Guide]) -> dict[str, Trees]:
    """The trees of each letter, by its id, in some locales.

    `guides` maps locales to the guide in each, the source locale among them; the page is in the
    first. A tree that lacks words is left out. That of the page comes first, then that of the
    source.
    """
    first = next(iter(guides))
    source = guides[first].settings.source_locale
    return together({tag: whole_trees(guide, tag) for tag, guide in guides.items()}, source)


def whole_trees(guide: Guide, tag: str) -> dict[str, Tree | None]:
    """The tree of each letter of a guide in the locale `tag`; None where it lacks words."""
    around = frame(guide)
    return {letter.id: _whole_tree(letter, around, tag=tag) for letter in guide.letters}


@memory.by_identity(memory.OBJECTS)
def _whole_tree(letter: Letter, around: Frame, *, tag: str) -> Tree | None:
    made = localised(around, letter, formats(tag), locale(tag))
    return made if _whole(made) else None


def together(made: Mapping[str, Mapping[str, Tree | None]], source: str) -> dict[str, Trees]:
    """The trees of each letter of several locales, as `trees` gives them.

    That of the page comes first, then that of the source, then the others as they come.
    """
    first = next(iter(made))
    found: dict[str, Trees] = {name: () for each in made.values() for name in each}
    for own in made.values():
        for name, tree in own.items():
            found[name] += (tree,) if tree is not None else ()
    return {
        name: tuple(sorted(trees, key=lambda one: (one["lang"] != first, one["lang"] != source)))
        for name, trees in found.items()
    }


def _whole(tree: Tree) -> bool:
    return not untranslated.marked(json.dumps(_sent(tree), ensure_ascii=False))


def _sent(value: Any) -> Any:
    """A tree without the hints and examples that only the form of its page shows."""
    if isinstance(value, dict):
        return {key: _sent(inner) for key, inner in value.items() if key not in AIDS}
    return [_sent(inner) for inner in value] if isinstance(value, list) else value


def for_page(trees: Trees) -> list[Tree]:
    """The trees of a letter as its page needs them: the first for its form, all of them to be
    filled in.

    Notes stand in documents alone, and examples are only shown by fields of one line.
    """
    first, *others = trees
    own = {**first, "fields": [_on_form(field) for field in first["fields"]]}
    return [
        {**tree, "pieces": [_without_note(piece) for piece in tree["pieces"]]}
        for tree in (own, *(_taken_along(other) for other in others))
    ]


@memory.by_identity(memory.OBJECTS)
def _taken_along(tree: Tree) -> Tree:
    sent: Tree = _sent(tree)
    return sent


def _on_form(field: Tree) -> Tree:
    """A field and its columns as a form needs them: without an example that it does not show."""
    made = {key: value for key, value in field.items() if key != "example" or _in_line(field)}
    if "columns" in made:
        made["columns"] = [_on_form(column) for column in made["columns"]]
    return made


def _without_note(piece: Tree) -> Tree:
    return {key: value for key, value in piece.items() if key != "note"}


def _in_line(field: Tree) -> bool:
    return field["kind"] in ("text", "name", "email", "money", "number", "percent")


def faults(
    guide: Guide,
    trees: Mapping[str, Trees],
    templates: Mapping[str, str],
    fonts: tuple[str, ...],
) -> Iterator[Diagnostic]:
    """What keeps letters from being set at all: pieces of a format that are wrong or missing. Then
    also what is wrong with the template of the paper, which else comes to light as they are set.
    """
    try:
        pieces(templates)
    except TemplateError as error:
        yield from error.diagnostics
        letter = guide.letters[0]
        yield from _faults_of_paper(letter, trees[letter.id][0], templates, fonts)


def _faults_of_paper(
    letter: Letter, tree: Tree, templates: Mapping[str, str], fonts: tuple[str, ...]
) -> Iterator[Diagnostic]:
    try:
        template = Setting({}, text_of(templates, TYPESET), fonts)
        typeset.paper(tree, blank(tree, paper=True), letter.reviewed.isoformat(), template)
    except TemplateError as missing:
        yield from missing.diagnostics
    except typeset.Unset as mistake:
        if not mistake.glyphs:
            yield _unset_format(mistake, Location(letter.origin))


def setting(templates: Mapping[str, str], fonts: tuple[str, ...]) -> Setting:
    """What letters are set with, from the templates. Raises TemplateError."""
    return Setting(pieces(templates), text_of(templates, TYPESET), fonts)


def pieces(templates: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """The pieces of each format that a browser can make too, by its name.

    Raises TemplateError, with all that is wrong with them.
    """
    made, wrong = {}, list[Diagnostic]()
    for name, path in PIECES.items():
        try:
            found = constants(templates, path)
        except TemplateError as error:
            wrong += error.diagnostics
            continue
        made[name] = {key: found[key] for key in NAMES if isinstance(found.get(key), _kind(key))}
        wrong += _without(path, [key for key in NAMES if key not in made[name]])
        if name in typeset.OFFICE:
            wrong += _unopened(made[name], path, templates[path])
    if wrong:
        raise TemplateError(*wrong)
    return made


def _kind(key: str) -> type:
    return dict if key in TABLES else str


def _without(path: str, keys: list[str]) -> Iterator[Diagnostic]:
    """The message for pieces that a template does not set, or sets as something else."""
    if not keys:
        return
    example = '{"name": "text"}' if keys[0] in TABLES else '"text"'
    named = ", ".join(f'"{key}"' for key in keys[:FEW])
    more = f" and {len(keys) - FEW} more" if len(keys) > FEW else ""
    what = "the piece" if len(keys) == 1 else "the pieces"
    sentence = f"It does not set {what} {named}{more} as it should."
    hint = f"Write `{{% set {keys[0]} = {example} %}}`; a letter needs every piece."
    yield fault(path, sentence, hint)


def _unopened(pieces: Mapping[str, Any], path: str, source: str) -> Iterator[Diagnostic]:
    """The messages for pieces with which no program could open a document.

    A mistake in what several pieces are made of is told once.
    """
    wrong: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for key in pieces:
        for names, text in _texts(pieces[key], (key,)):
            in_parts = key == "parts" and names[-1].endswith(wellformed.ENDINGS)
            torn = wellformed.document(text) if in_parts else wellformed.piece(text)
            if torn is not None:
                wrong.setdefault(torn.reason, []).append((names, torn.words))
    for reason, places in wrong.items():
        names, words = places[0]
        what = "The piece" if len(places) == 1 else "The pieces"
        named = "; ".join(", ".join(f'"{name}"' for name in each) for each, _ in places)
        sentence = f"{what} {named} could not be opened: {reason}"
        yield fault(path, sentence, PAIR, _line(source, names[0], names[-1], words))


def _texts(value: Any, at: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text of a piece, with the names that lead to it."""
    if isinstance(value, str):
        yield at, value
    for name, inner in value.items() if isinstance(value, dict) else ():
        yield from _texts(inner, (*at, name))


def _line(source: str, key: str, name: str, words: str) -> int:
    """The line of a template to point at for a mistake in the piece `key`.

    That is where `words` stand, if they do so once; or the `name` in a dictionary; or where the
    piece is set.
    """
    at = re.search(rf"\{{%-?\s*set\s+{re.escape(key)}\b", source)
    start = at.start() if at else 0
    if words and source.count(words) == 1:
        start = source.index(words)
    elif name != key and f'"{name}":' in source[start:]:
        start = source.index(f'"{name}":', start)
    return source.count("\n", 0, start) + 1


def script(entry: str, modules: Mapping[str, str], given: Mapping[str, Mapping[str, Any]]) -> str:
    """A module with those it needs, the pieces of the formats among them. Raises TemplateError."""
    whole = {**modules, PIECES_MODULE: f"export const PIECES = {compact_json(given)};\n"}
    return bundle.compact(bundle.bundle(whole, entry))


def scripts(made: Mapping[str, Mapping[str, Any]], modules: Mapping[str, str]) -> dict[str, str]:
    """The scripts of every page of letters, path to text; from `pieces`. Raises TemplateError."""
    copied = {name: made[name] for name in COPIED}
    saved = {name: each for name, each in made.items() if name not in COPIED}
    return {
        SCRIPT: script(ENTRY, modules, copied),
        DOCUMENTS: script(DOCUMENTS_ENTRY, modules, saved),
    }


def outputs(
    guide: Guide,
    tag: str,
    trees: Mapping[str, Trees],
    setting: Setting,
    modules: Mapping[str, str],
    without_pdf: Collection[str] = (),
) -> Iterator[Output]:
    """The documents of every letter in the locale `tag`, their archive, the scripts of the pages.

    `modules` are the JavaScript modules of the theme; `without_pdf` are ids of letters that no
    typeface can show. To ask for their bytes raises LetterUnset, or TemplateError.
    """
    at, documents = Addresses.of(guide), list[Output]()
    for letter in guide.letters:
        made, pdf = trees[letter.id][0], letter.id not in without_pdf
        in_formats = cache(partial(_set, letter, made, setting, pdf=pdf))
        day = letter.reviewed.isoformat()
        known = cache(partial(typeset.letter_name, made, day, setting, pdf=pdf))
        for extension in typeset.FORMATS if pdf else typeset.WITHOUT_PDF:
            path = at.document_path(letter.id, made["lang"], extension)
            name = partial(_name_of, known, extension)
            one = partial(_one_of, in_formats, extension)
            documents.append(Output(path, one, letter.origin, named=name))
    yield from documents
    if documents:
        path, origin = at.document_path("", tag, "zip"), guide.settings.origin
        name = partial(_name_of_all, documents)
        yield Output(path, partial(_archive, documents), origin, named=name)
        packed = cache(partial(scripts, setting.pieces, modules))
        for path in (SCRIPT, DOCUMENTS):
            yield Output(path, partial(_script, packed, path), origin)


def _set(letter: Letter, tree: Tree, setting: Setting, *, pdf: bool) -> dict[str, bytes]:
    """A letter in every format, extension to bytes. Raises LetterUnset."""
    try:
        return typeset.letter(tree, letter.reviewed.isoformat(), setting, pdf=pdf)
    except typeset.Unset as error:
        raise LetterUnset(letter.origin, error) from error


def _name_of(known: Callable[[], str], extension: str) -> str:
    return memory.name(known(), extension)


def _name_of_all(documents: Iterable[Output]) -> str:
    return memory.name("archive", *(part for each in documents for part in (each.path, each.name)))


def _one_of(in_formats: Callable[[], Mapping[str, bytes]], extension: str) -> bytes:
    return in_formats()[extension]


def _archive(documents: Iterable[Output]) -> bytes:
    """All documents in one file."""
    files = {document.path.rpartition("/")[2]: document.data for document in documents}
    given = (part for file in files.items() for part in file)
    return memory.remembered(lambda: typeset.package(files), "archive", *given)


def _script(made: Callable[[], Mapping[str, str]], path: str) -> bytes:
    return made()[path].encode()
