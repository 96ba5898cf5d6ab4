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
from ..templating import environment, fill, text_of
from ..text import untranslated
from ..text.formats import Formats
from ..text.locales import Locale
from .data import Data

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
OF_THE_PLAN = ("plan_normal", "plan_slow", "readiness")
OF_THE_ANSWERS = ("answers_text", "change", "answer", "no_answer", "of", "back_to_answers")
TOGETHER = (
    *("lines", "flags", "bands", "questions", "pages", "letters"),
    *("modes", "remedies", "words", "topics", "signs"),
)
SEVERITY = "severity"  # the role of most questions
WIDTH, HEIGHT = 600, 640
PICTURE_SIZE = (1200, 630)
CONTAINER = "@container "  # where a frame holds nothing but the quiz, the viewport is as good
DATA_HERE, STYLE_HERE = '"the data of the quiz"', '"the style of the quiz"'


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
        """Join the scripts and fill the snippets. Raises TemplateError, as do the others."""
        if untranslated.marked(_json(data)):
            data = {**data, "tongue": {"lang": source.tag, "dir": source.direction}}
        tongue = f' lang="{source.tag}" dir="{source.direction}"'
        texts = {"title": data["title"], "unable": ui["embed_no_script"]}
        told = {key: tongue * untranslated.marked(text) for key, text in texts.items()}
        dates = {"day": formats.day, "months": list(formats.months)}
        words = data["words"].items()
        away = {key: text for key, text in words if not key.startswith(ON_ITS_PAGE)}
        here = {**data, "dates": dates}
        self._templates = templates
        self._engine = environment(templates)
        framed = stylesheet.joined(templates, STYLES_FRAME).replace(CONTAINER, "@media ")
        framed = framed.replace("container-type: inline-size;\n", "")
        self._framed = stylesheet.tight(framed)
        self._data = _light({**here, "words": away})
        self._picture = picture
        self._folder = data["guide"]["quiz"]
        style = json.dumps(stylesheet.tight(stylesheet.joined(templates, STYLES_ELEMENT)))
        self._follow, page, self._frame, element = (
            text.replace(STYLE_HERE, style) for text in scripts(templates)
        )
        self._page = page.replace(DATA_HERE, _json(here))
        self._element = element.replace(DATA_HERE, _json(self._data))
        self._values = {
            "data": json.loads(untranslated.bare(json.dumps(data, ensure_ascii=False))),
            "ui": {key: untranslated.bare(text) for key, text in ui.items()},
            "told": told,
            "address": data["guide"]["url"],
            "check": f"{data['guide']['url']}{data['guide']['quiz']}",
            "height": HEIGHT,
        }

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
        """The files that other sites show, name to text. They stand beside the page of the quiz."""
        return {
            FRAME: self._document(),
            ELEMENT: self._element,
            CARD: self._card(),
            PASSING: self._filled("passing"),
            PASSING_CARD: self._card("?answers"),
            FOLLOW: self._follow,
        }

    def _document(self) -> str:
        """The file for frames: everything inside, nothing to load."""
        policy = {
            "script_hash": digest(self._frame, "sha256"),
            "style_hash": digest(self._framed, "sha256"),
        }
        parts = {"style": self._framed, "script": self._frame, "json": _json(self._data)}
        return self._filled("embed", **policy, **parts)

    def _card(self, query: str = "") -> str:
        """What a site that is given the address of the quiz asks for; `query` goes to the frame."""
        data = self._values["data"]
        html = self._filled("oembed", query=query)
        return card(data["title"], data["guide"], html, (WIDTH, HEIGHT), self._picture)

    def _filled(self, name: str, **values: str) -> str:
        return fill(self._engine, f"quiz/{name}.html.j2", {**self._values, **values}).strip()


