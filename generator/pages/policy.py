"""Finds in templates of the theme what the policy of a page refuses, so that nothing comes of it in
a browser: pages run, heed and fetch what stands in files of the guide alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..diagnostics import Diagnostic, Location
from ..templating.faults import FOLDER

POLICY = "script-src 'self'; style-src 'self'"
"""What a frame says that has this policy; one of an author's own may have another."""
_COMMENT = re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL)


@dataclass(frozen=True)
class _Refused:
    """Something that browsers refuse: its form, why nothing comes of it, where it belongs."""

    form: re.Pattern[str]
    why: str
    hint: str


def _refused(form: str, why: str, hint: str) -> _Refused:
    return _Refused(re.compile(form, re.IGNORECASE), why, hint)


_SCRIPT = "Put it into a script that `fingerpost templates` lists, such as `theme/js/page/main.js`."
_SHEET = "Put it into a sheet in `templates/theme/css/page/`."
_HOST = "is not fetched: pages ask no other host, which would learn who reads."
_FILE = "Put the file into `templates/theme/`, and name it as the files there are named."
REFUSED = (
    _refused(
        r"<[a-z][^<>]*?\s(on[a-z]+)\s*=\s*[\"'{]",
        "does nothing: no script is run in a tag.",
        _SCRIPT,
    ),
    _refused(
        r"(<script(?![^<>]*(?:\ssrc\b|\stype=\"application/))[^<>]*>)",
        "is not run: no script is, but those of files.",
        _SCRIPT,
    ),
    _refused(
        r"<[a-z][^<>]*?\s(style)\s*=\s*[\"'{]", "sets nothing: no style is heeded in a tag.", _SHEET
    ),
    _refused(r"(<style\b[^<>]*>)", "sets nothing: no style is, but those of files.", _SHEET),
    _refused(
        r"<(?:script|img|iframe|video|audio|source)\b[^<>]*?\ssrc=[\"']((?:https?:)?//[^\"']+)",
        _HOST,
        _FILE,
    ),
    _refused(
        r"<link\b(?=[^<>]*stylesheet)[^<>]*?\shref=[\"']((?:https?:)?//[^\"']+)", _HOST, _FILE
    ),
)


def faults(name: str, text: str) -> Iterator[Diagnostic]:
    """What a template of that name holds that the policy refuses."""
    seen = _COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    for refused in REFUSED:
        for match in refused.form.finditer(seen):
            place = Location.behind(f"{FOLDER}/{name}", seen[: match.start(1)])
            sentence = f"`{match[1]}` {refused.why}"
            yield Diagnostic(place, "refused-markup", sentence, refused.hint, "warning")
