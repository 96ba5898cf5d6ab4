"""The frozen models of `guide.yml`: names, publisher, sections, home, what frames the pages."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, get_args

from pydantic import StringConstraints

from .kinds import (
    REACHED_PATTERN,
    AnyTarget,
    Base,
    Folder,
    Icon,
    Id,
    Inline,
    Limit,
    LinkTarget,
    LocaleTag,
    Model,
    Months,
    Name,
    PageId,
    Percent,
    Plain,
    Prose,
    Trait,
    Typed,
    Url,
    Written,
    few,
)
from .letter_form import People
from .look import Look

EDIT_PATTERN = r"^https?://\w[\w.-]*(:[0-9]+)?/[^\s<>\"\\^`|]*\{path\}[^\s<>\"\\^`|]*$"
EDIT = Written("bad-address", "Write it with `{path}`: `https://example.org/edit/main/{path}`.")
REACHED = Written(
    "bad-address",
    "Write the whole address: `https://example.org/feedback`, `mailto:us@example.org`.",
)


class Choice(Model):
    """A link with words of its own."""

    named_by = "to"

    text: Plain
    """The words of the link."""
    to: LinkTarget
    """Where it leads: `sign:late-payment`, `page:about`, `exit:` for a section."""


class FootLink(Model):
    """A link at the foot of every page."""

    named_by = "to"

    text: Plain
    """The words of the link."""
    to: AnyTarget
    """Where it leads: `page:about`, `exit:` for a section, `https://example.org/`,
    `mailto:us@example.org`, `tel:+49800116016`."""


class Stage(Model):
    """One stage of the way through the guide."""

    named_by = "to"

    title: Plain
    """The stage in a few words."""
    text: Inline
    """What happens in it, in a sentence."""
    to: LinkTarget
    """Where it leads: `quiz:`, `remedies:`, `exit:`."""


class Home(Model):
    """The front page."""

    title: Plain
    """The headline: the reader's situation in a few words."""
    lead: Inline
    """What the guide does about it, in one or two sentences."""
    action: Choice
    """The one main thing to do."""
    second: Choice
    """The other thing to do."""
    situations_title: Plain
    """The heading of the ways in."""
    situations: Annotated[tuple[Choice, ...], few(2)]
    """Ways in for people who do not think in signs. One to a page that the check leads to in danger
    stands before everything else, in the menu and at the foot of every page too."""
    signs_title: Plain
    """The heading of the list of signs."""
    signs_intro: Inline
    """What stands under that heading."""
    how_title: Plain
    """The heading over the stages of the way."""
    how: Annotated[tuple[Stage, ...], few(2)]
    """How the guide works, stage by stage."""
    map_title: Plain
    """The heading of the map: from each sign to its remedies and ways out."""
    map_intro: Inline
    """How to read the map."""
    letters_title: Plain | None = None
    """The heading of the letters. Needed once `letters` names some."""
    letters: tuple[Choice, ...] = ()
    """The letters people need most."""
    promise_title: Plain
    """The heading of the promise."""
    promise: Prose
    """What the guide promises its reader: privacy, honesty, no sales."""


class Section(Model):
    """A section of the guide, in the order of the menu."""

    id: Literal[
        "quiz",
        "signs",
        "remedies",
        "exit",
        "modes",
        "letters",
        "glossary",
        "sources",
        "map",
        "embed",
        "where",
        "calculators",
        "log",
    ]
    """Which section it is. Each stands once."""
    folder: Id | None = None
    """The name of its folder in addresses, in every language: `anzeichen`. Left out: its id. Once
    the guide is published, name the one before under "moved", because people share links."""
    title: Annotated[Plain, Limit(24)]
    """The name in the menu."""
    heading: Plain
    """The heading of the section's own page."""
    summary: Plain
    """One sentence for search results and link previews."""
    intro: Prose
    """What stands at the top of the section's page."""
    icon: Icon
    """An icon of the theme, for example `material/cash-clock`."""
    also_called: Annotated[tuple[Typed, ...], Trait.DISTINCT] = ()
    """What people also call it. Each one finds the section's page in the search box."""
    linked: Literal["menu", "foot"] = "menu"
    """Where every page links to it: in the menu, or at the foot, for what few readers need."""


SECTIONS: tuple[str, ...] = get_args(Section.model_fields["id"].annotation)
"""The ids of all sections there can be."""


