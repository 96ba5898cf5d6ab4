"""What a model is made of: kinds of text, ids, dates, and the bases of all models.

What a field is rides on its annotation: words to translate, an id of which kind, a list without
repeats. Checks, links, messages and schemas walk the models and read it there.
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
    GetJsonSchemaHandler,
    StringConstraints,
)
from pydantic_core import CoreSchema, PydanticCustomError

from .described import descriptions

ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
BASE_PATTERN = r"^https?://\w[\w.-]*(:[0-9]+)?(/[^\s<>\"?#\\^`{|}\[\]]*)?$"
URL_PATTERN = r"^https?://\w[\w.-]*(:[0-9]+)?([/?#][^\s<>\"\\^`{|}]*)?$"
REACHED_PATTERN = rf"({URL_PATTERN[:-1]}$|^mailto:[^\s<>\"@?&#]+@[\w-]+(\.[\w-]+)+(\?[^\s<>\"]*)?$)"
FOLDER_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9_~-]*(/[A-Za-z0-9][A-Za-z0-9_~-]*)*/?$"
LINK_PATTERN = r"^[a-z]+:[a-z][a-z0-9-]*$|^[a-z]+:$"
WAY_PATTERN = rf"({LINK_PATTERN}|{REACHED_PATTERN}|^tel:\+?[0-9][0-9.-]+$)"
DAY_PATTERN = r"(19|[2-9][0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}"  # from 1900 on, so that days count back
LOCALE_PATTERN = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"


@dataclass(frozen=True)
class Limit:
    """At most how many characters a text may have where it stands, in any language."""

    characters: int


@dataclass(frozen=True)
class Ref:
    """Marks an id with the kind of thing that it names. A list of such ids has no repeats."""

    kind: str


@dataclass(frozen=True)
class Written:
    """Marks a text of a set form with the code and the hint of a mistake in that form."""

    code: str
    hint: str


class Trait(StrEnum):
    """What else a field can be marked as."""

    TARGET = "target"  # leads where a link of the guide leads
    DISTINCT = "distinct"  # a list without repeats: of its texts, or of what names its entries
    MUTUAL = "mutual"  # ids of things that name this one in return
    ADDRESS = "address"  # an address on the web
    SHOWN = "shown"  # a name on the pages that no language changes, as plain as other words


INVENTED = ("id", "origin", "within")
"""What the place of a file says of the thing in it, and no author writes."""
CRITICAL = "critical"  # marks a text that must never be shown from an outdated translation


class Words(StrEnum):
    """How a translatable text may be written. A field without one of these is never translated."""

    PLAIN = "plain"  # one line, no markup
    INLINE = "inline"  # one paragraph of Markdown: links, emphasis, pictures
    PROSE = "prose"  # Markdown blocks
    LETTER = "letter"  # words of a letter: no markup, only `{field}` marks
    SEARCH = "search"  # one of several words that people type: any number in any language


ONE_LINE = (Words.PLAIN, Words.SEARCH)
"""Texts of one line that take neither markup nor `{field}` marks."""


def _day(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(DAY_PATTERN, value):
        raise PydanticCustomError("date_parsing", "not a day")
    return value


def _whole(value: object) -> object:
    if isinstance(value, str):
        if not re.fullmatch(r"-?[0-9]+", value):
            raise PydanticCustomError("int_parsing", "not a whole number")
        return value[:LONGEST]  # which is as far out of range
    return value


LONGEST = 1000  # digits; Python refuses to read a number of many more
UNSEEN = (
    r"\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
)
"""Spaces, and what Unicode lets nobody show (`Default_Ignorable_Code_Point`)."""
SEEN = f"[^{UNSEEN}]"
_Filled = StringConstraints(min_length=1, pattern=SEEN)
Plain = Annotated[str, _Filled, Words.PLAIN]
Inline = Annotated[str, _Filled, Words.INLINE]
Prose = Annotated[str, _Filled, Words.PROSE]
Script = Annotated[str, _Filled, Words.LETTER, CRITICAL]
Typed = Annotated[str, _Filled, Words.SEARCH]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Key = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9-]*$"),
    Written("bad-id", "Write letters, digits and single hyphens: `late-payment`, `EUR`."),
]
SignId = Annotated[Id, Ref("sign")]
RemedyId = Annotated[Id, Ref("remedy")]
StepId = Annotated[Id, Ref("step")]
ModeId = Annotated[Id, Ref("mode")]
LetterId = Annotated[Id, Ref("letter")]
PageId = Annotated[Id, Ref("page")]
TermId = Annotated[Id, Ref("term")]
SourceId = Annotated[Id, Ref("source")]
CountryId = Annotated[Id, Ref("country")]
FactKindId = Annotated[Id, Ref("fact-kind")]
FontId = Annotated[
    Id,
    Ref("font"),
    Written(
        "bad-id",
        "Write the name of a file of `content/fonts/` without its ending: `atkinson` for"
        " `content/fonts/atkinson.woff2`.",
    ),
]
ImageId = Annotated[
    Id,
    Ref("image"),
    Written(
        "bad-id",
        "Write the name of a file of `content/images/` without its ending: `heron` for"
        " `content/images/heron.svg`.",
    ),
]
LocaleTag = Annotated[
    str,
    StringConstraints(pattern=LOCALE_PATTERN),
    Written("bad-locale", "Write a language tag: `en`, `pt-BR`, `zh-Hant`."),
]
Icon = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(/[a-z0-9-]+)+$"),
    Written("bad-icon-name", "Write the folder and the name: `material/cash-clock`."),
]
LinkTarget = Annotated[
    str,
    StringConstraints(pattern=LINK_PATTERN),
    Written("bad-link", "Write a kind and an id: `sign:late-payment`, or a section: `exit:`."),
    Trait.TARGET,
]
BEHIND = Written("bad-address", "Write what stands behind the language: `signs/late-payment/`.")
PAGE_ADDRESS = Written("bad-address", "Write the whole address: `https://example.org/page`.")
BASE_ADDRESS = Written("bad-address", "Write the whole address: `https://example.org/`.")
AnyTarget = Annotated[
    str,
    StringConstraints(pattern=WAY_PATTERN),
    Written(
        "bad-link",
        "Write a kind and an id, `page:about`, or a whole address: `https://example.org/`,"
        " `mailto:us@example.org`, `tel:+49800116016`.",
    ),
    Trait.TARGET,
]
Folder = Annotated[  # without dots: names of files have one
    str,
    StringConstraints(pattern=FOLDER_PATTERN),
    BEHIND,
]
Url = Annotated[
    str,
    StringConstraints(pattern=URL_PATTERN),
    PAGE_ADDRESS,
    Trait.ADDRESS,
]
Base = Annotated[  # other addresses are made by adding to it
    str,
    StringConstraints(pattern=BASE_PATTERN),
    BASE_ADDRESS,
]
Day = Annotated[datetime.date, BeforeValidator(_day)]
Name = Annotated[str, _Filled, Trait.SHOWN]  # a name in its own language, never translated
Note = Annotated[str, _Filled]  # words for those who work on a guide, shown on no page
WHOLE = BeforeValidator(_whole)
Order = Annotated[int, Field(ge=1, le=99_999), WHOLE]
Days = Annotated[int, Field(ge=1, le=365), WHOLE]
Length = Annotated[int, Field(ge=1, le=99_999), WHOLE]
Delay = Annotated[int, Field(ge=0, le=365), WHOLE]  # days from a day on
Months = Annotated[int, Field(ge=1, le=120), WHOLE]
Weight = Annotated[int, Field(ge=1, le=4), WHOLE]
Value = Annotated[int, Field(ge=0, le=9), WHOLE]
Percent = Annotated[int, Field(ge=0, le=100), WHOLE]
Phone = Annotated[
    str,
    StringConstraints(pattern=r"^\+?[0-9][0-9 ./-]*[0-9]$"),
    Written("bad-phone", "Write one number and nothing else: `112`, `+49 30 123456`."),
]
Rate = Annotated[  # in per cent, digits with a point
    str,
    StringConstraints(pattern=r"^[0-9]{1,2}(\.[0-9]{1,4})?$"),
    Written("not-a-number", "Write digits, a point before decimals, and no sign: `9.12`."),
]
Amount = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{1,9}(\.[0-9]{2})?$"),
    Written("not-a-number", "Write digits, with a point before two decimals: `1250`, `1250.50`."),
]
Year = Annotated[int, Field(ge=1900, le=2100), WHOLE]


def few(minimum: int, maximum: int | None = None) -> Any:
    """How many entries a list takes."""
    return Field(min_length=minimum, max_length=maximum)


class Model(BaseModel):
    """Base of every model: frozen, nothing unknown accepted, text kept as written."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    named_by: ClassVar[str] = "id"
    """The key that tells one entry of a list of these from another, and never changes."""

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """The schema of Pydantic, with what the model says of its fields."""
        made = handler(schema)
        fields = handler.resolve_ref_schema(made).get("properties", {})
        for name, said in descriptions(cls).items():
            if name in fields:
                fields[name]["description"] = said
        return made


