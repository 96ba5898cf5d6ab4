"""Knows whether a built locale is still what a new build would give, without building it."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, MutableMapping
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

DOCUMENTS = ".cache/fingerpost/documents"
PACKAGES = (
    "babel",
    "jinja2",
    "markdown",
    "mkdocs",
    "mkdocs-material",
    "pymdown-extensions",
    "typst",
)


class Kept(MutableMapping[str, bytes]):
    """What was typeset before, on the disk, one file a digest. Losing it costs time, no more."""

    def __init__(self, folder: Path, fonts: Iterable[str]) -> None:
        """Keep under a folder what is typeset with these folders of fonts."""
        facts = [version("typst")]
        for path in sorted(path for font in fonts for path in Path(font).rglob("*")):
            if path.is_file():
                facts.append(f"{path.name} {path.stat().st_size}")
        self.folder = folder / hashlib.sha256(os.fsencode("\n".join(facts))).hexdigest()[:16]

    def __getitem__(self, digest: str) -> bytes:
        """What was kept under a digest. Raises KeyError."""
        try:
            return (self.folder / digest).read_bytes()
        except OSError as error:
            raise KeyError(digest) from error

    def __setitem__(self, digest: str, data: bytes) -> None:
        """Keep it whole, for several locales are built at a time; or not at all."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            partial = self.folder / f"{digest}.{os.getpid()}"
            partial.write_bytes(data)
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


def key(root: Path, folders: Iterable[str], *facts: str) -> str:
    """A digest of everything a build depends on: files, our own code, package versions, options."""
    digest = hashlib.sha256()
    for fact in (*facts, *(f"{name} {version(name)}" for name in PACKAGES)):
        digest.update(f"{fact}\n".encode())
    for top in (*(root / folder for folder in folders), Path(__file__).parents[1]):
        paths = sorted(top.rglob("*")) if top.is_dir() else [top]
        for path in paths:
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(os.fsencode(f"{path.relative_to(top)}\n"))
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def keep(folder: Path, digest: str, record: Path) -> None:
    """Note that a folder is the result of a build with this digest, where notes can be kept."""
    with suppress(OSError):
        record.parent.mkdir(parents=True, exist_ok=True)
        record.write_text(json.dumps({"key": digest, "files": _listing(folder)}), encoding="utf-8")


def holds(folder: Path, digest: str, record: Path) -> bool:
    """Whether a folder still is the result of a build with this digest, every file untouched."""
    try:
        known = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(known.get("key") == digest and known.get("files") == _listing(folder))


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
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
