"""The frozen models of a guide: signs, remedies, steps, exit modes, pages, terms, sources.

Models know nothing of YAML, templates, MkDocs or URLs. Every object carries `origin`, the path of
the file it came from; the place of a single key is kept beside the guide (`content/places.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Literal, get_args

from .country import Country, FactKind
from .font import Font
from .image import Image
from .kinds import (
    CRITICAL,
    Day,
    Days,
    Entry,
    Id,
    Inline,
    Kind,
    Length,
    LetterId,
    Limit,
    LinkTarget,
    LocaleTag,
    ModeId,
    Model,
    Name,
    Note,
    Plain,
    Prose,
    RemedyId,
    StepId,
    TermId,
    Thing,
    Trait,
    Typed,
    Url,
    Year,
    few,
)
from .letter import Field, Letter
from .letter_form import LetterForm
from .quiz import Quiz
from .settings import Settings

SignSeverity = Literal["low", "medium", "high", "critical"]
Effort = Literal["small", "medium", "large"]


class Say(Model):
    """Words to say or send, ready to use."""

    when: Inline
    """The moment these words are for: "The invoice is a week late"."""
    say: Prose
    """The words themselves, as the reader would say or write them."""


class TryFirst(Model):
    """A remedy of a sign, with the first move that fits this sign."""

    named_by = "remedy"

    remedy: RemedyId
    """The id of a remedy."""
    today: Inline
    """What the reader can do about it today, for this very sign."""


class Costs(Model):
    """What the sign costs the reader."""

    money: Inline
    """What it costs in money, and how to work it out."""
    other: Inline
    """What it costs besides money: time, sleep, confidence, other clients."""


class Sign(Thing):
    """A sign that a working relation is failing."""

    what = Kind("sign", "a sign", "signs/", "signs")

    severity: SignSeverity
    """How bad it usually is: low, medium, high or critical."""
    recognise: Plain
    """The one sentence people recognise: what they see happen, not what it is called."""
    about: Prose
    """What the sign is and why it happens, in a few short paragraphs."""
    looks_like: Annotated[tuple[Inline, ...], few(3)]
    """What the reader can observe. Each line stands alone and can be ticked."""
    costs: Costs
    """What it costs if nothing changes."""
    not_this_when: Annotated[tuple[Inline, ...], few(1)]
    """When it looks alike and is something else. Be fair to them."""
    try_first: Annotated[tuple[TryFirst, ...], few(1), Trait.DISTINCT]
    """Remedies in the order to try them."""
    words_to_say: Annotated[tuple[Say, ...], few(1)]
    """Sentences the reader can copy."""
    leave_when: Annotated[tuple[Inline, ...], few(1)]
    """The line past which trying more does not help."""
    ways_out: Annotated[tuple[ModeId, ...], few(1)] = ()
    """Ids of the exit modes that fit this sign, the likeliest first. Needed once there are any."""
    letters: tuple[LetterId, ...] = ()
    """Ids of letters that fit this sign."""


class Remedy(Thing):
    """Something to try before leaving."""

    what = Kind("remedy", "a remedy", "remedies/", "remedies")

    effort: Effort
    """How much work it is for the reader: small (an hour), medium (a day), large (more)."""
    days: Days
    """How many days to give it before judging whether it works."""
    about: Prose
    """What it is and why it helps."""
    how: Annotated[tuple[Inline, ...], few(3, 5)]
    """Three to five actions, in order."""
    words_to_say: Annotated[tuple[Say, ...], few(1)]
    """Sentences the reader can copy."""
    works_when: Annotated[tuple[Inline, ...], few(1)]
    """What must be true for it to help."""
    stop_when: Annotated[tuple[Inline, ...], few(1)]
    """When to stop trying it."""
    letter: LetterId | None = None
    """The id of the letter that carries it out."""
    legal_note: Annotated[Prose, CRITICAL] | None = None
    """What the law may have to say. In general terms, never advice."""


class ChecklistItem(Model):
    """One line of a checklist."""

    id: Id
    """Names the line for good, so that a tick survives a rewording."""
    text: Inline
    """What to do."""
    why: Inline | None = None
    """Why it matters, or what to look out for. One sentence."""


class Contested(Model):
    """A point on which guides disagree, and what this guide does about it."""

    question: Plain
    """The point, as a question."""
    views: Inline
    """Who says what."""
    rule: Inline
    """The rule this guide follows, and when."""


class Step(Thing):
    """One of the exit steps."""

    what = Kind("step", "an exit step", "exit/", "exit")

    why: Prose
    """Why this step exists and what goes wrong without it."""
    checklist: Annotated[tuple[ChecklistItem, ...], few(1), Trait.DISTINCT]
    """What to do, in order."""
    pitfalls: Annotated[tuple[Inline, ...], few(1)]
    """What people get wrong here."""
    words_to_say: tuple[Say, ...] = ()
    """Sentences the reader can copy."""
    contested: tuple[Contested, ...] = ()
    """Points on which guides disagree."""
    done_when: Inline
    """How the reader knows that the step is done."""
    letters: tuple[LetterId, ...] = ()
    """Ids of letters that belong to this step."""


class Mode(Thing):
    """A mode of leaving."""

    what = Kind("mode", "an exit mode", "modes/", "modes")

    when: Inline
    """The situation it is for, in one line."""
    notice: Annotated[Inline, CRITICAL]
    """How much notice it takes."""
    work: Inline
    """What happens to the work."""
    money: Inline
    """What happens to the money."""
    about: Prose
    """How it goes, in a few short paragraphs."""
    watch_out: Annotated[tuple[Inline, ...], few(1)]
    """What to look out for."""
    words_to_say: tuple[Say, ...] = ()
    """Sentences the reader can copy."""
    letter: LetterId | None = None
    """The id of the letter that carries it out."""
    steps: tuple[StepId, ...] = ()
    """Ids of the exit steps that lead through it. Leave it out where all of them do."""


class Page(Thing):
    """A page of hand-written prose. Its Markdown stands under the front matter."""

    what = Kind("page", "a page", "pages/", ending=".md")

    within: Id | None = None
    """The section of pages that it stands in: its folder, and the id of that one's first page."""
    menu: Annotated[Plain, Limit(24)] | None = None
    """The name of a section of pages in the menu, on its first page. Default: its title."""
    critical: Literal["yes", "no"] = "no"
    """Whether an outdated translation of the page could do harm: safety, deadlines."""
    safety: Literal["yes", "no"] = "no"
    """Whether somebody in danger may read it, who must be able to leave it at once. Numbers to call
    then stand after its text, which leads to them first."""
    one_sheet: Literal["yes", "no"] = "no"
    """Whether it is made to be printed on one sheet of paper."""
    body: Prose
    """The page itself, in Markdown."""


