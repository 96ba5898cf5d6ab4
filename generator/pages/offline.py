"""Turns a guide into what keeps it on a device: scripts, a manifest, the list of its files.

The list names all that a finished locale consists of, so it is made last, from the files
themselves.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from .. import bundle
from ..addresses import OFFLINE as NAME
from ..addresses import Addresses
from ..model.guide import Guide
from ..output import Output, compact_json
from ..text.locales import Locale, formats, megabytes
from ..text.untranslated import bare
from . import frame, logo, look
from .relations import safe_pages

PAGE = f"{NAME}/index.md"
TEMPLATE = "pages/offline.md.j2"
"""A project without it does not offer to be kept."""
SCRIPT = "offline/keep.js"
MANIFEST = "offline/manifest.json"
LIST = "offline/files.json"
WORKER = "worker.js"
ENTRIES = {SCRIPT: "theme/js/offline/keep.js", WORKER: "theme/js/offline/worker.js"}
NOT_KEPT = (WORKER, LIST, "404.html", "sitemap.xml", "social/")
"""What nobody reads in the guide: pictures for shared links, files for programs."""
SIGN_POST = {"file": frame.MARK, "sizes": "any", "type": "image/svg+xml"}
DIGITS = 20  # of a digest in hexadecimal: enough to tell versions of a file apart


def facts(guide: Guide, here: Locale) -> dict[str, Any]:
    """What the list says beside the files: how days are written, and which addresses are `fresh`.

    Those are the pages for which no copy is shown while there is a connection, however slow.
    """
    at = Addresses.of(guide)
    fresh = [at.url("page", name) for name in safe_pages(guide)]
    fresh += [at.url("quiz")] if guide.quiz is not None else []
    known = formats(here.tag)
    return {
        "tag": here.tag,
        "day": known.day,
        "months": list(known.months),
        "fresh": sorted(fresh),
    }


def outputs(guide: Guide, here: Locale, templates: Mapping[str, str]) -> Iterator[Output]:
    """The script of the page that offers it, the worker without its list, the manifest.

    Raises TemplateError.
    """
    origin = guide.settings.origin
    for path, entry in ENTRIES.items():
        yield Output(path, bundle.bundle(templates, entry).encode(), origin)
    ground = look.paper(templates)[look.LIGHT]
    own = logo.shown(guide, logo.LOGO)
    icon = own["light"] if own else SIGN_POST
    manifest = {
        "name": bare(guide.settings.title),
        "description": bare(guide.settings.description),
        "lang": here.tag,
        "dir": here.direction,
        "id": "../",
        "start_url": "../",
        "scope": "../",
        "display": "minimal-ui",
        "background_color": ground,
        "theme_color": ground,
        "icons": [{"src": f"../{icon['file']}", "sizes": icon["sizes"], "type": icon["type"]}],
    }
    yield Output(MANIFEST, compact_json(manifest).encode(), origin)


def listed(
    files: Mapping[str, tuple[str, int]], worker: bytes, facts: Mapping[str, Any]
) -> Iterator[Output]:
    """The list of a finished locale, for its page and in its worker, whose bytes change with it.

    `files` maps every path to a digest in hexadecimal and a size in bytes; `worker` is the one
    without a list; `facts` are those of `facts`. The list maps addresses to the first digits of
    the digest and the size; `version` is its own digest, `bytes` their sum and `size` the same in
    words.
    """
    each = {
        _address(path): (digest[:DIGITS], size)
        for path, (digest, size) in sorted(files.items())
        if not path.startswith(NOT_KEPT)
    }
    total = sum(size for _, size in each.values())
    said = {**facts, "bytes": total, "size": megabytes(total, facts["tag"]), "files": each}
    text = compact_json({"version": _digest(compact_json(said).encode()), **said})
    yield Output(LIST, text.encode(), "")
    yield Output(WORKER, f"self.list = {text};\n".encode() + worker, "")


def belongs(path: str) -> bool:
    """Whether an output is there to keep the guide on a device, and for nothing else."""
    return path in (PAGE, WORKER) or path.startswith(f"{NAME}/")


def _address(path: str) -> str:
    """The address at which a reader opens a file, relative to its locale."""
    return quote(re.sub(r"(^|/)index\.html$", r"\1", path))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:DIGITS]
