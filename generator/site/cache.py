"""Knows what a build is made from, and whether what was built or typeset before still holds.

Nothing that is kept is trusted: each file carries a digest, and what does not fit is made again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, MutableMapping
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

DOCUMENTS = ".cache/fingerpost/documents"
LARGEST = 100_000_000  # bytes of documents that are kept, those used last
PACKAGES = (
    "babel",
    "jinja2",
    "markdown",
    "mkdocs",
    "mkdocs-material",
    "pymdown-extensions",
    "tree-sitter",
    "tree-sitter-javascript",
    "typst",
)


class Kept(MutableMapping[str, bytes]):
    """What was typeset before, on the disk, one file a digest. Losing it costs time, no more.

    A file begins with a digest of the rest; one that was cut or exchanged counts as lost.
    """

    def __init__(self, folder: Path, fonts: Iterable[str]) -> None:
        """Keep under a folder what is typeset with these folders of fonts."""
        facts = [version("typst")]
        for path in sorted(path for font in fonts for path in Path(font).rglob("*")):
            if path.is_file():
                facts.append(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}")
        self.top = folder
        self.folder = folder / hashlib.sha256(os.fsencode("\n".join(facts))).hexdigest()[:16]

    def __getitem__(self, digest: str) -> bytes:
        """What was kept under a digest. Raises KeyError."""
        try:
            whole = (self.folder / digest).read_bytes()
        except OSError as error:
            raise KeyError(digest) from error
        own, data = whole[:32], whole[32:]
        if hashlib.sha256(data).digest() != own:
            raise KeyError(digest)
        with suppress(OSError):
            os.utime(self.folder / digest)
        return data

    def __setitem__(self, digest: str, data: bytes) -> None:
        """Keep it whole, for several locales are built at a time; or not at all."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            partial = self.folder / f"{digest}.{os.getpid()}"
            partial.write_bytes(hashlib.sha256(data).digest() + data)
            partial.replace(self.folder / digest)

    def __delitem__(self, digest: str) -> None:
        """Forget it."""
        (self.folder / digest).unlink()

    def __iter__(self) -> Iterator[str]:
        """Every digest."""
        return (path.name for path in self.folder.glob("*"))

    def __len__(self) -> int:
        """How many are kept."""
        return sum(1 for _ in self)

    def prune(self, largest: int = LARGEST) -> None:
        """Forget what was used longest ago, until no more than so many bytes are kept."""
        with suppress(OSError):
            files = [(path, path.stat()) for path in self.top.rglob("*") if path.is_file()]
            total = sum(stat.st_size for _, stat in files)
            for path, stat in sorted(files, key=lambda file: file[1].st_mtime_ns):
                if total <= largest:
                    break
                path.unlink(missing_ok=True)
                total -= stat.st_size


def code() -> str:
    """A digest of our own code and the versions of the packages it builds with."""
    digest = hashlib.sha256()
    for name in PACKAGES:
        digest.update(f"{name} {version(name)}\n".encode())
    for path, data in _files(Path(__file__).parents[1]):
        digest.update(os.fsencode(f"{path}\n"))
        digest.update(hashlib.sha256(data).digest())
    return digest.hexdigest()


def key(root: Path, places: Iterable[str], *facts: str) -> str:
    """A digest of what a build depends on: files and folders of a project, other facts."""
    digest = hashlib.sha256()
    for fact in facts:
        digest.update(f"{fact}\n".encode())
    for place in places:
        for path, data in _files(root / place):
            digest.update(os.fsencode(f"{place} {path}\n"))
            digest.update(hashlib.sha256(data).digest())
    return digest.hexdigest()


def stand(root: Path, places: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """When each file of a project was last touched: an edit shows, one undone again as well."""
    listing: dict[str, tuple[int, ...]] = {}
    for place in places:
        for path in _paths(root / place):
            with suppress(OSError):
                stat = path.stat()
                facts = (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)
                listing[f"{place} {path}"] = facts
    return listing


def keep(folder: Path, digest: str, record: Path) -> None:
    """Note that a folder is the result of a build with this digest, where notes can be kept."""
    with suppress(OSError):
        record.parent.mkdir(parents=True, exist_ok=True)
        record.write_text(json.dumps({"key": digest, "files": _listing(folder)}), encoding="utf-8")


def holds(folder: Path, digest: str, record: Path) -> bool:
    """Whether a folder still is the result of a build with this digest, every file untouched."""
    try:
        noted = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return False
    if not isinstance(noted, dict):
        return False
    return bool(noted.get("key") == digest and noted.get("files") == _listing(folder))


def link(folder: Path, copy: Path) -> None:
    """Make a copy of a folder that shares its files; a plain copy where the disk cannot do that."""
    for path in sorted(folder.rglob("*")):
        target = copy / path.relative_to(folder)
        if path.is_dir():
            target.mkdir(parents=True, exist_ok=True)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(path, target)
        except OSError:
            target.write_bytes(path.read_bytes())


def _listing(folder: Path) -> dict[str, str]:
    return {path: hashlib.sha256(data).hexdigest() for path, data in _files(folder)}


def _files(place: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of a folder, or a file alone: its path in the folder, and its bytes."""
    for path in _paths(place):
        yield path.relative_to(place).as_posix(), path.read_bytes()


def _paths(place: Path) -> list[Path]:
    paths = sorted(place.rglob("*")) if place.is_dir() else [place]
    return [path for path in paths if path.is_file() and "__pycache__" not in path.parts]
