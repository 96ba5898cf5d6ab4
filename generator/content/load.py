"""Turns the files of a project into model objects, collecting every mistake with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeVar

from .. import memory
from ..diagnostics import Diagnostic, Location
from ..model.font import Font
from ..model.guide import Page
from ..model.image import Image
from ..model.kinds import Kind
from ..model.settings import Settings
from . import fonts, homes, images
from .loaded import Loaded
from .read import is_page, read
from .syntax.decode import decode

F = TypeVar("F", Image, Font)


def load(files: Mapping[str, bytes], unread: Iterable[str] = ()) -> Loaded:
    """Read the files of a project, and collect what is wrong with each of them by itself.

    `files` maps paths relative to the project (`content/...`, `templates/...`) to bytes. `unread`
    are paths of files and folders that are there and that the disk did not let read: what they hold
    is not known, so nothing is missed that may be in them.
    """
    loaded = Loaded()
    for path in unread:
        if PurePosixPath(path).suffix:
            loaded.miss(path)
        else:
            loaded.miss_folder(path)
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
    """Join what files hold, each at the path where it belongs. Gives these paths."""
    strays = {path: each.stray for path, each in seen.items() if each.stray is not None}
    taken = {*seen, *unread} - {*strays}
    loaded.diagnostics.extend(homes.told(strays.values(), taken))
    for path, each in seen.items():
        home = strays[path].home if path in strays else path
        if not home or (path in strays and home in taken):
            continue
        taken.add(home)
        if each.read is None:
            loaded.miss(home)
        elif _is_taken(loaded, home):
            loaded.places.texts[path] = each.read.places.texts[path]
            loaded.diagnostics.append(_page_twice(loaded, path, homes.id_at(home)))
        else:
            loaded.join(each.read, home)
    return taken


def _but_of_notes(told: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """What was told, without values that are empty only because their text became a note."""
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
    """What is known of a file by itself: what is wrong with its bytes or its place, what it holds.

    `read` is None where its bytes are no text, or nobody can tell where it belongs.
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
    return _Seen(told, stray, read(path, text, home))


def _is_taken(loaded: Loaded, home: str) -> bool:
    """Whether a page has the id of one in another folder that was read before."""
    known = loaded.known.get(Page.what.name, ())
    return is_page(home) and homes.id_at(home) in known


def _keep_files(
    loaded: Loaded, kept: list[F], found: Iterable[F | Diagnostic], what: Kind, paths: Iterable[str]
) -> None:
    """Add the pictures or typefaces that are fit. The ids of all are known, so links to one that is
    unfit are no mistakes of their own.
    """
    for each in found:
        if isinstance(each, Diagnostic):
            loaded.diagnostics.append(each)
        else:
            kept.append(each)
    loaded.known.setdefault(what.name, set()).update(map(homes.file_id, paths))


def _page_twice(loaded: Loaded, path: str, name: str) -> Diagnostic:
    """The message for a page with the id of one in another folder."""
    read = (each for each in loaded.places.texts if each.startswith(homes.PAGES) and each != path)
    other = next((each for each in read if homes.id_at(each) == name), "another page")
    sentence = f'`{other}` has the id "{name}" as well.'
    hint = f"Rename this one, or remove one of the two: `page:{name}` leads to one page."
    if PurePosixPath(path).stem == homes.FIRST:
        hint = f"The first page of a section has the id of its folder. Rename `{name}/`."
    return Diagnostic(Location(path), "page-twice", sentence, hint)
