"""Finds that a build has nothing to do before anything is loaded that could do it.

Imports nothing but what Python itself starts with, or nearly so. A build leaves a record of all
that it was made from and of the tree that came of it. As long as both stand as they stood, the same
command would write the same bytes again.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CACHE = ".cache/fingerpost"
RECORD = f"{CACHE}/last-build.json"
CONFIGURATION = "mkdocs.yml"
INPUTS = ("content", "templates", CONFIGURATION)
MEANT = ("contents", "template")
"""Folders that are most often meant for one of these, and told of when they are there."""
OF_THE_SHELL = ("_", "COLUMNS", "LINES", "OLDPWD", "PWD", "SHLVL")
"""Variables that change from command to command and decide nothing."""
TICK = 50_000_000  # nanoseconds within which a disk may give two edits the same time
COARSE_TICK = 2_000_000_000  # the same for a disk whose times are whole milliseconds, or coarser
Facts = list[int]
"""Size, times of the content and of the entry in nanoseconds, number on the disk."""


class Begun(NamedTuple):
    """What a build was begun with: the words typed, the time, the surroundings, how its inputs
    stood.
    """

    words: Sequence[str]
    since: int
    surroundings: str
    stood: Mapping[str, Facts]


class Noted:
    """The digests that a build noted of files; those that stand as they did then need not be
    read.
    """

    def __init__(self, root: str = "") -> None:
        """Know what the last build of a project noted, if there was one."""
        self._notes: dict[str, tuple[object, int]] = {}
        try:
            with open(os.path.join(root, RECORD), encoding="utf-8") as file:
                record = json.load(file)
            for kind, time_of in (("inputs", "since"), ("tree", "made")):
                since = int(record[time_of])
                self._notes.update({path: (note, since) for path, note in record[kind].items()})
        except (OSError, ValueError, RecursionError, TypeError, LookupError, AttributeError):
            self._notes = {}  # no record, or none that anybody can read

    def digest(self, path: str, stands: os.stat_result | None = None) -> str:
        """A digest of what a file holds now; empty where it cannot be read. How it `stands` is
        looked up, unless somebody has done so.
        """
        facts = _facts(path) if stands is None else _facts_of(stands)
        note, since = self._notes.get(path, (None, 0))
        if facts is not None and not _doubtful(facts, since):
            match note:
                case [noted, str(digest)] if noted == facts and digest:
                    return digest
        return _digest(path)


def done(words: Sequence[str]) -> int | None:
    """The exit code of a command that has nothing to do, after it has printed what it would print;
    else None.

    `words` are those behind the name of the program.
    """
    if "build" not in words:
        return None
    try:
        root = _root(words)
        with open(os.path.join(root, RECORD), encoding="utf-8") as file:
            record = json.load(file)
        if not _same(record, words, root):
            return None
        says = record["says"]
        sys.stderr.write(says["err"])
        sys.stdout.write(says["out"])
        return int(says["code"])
    except (OSError, ValueError, RecursionError, TypeError, LookupError, AttributeError):
        return None  # no record, or none that anybody can read


def begun(root: str, words: Sequence[str]) -> Begun:
    """What a build of a project is begun with. To be called before anything of it is read."""
    return Begun(words, time.time_ns(), surroundings(), stand(root))


def note(
    root: str,
    site: str,
    began: Begun,
    beside: Mapping[str, Facts],
    tree: Mapping[str, str],
    says: Mapping[str, Any],
) -> None:
    """Leave the record of a build. None is left if its inputs have changed since it began.

    `beside` are inputs that were found on the way, as they stand now; `tree` are the digests of
    what was written, by path; `says` is what `done` prints next time: `out`, `err` and the exit
    `code`.
    """
    if any(_doubtful(facts, began.since) for facts in beside.values()):
        return  # it may have been another one when it was read
    noted, inputs = Noted(root), {**beside, **began.stood}
    digests = {path: noted.digest(path) for path in inputs}
    if each(inputs) != inputs:  # looked at behind the digests, which else might be of a later edit
        return
    time.sleep(TICK / 1e9)  # whatever is changed from here on gets another time
    now = time.time_ns()
    record = {
        "words": list(began.words),
        "here": os.getcwd(),
        "surroundings": began.surroundings,
        "since": began.since,
        "inputs": {path: [facts, digests[path]] for path, facts in inputs.items()},
        "site": site,
        "made": now,
        "tree": {
            path: [facts, tree.get(path[len(site) + 1 :].replace(os.sep, "/"), "")]
            for path, facts in _listing([site])
        },
        "says": dict(says),
    }
    _write(os.path.join(root, RECORD), record)


def _write(path: str, record: Mapping[str, Any]) -> None:
    """Put a record in its place, whole; none where nobody may write there or the disk is full."""
    half = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(half, "w", encoding="utf-8") as file:
            file.write(json.dumps(record))  # at once: in pieces it is no work of C
        os.replace(half, path)
    except OSError:
        _remove(half)


def _remove(path: str) -> None:
    try:
        os.remove(path)
    except OSError:
        return


def stand(root: str) -> dict[str, Facts]:
    """How the files of a project, and our code, stand on the disk. To be called before they are
    read.
    """
    places = [os.path.join(root, name) for name in (*INPUTS, *MEANT)]
    beside = os.path.join(os.path.dirname(PACKAGE), "templates")  # where they are not inside of it
    installed = os.path.isdir(os.path.join(PACKAGE, "templates"))
    return dict(_listing([*places, PACKAGE, *([] if installed else [beside])]))


def surroundings() -> str:
    """A digest of what decides a build and is no file: environment, day, installed packages."""
    given = sorted(item for item in os.environ.items() if item[0] not in OF_THE_SHELL)
    return _sha256(repr([given, time.strftime("%Y-%m-%d %z"), packages(), sys.path]).encode())


def packages() -> list[str]:
    """Python and every package that is installed, each with its version."""
    found = [sys.version]
    for place in sys.path:
        try:
            found += (name for name in os.listdir(place) if name.endswith(".dist-info"))
        except OSError:
            continue
    return sorted(found)


def _root(words: Sequence[str]) -> str:
    """The project folder of a command that was typed, found as the commands find it."""
    if "-C" in words:
        return os.path.realpath(words[words.index("-C") + 1])
    here = start = os.getcwd()
    while not os.path.isfile(os.path.join(here, CONFIGURATION)):
        above = os.path.dirname(here)
        if above == here:
            return start
        here = above
    return here


def _same(record: dict[str, Any], words: Sequence[str], root: str) -> bool:
    here, site = os.getcwd(), record["site"]
    if record["words"] != list(words) or record["here"] != here:
        return False
    if record["surroundings"] != surroundings():
        return False
    lock = os.path.join(os.path.dirname(site), f".{os.path.basename(site)}.lock")
    if os.path.exists(lock):
        return False
    inputs = record["inputs"]
    own = stand(root)
    others = [path for path in inputs if path not in own]
    now = {**own, **each(others)}
    there = dict(_listing([site]))
    return _hold(inputs, now, record["since"]) and _hold(record["tree"], there, record["made"])


def _hold(noted: Mapping[str, Any], now: Mapping[str, Facts], since: int) -> bool:
    """Whether files are those that were noted; they are read only where their times leave a
    doubt.
    """
    if now.keys() != noted.keys():
        return False
    return all(
        (now[path] == facts and not _doubtful(facts, since)) or _digest(path) == digest
        for path, (facts, digest) in noted.items()
    )


def _doubtful(facts: Sequence[int], since: int) -> bool:
    """Whether a file may have been changed since it was noted and still have the times it had."""
    _, content, entry, _ = facts
    tick = TICK if (content % 1_000_000 or entry % 1_000_000) else COARSE_TICK
    return max(content, entry) + tick > since


def files(folder: str) -> list[str]:
    """Every file of a folder, by its path in it, those of Python's own making left out."""
    found = (entry.path[len(folder) + 1 :] for entry in _entries(folder) if entry.is_file())
    return sorted(path.replace(os.sep, "/") for path in found)


