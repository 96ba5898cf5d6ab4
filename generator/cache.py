"""Knows whether a built locale is still what a new build would give, without building it."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

PACKAGES = (
    "babel",
    "jinja2",
    "markdown",
    "mkdocs",
    "mkdocs-material",
    "pymdown-extensions",
    "typst",
)


def key(root: Path, folders: Iterable[str], *facts: str) -> str:
    """A digest of everything a build depends on: files, our own code, package versions, options."""
    digest = hashlib.sha256()
    for fact in (*facts, *(f"{name} {version(name)}" for name in PACKAGES)):
        digest.update(f"{fact}\n".encode())
    for top in (*(root / folder for folder in folders), Path(__file__).parent):
        paths = sorted(top.rglob("*")) if top.is_dir() else [top]
        for path in paths:
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(f"{path.relative_to(top)}\n".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def keep(folder: Path, digest: str, record: Path) -> None:
    """Note that a folder is the result of a build with this digest."""
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