def scripts(templates: Mapping[str, str]) -> tuple[str, str, str, str]:
    """What follows a frame, the script of the page, of the frame and of the element, made short.

    They are the same for every guide and locale: marks stand in them for data and style. Raises
    TemplateError.
    """
    whole = {**templates, f"{MODULES}/style.js": f"export const STYLE = {STYLE_HERE};\n"}
    data = {f"{MODULES}/data.js": f"export const QUIZ = {DATA_HERE};\n"}
    light = {WHOLE: text_of(templates, LIGHT)}
    return (
        _script("follow", templates),
        _script("index", {**whole, **data}),
        _script("embed", {**whole, **light}),
        _script("element", {**whole, **data, **light}),
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


def _light(data: Data) -> Data:
    """The data without what a frame has no room for, and the guide has.

    Left out: readiness, and with it the slow pace; what comes along, and pages that answers name;
    what a step of the plan is; the list of answers; how to recognise a sign and what to do against
    it today; what ways out are for; why a red flag decides that does not lead out, or says what to
    do; the sign of one that has a page; pages of those who help; what is empty; what follows from
    an id, a role or the order. What names each other stands close, to pack well.
    """
    questions = {
        name: {
            key: [_said({**option, "page": ""}) for option in value] if key == "options" else value
            for key, value in question.items()
            if key not in ("id", "kind") and (key, value) != ("role", SEVERITY)
        }
        for name, question in data["questions"].items()
        if question["role"] not in ("readiness", "context")
    }
    topics = [
        {
            **_left(topic, "questions"),
            "count": sum(name in questions for name in topic["questions"]),
        }
        for topic in data["topics"]
    ]
    left_out = (*OF_THE_PLAN, *OF_THE_ANSWERS)
    words = {key: text for key, text in data["words"].items() if key not in left_out}
    leaving = {band["id"] for band in data["bands"] if band["leave"]}
    light = {
        **data,
        "words": words,
        "readiness": [],
        "steps": [{k: step[k] for k in ("title", "url")} for step in data["steps"]],
        "help": [
            {**place, "reach": [_left(one, "page") for one in place["reach"]]}
            for place in data["help"]
        ],
        "questions": questions,
        "topics": [topic for topic in topics if topic["count"]],
        "signs": {
            name: _said(
                {
                    **_without(sign, "signs", name, "recognise", "lines"),
                    "remedies": [remedy["id"] for remedy in sign["remedies"]],
                }
            )
            for name, sign in data["signs"].items()
        },
        "lines": {
            name: {k: v for k, v in line.items() if (k, v) != ("band", data["scoring"]["leave"])}
            for name, line in data["lines"].items()
        },
        "remedies": {x: _short(each, "remedies", x) for x, each in data["remedies"].items()},
        "modes": {x: _short(each, "modes", x, "when") for x, each in data["modes"].items()},
        "letters": {x: _short(each, "letters", x) for x, each in data["letters"].items()},
        "pages": {x: _short(data["pages"][x], "", x) for x in _pages_without_answers(data)},
        "bands": [
            {
                **{key: value for key, value in band.items() if value is not False},
                "pace": {"normal": band["pace"]["normal"]},
            }
            for band in data["bands"]
        ],
        "flags": {
            name: _said(
                {
                    **flag,
                    "why": flag["why"] if flag["band"] in leaving and "advice" not in flag else "",
                    "sign": "" if "page" in flag else flag.get("sign"),
                }
            )
            for name, flag in data["flags"].items()
        },
    }
    large = {key: light.pop(key) for key in TOGETHER}
    return {**light, **large}


def _pages_without_answers(data: Data) -> list[str]:
    """The pages that a result leads to whatever is answered beside signs and red flags."""
    holders = [*data["flags"].values(), *data["lines"].values()]
    named = {holder.get("page") for holder in holders}
    named |= {x for each in (*data["bands"], *data["signs"].values()) for x in each["pages"]}
    return [name for name in data["pages"] if name in named]


def _said(entry: Data) -> Data:
    """An entry without what is empty."""
    return {key: value for key, value in entry.items() if value}


def _left(entry: Data, *keys: str) -> Data:
    """An entry without some keys."""
    return {key: value for key, value in entry.items() if key not in keys}


def _without(entry: Data, folder: str, name: str, *keys: str) -> Data:
    """An entry without some keys, and without its address where that is its folder and its id."""
    address = f"{folder}/{name}/".removeprefix("/")
    return _left(entry, *keys, *(["url"] if entry["url"] == address else []))


def _short(entry: Data, folder: str, name: str, *keys: str) -> Data | str:
    """An entry without some keys: its title alone, where the rest follows from its id."""
    left = _said(_without(entry, folder, name, *keys))
    return left["title"] if set(left) == {"title"} else left


def _json(data: Data) -> str:
    """Data that can stand in a script of a page."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
