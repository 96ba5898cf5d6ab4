"""Turns a page into the card that stands for it on other sites, and what shows it there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from .. import bundle
from ..addresses import social_path, url_of
from ..bundle import stylesheet
from ..output import Output
from ..quiz.embed import card, digest
from ..templating import environment, fill
from ..text import untranslated
from ..text.locales import Locale
from . import context

GROUND = "card/ground.css"
SHEET, SCRIPT = "card/card.css", "theme/js/page/card.js"
PAGE, OEMBED = "card/card.html.j2", "card/oembed.html.j2"
SIZE = (600, 240)  # pixels of the frame, until it tells its height


def offered(templates: Mapping[str, str]) -> bool:
    """Whether pages have cards: a project whose template for them is empty wants none."""
    return bool(templates.get(PAGE))


class Cards:
    """The cards of a locale, which is published at `address`.

    `guide` is the name of the guide, `ui` are the words of the interface, `tongue` are the
    attributes of those in the source locale; `marked` is whether the sign-post stands for the
    guide, `drawn` its own logo, where a card can carry one.
    """

    def __init__(
        self,
        templates: Mapping[str, str],
        here: Locale,
        address: str,
        guide: str,
        tongue: str,
        ui: Mapping[str, str],
        *,
        marked: bool = True,
        drawn: Mapping[str, Any] | None = None,
    ) -> None:
        """Join the script and the rules once. Raises TemplateError, as do the cards."""
        self._address = address
        self._tongue = tongue
        self._guide = untranslated.bare(guide)
        self._engine = environment(templates)
        style = stylesheet.tight(stylesheet.joined(templates, [GROUND, SHEET]))
        script = bundle.compact(bundle.bundle(templates, SCRIPT))
        self._values = {
            "locale": here,
            "guide": self._text(guide),
            "ui": {key: self._text(text) for key, text in ui.items()},
            "style": style,
            "script": script,
            "style_hash": digest(style, "sha256"),
            "script_hash": digest(script, "sha256"),
            "height": SIZE[1],
            "marked": marked,
            "logo": drawn,
        }

    def of(self, page: Output, title: str, said: str, severity: str = "") -> Iterator[Output]:
        """The files of a card: `said` is the sentence under the title, `severity` that of a sign.

        To ask for their bytes raises TemplateError.
        """
        folder = url_of(page.path)
        values = partial(self._of, page, title, said, severity)

        def shown() -> bytes:
            return fill(self._engine, PAGE, values()).encode()

        def oembed() -> bytes:
            given, facts = values(), {"title": self._guide, "url": self._address}
            picture = f"{self._address}{social_path(page.path)}" if page.picture else ""
            html = fill(self._engine, OEMBED, given).strip()
            return card(given["title"]["words"], facts, html, SIZE, picture).encode()

        yield Output(f"{folder}card.html", shown, page.origin)
        yield Output(f"{folder}oembed.json", oembed, page.origin)

    def _of(self, page: Output, title: str, said: str, severity: str) -> dict[str, Any]:
        """What the templates of a card are given."""
        return {
            **self._values,
            "page": f"{self._address}{url_of(page.path)}",
            "title": self._text(title),
            "said": self._text(said),
            "severity": severity,
        }

    def _text(self, text: str) -> dict[str, str]:
        """A text, and the attributes of the element that it stands in."""
        entry = context.entry(text, "", self._tongue)
        return {"words": entry["title"], "lang": entry["lang"]}
