"""Finds what is wrong with `mkdocs.yml`, with its place, before MkDocs stops at it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from ..content.syntax import nodes
from ..content.syntax.decode import decode
from ..content.syntax.parse import parse
from ..diagnostics import Diagnostic
from ..model.kinds import LOCALE_PATTERN
from ..text import locales
from . import readable
from .misconfigured import CUSTOM, mistakes, place_of, value_of
from .project import CONTENT
from .unchanged import CONFIGURATION

LOCALE_VARIABLE = "FINGERPOST_LOCALE"
POLL_VARIABLE = "FINGERPOST_POLL"
ELSEWHERE = re.compile(rb"INHERIT|hooks")
"""Settings that name files, which may change or go while they stay as they are."""


def faults(root: Path) -> tuple[Diagnostic, ...]:
    """Every mistake because of which MkDocs cannot use the settings of a project, or of which
    nothing comes.
    """
    try:
        data = (root / CONFIGURATION).read_bytes()
    except OSError as error:
        return (readable.file_refused(CONFIGURATION, error),)
    text, told = decode(CONFIGURATION, data)
    if text is None:
        return told
    tree, told = parse(CONFIGURATION, text)
    if tree is None:
        return told[-1:]  # the one at which reading stopped; tags and notes are right here
    twice = (each for each in told if each.code == "duplicate-key")  # MkDocs takes the last
    return (*twice, *mistakes(root, tree))


class Faults:
    """The mistakes in the settings of a project that is previewed, looked for again only if they
    may have changed.
    """

    def __init__(self, root: Path) -> None:
        """Know where a project stands."""
        self._root = root
        self._right: bytes | None = None
        self._theme: Path | None = None

    def now(self) -> tuple[Diagnostic, ...]:
        """Every mistake that there is now."""
        try:
            written = (self._root / CONFIGURATION).read_bytes()
        except OSError:
            written = None
        away = _away(self._root)
        same = written is not None and written == self._right and _is_there(self._theme)
        if same and not away:
            return ()
        found = (*faults(self._root), *away)
        stands_alone = written is not None and not ELSEWHERE.search(written)
        self._right = written if stands_alone and not found else None
        self._theme = _own_theme(self._root, written or b"")
        return found


def _away(root: Path) -> tuple[Diagnostic, ...]:
    """The message for content that is not where the settings say."""
    try:
        os.scandir(root / CONTENT).close()
    except OSError as error:
        return (readable.folder_refused(root, error),)
    return ()


def _own_theme(root: Path, written: bytes) -> Path | None:
    """The folder of a theme of the author's own that settings name; without it they cannot be
    used.
    """
    named = value_of(_read(written), f"theme.{CUSTOM}")
    return root / named if named else None


def _read(written: bytes) -> nodes.Node | None:
    """Settings as far as they can be read; what is wrong with them is told by `faults`."""
    text, _ = decode(CONFIGURATION, written)
    return parse(CONFIGURATION, text or "")[0]


def _is_there(folder: Path | None) -> bool:
    return folder is None or folder.is_dir()


def inherited(root: Path) -> list[Path]:
    """The files that the settings of a project take in by `INHERIT`, one after another."""
    found = [root / CONFIGURATION]
    while found[-1].is_file():
        named = value_of(_read(found[-1].read_bytes()), "INHERIT")
        path = Path(os.path.normpath(found[-1].parent / named))
        if not named or path in found:
            break
        found.append(path)
    return [path for path in found[1:] if path.is_file()]


def elsewhere(root: Path, tag: str) -> Iterator[Diagnostic]:
    """A warning for each setting that puts a guide where one in another locale belongs.

    `tag` is the locale in which the guide is written.
    """
    try:
        data = (root / CONFIGURATION).read_bytes()
    except OSError:
        return  # which is told by `faults`
    tree = _read(data)
    for key in ("site_url", "site_dir"):
        written = value_of(tree, key)
        start, slash, last = written.rstrip("/").rpartition("/")
        if last != tag and re.match(LOCALE_PATTERN, last) and locales.known(last):
            sentence = f'"{key}" ends in the folder of "{last}", and the guide is written in'
            sentence += f' "{tag}".'
            ends = "/" if written.endswith("/") else ""
            hint = f"Write `{key}: {start}{slash}{tag}{ends}`."
            yield Diagnostic(place_of(tree, key), "bad-settings", sentence, hint, "warning")
