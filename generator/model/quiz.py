"""The frozen models of a quiz: questions by topic, red flags, bands, and the rules of its score."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from .kinds import (
    CRITICAL,
    Delay,
    Id,
    LetterId,
    ModeId,
    Model,
    Order,
    PageId,
    Percent,
    Plain,
    SignId,
    Value,
    Weight,
    few,
)

Role = Literal[
    "situation",
    "severity",
    "leave_when",
    "fairness",
    "flags",
    "mode",
    "readiness",
    "tried",
    "context",
]
Switch = Literal["yes", "no"]


class Option(Model):
    """An answer to choose."""

    id: Id
    """Names the answer for good."""
    text: Plain
    """What the reader chooses."""


class Degree(Option):
    """An answer of a scale."""

    value: Value
    """What it counts, from 0."""


class Reply(Option):
    """An answer of a question that has answers of its own."""

    advice: Plain | None = None
    """What to do about it, if something is to be done. Shown with the result."""
    mode: ModeId | None = None
    """For mode: the id of the exit mode that fits."""
    page: PageId | None = None
    """The id of the page that helps whoever chooses it. It is shown with the result."""


class Scale(Model):
    """The answers of every question about how often something happens."""

    options: Annotated[tuple[Degree, ...], few(2, 9)]
    """Two to nine, from never to nearly always, each counting more than the one before."""
    na: Plain
    """What the reader chooses where a question does not apply. It leaves the question out."""


class Topic(Model):
    """What is asked in one step."""

    id: Id
    """Names the topic for good."""
    title: Plain
    """The heading of the step."""
    lead: Plain | None = None
    """One sentence under the heading."""
    situation: Plain | None = None
    """What a reader ticks first to be asked about it. Without, everybody is."""
    questions: Annotated[tuple[Id, ...], few(1)]
    """Ids of its questions, in order."""


class Question(Model):
    """A question, or a statement to judge.

    Its role says how it is answered and what it is for. situation: any of the topics, those that
    are then asked. severity: how often, on the scale; it counts towards how bad a sign is.
    leave_when: any of the lines of the signs that are strong. readiness: on the scale of readiness.
    fairness: one of its options; it changes the advice. mode: one of its options, and each names
    the exit mode that fits. flags: any of the red flags. tried: any of the remedies, those that
    were tried and changed nothing. context: any of its options, or none; it stands last in a topic
    and goes along with what else is asked there, changes no outcome, and leads to pages.
    """

    id: Id
    """Names the question for good. People keep links with it."""
    role: Role
    """What it is for, one of the words above."""
    text: Plain
    """What is asked, or the statement to judge."""
    hint: Plain | None = None
    """One sentence that helps to answer it."""
    sign: SignId | None = None
    """For severity: the id of the sign it asks for."""
    weight: Weight | None = None
    """For severity: how much it counts, from 1 to 4."""
    options: tuple[Reply, ...] = ()
    """For fairness, mode and context: its answers."""
    flags: tuple[Id, ...] = ()
    """For flags: ids of those it asks for. Without, it asks for all."""
    none: Plain | None = None
    """For questions with any number of answers: the words of the answer that none applies."""
    most: Order | None = None
    """For situation: how many can be ticked."""
    sensitive: Switch = "no"
    """Whether it is left out of links to a result unless the reader puts it in."""
    when: dict[Id, tuple[Id, ...]] = {}  # noqa: RUF012  # pydantic copies it
    """Which answers to other questions it waits for. Without, it is always asked."""


class Flag(Model):
    """A red flag: something that decides by itself, whatever the score."""

    id: Id
    """Names the flag for good."""
    text: Annotated[Plain, CRITICAL]
    """What happened."""
    why: Annotated[Plain, CRITICAL]
    """Why it decides, in one or two sentences."""
    band: Id
    """The id of the band it leads to at least."""
    sign: SignId | None = None
    """The id of the sign it is an event of. It leads to its page."""
    mode: ModeId | None = None
    """The id of the exit mode it calls for."""
    letter: LetterId | None = None
    """The id of the letter to send."""
    page: PageId | None = None
    """The id of the page that helps."""
    advice: tuple[Plain, ...] = ()
    """What to do. Where the flag decides, it stands in place of what the band says and names."""
    silence: Switch = "no"
    """Whether nothing may be sent to them but its own letter, if it names one."""
    safety: Switch = "no"
    """Whether help comes before everything else. Then it names a page."""


class Pace(Model):
    """When to take each of the exit steps, in days from today."""

    normal: Annotated[tuple[Delay, ...], few(1)]
    """For readers who are ready."""
    slow: Annotated[tuple[Delay, ...], few(1)]
    """For readers who have to prepare first."""


class Band(Model):
    """An outcome. Bands stand from the mildest to the most serious."""

    id: Id
    """Names the band for good."""
    title: Plain
    """Its name, in a few words."""
    verdict: Plain
    """What it says to the reader, in one sentence."""
    advice: Annotated[tuple[Plain, ...], few(1)]
    """What to do, in a few short paragraphs."""
    range: Annotated[tuple[Percent, ...], few(2, 2)] | None = None
    """The lowest and the highest severity in it, in percent. Without, only rules lead to it; to the
    first band, that no sign shows."""
    leave: Switch = "no"
    """Whether it tells the reader to leave."""
    mode: ModeId | None = None
    """The id of its exit mode. Without, a band that leaves takes that of the strongest sign."""
    letters: tuple[LetterId, ...] = ()
    """Ids of letters that go with it."""
    pages: tuple[PageId, ...] = ()
    """Ids of pages that go with it."""
    pace: Pace | None = None
    """When to take each exit step. Needed where the band leaves."""


class Line(Option):
    """A line a reader draws for a sign: once it is crossed, it is time for its band."""

    band: Id | None = None
    """The id of the band it leads to at least. Without, the first one that leaves."""
    mode: ModeId | None = None
    """The id of the exit mode it calls for."""
    letter: LetterId | None = None
    """The id of the letter to send."""
    page: PageId | None = None
    """The id of the page that helps."""
    advice: tuple[Plain, ...] = ()
    """What to do first, before what the band advises."""


class SignRule(Model):
    """What follows from a sign: the lines that are its own, its letters, its pages."""

    named_by: ClassVar[str] = "sign"

    sign: SignId
    """The id of the sign."""
    before_leaving: Id | None = None
    """The id of a band that stands between mending and leaving for this sign."""
    leave_when: tuple[Line, ...] = ()
    """When to leave. Asked where the sign is strong."""
    letters: dict[Id, tuple[LetterId, ...]] = {}  # noqa: RUF012  # pydantic copies it
    """Ids of letters by the band from which on they fit. Without, all letters of the sign."""
    pages: tuple[PageId, ...] = ()
    """Ids of pages for this situation."""
    pages_from: dict[Id, tuple[PageId, ...]] = {}  # noqa: RUF012  # pydantic copies it
    """Ids of pages by the band from which on they stand in place of `pages`: who is advised to stay
    needs no page about leaving."""


class Cap(Model):
    """The rule that an answer keeps the outcome mild. It does not hold against flags and lines."""

    question: Id
    """The id of a fairness question."""
    option: Id
    """The id of the answer that caps."""
    band: Id
    """The id of the most serious band that is then possible."""


class YourSide(Model):
    """Which answers bring up what the reader may have to put right first."""

    question: Id
    """The id of a fairness question."""
    options: Annotated[tuple[Id, ...], few(1)]
    """Ids of its answers."""


class Scoring(Model):
    """The rules of the score."""

    strong: Percent = 50
    """The severity in percent from which a sign is strong."""
    mild: Id | None = None
    """The id of the most serious band that signs lead to none of which is strong."""
    crowd: Order | None = None
    """How many strong signs lift the outcome by one step."""
    recurs: Id | None = None
    """The id of the answer of the scale from which something recurs. Less is ordinary friction."""
    told: dict[Id, tuple[Id, ...]] = {}  # noqa: RUF012  # pydantic copies it
    """Answers that together say: the other side was told and had time. It lifts what is strong."""
    caps: tuple[Cap, ...] = ()
    """What keeps the outcome mild."""
    your_side: YourSide | None = None
    """What brings up the reader's own side."""
    slow_below: Percent
    """The readiness in percent below which the slow pace is proposed."""


class Quiz(Model):
    """The self-assessment: where the reader stands, why, and what to do."""

    kind: ClassVar[str] = "quiz"

    origin: str
    title: Plain
    """What it is called."""
    intro: Plain
    """What it is and how long it takes, in one or two sentences."""
    period: Plain
    """Which client and which time to think of."""
    private: Plain
    """What happens to the answers."""
    disclaimer: Plain
    """What the result is, and what it is not."""
    scale: Scale
    """The answers of every statement about how often something happens."""
    readiness: Annotated[tuple[Degree, ...], few(2, 9)]
    """The answers of every question about readiness: two to nine, each counting more than the one
    before."""
    topics: Annotated[tuple[Topic, ...], few(1)]
    """What is asked together, step by step."""
    questions: Annotated[tuple[Question, ...], few(1)]
    """What is asked. Ids of questions and answers never change: readers keep links to results."""
    flags: tuple[Flag, ...] = ()
    """Red flags, in the order they are asked."""
    signs: tuple[SignRule, ...] = ()
    """What follows from each sign. One that is not named here takes all from its own page."""
    bands: Annotated[tuple[Band, ...], few(1)]
    """The outcomes, from the mildest to the most serious."""
    scoring: Scoring
    """How answers lead to an outcome."""