class Term(Entry):
    """A word of the glossary."""

    what = Kind("term", "a word of the glossary", "glossary.yml", "glossary")

    term: Plain
    """The word."""
    short: Inline
    """What it means, in one or two sentences. Shown in place, where the word is used."""
    more: Prose | None = None
    """What else is worth knowing."""
    also_called: Annotated[tuple[Typed, ...], Trait.DISTINCT] = ()
    """Other words for it. Each one finds the entry in the search box."""
    see: tuple[TermId, ...] = ()
    """Ids of related terms."""


class Source(Entry):
    """Something the guide leans on."""

    what = Kind("source", "a source", "sources.yml", "sources")

    title: Name | None = None
    """Its title, in its own language."""
    lang: LocaleTag | None = None
    """The language of its title, where that is not the language of the guide."""
    described: Plain | None = None
    """What it is, where its title was not noted. One of the two is needed."""
    publisher: Name
    """Who published it."""
    url: Url | None = None
    """Where it is, if it is online."""
    year: Year | None = None
    """The year of publication, if it is known."""
    accessed: Day
    """The day it was last read, as YYYY-MM-DD."""
    note: Inline
    """What it was used for."""

    @property
    def name(self) -> str:
        """What it is listed as."""
        return self.title or self.described or ""


class Wording(Model):
    """A word of the interface, with a note for translators."""

    kind: ClassVar[str] = "wording"

    text: Plain
    """The word. `{name}` stands for something put in later."""
    note: Note
    """Where it appears, who says it, what its placeholders are."""
    plural: Plain | None = None
    """The word where `{count}` is not one. Each language has as many forms as it needs."""
    limit: Length | None = None
    """At most how many characters have room, in any language."""
    critical: Literal["yes", "no"] = "no"
    """Whether an outdated translation of it could do harm."""


class Asked(Model):
    """What people type who look for one page, told in their own words."""

    to: LinkTarget
    """The page: kind and id, `page:they-shout`, or a section, `exit:`."""
    says: Annotated[tuple[Name, ...], few(1)]
    """Short sentences as somebody says them, each in other words than the rest. The search learns
    from their words which page somebody looks for, so many help more than exact ones."""


