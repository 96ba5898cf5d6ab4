"""Turns a guide into the files above its locales: language page, sitemap, headers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..addresses import Addresses
from ..diagnostics import Diagnostic
from ..model.guide import Guide
from ..output import Output
from ..templating import TemplateError, environment, fill
from ..text.locales import locale
from . import card, logo, moved

PAGES = {"root/index.html.j2": "index.html"}
FILES = {
    "root/sitemap.xml.j2": "sitemap.xml",
    "root/robots.txt.j2": "robots.txt",
    "root/_headers.j2": "_headers",
    "root/pick-language.js.j2": "pick-language.js",
    "root/root.css.j2": "root.css",
}
PATHS = frozenset({*PAGES.values(), *FILES.values()})


def root_outputs(
    guide: Guide, tags: Iterable[str], site_url: str, templates: Mapping[str, str]
) -> Iterator[Output]:
    """The files of the published tree that stand above its locales. `site_url` may end with a slash
    or not.

    Raises TemplateError behind the last one, with all that is wrong.
    """
    engine = environment(templates)
    values = {
        "guide": guide,
        "locales": [locale(tag) for tag in tags],
        "quizzes": [Addresses.of(guide).url("quiz"), *moved.of_the_quiz(guide)],
        "site_url": site_url.rstrip("/"),
        "cards": card.offered(templates),
        "logo": logo.shown(guide, logo.LOGO),
    }
    wrong: list[Diagnostic] = []
    for template, path in {**PAGES, **FILES}.items():
        try:
            text = fill(engine, template, values)
        except TemplateError as error:
            wrong += error.diagnostics
            continue
        yield Output(path, text.encode(), guide.settings.origin)
    if wrong:
        raise TemplateError(*wrong)
