"""Names what a page is made from, so that a build knows one that stands already without making it.

Two pages of the same name have the same bytes: all that a template is given counts, and all that it
may ask for besides. A page of which that cannot be said has no name.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from operator import attrgetter
from typing import Any

from .. import memory
from ..memory import Same
from ..model.guide import Guide
from ..model.kinds import Entry, Model
from ..templating import Environment, TemplateNames

PAGES = "pages/"  # the folder of their templates
GUIDE, WHERE = "guide", "where"  # what templates call them
ASKED = frozenset({GUIDE, WHERE})
DATED = {(WHERE, "today"), (WHERE, None), (WHERE, "")}
"""What tells a template which day it is."""


class MadeFrom:
    """Names the pages of a locale.

    `around` is all beside the guide that any page may show. Of the guide, where there is one, what
    the template of a page reads counts, and the day of the build if it asks for that.
    """

    def __init__(
        self,
        engine: Environment,
        around: object,
        guide: Guide | None = None,
        today: datetime.date | None = None,
    ) -> None:
        """Look once at what is around all pages."""
        self._names = TemplateNames(engine, ASKED)
        self._guide, self._today = guide, today
        self._digests: dict[Same[Entry], str] = {}
        self._parts: dict[str | None, str] = {}
        self._around = self._said(around)

    def name(self, template: str, *given: object) -> str:
        """The name of a page, by its template and what that is given; empty where there is none."""
        reads = self._names.reads(template)
        if reads is None:
            return ""
        read = sorted(reads.values, key=str)
        own = self._said((given, None if DATED.isdisjoint(read) else self._today))
        said = [self._around, own, *(self._part(part) for name, part in read if name == GUIDE)]
        return memory.name("page", template, reads.digest, *said) if all(said) else ""

    def _part(self, part: str | None) -> str:
        """A digest of what a template reads of the guide."""
        if part not in self._parts:
            value = getattr(self._guide, part, None) if part else self._guide
            self._parts[part] = self._said(value)
        return self._parts[part]

    def _said(self, value: object) -> str:
        """A digest of something; empty where it is no plain data."""
        try:
            return self._digest(value)
        except (TypeError, ValueError):
            return ""

    def _digest(self, value: object) -> str:
        return memory.name(json.dumps(value, default=self._plain, ensure_ascii=False))

    def _plain(self, value: object) -> Any:
        """What is no plain data, as such. Raises TypeError for what cannot be."""
        kind: Any = type(value)
        if isinstance(value, Entry):  # which stands on many pages
            key = Same(value)
            if key not in self._digests:
                self._digests[key] = self._digest(_fields(kind)(value))
            return self._digests[key]
        if isinstance(value, Model) or dataclasses.is_dataclass(kind):
            return _fields(kind)(value)
        if isinstance(value, datetime.date):
            return ["date", value.isoformat()]
        if isinstance(value, (set, frozenset)):
            return ["set", *sorted(value)]
        if isinstance(value, Mapping):
            return dict(value)
        raise TypeError(type(value).__name__)


def look_through(engine: Environment, templates: Iterable[str]) -> None:
    """Find what templates read, before processes are forked that need it for the names of pages."""
    if memory.keeps():
        names = TemplateNames(engine, ASKED)
        for template in templates:
            if template.startswith(PAGES):
                names.reads(template)


@cache
def _fields(kind: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the fields of objects of a kind, without what they have worked out themselves."""
    fields = getattr(kind, "model_fields", None) or [each.name for each in dataclasses.fields(kind)]
    return attrgetter(*fields, "__class__.__name__")
