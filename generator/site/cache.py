"""Keeps what was made from what, between builds: results in a file of SQLite, and a record for each
locale.

Nothing that is kept is trusted: each entry carries a digest of itself, and what does not fit is
made again.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from .. import memory
from ..diagnostics import Diagnostic, Location
from .unchanged import CACHE, PACKAGE, RECORD, Noted, each, files, packages

MEMORY = f"{CACHE}/made.sqlite"
LARGEST = 300_000_000  # bytes that are kept
TIMES = 3  # or so many times the bytes of the site, if that is more: its next build needs them
RESULTS = "CREATE TABLE IF NOT EXISTS results (name TEXT PRIMARY KEY, digest BLOB, data BLOB)"
"""Rows have numbers: SQLite finds one without, of these sizes, in fourteen times the time."""
USES = """
    CREATE TABLE IF NOT EXISTS uses
    (name TEXT PRIMARY KEY, used INTEGER) WITHOUT ROWID
"""
"""When each was used last. Beside the results, since a row is always written whole."""


class Kept(MutableMapping[str, bytes]):
    """Results of earlier builds in a file of SQLite, by name. Losing them costs time and no more.

    An entry whose digest is wrong counts as lost, and a file that SQLite cannot read is begun anew.
    Several processes may use it at a time.
    """

    def __init__(self, file: Path, fonts: Iterable[str]) -> None:
        """Use a file for what our code makes and typesets with the typefaces in some folders."""
        facts = [code()]
        for path in sorted(path for font in fonts for path in Path(font).rglob("*")):
            with suppress(OSError):  # one that cannot be read is told by the check
                if path.is_file():
                    facts.append(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}")
        self.facts = hashlib.sha256(os.fsencode("\n".join(facts))).hexdigest()
        self.file = file
        self._opened: tuple[int, sqlite3.Connection] | None = None
        self._used: dict[str, int] = {}

    def __getitem__(self, digest: str) -> bytes:
        """What was kept under a digest. Raises KeyError."""
        name = self._name(digest)
        rows = self._done("SELECT digest, data FROM results WHERE name = ?", (name,))
        for own, data in rows:
            if isinstance(data, bytes) and hashlib.sha256(data).digest() == own:
                self._used[name] = int(time.time())
                return data
        raise KeyError(digest)

    def __setitem__(self, digest: str, data: bytes) -> None:
        """Keep data under a digest, or not at all where the disk refuses."""
        name = self._name(digest)
        entry = name, hashlib.sha256(data).digest(), data
        self._done("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", entry)
        self._used[name] = int(time.time())

    def __delitem__(self, digest: str) -> None:
        """Forget it."""
        self._done("DELETE FROM results WHERE name = ?", (self._name(digest),))

    def __iter__(self) -> Iterator[str]:
        """Every name, also those of other typefaces and of older code."""
        return iter([name for (name,) in self._done("SELECT name FROM results ORDER BY name")])

    def __len__(self) -> int:
        """How many are kept."""
        return sum(1 for _ in self)

    def note_use(self) -> None:
        """Write down what was used since the last time, so that `prune` does not forget it
        first.
        """
        entries = sorted(self._used.items())
        self._used.clear()
        connection = self._connection()
        if connection is not None and entries:
            with suppress(sqlite3.Error):
                connection.execute("BEGIN")
                connection.executemany("INSERT OR REPLACE INTO uses VALUES (?, ?)", entries)
                connection.execute("COMMIT")

    def prune(self, site: Callable[[], int], largest: int = LARGEST) -> None:
        """Where more than `largest` bytes are kept, forget a third of it, what was used longest ago
        first.

        A third, since the file is written anew then, and that should be seldom. `site` gives the
        bytes of the site, of which a large one may keep `TIMES` as many.
        """
        self.note_use()
        if self._room() <= largest:  # what is kept is no more than its file
            return
        listing = "SELECT name, length(data) FROM results LEFT JOIN uses USING (name) "
        listing += "ORDER BY used DESC, name"
        sizes = self._done(listing)
        kept = sum(size for _, size in sizes)
        if kept > largest:
            largest = max(largest, TIMES * site())
        if kept <= largest:
            return
        total = 0
        for name, size in sizes:
            total += size
            if total > largest * 2 // 3:
                self._done("DELETE FROM results WHERE name = ?", (name,))
        self._done("DELETE FROM uses WHERE name NOT IN (SELECT name FROM results)")
        self._done("VACUUM")

    def _room(self) -> int:
        """How many bytes the file takes, with what was written behind it."""
        room = 0
        for end in ("", "-wal"):
            with suppress(OSError):  # there is none, or nobody may look
                room += self.file.with_name(f"{self.file.name}{end}").stat().st_size
        return room

    def close(self) -> None:
        """Let go of the file: before a process forks, and at the end."""
        if self._opened is not None and self._opened[0] == os.getpid():
            with suppress(sqlite3.Error):
                self._opened[1].close()
        self._opened = None

    def _name(self, digest: str) -> str:
        return hashlib.sha256(f"{self.facts} {digest}".encode()).hexdigest()

    def _done(self, command: str, values: tuple[Any, ...] = ()) -> list[Any]:
        """The rows that a command gives; none where the file cannot be used now."""
        for _ in range(2):
            connection = self._connection()
            if connection is None:
                break
            try:
                return connection.execute(command, values).fetchall()
            except sqlite3.OperationalError:  # busy, full, read only: not this time
                break
            except sqlite3.Error:
                self._begin_anew()
        return []

    def _connection(self) -> sqlite3.Connection | None:
        """The connection of this process, or None where there can be no file."""
        if self._opened is None or self._opened[0] != os.getpid():
            try:
                self._opened = os.getpid(), self._connected()
            except OSError:
                return None
            except sqlite3.Error:
                self._begin_anew()
                try:
                    self._opened = os.getpid(), self._connected()
                except (OSError, sqlite3.Error):
                    return None
        return self._opened[1]

    def _connected(self) -> sqlite3.Connection:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(
            self.file, timeout=20, isolation_level=None, check_same_thread=False
        )
        # What a loss of power damages, the digests find; no entry need be waited for.
        for command in ("PRAGMA synchronous=OFF", "PRAGMA journal_mode=WAL", RESULTS, USES):
            connection.execute(command).fetchall()
        return connection

    def _begin_anew(self) -> None:
        self.close()
        for end in ("", "-wal", "-shm"):
            with suppress(OSError):
                self.file.with_name(f"{self.file.name}{end}").unlink()


@contextmanager
def kept(root: Path, fonts: Iterable[str], *, keep: bool) -> Iterator[Kept | None]:
    """Have results of earlier builds of a project looked up, and new ones kept, for as long as this
    lasts.

    Gives the store; None, and does nothing, where it is not to `keep` anything. `fonts` are folders
    of typefaces.
    """
    if not keep:
        yield None
        return
    results = Kept(root / MEMORY, fonts)
    try:
        with memory.kept_in(results):
            yield results
    finally:
        results.note_use()
        results.close()


def noted(root: Path) -> Noted:
    """What the last build of a project noted of its files; read again once that file has
    changed.
    """
    return _noted(str(root), repr(each([str(root / RECORD)])))


@memory.by_value(memory.GUIDES)
def _noted(root: str, _stands: str) -> Noted:
    return Noted(root)


@cache
def code() -> str:
    """A digest of our own code and of all installed packages, as they were when this process
    began.
    """
    package = Path(PACKAGE)
    return key(package.parent, (package.name,), *packages(), noted=Noted())


def key(
    root: Path, places: Iterable[str], *facts: str, noted: Noted, without: Collection[str] = ()
) -> str:
    """A digest of what a build depends on: files and folders (`places`) of a project, and other
    facts.

    Files that stand as they were `noted` need not be read. `without` are paths that do not count.
    """
    digest = hashlib.sha256()
    for fact in facts:
        digest.update(f"{fact}\n".encode())
    for place in places:
        top = root / place
        for path in [f"/{path}" for path in files(str(top))] if top.is_dir() else [""]:
            if f"{place}{path}" not in without:
                digest.update(os.fsencode(f"{place}{path} {noted.digest(f'{top}{path}')}\n"))
    return digest.hexdigest()


@dataclass(frozen=True)
class Record:
    """What a build noted of the tree of a locale: a digest of all that it was made from (`key`),
    the digests of its files by path, and what was found in the guide.
    """

    key: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    found: tuple[Diagnostic, ...] = ()

    @classmethod
    def of(cls, root: Path, locale: str) -> Record:
        """The record of a locale; an empty one where there is none that anybody can read."""
        try:
            kept = json.loads(_record_of(root, locale).read_text(encoding="utf-8"))
            found = tuple(
                Diagnostic(**{**each, "location": Location(**each["location"])})
                for each in kept["found"]
            )
            return cls(str(kept["key"]), dict(kept["files"]), found)
        except (OSError, ValueError, RecursionError, TypeError, LookupError, AssertionError):
            return cls()

    def keep(self, root: Path, locale: str) -> None:
        """Leave it for the next build, or not at all where the disk refuses."""
        file = _record_of(root, locale)
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps(asdict(self)), encoding="utf-8")

    def holds(self, folder: Path, key: str, noted: Noted) -> bool:
        """Whether a folder is the tree that would be made from what has this `key`, with every
        file untouched.
        """
        if self.key != key:
            return False
        there = {path: noted.digest(f"{folder}{os.sep}{path}") for path in files(str(folder))}
        return self.files == there and not any((folder / path).is_symlink() for path in there)


def _record_of(root: Path, locale: str) -> Path:
    return root / CACHE / f"{locale}.json"