class Move(Model):
    """An address at which something of the guide stood before, and where readers find it now."""

    named_by = "was"

    was: Folder
    """The address as it was, without the language: `signs/late-payment/`. For the folder of a
    section, `signs/`, all that stands in the section is found at its old address."""
    to: LinkTarget
    """Where it leads now: `sign:late-payment`, `page:about`, `exit:` for a section."""

    @property
    def folder(self) -> str:
        """The address, with the slash at its end: `signs/late-payment/`."""
        return f"{self.was.rstrip('/')}/"


class Never(Model):
    """What a reader should never do, whatever happens."""

    title: Plain
    """The heading of the list."""
    intro: Inline
    """Why, in a sentence."""
    items: Annotated[tuple[Inline, ...], few(1)]
    """What never to do, each in a line."""


class Publisher(Model):
    """Who publishes the guide."""

    name: Name
    """A person or an organisation."""
    url: Url | None = None
    """Where they are on the web."""


class Letterhead(Model):
    """What stands around the words of every letter. Where it stands, the form of letters says."""

    fields: People
    """Who writes to whom, where and when: which fields say it."""
    required: Annotated[tuple[Id, ...], few(1)]
    """Ids of the fields without which no letter can be sent."""
    forms: dict[LocaleTag, Name] = {}  # noqa: RUF012  # pydantic copies it
    """The form of letters for a locale, by the name of its file: `en: en-US`. Left out: its own."""


class Thresholds(Model):
    """How much of a locale must be translated before it is published, in per cent."""

    ordinary: Percent = 80
    """Of the texts whose gaps do no harm: they are shown in the source language."""
    critical: Percent = 100
    """Of letters, deadlines and safety."""


class Floor(Model):
    """How much of a published locale must be up to date for it to stay published, in per cent."""

    ordinary: Percent = 40
    """Of the texts whose gaps do no harm."""
    critical: Percent = 40
    """Of letters, deadlines and safety. What is out of date stands in the source language."""


class Settings(Model):
    """`guide.yml`: what the guide is called, who publishes it, and what frames its pages."""

    kind: ClassVar[str] = "guide"

    origin: str
    title: Plain
    """The name of the guide."""
    tagline: Plain
    """What it is, in half a line."""
    description: Plain
    """What it is, in a sentence or two, for search engines and link previews."""
    source_locale: LocaleTag
    """The language the content is written in."""
    locales: Annotated[tuple[LocaleTag, ...], few(1), Trait.DISTINCT]
    """The locales to publish, the source locale among them."""
    publish_from: Thresholds = Thresholds()
    """How much of a locale must be translated before it is published for the first time."""
    stay_from: Floor = Floor()
    """How much of a locale that was published must be up to date for it to stay published."""
    site_url: Base
    """The address the guide is published at."""
    repository: (
        Annotated[
            Base, Written("bad-address", "Write the whole address: `https://example.org/guide`.")
        ]
        | None
    ) = None
    """The address of the repository. Without it no page leads there."""
    edit: Annotated[str, StringConstraints(pattern=EDIT_PATTERN), EDIT] | None = None
    """Where a page is edited, with `{path}` for its file: `https://example.org/edit/main/{path}`.
    Default: as GitHub has it, under the repository."""
    feedback: Annotated[str, StringConstraints(pattern=REACHED_PATTERN), REACHED] | None = None
    """Where readers send feedback: a page, or `mailto:` and an address; the title of the page is
    added. Default: the issue form of the repository."""
    look: Look = Look()
    """What the guide looks like: colours, logo, picture, typefaces. Left out: as the theme is."""
    publisher: Publisher
    """Who publishes the guide. Stands at the foot of every page."""
    licence: Plain
    """The licence of the content, in one sentence."""
    review_months: Months
    """After how many months a page should be read again."""
    home: Home
    """The front page."""
    sections: Annotated[tuple[Section, ...], few(1), Trait.DISTINCT]
    """The sections, in the order of the menu."""
    moved: tuple[Move, ...] = ()
    """Addresses that people still have, of what stands elsewhere now: they lead on to it."""
    footer_pages: tuple[PageId, ...] = ()
    """Ids of the pages linked at the foot of every page."""
    foot_links: Annotated[tuple[FootLink, ...], Trait.DISTINCT] = ()
    """More links at the foot of every page, with words of their own."""
    never: Never
    """What a reader should never do, whatever happens."""
    letterhead: Letterhead | None = None
    """What stands around the words of every letter. Needed once there are letters."""
