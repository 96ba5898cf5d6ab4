"""Says where code of somebody else went wrong in a build: a hook of the project, a plugin, an
extension of Markdown.
"""

from __future__ import annotations

import re
import sys
import sysconfig
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType

from ..diagnostics import Diagnostic, Location, refused
from .project import PACKAGE
from .unchanged import CONFIGURATION

HOSTS = ("mkdocs", "markdown", "jinja2", "yaml", "click")
"""Packages that run what a project names, and pass on what goes wrong there."""
PAGE = re.compile(r"Error (?:reading|building) page '(.+?)':")
MEND = "Mend it, or take it out of `mkdocs.yml`."


def blamed(
    error: BaseException, root: Path, said: Iterable[str] = (), *, others: bool
) -> Diagnostic | None:
    """The message for an error that ended a build, at the line of the code that raised it; None
    where that is our own.

    `said` is what MkDocs logged of it. Where no line can be named, it is told at the settings, if
    they name code of `others` that may have handed MkDocs what it cannot use.
    """
    pages = [match[1] for line in said if (match := PAGE.match(line))]
    at = f" on the page `{pages[-1]}`" if pages else ""
    reason = _reason(error)
    if isinstance(error, SyntaxError) and error.filename and _own(Path(error.filename), root):
        place = Location(_shown(Path(error.filename), root), error.lineno or 1, error.offset or 1)
        sentence = f"Python cannot read this: {error.msg}."
        return Diagnostic(place, "bad-settings", sentence, MEND)
    own, theirs = None, None
    for path, line in _passed(error.__traceback__):
        if _own(path, root):
            own = path, line
        elif _is_anyones(path):
            theirs = path, line
    if own is not None:
        place = Location(_shown(own[0], root), own[1])
        return Diagnostic(place, "bad-settings", f"MkDocs was stopped here{at}: {reason}.", MEND)
    if isinstance(error, SystemExit):
        return None
    if theirs is not None:
        shown = f"`{_package(theirs[0])}`, line {theirs[1]}"
        sentence = f"MkDocs was stopped in {shown}{at}: {reason}."
        hint = "See what the plugin or the extension says of its settings, or take it out."
        return Diagnostic(Location(CONFIGURATION), "bad-settings", sentence, hint)
    if others:
        sentence = f"MkDocs was stopped{at}: {reason}."
        hint = "A hook or a plugin may take, or give back, other things than MkDocs expects."
        return Diagnostic(Location(CONFIGURATION), "bad-settings", sentence, hint)
    return None


def told(said: Sequence[str], error: BaseException | None = None) -> str:
    """What MkDocs logged, each thing once, as sentences; where that is nothing, what the error
    says.
    """
    lines = [" ".join(line.split()) for line in said] or [
        refused(error) if isinstance(error, OSError) else str(error)
    ]
    return " ".join(
        line if line.endswith((".", ":", "!", "?")) else f"{line}." for line in dict.fromkeys(lines)
    )


def _reason(error: BaseException) -> str:
    words = " ".join(str(error).split()).rstrip(".")
    name = type(error).__name__
    return f"{name}: {words}" if words else name


def _passed(trace: TracebackType | None) -> Iterable[tuple[Path, int]]:
    """The Python files that an error passed through, with lines, the innermost last."""
    while trace is not None:
        path = trace.tb_frame.f_code.co_filename
        if path.endswith(".py"):
            yield Path(path), trace.tb_lineno
        trace = trace.tb_next


def _own(path: Path, root: Path) -> bool:
    """Whether a file is of the project, and not of a package that is installed inside of it."""
    return path.is_relative_to(root) and not _installed(path) and not path.is_relative_to(PACKAGE)


def _is_anyones(path: Path) -> bool:
    """Whether a file is code of somebody else: not MkDocs, nor what it stands on, nor ours."""
    if path.is_relative_to(PACKAGE):
        return False
    if not _installed(path):
        return True  # a hook that stands beside the project
    named = _package(path)
    return "site-packages" in path.parts and named.partition("/")[0] not in HOSTS


def _installed(path: Path) -> bool:
    places = {sys.prefix, sys.base_prefix, *sysconfig.get_paths().values()}
    return "site-packages" in path.parts or any(path.is_relative_to(each) for each in places)


def _package(path: Path) -> str:
    """The path of a file from the package on that it is part of."""
    parts = path.parts
    if "site-packages" in parts:
        return "/".join(parts[parts.index("site-packages") + 1 :])
    return path.as_posix()


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()
