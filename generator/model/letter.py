"""The frozen models of a letter: its blocks, and the fields that readers fill in."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from .kinds import (
    CRITICAL,
    Entry,
    Id,
    Inline,
    Key,
    Kind,
    ModeId,
    Model,
    Plain,
    Prose,
    RemedyId,
    Script,
    SignId,
    StepId,
    Thing,
    Trait,
    Written,
    few,
)

Holds = Literal[
    "text",
    "long-text",
    "name",
    "address",
    "email",
    "date",
    "money",
    "number",
    "percent",
    "choice",
    "currency",
    "rows",
]
CURRENCY = "currency"  # the kind of the field that says which currency sums are in
SUPPLY = (
    r"^(currency|basis|rate|interest|interest-before|fixed|daily|total|numbers|invoices|opening"
    r"|[a-z][a-z0-9-]*\.(phrase|days|stands|law))$"
)
Supply = Annotated[
    str,
    StringConstraints(pattern=SUPPLY),
    Written(
        "unknown-choice",
        "Write `currency`, `basis`, `rate`, `interest`, `interest-before`, `fixed`, `daily`,"
        " `total`, `numbers`, `invoices` or `opening`, or a kind of fact with what it says:"
        " `step-letter.phrase`, or `.days`, `.stands`, `.law`.",
    ),
]
Autofill = Literal[
    "name",
    "honorific-prefix",
    "given-name",
    "additional-name",
    "family-name",
    "honorific-suffix",
    "nickname",
    "organization-title",
    "organization",
    "street-address",
    "address-line1",
    "address-line2",
    "address-line3",
    "address-level1",
    "address-level2",
    "address-level3",
    "address-level4",
    "country",
    "country-name",
    "postal-code",
    "language",
    "bday",
    "sex",
    "url",
    "tel",
    "tel-national",
    "email",
    "impp",
]
"""Details of a person, by which browsers offer what was typed before (names of HTML)."""
Tone = Literal["warm", "plain", "firm", "formal"]


class Column(Model):
    """A column of a field of rows."""

    id: Id
    """Names the column for good."""
    label: Annotated[Plain, CRITICAL]
    """The head of the column."""
    kind: Literal["text", "date", "money", "number", "percent"]
    """What a cell holds."""
    example: Plain
    """What a cell may hold. Days as YYYY-MM-DD; sums with a point and no grouping."""


class Field(Entry):
    """Something the reader fills in. Every letter may use it."""

    what = Kind("field", "a field", "letters/fields.yml", linked=False)

    label: Annotated[Plain, CRITICAL]
    """Its name on the form, and in the letter while it is empty."""
    blank: Annotated[Plain, CRITICAL] | None = None
    """What stands in the letter in its place while it is empty, between square brackets. Left out:
    its name on the form."""
    hint: Plain | None = None
    """One sentence that helps to fill it in."""
    kind: Holds
    """What it holds. `currency` is a choice that says which currency all sums of a letter are in:
    its `choices` have codes as keys, `EUR: Euro`; it is asked for wherever a letter holds `money`,
    and a guide has one such field."""
    group: Literal["you", "them", "matter"]
    """Under which heading of the form it stands."""
    example: Plain | None = None
    """What it may hold. Days as YYYY-MM-DD; sums with a point. A choice needs none."""
    autocomplete: Autofill | None = None
    """What browsers may offer for it: a detail of the reader, as HTML calls it."""
    choices: dict[Key, Script] = {}  # noqa: RUF012  # pydantic copies it
    """For a choice: what can be chosen, and the words that then stand in the letter."""
    columns: Annotated[tuple[Column, ...], Trait.DISTINCT] = ()
    """For rows: the columns."""
    total: Literal["yes", "no"] = "no"
    """For rows: whether the last column of money is added up."""
    prefill: Literal["today"] | None = None
    """What it holds before the reader types."""
    log: Literal["yes", "no"] = "no"
    """For rows: whether entries of the reader's log can be put into the first column."""
    local: Supply | None = None
    """What fills it in until the reader does: `step-letter.phrase` is the `phrase` that the
    reader's country has for the kind of fact; the others are worked out from `invoices`, and
    `interest-before` also from `opening`, the day before which interest stops."""


class Piece(Model):
    """A piece of a letter's body: a list, the rows of a field, or places to sign; or a text.

    A text may also introduce one of the others.
    """

    text: Script | None = None
    """A paragraph."""
    list: tuple[Script, ...] = ()
    """Entries of a list."""
    rows: Id | None = None
    """The id of a field of rows: a table, or a list where it has one column."""
    signatures: tuple[Script, ...] = ()
    """Who signs, one place to sign each."""
    option: Annotated[Plain, CRITICAL] | None = None
    """Makes the piece optional: the words of the switch that the reader sees."""
    id: Id | None = None
    """Names an optional piece for good."""
    start: Literal["on", "off", "country"] = "on"
    """Whether an optional piece is in the letter before the reader decides: `country` for where
    the reader's country supplies all that it waits for."""
    when: dict[Id, Key] = {}  # noqa: RUF012  # pydantic copies it
    """What fields must hold for the piece to be offered: the key of a choice, or `given`."""


class Letter(Thing):
    """A letter, ready to fill in and send."""

    what = Kind("letter", "a letter", "letters/", "letters")

    tone: Tone
    """How it sounds: warm, plain, firm or formal.

    A formal letter goes out on paper, with addresses and a date above it, and so does one that is
    signed. All others are e-mails.
    """
    use_when: Annotated[tuple[Inline, ...], few(1)]
    """When to send it."""
    not_when: Annotated[tuple[Inline, ...], few(1)]
    """When not to, and what to do instead."""
    signs: Annotated[tuple[SignId, ...], Trait.MUTUAL] = ()
    """Ids of the signs it fits. Each of them names the letter too."""
    remedies: Annotated[tuple[RemedyId, ...], Trait.MUTUAL] = ()
    """Ids of the remedies it carries out. Each of them names the letter too."""
    steps: Annotated[tuple[StepId, ...], Trait.MUTUAL] = ()
    """Ids of the exit steps it belongs to. Each of them names the letter too."""
    modes: Annotated[tuple[ModeId, ...], Trait.MUTUAL] = ()
    """Ids of the exit modes it carries out. Each of them names the letter too."""
    ends: Literal["yes", "no"] = "no"
    """Whether it ends the work, or makes sense only once it ends. Nobody whom the quiz advises to
    stay is offered it, and its page leads to the first exit step too, where every ending begins."""
    before_sending: Annotated[tuple[Inline, ...], few(1)]
    """What to check before it goes out."""
    after_sending: Annotated[tuple[Inline, ...], few(1)]
    """What to do when they answer, and when they do not."""
    legal_note: Annotated[Prose, CRITICAL] | None = None
    """What the law may have to say. In general terms, never advice."""
    fields: dict[Id, Literal["required", "optional"]]
    """The fields its own words use: required ones, and those that only optional pieces need."""
    subject: Script
    """What it is about, in half a line."""
    named_subject: Script | None = None
    """The subject where a country has a name of its own for such a letter: it begins with the
    field that holds the name."""
    greeting: Script | None = None
    """The words it opens with. An agreement has none."""
    salutation: Literal["form"] | None = None
    """`form` opens and closes it as the form of letters of the country says, in place of `greeting`
    and `closing`; readers then say whether it is to a woman, a man or nobody they know."""
    body: Annotated[tuple[Piece, ...], few(1)]
    """Its pieces, in order."""
    closing: Script | None = None
    """The words before the name. Without them the name stands alone."""
    enclosures: tuple[Script, ...] = ()
    """What is sent along."""