@dataclass(frozen=True)
class Kind:
    """What a kind of thing is called and where it stands; all else about it follows from its model.

    `name` stands in links, templates and diagnostics: `sign`; `noun` is what a sentence calls one.
    `kept` is its place under `content/`: `signs/` for one file each, `glossary.yml` for all in one.
    `section` is the section with its pages, empty for those that stand at the top. `linked` is
    whether texts can link to one.
    """

    name: str
    noun: str
    kept: str
    section: str = ""
    ending: str = ".yml"
    linked: bool = True

    @property
    def called(self) -> str:
        """What it is called behind `this` and `another`: its name, if that is a word."""
        return self.name if "-" not in self.name else self.noun.partition(" ")[2]

    @property
    def home(self) -> str:
        """Where an author finds it, from the project on: `content/signs/`."""
        return f"content/{self.kept}"

    @property
    def listed(self) -> bool:
        """Whether all of the kind stand in one file, under their ids."""
        return not self.kept.endswith("/")


class Entry(Model):
    """Something a guide has many of, each with an id."""

    what: ClassVar[Kind]

    id: Id
    origin: str


class Thing(Entry):
    """What everything with a page of its own has in common. The file's name is the id."""

    title: Plain
    """The name of the thing, as it stands in lists and at the top of its page."""
    order: Order
    """Its place among its kind, from 1. No two of a kind have the same."""
    icon: Icon
    """An icon of the theme, for example `material/cash-clock`."""
    summary: Inline
    """One or two sentences that say what it is. Shown in lists, search and link previews."""
    also_called: Annotated[tuple[Typed, ...], Trait.DISTINCT] = ()
    """What people also call it, in their own words. Each one finds the page in the search box."""
    reviewed: Day
    """The day somebody last read the page against its sources, as YYYY-MM-DD."""
    sources: tuple[SourceId, ...] = ()
    """Ids in `sources.yml` that the page leans on."""
    where: tuple[FactKindId, ...] = ()
    """Kinds of facts, in `countries/kinds.yml`, that the page tells for the reader's country."""