class Urgent(Model):
    """Words by which somebody tells that they are in danger, or of something as grave."""

    to: LinkTarget
    """The page that comes first then: kind and id, `page:safety`, or a section, `exit:`."""
    words: Annotated[tuple[Name, ...], few(1)]
    """Words and phrases that mean nothing else, in each of their forms: `hit me` and `hits me`, and
    not `hit`."""


class Synonyms(Model):
    """What words mean in the search box, in one language. Nobody reads them on a page."""

    kind: ClassVar[str] = "file of synonyms"

    id: LocaleTag
    origin: str
    same: tuple[Annotated[tuple[Name, ...], few(2)], ...] = ()
    """Lists of words and phrases that mean the same, wherever they stand: `[client, customer]`.
    A form of a word (pay, pays) needs no entry, unless its stem differs (paid)."""
    apart: tuple[Name, ...] = ()
    """Words that mean something else than others that have their stem, in each of their forms:
    `received` beside `receiver`, `pays` (where one lives) beside `payer`."""
    means: dict[Name, tuple[Name, ...]] = {}  # noqa: RUF012  # pydantic copies it
    """What people may mean by what they type: their word or phrase, and our words for it. Looked
    for beside the word itself, and counts less."""
    ignore: tuple[Name, ...] = ()
    """Words that say little in this guide, beside the small words of the language (the, of)."""
    letter: tuple[Name, ...] = ()
    """Words by which somebody asks for a letter; letters then come first."""
    term: tuple[Name, ...] = ()
    """Words by which somebody asks what a word means; the glossary then comes first."""
    urgent: Annotated[tuple[Urgent, ...], Trait.DISTINCT] = ()
    """Words that cannot wait, page by page: whoever types one finds that page first."""
    asked: Annotated[tuple[Asked, ...], Trait.DISTINCT] = ()
    """What people say, page by page. Nobody sees it, unlike the names of a page; a sentence need
    not lead to its page before all others."""


class Guide(Model):
    """A whole guide, loaded and checked, in one locale."""

    settings: Settings
    signs: tuple[Sign, ...]
    remedies: tuple[Remedy, ...]
    steps: tuple[Step, ...]
    modes: tuple[Mode, ...]
    pages: tuple[Page, ...]
    fields: tuple[Field, ...]
    letters: tuple[Letter, ...]
    terms: tuple[Term, ...]
    sources: tuple[Source, ...]
    fact_kinds: tuple[FactKind, ...] = ()
    countries: tuple[Country, ...] = ()
    synonyms: tuple[Synonyms, ...] = ()
    letter_forms: dict[str, LetterForm] = {}  # noqa: RUF012  # pydantic copies it
    """The forms of letters by the names of their files, those of the guide among them."""
    images: tuple[Image, ...] = ()
    """The pictures that its texts can show."""
    fonts: tuple[Font, ...] = ()
    """The typefaces that its pages can be set in."""
    quiz: Quiz | None = None
    interface: dict[str, Wording]
    counted: dict[str, dict[str, str]] = {}  # noqa: RUF012  # pydantic copies it
    """For counted words of the interface: their forms by plural category, once localised."""

    def entries(self) -> Iterator[Entry]:
        """Everything of every kind, kind by kind, each in its order."""
        for name in GROUPS:
            yield from getattr(self, name)

    def things(self) -> Iterator[Thing]:
        """Everything with a page of its own, kind by kind as in `THINGS`."""
        names = {model: name for name, model in GROUPS.items()}
        for model in THINGS:
            yield from getattr(self, names[model])


def _groups() -> Iterator[tuple[str, type[Entry]]]:
    for name, field in Guide.model_fields.items():
        for inner in get_args(field.annotation):
            if isinstance(inner, type) and issubclass(inner, Entry):
                yield name, inner


GROUPS: Mapping[str, type[Entry]] = dict(_groups())
"""The kinds of a guide by the names of their lists in `Guide`: `signs`, ... in its order."""

KINDS: Mapping[str, type[Entry]] = {model.what.name: model for model in GROUPS.values()}
"""The kinds of a guide by their names: `sign`, ..."""

THINGS = tuple(
    sorted(
        (model for model in KINDS.values() if issubclass(model, Thing)),
        key=lambda model: not model.what.section,
    )
)
"""The kinds that have pages of their own; those that stand in a section come first."""
