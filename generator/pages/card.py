"""Turns a page into the card that stands for it on other sites, and the files by which they find
it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from ..addresses import social_path, url_of
from ..output import Output
from ..quiz.embed import card
from ..templating import environment, fill
from ..text import untranslated
from . import context
from .alone import Around, inside
from .made_from import MadeFrom

SHEET, SCRIPT = "card/card.css", "theme/js/page/card.js"
PAGE, OEMBED = "card/card.html.j2", "card/oembed.html.j2"
SIZE = (600, 240)  # pixels of the frame, until it tells its height


def offered(templates: Mapping[str, str]) -> bool:
    """Whether pages have cards. A project whose template for them is empty wants none."""
    return bool(templates.get(PAGE))


class Cards:
    """Makes the cards of a locale.

    `guide` is the name of the guide; `marked` is whether the sign-post stands for it, `drawn` is
    its own logo, where a card can carry that.
    """

    def __init__(
        self,
        around: Around,
        guide: str,
        *,
        marked: bool = True,
        drawn: Mapping[str, Any] | None = None,
    ) -> None:
        """Join the script and the rules once. Raises TemplateError, as do the cards."""
        self._address, self._tongue = around.address, around.tongue
        self._guide = untranslated.bare(guide)
        self._engine = environment(around.templates)
        self._values = {
            **inside(around.templates, [SHEET], SCRIPT),
            "locale": around.locale,
            "guide": self._text(guide),
            "ui": {key: self._text(text) for key, text in around.ui.items()},
            "height": SIZE[1],
            "marked": marked,
            "logo": drawn,
        }
        self._made_from = MadeFrom(self._engine, (self._values, self._guide, self._address))

    def of(self, page: Output, title: str, said: str, severity: str = "") -> Iterator[Output]:
        """The files of one card: `said` is the sentence under the title, `severity` that of a sign.

        Their bytes are made when they are asked for, which raises TemplateError.
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

        given = page.path, bool(page.picture), title, said, severity
        for path, template, made in (("card.html", PAGE, shown), ("oembed.json", OEMBED, oembed)):
            name = partial(self._made_from.name, template, *given)
            yield Output(f"{folder}{path}", made, page.origin, named=name)

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
