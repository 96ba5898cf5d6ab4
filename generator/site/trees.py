"""Makes one tree of files from another: what both have is one file, a hard link where disks can.

Nothing here writes into a file that is there, which may stand in another tree as well.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from .unchanged import files

Seen = tuple[int, int, int, int]
"""Size, time of the content in nanoseconds, disk, number on it: of a file when it was looked at."""


OF_FOLDERS, OF_FILES = 0o755, 0o644  # permissions that everything published has at least


class Changed(OSError):
    """A file was changed since it was looked at; the message is for the user."""


def seen(found: os.stat_result) -> Seen:
    """How a file stands: what tells that it has not changed without reading it."""
    return found.st_size, found.st_mtime_ns, found.st_dev, found.st_ino


def all_seen(folder: Path) -> dict[str, Seen]:
    """How every file of a folder stands, by its path there."""
    return {path: seen((folder / path).stat()) for path in files(str(folder))}


def become(
    tree: Path, before: Path, same: Mapping[str, Seen], new: Path | None = None
) -> frozenset[str]:
    """Have a tree hold what stands in a new one and, beside it, some files of the tree before.

    `same` is how those files of the tree before were seen. What the tree holds already stays, and
    whatever else it holds goes, so a tree in which few files differ costs little. Gives those of
    the files that no new one took the place of. Raises Changed where one of them was changed since,
    and OSError.
    """
    written = files(str(new)) if new is not None else []
    paths = {*same, *written}
    if tree.exists():
        _keep_only(str(tree), "", paths, through(paths))
    shared = frozenset(same.keys() - set(written))
    for path in shared:
        _have(tree / path, before / path, same[path])
    for path in written:
        assert new is not None
        target = tree / path
        target.parent.mkdir(parents=True, exist_ok=True)
        (new / path).replace(target)
    return shared


def share(folder: Path, copy: Path, known: Mapping[str, str]) -> dict[str, str]:
    """Have a new tree share each file with the old one that has the same bytes. Gives all digests.

    So what did not change keeps its time, and whoever copies the site elsewhere passes it by.
    `known` are the digests of files that are shared already.
    """
    digests = {}
    for path in files(str(copy)):
        if path in known:
            digests[path] = known[path]
            continue
        data = (copy / path).read_bytes()
        digests[path] = hashlib.sha256(data).hexdigest()
        before = folder / path
        with suppress(OSError):
            if before.stat().st_size != len(data) or before.samefile(copy / path):
                continue
            if not before.is_symlink() and before.read_bytes() == data:
                beside = copy / f"{path}.shared"
                os.link(before, beside)
                beside.replace(copy / path)
    return digests


def open_to_all(folder: Path, *, files: bool = True) -> None:
    """Let everybody read a tree and its owner change it, whatever permissions it was made with.

    A site is for everybody, and `umask` is for what somebody keeps. Without `files` only its
    folders.
    """
    _open(str(folder), OF_FOLDERS)
    for here, folders, names in os.walk(folder):
        for name in folders:  # before they are walked through
            _open(f"{here}{os.sep}{name}", OF_FOLDERS)
        for name in names if files else ():
            _open(f"{here}{os.sep}{name}", OF_FILES)


def _open(path: str, wanted: int) -> None:
    with suppress(OSError):  # it is somebody else's
        mode = os.lstat(path).st_mode
        if mode & wanted != wanted and not stat.S_ISLNK(mode):
            Path(path).chmod(stat.S_IMODE(mode) | wanted)


def remove(folder: Path) -> None:
    """Remove a tree as far as the system lets one, also what nobody may write in."""
    shutil.rmtree(folder, ignore_errors=True)
    with suppress(OSError):  # nobody may look whether it is there
        if folder.exists():
            open_to_all(folder, files=False)
            shutil.rmtree(folder, ignore_errors=True)


def size(folder: Path, paths: Iterable[str]) -> int:
    """How many bytes some files of a folder hold together."""
    return sum((folder / path).stat().st_size for path in paths)


def through(paths: Iterable[str]) -> set[str]:
    """The folders that some paths go through."""
    found: set[str] = set()
    for path in paths:
        above = path.rpartition("/")[0]
        while above and above not in found:
            found.add(above)
            above = above.rpartition("/")[0]
    return found


def _keep_only(folder: str, begins: str, paths: Collection[str], folders: Collection[str]) -> None:
    """Remove every other file and folder from a folder, the paths in which begin with `begins`."""
    for entry in list(os.scandir(folder)):
        path = f"{begins}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            _keep_only(entry.path, f"{path}/", paths, folders)
            if path not in folders:
                Path(entry.path).rmdir()
        elif path not in paths or entry.is_symlink():
            Path(entry.path).unlink()


def _have(target: Path, there: Path, facts: Seen) -> None:
    """Have a file be a hard link to another one that was seen, or a copy where that cannot be."""
    if not _stands(there, facts):
        raise Changed(f"{there} was changed during the build. Build it again.")
    if _stands(target, facts):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    try:
        os.link(there, target)
    except OSError:
        target.write_bytes(there.read_bytes())


def _stands(path: Path, facts: Seen) -> bool:
    try:
        return seen(path.lstat()) == facts
    except OSError:
        return False
