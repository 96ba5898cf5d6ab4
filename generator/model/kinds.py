"""What a model is made of: kinds of text, ids, dates; and how plain data is fitted to a model.

The only module that knows pydantic. Mistakes in the data come back as `Fault` values.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
BASE_PATTERN = r"^https?://\w[\w.-]*(:[0-9]+)?(/[^\s<>\"?#\\^`{|}\[\]]*)?$"
URL_PATTERN = r"^https?://\w[\w.-]*(:[0-9]+)?([/?#][^\s<>\"\\^`{|}]*)?$"
LOCALE_PATTERN = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"


@dataclass(frozen=True)
class Limit:
    """At most how many characters a text may have where it stands, in any language."""

    characters: int


CRITICAL = "critical"  # marks a text that must never be shown from an outdated translation


class Words(StrEnum):
    """How a translatable text may be written. A field without one of these is never translated."""

    PLAIN = "plain"  # one line, no markup
    INLINE = "inline"  # one paragraph of Markdown: links, emphasis
    PROSE = "prose"  # Markdown blocks
    LETTER = "letter"  # words of a letter: no markup, only `{field}` marks


def _day(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise PydanticCustomError("date_parsing", "not a day")
    return value


_Filled = StringConstraints(min_length=1)
Plain = Annotated[str, _Filled, Words.PLAIN]
Inline = Annotated[str, _Filled, Words.INLINE]
Prose = Annotated[str, _Filled, Words.PROSE]
Script = Annotated[str, _Filled, Words.LETTER, CRITICAL]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9-]*$")]
Locale = Annotated[str, StringConstraints(pattern=LOCALE_PATTERN)]
Icon = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(/[a-z0-9-]+)+$")]
Link = Annotated[str, StringConstraints(pattern=r"^[a-z]+:[a-z][a-z0-9-]*$|^[a-z]+:$")]
Url = Annotated[str, StringConstraints(pattern=URL_PATTERN)]
Base = Annotated[str, StringConstraints(pattern=BASE_PATTERN)]  # others are made by adding to it
Day = Annotated[datetime.date, BeforeValidator(_day)]
Name = Annotated[str, _Filled]  # a name in its own language, never translated
Order = Annotated[int, Field(ge=1, le=999)]
Days = Annotated[int, Field(ge=1, le=365)]
Length = Annotated[int, Field(ge=1, le=999)]
Delay = Annotated[int, Field(ge=0, le=365)]  # days from a day on
Months = Annotated[int, Field(ge=1, le=120)]
Weight = Annotated[int, Field(ge=1, le=4)]
Value = Annotated[int, Field(ge=0, le=9)]
Percent = Annotated[int, Field(ge=0, le=100)]
Year = Annotated[int, Field(ge=1900, le=2100)]


def few(minimum: int, maximum: int | None = None) -> Any:
    """How many entries a list takes."""
    return Field(min_length=minimum, max_length=maximum)


class Model(BaseModel):
    """Base of every model: frozen, nothing unknown accepted, text kept as written."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    named_by: ClassVar[str] = "id"
    """The key that tells one entry of a list of these from another, and never changes."""


class Thing(Model):
    """What everything with a page of its own has in common. The file's name is the id."""

    kind: ClassVar[str]

    id: Id
    origin: str
    title: Plain
    """The name of the thing, as it stands in lists and at the top of its page."""
    order: Order
    """Its place among its kind, from 1. No two of a kind have the same."""
    icon: Icon
    """An icon of the theme, for example `material/cash-clock`."""
    summary: Inline
    """One or two sentences that say what it is. Shown in lists, search and link previews."""
    also_called: tuple[Plain, ...] = ()
    """What people also call it, in their own words. Each one finds the page in the search box."""
    reviewed: Day
    """The day somebody last read the page against its sources, as YYYY-MM-DD."""
    sources: tuple[Id, ...] = ()
    """Ids in `sources.yml` that the page leans on."""
