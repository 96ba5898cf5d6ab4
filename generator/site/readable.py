"""Says why a file or folder of a project cannot be read, or must not be: a link that leads out of
the project would publish a file of the machine.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from ..content.homes import passed_over
from ..diagnostics import Diagnostic, Location
from . import misnamed
from .trees import through

A_FILE = "This is a file where a folder belongs."
ROOM = "Rename it, or remove it."
GONE = "Put it back, or begin a guide in another place: `fingerpost new FOLDER`."
SEE = "See that you may read it, or remove it."


def folder_refused(root: Path, error: OSError) -> Diagnostic:
    """The message for a folder that the system does not let look into."""
    shown = Path(error.filename).relative_to(root).as_posix()
    if isinstance(error, FileNotFoundError):
        other = misnamed.instead(root, shown)
        hint = f"Rename `{other}/` to `{shown}/`." if other else GONE
        return _unreadable(shown, f"There is no folder `{shown}/`.", hint)
    if isinstance(error, NotADirectoryError):
        return file_for_folder(shown)
    return _unreadable(shown, f"The folder cannot be read: {error.strerror}.", SEE)


def file_refused(shown: str, error: OSError) -> Diagnostic:
    """The message for a file that the system does not let read."""
    return _unreadable(shown, f"The file cannot be read: {error.strerror}.", SEE)


def file_for_folder(shown: str) -> Diagnostic:
    """The message for a file that has the name of a folder."""
    return _unreadable(shown, A_FILE, ROOM)


def folder_for_file(shown: str) -> Diagnostic:
    """The message for a folder that has the name of a file."""
    return _unreadable(shown, "This is a folder where a file belongs.", ROOM)


def _seen(asked: Callable[[], bool]) -> bool:
    try:
        return asked()
    except PermissionError:
        return False


def is_there(path: Path) -> bool:
    """Whether something is there. Not where the system does not say, which is told of its
    folder.
    """
    return _seen(path.exists)


def is_folder(path: Path) -> bool:
    """Whether a folder is there. Not where the system does not say."""
    return is_there(path) and path.is_dir()


def wrong(
    path: Path, shown: str, within: Collection[Path], around: str, *, folder: bool
) -> Diagnostic | None:
    """The message for a file, or a link to a `folder`, that cannot or must not be read; None for
    others.

    A link may lead to what is `within` some folders; `around` is what these are called.
    """
    what = "folder" if folder else "file"
    try:
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            found = resolved(path)
            if not any(map(found.is_relative_to, within)):
                sentence = f"`{shown}` leads out of {around}."
                hint = f"Replace the link by the {what} itself."
                return Diagnostic(Location(shown), "outside-content", sentence, hint)
            if folder:
                sentence = "This is a link to a folder, and nothing in it is read."
                return _unreadable(shown, sentence, "Replace the link by the folder itself.")
            if not path.exists():
                sentence = f"The link leads to `{path.readlink()}`, which is not there."
                return _unreadable(shown, sentence, "Replace the link by the file itself.")
            mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            return _unreadable(shown, "This is neither a file nor a folder.", "Remove it.")
        if not os.access(path, os.R_OK):
            return file_refused(shown, PermissionError(13, os.strerror(13)))
    except OSError as error:  # of a folder whose names can be read and nothing in it
        return file_refused(shown, error)
    return None


def faults(root: Path, folder: str, packaged: Collection[str] = ()) -> Iterator[Diagnostic]:
    """The messages for all that cannot be read under a folder of a project.

    Links may lead to what is in the project. `packaged` are the names of files that those in the
    folder can replace.
    """
    top = root / folder
    within = (resolved(root), resolved(top))
    told: list[Diagnostic] = []
    if not is_folder(top):
        if is_there(top):
            yield file_for_folder(folder)
        elif "/" not in folder and _seen(top.is_symlink):  # others are told with what is around
            sentence = f"The link leads to `{top.readlink()}`, which is not there."
            yield _unreadable(folder, sentence, "Replace the link by the folder itself.")
        return

    def refused(error: OSError) -> None:
        told.append(folder_refused(root, error))

    above = through(packaged)
    for here, folders, names in os.walk(top, onerror=refused):
        begins = here[len(str(top)) + 1 :].replace(os.sep, "/")
        for name in sorted((*folders, *names)):
            inner = f"{begins}/{name}" if begins else name
            path, shown, is_folder_here = Path(here, name), f"{folder}/{inner}", name in folders
            if is_folder_here and inner in packaged:
                told.append(folder_for_file(shown))
            elif not is_folder_here and inner in above:
                told.append(file_for_folder(shown))
            elif not is_folder_here or path.is_symlink():
                told += _wrong_inside(path, shown, within, folder=is_folder_here)
    yield from told


def _wrong_inside(
    path: Path, shown: str, within: Collection[Path], *, folder: bool
) -> Iterator[Diagnostic]:
    """The message for a file or a link in a folder, unless it is a note that editors leave
    there.
    """
    if passed_over(path.name) and path.is_symlink() and not path.exists():
        return
    found = wrong(path, shown, within, "the guide", folder=folder)
    if found is not None:
        yield found


def _unreadable(shown: str, sentence: str, hint: str) -> Diagnostic:
    return Diagnostic(Location(shown), "unreadable", sentence, hint)


def resolved(path: Path) -> Path:
    """Where a path leads in the end; the root of the disk for a link that leads to itself."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return Path(path.anchor or "/")
