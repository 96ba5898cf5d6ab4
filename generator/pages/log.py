"""The log of incidents: what its page is given, and the script that keeps it.

What readers write down stands in their browser alone; nothing here knows of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from ..addresses import Addresses
from ..letters import files
from ..letters.tree import form_of, frame
from ..model.guide import Guide
from ..model.letter import CURRENCY
from ..text.locales import Locale, formats

SECTION = "log"
SCRIPT = "log/log.js"
ENTRY = "theme/js/log/index.js"
WORDS = "js_log_"
"""How the words of the script begin, which no other page needs."""


def data(guide: Guide, here: Locale) -> dict[str, Any]:
    """What the page needs to know: the signs by id, title and address, the currencies by code and
    name, how the locale writes days and sums.
    """
    at = Addresses.of(guide)
    currencies = (field.choices for field in guide.fields if field.kind == CURRENCY)
    return {
        "lang": here.tag,
        "dir": here.direction,
        "sheet": form_of(frame(guide), here.tag).sheet,
        "slanted": here.slanted,
        "formats": asdict(formats(here.tag)),
        "currencies": [list(pair) for pair in next(currencies, {}).items()],
        "signs": [
            {"id": sign.id, "title": sign.title, "url": at.url("sign", sign.id)}
            for sign in guide.signs
        ],
    }


def script(templates: Mapping[str, str]) -> str:
    """The script of the page. Raises TemplateError where a part of it is missing."""
    return files.script(ENTRY, templates, files.pieces(templates))
