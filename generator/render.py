"""Turns a guide in one locale and the templates into outputs: Markdown pages and their data.

Templates decide nothing: they get objects, not ids, and any name they do not know is a mistake.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import Any

import jinja2

from . import figures, link, markup, search
from .addresses import image_path, page_path, relative, relative_url, target, url_of
from .diagnostics import Diagnostic, Location
from .localise import Locale, date, days, locale, minutes
from .model import Guide, Mode, Page, Remedy, Sign, Source, Step, Term, Thing
from .settings import Section
from .shape import words

WORDS_A_MINUTE = 220
PICTURE = "figures/social.typ"


@dataclass(frozen=True)
class Output:
    """One file of a locale: path inside it, bytes, and the content file it came from.

    `picture` is the title to draw on the picture for shared links, for a page that has one.
    """

    path: str
    data: bytes
    origin: str
    picture: str = ""


@dataclass(frozen=True)
class Rendered:
    """What a locale consists of: its outputs, and what every page of the theme needs to know."""

    outputs: tuple[Output, ...]
    extra: dict[str, Any]
    diagnostics: tuple[Diagnostic, ...] = ()


def render(guide: Guide, tag: str, templates: Mapping[str, str]) -> Rendered:
    """Render a guide that is already in the locale `tag`; `templates` maps names to text."""
    renderer = _Renderer(guide, locale(tag), templates)
    try:
        outputs = tuple(renderer.outputs())
    except jinja2.TemplateError as error:
        return Rendered((), {}, (_explain(error),))
    return Rendered(outputs, _extra(guide, renderer.locale))


def _explain(error: jinja2.TemplateError) -> Diagnostic:
    """A mistake in a template, with its place: the innermost template the error passed through."""
    name, line = getattr(error, "filename", None), getattr(error, "lineno", 1)
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith((".j2", ".svg")):
            name, line = file, trace.tb_lineno
        trace = trace.tb_next
    sentence = f"{str(error.message or error).rstrip('.')}."
    hint = "The names are in templates/README.md."
    field = re.match(r"'\S+\.(\w+) object' has no attribute '(\w+)'", sentence)
    if field is not None:
        sentence = f'A {field[1].lower()} has no "{field[2]}".'
    elif isinstance(error, jinja2.TemplateSyntaxError):
        hint = "Templates are written in Jinja; templates/README.md shows how."
    place = Location(f"templates/{name or 'pages'}", line or 1)
    return Diagnostic(place, "template-error", sentence, hint)


class _Renderer:
    def __init__(self, guide: Guide, locale: Locale, templates: Mapping[str, str]) -> None:
        self.guide = guide
        self.locale = locale
        self.templates = templates
        self.page = ""
        self.ui = {key: wording.text for key, wording in guide.interface.items()}

        def source(name: str) -> tuple[str, str, None] | None:
            return (templates[name], name, None) if name in templates else None

        self.environment = jinja2.Environment(
            loader=jinja2.FunctionLoader(source),
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            autoescape=False,
        )
        self.environment.filters.update(
            inline=self.inline,
            prose=self.prose,
            unmarked=markup.unmarked,
            link=lambda thing: relative(self._target(thing), self.page),
            url=self._url,
            date=lambda day: date(day, locale.tag),
            days=lambda count: days(count, locale.tag),
        )
        self.environment.globals.update(
            guide=guide,
            ui=self.ui,
            sections={section.id: section for section in guide.settings.sections},
        )
        self.terms = {term.id: term for term in guide.terms}
        self.sources = {source.id: source for source in guide.sources}
        self.rows = tuple(_rows(guide))

    def outputs(self) -> Iterator[Output]:
        guide = self.guide
        yield self._home()
        for section in guide.settings.sections:
            yield self._section(section)
        for row in self.rows:
            tries = list(zip(row.remedies, (t.today for t in row.sign.try_first), strict=True))
            yield self._thing(row.sign, guide.signs, tries=tries, ways_out=row.modes)
        for remedy in guide.remedies:
            yield self._thing(remedy, guide.remedies, signs=link.signs_of(guide, remedy.id))
        for step in guide.steps:
            yield self._thing(step, guide.steps)
        for mode in guide.modes:
            yield self._thing(mode, guide.modes, signs=link.signs_out(guide, mode.id))
        for page in guide.pages:
            yield self._thing(page, ())
        yield Output("search.json", search.index(guide).encode(), guide.settings.origin)

    def _thing(self, thing: Thing, siblings: tuple[Thing, ...], **context: Any) -> Output:
        kind = type(thing).kind
        path = page_path(kind, thing.id)
        at = siblings.index(thing) if thing in siblings else 0
        around = {
            "previous": siblings[at - 1] if at > 0 else None,
            "next": siblings[at + 1] if at + 1 < len(siblings) else None,
        }
        meta = {
            "title": thing.title,
            "description": markup.unmarked(thing.summary),
            "kind": kind,
            "reviewed": thing.reviewed.isoformat(),
            "reviewed_words": date(thing.reviewed, self.locale.tag),
            "edit": thing.origin,
            "crumbs": self._crumbs(kind),
            **{key: self._neighbour(value) for key, value in around.items() if value},
        }
        sources = [self.sources[name] for name in thing.sources]
        reading = minutes(_minutes(thing), self.locale.tag)
        values = {kind: thing, "sources_used": sources, "minutes": reading, **context}
        return self._output(path, f"pages/{kind}.md.j2", thing.origin, meta, values)

    def _home(self) -> Output:
        settings = self.guide.settings
        meta = {
            "title": settings.title,
            "description": settings.description,
            "kind": "home",
            "edit": settings.origin,
            "picture": settings.home.title,
        }
        values = {"home": settings.home}
        return self._output("index.md", "pages/home.md.j2", settings.origin, meta, values)

    def _section(self, section: Section) -> Output:
        meta = {
            "title": section.heading,
            "description": section.summary,
            "kind": "section",
            "section": section.id,
            "edit": self.guide.settings.origin,
        }
        path = page_path(section.id)
        self.page = path
        values: dict[str, Any] = {"section": section}
        if section.id == "map":
            values["rows"] = self.rows
            values["draw"] = partial(figures.overview, self.rows, self._url)
        if section.id == "glossary":
            values["entries"] = [
                (term, [self.terms[name] for name in term.see])
                for term in sorted(self.guide.terms, key=lambda term: term.term.casefold())
            ]
        template = f"pages/{section.id}.md.j2"
        return self._output(path, template, self.guide.settings.origin, meta, values)

    def _output(
        self, path: str, template: str, origin: str, meta: dict[str, Any], values: dict[str, Any]
    ) -> Output:
        self.page = path
        picture = meta.pop("picture", meta["title"])
        if PICTURE in self.templates:
            meta["image"] = image_path(path)
        body = self.environment.get_template(template).render(**values)
        front = "".join(
            f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in meta.items()
        )
        page = f"---\n{front}---\n\n{body.strip()}\n"
        return Output(path, page.encode(), origin, picture if "image" in meta else "")

    def _crumbs(self, kind: str) -> list[dict[str, str]]:
        path = PurePosixPath(page_path(kind, "x")).parent.as_posix()
        sections = {section.id: section for section in self.guide.settings.sections}
        if path not in sections:
            return []
        return [{"title": sections[path].title, "url": url_of(page_path(path))}]

    def _neighbour(self, thing: Thing) -> dict[str, str]:
        return {"title": thing.title, "url": url_of(page_path(type(thing).kind, thing.id))}

    def inline(self, text: str) -> str:
        """One paragraph of Markdown on one line, its links leading to files."""
        return " ".join(self.prose(text).split())

    def prose(self, text: str) -> str:
        """Blocks of Markdown, their links leading to files, glossary words explained in place."""
        return markup.relink(text.strip(), self._relink)

    def _relink(self, found: markup.Link) -> str:
        parts = found.parts()
        if parts is None:
            return found.whole
        kind, name, anchor = parts
        link = f"[{found.label}]({relative(target(kind, name, anchor), self.page)})"
        if kind == "term":
            short = markup.unmarked(self.terms[name].short).replace('"', "”")
            return f'{link}{{ .term title="{short}" }}'
        return link

    def _url(self, thing: object) -> str:
        """The address of a thing or section, relative to the address of the page."""
        return relative_url(self._target(thing), self.page)

    def _target(self, thing: object) -> str:
        """The file a thing, a section or a link such as `sign:late-payment` leads to."""
        if isinstance(thing, Sign | Remedy | Step | Mode | Page):
            return target(type(thing).kind, thing.id)
        if isinstance(thing, Term | Source):
            return target(type(thing).__name__.lower(), thing.id)
        if isinstance(thing, Section):
            return target(thing.id)
        parts = markup.Link("", str(thing), str(thing)).parts()
        assert parts is not None, thing
        return target(*parts)


def _rows(guide: Guide) -> Iterator[figures.Row]:
    """Each sign with the objects it names."""
    remedies = {remedy.id: remedy for remedy in guide.remedies}
    modes = {mode.id: mode for mode in guide.modes}
    for sign in guide.signs:
        tries = tuple(remedies[choice.remedy] for choice in sign.try_first)
        yield figures.Row(sign, tries, tuple(modes[name] for name in sign.ways_out))


def _minutes(thing: Thing) -> int:
    count = sum(len(text.split()) for _, _, text in words(thing))
    return max(1, round(count / WORDS_A_MINUTE))


def _extra(guide: Guide, here: Locale) -> dict[str, Any]:
    """What every page of the theme needs: words, menu, feet, locales; plain data for `extra:`."""
    settings = guide.settings
    ui = {key: wording.text for key, wording in guide.interface.items()}
    pages = {page.id: page for page in guide.pages}
    return {
        "title": settings.title,
        "tagline": settings.tagline,
        "description": settings.description,
        "licence": settings.licence,
        "publisher": settings.publisher.name,
        "repository": settings.repository,
        "feedback": settings.feedback or f"{settings.repository.rstrip('/')}/issues/new",
        "locale": {"tag": here.tag, "direction": here.direction, "name": here.name},
        "locales": [
            {"tag": other.tag, "direction": other.direction, "name": other.name}
            for other in map(locale, settings.locales)
        ],
        "source_locale": settings.source_locale,
        "menu": [
            {"title": section.title, "url": url_of(page_path(section.id))}
            for section in settings.sections
        ],
        "foot": [
            {"title": pages[name].title, "url": url_of(page_path("page", name))}
            for name in settings.footer_pages
        ],
        "ui": ui,
        "strings": {key: text for key, text in ui.items() if key.startswith("js_")},
    }
