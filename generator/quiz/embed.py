"""The quiz for its page and for other sites: scripts, a file for frames, an element, a card.

Made from the data of a quiz, the modules and rules of the theme, and `templates/quiz/`.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from .. import bundle
from ..bundle import stylesheet
from ..output import compact_json
from ..templating import environment, fill, text_of
from ..text import untranslated
from ..text.formats import Formats
from ..text.locales import Locale
from .decide import Data
from .light import light

PAGE = "quiz/quiz.js"
PREVIEW = "embed/preview.js"
FRAME = "embed.html"  # this and the following stand beside the page of the quiz
ELEMENT = "fingerpost-quiz.js"
CARD = "oembed.json"
PASSING, PASSING_CARD = "embed-answers.html", "oembed-answers.json"
FOLLOW = "follow.js"

ATTRIBUTES = ("lang", "colours", "start", "answers")
EVENTS = ("ready", "step", "answer", "result")
PROPERTIES = (
    *("paper", "card", "ink", "soft", "line"),
    *("accent", "accent-wash", "on-accent"),
    *("caution", "caution-wash", "danger", "danger-wash"),
    *("font", "heading-font", "radius", "header"),
)
PARTS = (
    *("quiz", "view", "heading", "progress", "question", "option", "errors"),
    *("button", "primary", "link", "part", "flag", "box", "bar"),
)

MODULES = "theme/js/quiz"
STYLES = ("theme/css/quiz-alone.css", "theme/css/parts/quiz.css")
STYLES_FRAME = (*STYLES, "theme/css/quiz-frame.css")
STYLES_ELEMENT = (*STYLES, "theme/css/quiz-element.css")
WHOLE, LIGHT = f"{MODULES}/whole.js", f"{MODULES}/light.js"
ON_ITS_PAGE = "page_"
WIDTH, HEIGHT = 600, 640
PICTURE_SIZE = (1200, 630)
CONTAINER = "@container "  # where a frame holds nothing but the quiz, the viewport is as good
UTF_8 = "\ufeff"  # else a script is read in the encoding of the page that it stands in
DATA_HERE, STYLE_HERE = '"the data of the quiz"', '"the style of the quiz"'


ELSEWHERE = (FRAME, ELEMENT, CARD, PASSING, PASSING_CARD, FOLLOW)
"""The files that other sites show, which stand beside the page of the quiz."""


def files_of(folder: str) -> tuple[str, ...]:
    """The paths of all files that an `Embed` makes whose page stands in a folder."""
    return (PAGE, *(f"{folder}{name}" for name in ELSEWHERE), PREVIEW)


class Embed:
    """A quiz in one locale, ready to stand on its page and elsewhere.

    `data` is that of `data.py`; `ui` are the words of the interface; `source` is the locale of
    words that are not translated; `picture` is the address of the picture that stands for the quiz,
    empty where there is none.
    """

    def __init__(
        self,
        data: Data,
        ui: Mapping[str, str],
        formats: Formats,
        templates: Mapping[str, str],
        source: Locale,
        picture: str = "",
    ) -> None:
        """Join the scripts and the rules. Raises TemplateError, as do the others."""
        if untranslated.marked(_json(data)):
            data = {**data, "tongue": {"lang": source.tag, "dir": source.direction}}
        on_page = {**data, "dates": {"day": formats.day, "months": list(formats.months)}}
        words = data["words"].items()
        away = {key: text for key, text in words if not key.startswith(ON_ITS_PAGE)}
        self._templates = templates
        self._engine = environment(templates)
        self._data = light({**on_page, "words": away})
        self._picture = picture
        self._folder = data["guide"]["quiz"]
        self._style_in_frame = _style_of_frame(templates)
        style = json.dumps(stylesheet.tight(stylesheet.joined(templates, STYLES_ELEMENT)))
        self._follow, page, self._script_in_frame, element = (
            text.replace(STYLE_HERE, style) for text in scripts(templates)
        )
        self._page = page.replace(DATA_HERE, _json(on_page))
        self._element = UTF_8 + element.replace(DATA_HERE, _json(self._data))
        self._values = _values(data, ui, source)

    def snippets(self) -> dict[str, Any]:
        """What a site owner copies or has to know, by name."""
        integrity = digest(self._element, "sha384")
        address = urlsplit(self._values["address"])
        return {
            "url": self._values["check"],
            "frame": self._filled("frame"),
            "element": self._filled("element", integrity=integrity),
            "follow": self._filled("follow", integrity=digest(self._follow, "sha384")),
            "passing": f"{self._values['check']}{PASSING}",
            "origin": f"{address.scheme}://{address.netloc}",
            "height": HEIGHT,
            "attributes": ATTRIBUTES,
            "events": EVENTS,
            "properties": PROPERTIES,
            "parts": PARTS,
        }

    def files(self) -> dict[str, str]:
        """The files, path to text."""
        return {
            PAGE: self._page,
            **{f"{self._folder}{name}": text for name, text in self.elsewhere().items()},
            PREVIEW: bundle.bundle(self._templates, f"{MODULES}/preview.js"),
        }

    def elsewhere(self) -> dict[str, str]:
        """The files that other sites show, name to text."""
        texts = (
            self._document(),
            self._element,
            self._card(),
            self._filled("passing"),
            self._card("?answers"),
            self._follow,
        )
        return dict(zip(ELSEWHERE, texts, strict=True))

    def _document(self) -> str:
        """The file for frames: everything inside, nothing to load."""
        policy = {
            "script_hash": digest(self._script_in_frame, "sha256"),
            "style_hash": digest(self._style_in_frame, "sha256"),
        }
        inside = {
            "style": self._style_in_frame,
            "script": self._script_in_frame,
            "json": _json(self._data),
        }
        return self._filled("embed", **policy, **inside)

    def _card(self, query: str = "") -> str:
        """What a site that is given the address of the quiz asks for; `query` goes to the frame."""
        data = self._values["data"]
        html = self._filled("oembed", query=query)
        return card(data["title"], data["guide"], html, (WIDTH, HEIGHT), self._picture)

    def _filled(self, name: str, **values: str) -> str:
        return fill(self._engine, f"quiz/{name}.html.j2", {**self._values, **values}).strip()


def _style_of_frame(templates: Mapping[str, str]) -> str:
    """The rules of the file for frames, made short."""
    joined = stylesheet.joined(templates, STYLES_FRAME).replace(CONTAINER, "@media ")
    return stylesheet.tight(joined.replace("container-type: inline-size;\n", ""))


def _values(data: Data, ui: Mapping[str, str], source: Locale) -> dict[str, Any]:
    """What every template of `templates/quiz/` is given.

    `told` are the attributes of words that are in the language of the source, by what they say.
    """
    tongue = f' lang="{source.tag}" dir="{source.direction}"'
    texts = {"title": data["title"], "unable": ui["embed_no_script"]}
    return {
        "data": json.loads(untranslated.bare(json.dumps(data, ensure_ascii=False))),
        "ui": {key: untranslated.bare(text) for key, text in ui.items()},
        "told": {key: tongue * untranslated.marked(text) for key, text in texts.items()},
        "address": data["guide"]["url"],
        "check": f"{data['guide']['url']}{data['guide']['quiz']}",
        "height": HEIGHT,
    }


def scripts(templates: Mapping[str, str]) -> tuple[str, str, str, str]:
    """What follows a frame, the script of the page, of the frame and of the element, made short.

    They are the same for every guide and locale: marks stand in them for data and style. Raises
    TemplateError.
    """
    modules = {**templates, f"{MODULES}/style.js": f"export const STYLE = {STYLE_HERE};\n"}
    with_data = {f"{MODULES}/data.js": f"export const QUIZ = {DATA_HERE};\n"}
    elsewhere = {WHOLE: text_of(templates, LIGHT)}  # of the quiz as other sites show it
    return (
        _script("follow", templates),
        _script("index", {**modules, **with_data}),
        _script("embed", {**modules, **elsewhere}),
        _script("element", {**modules, **with_data, **elsewhere}),
    )


def _script(entry: str, modules: Mapping[str, str]) -> str:
    return bundle.compact(bundle.bundle(modules, f"{MODULES}/{entry}.js"))


def card(title: str, guide: Data, html: str, size: tuple[int, int], picture: str) -> str:
    """What a site asks for that is given an address, as oEmbed describes it.

    `size` are the width and height of a frame in pixels.
    """
    facts = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": guide["title"],
        "provider_url": guide["url"],
        "cache_age": 86_400,
        "width": size[0],
        "height": size[1],
        "html": html,
    }
    if picture:
        names = ("thumbnail_url", "thumbnail_width", "thumbnail_height")
        facts |= dict(zip(names, (picture, *PICTURE_SIZE), strict=True))
    return json.dumps(facts, ensure_ascii=False, indent=2) + "\n"


def digest(text: str, kind: str) -> str:
    """The digest of a text as policies and `integrity` name it."""
    made = hashlib.new(kind, text.encode()).digest()
    return f"{kind}-{base64.b64encode(made).decode()}"


def _json(data: Data) -> str:
    """Data that can stand in a script of a page."""
    return compact_json(data).replace("<", "\\u003c")
