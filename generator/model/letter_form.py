"""The frozen model of the form of a letter: what a country or a language does with its parts."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar, Literal, get_args

from pydantic import StringConstraints

from .kinds import Id, Model, Name, Trait, Written, few

Part = Literal[
    "sender",
    "recipient",
    "date",
    "subject",
    "greeting",
    "text",
    "closing",
    "signature",
    "enclosures",
]
Addressee = Literal["neutral", "woman", "man", "nobody"]
Side = Literal["start", "end"]
PARTS: tuple[Part, ...] = get_args(Part)
ADDRESSEES: tuple[Addressee, ...] = get_args(Addressee)
SUBJECT = "subject"
SLOT = re.compile(r"\{([^{}]*)\}")


class People(Model):
    """The fields of a guide that say who writes to whom, where and when, by their ids.

    Lines of a form that name one the guide does not have are left out.
    """

    name: Id
    """The name of the reader, who writes."""
    company: Id | None = None
    """The company of the reader."""
    address: Id | None = None
    """The address of the reader."""
    email: Id | None = None
    """The e-mail of the reader."""
    place: Id | None = None
    """The town of the reader, for where letters name it beside the day."""
    date: Id
    """The day of the letter."""
    person: Id
    """Who is written to, with the whole name."""
    called: Id | None = None
    """What the reader calls them. Without it the whole name stands."""
    their_company: Id | None = None
    """The company of whoever is written to."""
    their_address: Id | None = None
    """The address of whoever is written to."""
    sending: Id | None = None
    """How the letter is sent, which stands above whom it is to: by registered letter."""


class Salutation(Model):
    """How a letter opens and closes to somebody."""

    greeting: Name
    """The words it opens with. `{called}` and `{person}` stand for whom it is to."""
    closing: Name
    """The words before the name."""


class Salutations(Model):
    """How a letter opens and closes, by whom it is to."""

    neutral: Salutation
    """To anybody, without saying whether a woman or a man."""
    woman: Salutation | None = None
    """To a woman. Left out where nothing changes."""
    man: Salutation | None = None
    """To a man. Left out where nothing changes."""
    nobody: Salutation | None = None
    """To a firm in which nobody is known by name. Left out where nothing changes."""


class LetterForm(Model):
    """The form of a letter in a country or a language: order, places, words around the text.

    The file is named by its locale, `de.yml` or `en-US.yml`. Lines hold `{name}`, `{company}`,
    `{address}`, `{email}`, `{place}`, `{date}`, `{person}`, `{called}`, `{their_company}`,
    `{their_address}` and `{sending}`; one of which nothing is filled in is left out.
    """

    kind: ClassVar[str] = "form of letters"

    id: Name
    origin: str
    sheet: Literal["a4", "us-letter"] = "a4"
    """The paper: `a4`, or `us-letter` of North America."""
    order: Annotated[tuple[Part, ...], few(9, 9), Trait.DISTINCT] = PARTS
    """The parts of a letter from top to bottom, each once."""
    sender: Annotated[tuple[Name, ...], few(1)] = ("{name}", "{company}", "{address}", "{email}")
    """Lines about who writes."""
    sender_at: Side = "start"
    """On which half they stand: `start`, where lines begin, or `end`."""
    recipient: Annotated[tuple[Name, ...], few(1)] = (
        "{sending}",
        "{person}",
        "{their_company}",
        "{their_address}",
    )
    """Lines about whom it is to."""
    recipient_nobody: Annotated[tuple[Name, ...], few(1)] = (
        "{sending}",
        "{their_company}",
        "{their_address}",
    )
    """The same lines where nobody is known by name."""
    recipient_at: Side = "start"
    """On which half they stand: `start`, where lines begin, or `end`."""
    list_mark: Annotated[
        str,
        StringConstraints(pattern=r"^\S{1,3}$"),
        Written("too-long", "Write one to three characters without a space: `–`."),
    ] = "–"
    """What stands before each entry of a list."""
    date: Name = "{place}, {date}"
    """The line with the place and the day."""
    date_alone: Name = "{date}"
    """The line with the day, where no place is given."""
    date_at: Side = "end"
    """At which edge the day stands: `start`, where lines begin, or `end`."""
    subject: Name = "{subject}"
    """The line of the subject, with a word before `{subject}` or without."""
    subject_at: Literal["start", "centre"] = "start"
    """Where the subject stands: `start`, where lines begin, or `centre`."""
    salutations: Salutations | None = None
    """How letters with `salutation: form` open and close. Without them: words of the interface."""
    closing_at: Side = "start"
    """At which edge the closing words stand: `start`, where lines begin, or `end`."""
    signature: tuple[Name, ...] = ("{name}", "{company}")
    """Lines under the closing words. None where the name stands above the letter alone."""
    signature_at: Side = "start"
    """On which half they stand: `start`, where lines begin, or `end`."""
