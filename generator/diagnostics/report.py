"""Mistakes as people and tools get to see them: text, JSON, workflow commands of GitHub."""

from __future__ import annotations

import json
from collections.abc import Sequence

from .values import Diagnostic, has_errors
from .wording import counted


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """The closing line: how many of what in how many files, and what that means for the output."""
    closing = " Nothing was written." if has_errors(diagnostics) else ""
    return f"{tally(diagnostics)}{closing}"


def tally(diagnostics: Sequence[Diagnostic]) -> str:
    """How many mistakes of what kind in how many files."""
    if not diagnostics:
        return "No mistakes found."
    parts = []
    for severity in ("error", "warning"):
        count = sum(d.severity == severity for d in diagnostics)
        if count:
            parts.append(counted(count, severity))
    files = counted(len({d.location.path for d in diagnostics}), "file")
    return f"{', '.join(parts)} in {files}."


def as_text(diagnostics: Sequence[Diagnostic]) -> str:
    """One line a mistake, for people and for editors that jump to `path:line:column`."""
    return "".join(f"{d}\n" for d in diagnostics)


def as_json(diagnostics: Sequence[Diagnostic]) -> str:
    """A JSON list of objects with path, line, column, severity, code, message and hint."""
    records = [
        {
            "path": d.location.path,
            "line": d.location.line,
            "column": d.location.column,
            "severity": d.severity,
            "code": d.code,
            "message": d.sentence,
            "hint": d.hint,
        }
        for d in diagnostics
    ]
    return json.dumps(records, ensure_ascii=False, indent=2) + "\n"


def as_github(diagnostics: Sequence[Diagnostic]) -> str:
    """Workflow commands that GitHub shows beside the changed lines."""
    return "".join(
        f"::{d.severity} file={_github_property(d.location.path)},line={d.location.line},"
        f"col={d.location.column},title={d.code}::{_github_message(f'{d.sentence} {d.hint}')}\n"
        for d in diagnostics
    )


def _github_message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _github_property(text: str) -> str:
    return _github_message(text).replace(":", "%3A").replace(",", "%2C")


FORMATS = {"text": as_text, "json": as_json, "github": as_github}
"""What gives the mistakes in each format, by the name that the command takes."""