def each(paths: Iterable[str]) -> dict[str, Facts]:
    """How some files and folders stand, without those that are not there."""
    found = {path: _facts(path) for path in paths}
    return {path: facts for path, facts in found.items() if facts is not None}


def _listing(places: Iterable[str]) -> Iterator[tuple[str, Facts]]:
    """Every file of some folders, or files alone, those of Python's own making left out."""
    for place in places:
        if not os.path.isdir(place):
            facts = _facts(place)
            if facts is not None:
                yield place, facts
            continue
        for entry in _entries(place):
            facts = _facts(entry)
            if facts is not None:
                yield entry.path, facts


def _entries(folder: str) -> Iterator[os.DirEntry[str]]:
    """All but folders that stands in a folder or below, also links to folders.

    The system tells of an entry what it is, and need not be asked again as it is by `os.walk`.
    """
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if not entry.is_dir(follow_symlinks=False):
            yield entry
        elif entry.name != "__pycache__":
            yield from _entries(entry.path)


def _facts(place: str | os.DirEntry[str]) -> Facts | None:
    try:
        found = os.stat(place) if isinstance(place, str) else place.stat()
    except OSError:
        return None
    return _facts_of(found)


def _facts_of(found: os.stat_result) -> Facts:
    return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]


def _digest(path: str) -> str:
    """A digest of what a file holds, or of the names in a folder; empty where it cannot be read."""
    try:
        if os.path.isdir(path):
            return _sha256(repr(sorted(os.listdir(path))).encode("utf-8", "surrogateescape"))
        with open(path, "rb") as file:
            return _sha256(file.read())
    except OSError:
        return ""


def _sha256(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()
