"""Knows where each file of a guide belongs, and says where one belongs that stands elsewhere or has
another name.

What a file is, its keys say; its name and its folder only where the keys do not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from itertools import groupby
from pathlib import PurePosixPath

from ..diagnostics import Diagnostic, Location, closest, counted
from ..memory import OBJECTS, by_value
from ..model.fit import keys
from ..model.font import ENDING, OTHERS, Font
from ..model.guide import KINDS, Page
from ..model.image import FORMATS, Image
from ..model.kinds import ID_PATTERN, LOCALE_PATTERN, Entry, Kind
from ..model.quiz import Quiz
from ..model.settings import Settings
from ..text import locales
from .front import FRONT_MATTER
from .syntax.nodes import Map
from .syntax.parse import parse

FOLDERS = {model.what.home: model for model in KINDS.values() if not model.what.listed}
LISTS = {model.what.home: model for model in KINDS.values() if model.what.listed}
SETTINGS = "content/guide.yml"
SINGLE: dict[str, type[Settings | Quiz]] = {
    SETTINGS: Settings,
    "content/quiz.yml": Quiz,
}
SYNONYMS = "content/synonyms/"
IMAGES = Image.what.home
FONTS = Font.what.home
TRANSLATIONS = "content/translations/"
FORMS = "templates/letters/forms/"
OWN_FORMS = "content/letters/forms/"
HOMES = (*FOLDERS, IMAGES, FONTS, SYNONYMS, TRANSLATIONS, OWN_FORMS)
"""Every folder of a guide in which something has a place of its own."""
INTERFACE = "templates/interface.yml"
PAGES = Page.what.home
FIRST = "index"
"""The name of the first page of a section of pages; its id is that of the folder."""
FORM_PATTERN = r"^[A-Za-z][A-Za-z0-9-]*$"
ID_BEGINS = "Its name is its id, and begins with a letter from a to z: `late-payment`."

PASSED_OVER = (
    *(".*", "*~", "~$*", "#*#", "*.orig", "*.rej", "*.bak", "*.swp", "*.tmp"),
    *("Thumbs.db", "desktop.ini"),
)
"""Names of files that systems, editors and Git leave behind."""

_ENDINGS = re.compile(r"(?:\.(?:yaml|yml|markdown|md|txt|docx?|odt|json))+$", re.IGNORECASE)
_DASHES = re.compile("[\u2010-\u2015\u2212]")
LOOK_ALIKE = str.maketrans("аеорсухіјѕԁοАВЕКМНОРСТХІЈЅ", "aeopcyxijsdoABEKMHOPCTXIJS")
"""Letters of Cyrillic and Greek that cannot be told from Latin ones, and these."""
_TEXTS = (".yaml", ".yml", ".md", ".markdown", ".txt", "")
DOCUMENTS = (".doc", ".docx", ".odt", ".rtf", ".pdf", ".pages")
ALIKE = 0.75  # how much the name of a folder is like the right one
ENOUGH = 3  # keys of a kind, for a file to be taken for one


@dataclass(frozen=True)
class Stray:
    """A file that stands where no file of a guide is read, or under a name that cannot be.

    `home` is the path at which it would be read, empty where nobody can tell; `whole` is whether
    its keys are those of what belongs there.
    """

    path: str
    home: str
    whole: bool
    mistake: Diagnostic


@by_value(OBJECTS, of_checks=True)  # most names are asked for at every reading
def passed_over(name: str) -> bool:
    """Whether a file was left behind by a system, an editor or Git, and written by nobody."""
    return any(fnmatch(name, pattern) for pattern in PASSED_OVER)


def is_text(path: str) -> bool:
    """Whether a file may be a text of a guide, by the ending of its name."""
    return PurePosixPath(path).suffix.lower() in _TEXTS


def kind_at(home: str) -> type[Entry] | None:
    """The model of what belongs at a path; None for files of many entries and files of no kind."""
    folder = PAGES if within(home) else _folder(home)
    return None if home in LISTS else FOLDERS.get(folder)


def within(home: str) -> str:
    """The section of pages that a path is in, by its folder; empty for all other paths."""
    folder, _, file = home.removeprefix(PAGES).partition("/")
    return folder if home.startswith(PAGES) and file and "/" not in file else ""


def id_at(home: str) -> str:
    """The id of what belongs at a path."""
    stem = PurePosixPath(home).stem
    return within(home) if stem == FIRST and within(home) else stem


def stray(path: str, text: str | None) -> Stray | None:
    """What is wrong with the place or the name of a file; None for nothing. `text` is None if
    unread.
    """
    if path == INTERFACE or path in SINGLE or path in LISTS:
        return None
    folder, name = _folder(path), PurePosixPath(path).name
    if folder == SYNONYMS:
        return _of_locale(path, text, LOCALE_PATTERN, "a language", "whose words it holds", "pt-BR")
    if folder in (FORMS, OWN_FORMS):
        return _of_locale(path, text, FORM_PATTERN, "a form of letters", "it is for", "en-US")
    for forms in (FORMS, OWN_FORMS):
        if path.startswith(forms):
            sentence = f"`{folder}` is a folder among the forms of letters, which have none."
            hint = f"Move it to `{forms}{name}`."
            place = Location(path)
            return Stray(path, "", False, Diagnostic(place, "misplaced-file", sentence, hint))
    ending = PurePosixPath(path).suffix.lower()
    if ending in FORMATS:
        return _out_of_place(path, Image.what)
    if ending in (ENDING, *OTHERS):
        return _out_of_place(path, Font.what)
    if path.startswith(PAGES) and name.endswith(Page.what.ending) and path.count("/") > 2:
        return _in_section(path)
    written = _keys(path, text)
    by_place = _by_place(path)
    by_keys = _by_keys(path, written, FOLDERS.get(_folder(by_place)))
    if text is not None and FRONT_MATTER.match(text) and {*written} <= {*keys(Page)}:
        by_keys = f"{PAGES}{near_id(name)}{Page.what.ending}" if near_id(name) else ""
    home = by_keys or by_place
    if home == path:
        return None
    model = kind_at(home)
    fields = keys(model) if model is not None else ()
    whole = len({*written} & {*fields}) >= ENOUGH or (model is None and bool(written))
    return Stray(path, home, whole, _mistake(path, home, whole))


def told(strays: Iterable[Stray], taken: Collection[str]) -> Iterator[Diagnostic]:
    """The messages for stray files: one a file, or one a folder whose files all belong elsewhere.

    `taken` are the paths at which files stand.
    """

    def folders(each: Stray) -> tuple[str, str]:
        return _folder(each.path), _folder(each.home) if each.home else ""

    for (here, there), group in groupby(sorted(strays, key=folders), key=folders):
        files = list(group)
        homes = (*FOLDERS, IMAGES, FONTS)
        if len(files) > 1 and here not in homes and there in homes and here != "content/":
            sentence = f"`{here}` holds {counted(len(files), 'file')} that belong in `{there}`."
            hint = f"Rename the folder to `{there}`."
            if any(path.startswith(there) for path in taken):
                hint = f"Move them to `{there}`."
            yield Diagnostic(Location(files[0].path), "misplaced-file", sentence, hint)
            continue
        for each in _of_different_causes(files):
            if each.home in taken:
                sentence = f"`{each.path}` is not read: `{each.home}` is there as well."
                hint = "Keep one of the two, under the second name."
                yield Diagnostic(Location(each.path), each.mistake.code, sentence, hint)
            else:
                yield each.mistake


def _of_different_causes(files: list[Stray]) -> Iterable[Stray]:
    """One file for each cause: all files of a wrong folder have the same."""
    return {(each.mistake.sentence, each.mistake.hint): each for each in reversed(files)}.values()


def _folder(path: str) -> str:
    return f"{PurePosixPath(path).parent}/"


def _out_of_place(path: str, what: Kind) -> Stray:
    """A picture or a typeface in the folder of another kind of file."""
    name = PurePosixPath(path).name
    home = f"{what.home}{name}"
    sentence = f"`{name}` is {what.noun}, and stands in `{_folder(path)}`."
    mistake = Diagnostic(Location(path), "misplaced-file", sentence, f"Move it to `{home}`.")
    return Stray(path, home, False, mistake)


def _of_locale(
    path: str, text: str | None, pattern: str, what: str, which: str, other: str
) -> Stray | None:
    """A file that should be named by a locale and is not, with the locale that is meant."""
    name = PurePosixPath(path).name
    if re.match(pattern, name.removesuffix(".yml")) and name.endswith(".yml"):
        return None
    meant = locales.meant(_ENDINGS.sub("", name))
    sentence = f"`{name}` does not name {what}."
    hint = f"Name the file by the locale {which}: `en.yml`, `{other}.yml`."
    hint = f"Rename the file to `{meant}.yml`." if meant else hint
    home = f"{_folder(path)}{meant}.yml" if meant else ""
    mistake = Diagnostic(Location(path), "bad-file-name", sentence, hint)
    return Stray(path, home, bool(home and _keys(path, text)), mistake)


def _in_section(path: str) -> Stray | None:
    """What is wrong with the folder or the name of a page in a section of pages.

    A section has no sections of its own.
    """
    folder, *deeper, name = PurePosixPath(path).parts[2:]
    there, stem = near_id(folder), near_id(name)
    home = f"{PAGES}{there}/{stem}{Page.what.ending}" if there and stem else ""
    if home == path:
        return None
    place = Location(path)
    if deeper:
        own = PurePosixPath(path).parent
        sentence = f"`{own}/` is a folder in a section of pages, and the menu has one level."
        hint = f"Move its pages to `{PAGES}{folder}/`."
        return Stray(path, home, False, Diagnostic(place, "misplaced-file", sentence, hint))
    wrong, right = (folder, there) if folder != there else (name.removesuffix(".md"), stem)
    what = "folder" if folder != there else "file"
    hint = f"Give the {what} a name in lower case letters, digits and single hyphens."
    if right:
        full = f"{PAGES}{there}/" if what == "folder" else home.rpartition("/")[2]
        hint = f"Rename the {what} to `{full}`."
    return Stray(
        path, home, False, Diagnostic(place, "bad-file-name", f'"{wrong}" cannot be an id.', hint)
    )


def _keys(path: str, text: str | None) -> tuple[str, ...]:
    """The keys that stand at the top of a file, of its front matter for a page."""
    if text is None:
        return ()
    front = FRONT_MATTER.match(text)
    tree, _ = parse(path, front[1], 2) if front else parse(path, text, 1)
    return tuple(tree.items) if isinstance(tree, Map) else ()


def _by_place(path: str) -> str:
    """Where a file belongs by its folder and its name; nothing where they do not say."""
    folder, name = _folder(path), PurePosixPath(path).name
    stem = near_id(name)
    if folder in ("content/", "templates/", "content/letters/"):
        single = {PurePosixPath(home).stem: home for home in (*SINGLE, *LISTS)}
        near = closest(stem, single, ALIKE) if folder == "content/" else ""
        home = single.get(stem) or single.get(near)
        if home and (folder != "content/letters/" or home.startswith(folder)):
            return home
    known = {PurePosixPath(home).name: home for home in FOLDERS}
    if (
        folder not in HOMES
        and PurePosixPath(folder).name == stem
        and f"content/{stem}.yml" in (*SINGLE, *LISTS)
    ):
        return f"content/{stem}.yml"  # `content/quiz/quiz.yml`
    for part in reversed(PurePosixPath(folder).parts[1:]):
        near = closest(near_id(part), known, ALIKE)
        if near and stem:
            return f"{known[near]}{stem}{FOLDERS[known[near]].what.ending}"
    return ""


def _by_keys(path: str, written: tuple[str, ...], here: type[Entry] | None) -> str:
    """Where a file belongs by its keys; nothing where they say nothing new."""
    fit = {home: len({*written} & {*keys(model)}) for home, model in FOLDERS.items()}
    best = max(fit, key=lambda home: fit[home])
    own = fit[here.what.home] if here is not None else 0
    stem = near_id(PurePosixPath(path).name)
    if not stem or fit[best] < ENOUGH or fit[best] < own + ENOUGH:
        return ""
    return f"{best}{stem}{FOLDERS[best].what.ending}"


def near_id(name: str) -> str:
    """The id that the name of a file is nearest to; empty where none is."""
    plain = _DASHES.sub("-", _ENDINGS.sub("", name))
    latin = plain.translate(LOOK_ALIKE)
    plain = latin if not re.search(r"[^\W\x00-\u024f]", latin) else plain
    bare = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    words = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", "-", bare)  # `LatePayment`
    near = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")
    return near if re.match(ID_PATTERN, near) else ""


def file_id(path: str) -> str:
    """The id of a file by its name: the name itself where it can be one, else the nearest id."""
    stem = PurePosixPath(path).stem
    return stem if re.match(ID_PATTERN, stem) else near_id(stem)


def _mistake(path: str, home: str, whole: bool) -> Diagnostic:
    """What is wrong with a file that belongs elsewhere, in one sentence, and the way home."""
    place, name, there = Location(path), PurePosixPath(path).name, PurePosixPath(home).name
    folder, model = _folder(path), FOLDERS.get(_folder(path))
    ends_well = model is not None and name.endswith(model.what.ending)
    if not home or (model is not None and not whole and not ends_well):
        return _unknown(path, model)
    if folder != _folder(home):
        kind = kind_at(home)
        sentence = f"Nothing of a guide is kept in `{path}`."
        if whole and kind is not None:
            sentence = f"`{name}` is {kind.what.noun}, and stands in `{folder}`."
        return Diagnostic(place, "misplaced-file", sentence, f"Move it to `{home}`.")
    if model is not None and ends_well:
        sentence = f'"{name.removesuffix(model.what.ending)}" cannot be an id.'
        return Diagnostic(place, "bad-file-name", sentence, f"Rename the file to `{there}`.")
    sentence = f"`{name}` is not a file of `{folder}`."
    return Diagnostic(place, "unknown-file", sentence, f"Rename it to `{there}`.")


def _unknown(path: str, model: type[Entry] | None) -> Diagnostic:
    """That nobody can tell where a file belongs; `model` is of the kind that its folder holds."""
    name = PurePosixPath(path).name
    if model is None:
        sentence, hint = f"Nothing of a guide is kept in `{path}`.", _way_out(path)
    else:
        sentence = f"`{name}` is not a file of `{_folder(path)}`."
        hint = f"Files there end in `{model.what.ending}`; rename it or move it."
        if name.endswith(model.what.ending):
            hint = f"{ID_BEGINS} Rename the file."
        if name.lower().endswith(DOCUMENTS):
            hint = "Open it where it was made, and save its words as plain text (UTF-8) in a file"
            hint += f" that ends in `{model.what.ending}`; or move it out of `content/`."
    return Diagnostic(Location(path), "unknown-file", sentence, hint)


def _way_out(path: str) -> str:
    """What to do about a file that stands where nothing of a guide does."""
    folder, name = _folder(path), PurePosixPath(path).name
    if name.endswith(".po"):
        return f"Move it to `{TRANSLATIONS}{name}`."
    if not is_text(path):
        return "Move it to `content/files/`, which is published as it is, or out of `content/`."
    if name.endswith(".md"):
        return f"Move it to `{PAGES}` if it is a page, or out of `content/`."
    if "." not in name:
        return "Move it to `content/files/`, which is published as it is, or out of `content/`."
    known = folder in ("content/", IMAGES, FONTS)
    near = "" if known else closest(folder, HOMES, ALIKE)
    return f'Did you mean "{near}"?' if near else "Move it out of `content/`."
