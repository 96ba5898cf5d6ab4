"""Says what in a guide belongs together: rows of the map, groups of list pages, ways to help,
counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.guide import GROUPS, Guide, Mode, Page, Remedy, Sign, Step
from ..model.kinds import Model, Thing
from ..model.letter import Letter
from ..model.settings import Choice, Section
from ..model.texts import words


@dataclass(frozen=True)
class Row:
    """A sign with the remedies to try first and the exit modes, in their orders."""

    sign: Sign
    remedies: tuple[Remedy, ...]
    modes: tuple[Mode, ...]


@dataclass(frozen=True)
class Count:
    """How much one section holds: its things, and the words in them."""

    section: str
    things: int
    words: int


def rows(guide: Guide) -> Iterator[Row]:
    """Each sign with the objects it names."""
    remedies = {remedy.id: remedy for remedy in guide.remedies}
    modes = {mode.id: mode for mode in guide.modes}
    for sign in guide.signs:
        tries = tuple(remedies[choice.remedy] for choice in sign.try_first)
        yield Row(sign, tries, tuple(modes[name] for name in sign.ways_out))


def sections_of_pages(guide: Guide) -> Iterator[tuple[Page, tuple[Page, ...]]]:
    """Each section of pages: its first page, to which the menu leads, and the others in order."""
    for first in guide.pages:
        if first.within == first.id:
            others = (page for page in guide.pages if page.within == first.id and page is not first)
            yield first, tuple(others)


def signs_of(guide: Guide, remedy: str) -> tuple[Sign, ...]:
    """The signs that a remedy is tried for, in the order of the signs."""
    return tuple(s for s in guide.signs if remedy in (t.remedy for t in s.try_first))


def signs_out(guide: Guide, mode: str) -> tuple[Sign, ...]:
    """The signs that lead out by an exit mode, in the order of the signs."""
    return tuple(s for s in guide.signs if mode in s.ways_out)


def remedies_by_sign(guide: Guide) -> Iterator[tuple[Sign, list[Remedy]]]:
    """The remedies by sign, each only under the first sign that tries it."""
    first = {remedy.id: signs_of(guide, remedy.id)[0] for remedy in guide.remedies}
    for sign in guide.signs:
        own = [remedy for remedy in guide.remedies if first[remedy.id] is sign]
        if own:
            yield sign, own


def letters_by_moment(guide: Guide) -> Iterator[tuple[str, Section | Step, list[Letter]]]:
    """The letters in groups with a title, each once: what to try first, or the first step it
    belongs to.
    """
    remedies = next(s for s in guide.settings.sections if s.id == "remedies")
    moments: list[tuple[str, Section | Step]] = [(remedies.heading, remedies)]
    moments += [(step.title, step) for step in guide.steps]
    for title, moment in moments:
        own = [x for x in guide.letters if (x.steps[0] if x.steps else remedies.id) == moment.id]
        if own:
            yield title, moment, own


def steps_of(guide: Guide, letter: Letter) -> tuple[Step, ...]:
    """The steps a letter belongs to; before them the first of all, if the letter ends the work."""
    begins = guide.steps[:1] if letter.ends == "yes" else ()
    return tuple(step for step in guide.steps if step in begins or step.id in letter.steps)


def steps_out(guide: Guide, mode: Mode) -> tuple[Step, ...]:
    """The steps that lead through a mode: those it names, or all."""
    return tuple(step for step in guide.steps if not mode.steps or step.id in mode.steps)


def counted_words(thing: Model) -> int:
    """How many words a thing has for its readers; a placeholder in braces counts as one."""
    return sum(len(text.split()) for _, _, text in words(thing))


def counts(guide: Guide) -> tuple[Count, ...]:
    """What each section holds, in the order of the guide, the hand-written pages last."""
    parts: dict[str, tuple[Model, ...]] = {"quiz": (guide.quiz,) if guide.quiz is not None else ()}
    for name, model in sorted(GROUPS.items(), key=lambda group: not group[1].what.section):
        if model.what.linked:
            parts[model.what.section or name] = getattr(guide, name)
    parts["home"] = (guide.settings,)
    return tuple(
        Count(name, len(things), sum(counted_words(thing) for thing in things))
        for name, things in parts.items()
    )


def safe_pages(guide: Guide) -> set[str]:
    """The ids of the pages to which the quiz leads somebody in danger."""
    flags = guide.quiz.flags if guide.quiz is not None else ()
    return {flag.page for flag in flags if flag.safety == "yes" and flag.page}


def urgent(guide: Guide) -> tuple[Choice, ...]:
    """The situations of the front page that lead to help in danger, and stand before all others."""
    safe = {f"{Page.what.name}:{name}" for name in safe_pages(guide)}
    return tuple(c for c in guide.settings.home.situations if c.to.partition("#")[0] in safe)


def read_in_danger(guide: Guide, thing: Thing) -> bool:
    """Whether somebody in danger may read a page, so that it has to have the link that leaves at
    once.

    The page says so, the quiz leads there, or the numbers of those who help stand on it.
    """
    if isinstance(thing, Page) and (thing.safety == "yes" or thing.id in safe_pages(guide)):
        return True
    help_ = {kind.id for kind in guide.fact_kinds if kind.group == "safety"}
    return not help_.isdisjoint(thing.where)
