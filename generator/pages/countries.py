"""Turns the countries of a guide into the script with which letters fill in what holds there.

It is loaded once a reader has said where they work, so no page carries facts of a place that nobody
chose. All that it fills in has its source and the last day on which it may be used.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..addresses import Addresses
from ..bundle import bundle, compact
from ..calculator.rules import basis, digits_of, rule, sums
from ..model.country import Country, Fact, facts_of, shown_until
from ..model.guide import Guide
from ..output import compact_json
from ..text.formats import USUAL
from ..text.locales import date
from ..text.typography import typeset
from ..text.untranslated import bare
from .where import Where

SCRIPT = "letters/countries.js"
ENTRY = "theme/js/countries/give.js"
DATA = "theme/js/countries/data.js"
DATA_HERE = '"the facts"'  # stands for them while the script is made short
WORDS = "js_local_"
"""How the words begin that the pages of letters alone need."""


def wanted(guide: Guide) -> bool:
    """Whether a letter has fields that a country can fill in."""
    return bool(guide.letters) and any(field.local for field in guide.fields)


def script(found: Mapping[str, Any], templates: Mapping[str, str]) -> str:
    """The facts of all countries and the code that reckons with them, as one classic script.

    Raises TemplateError where a module is missing.
    """
    return without_facts(templates).replace(DATA_HERE, compact_json(found))


def without_facts(templates: Mapping[str, str]) -> str:
    """The code of that script alone, which is the same in every locale. Raises TemplateError."""
    modules = {**templates, DATA: f"export const DATA = {DATA_HERE};\n"}
    return compact(bundle(modules, ENTRY))


def data(guide: Guide, where: Where, tag: str) -> dict[str, dict[str, Any]]:
    """The countries by id: `here`, `currency`, what fields get, where it was read; the `url` of
    each from the root of the locale.

    `given` maps what a field asks for, such as `step-letter.phrase`, to its value; `sources` maps
    the kind of fact before the point to a source: `title`, `url`, `lang`, `read` and `until`. A
    country whose law gives interest has the `rule` of the calculators and what belongs to it;
    `interest` and `fixed` are the kinds of the facts that say so.
    """
    supplied = (field.local for field in guide.fields if field.local)
    asked = tuple(dict.fromkeys(local for local in supplied if "." in local))
    at = Addresses.of(guide)
    return {country.id: _place(at, where, country, asked, tag) for country in where.all}


def _place(
    at: Addresses, where: Where, country: Country, asked: tuple[str, ...], tag: str
) -> dict[str, Any]:
    """What the script knows of a country, for what fields ask (`asked`: `step-letter.phrase`)."""
    facts = {fact.id: fact for fact in facts_of(country, where.countries)}
    kinds = dict.fromkeys(name.partition(".")[0] for name in asked)
    told = [facts[kind] for kind in kinds if kind in facts]
    place: dict[str, Any] = {
        "here": bare(country.here),
        "url": at.url(Country.what.name, country.id),
        "currency": country.currency or "",
        **({} if digits_of(country) == USUAL else {"digits": digits_of(country)}),
        "given": dict(_given(facts, asked)),
        "sources": {fact.id: _source(where, fact, tag) for fact in told},
    }
    fact, here = basis(country, where.countries), rule(country, where.countries, where.kinds)
    if here is not None and fact is not None and fact.interest is not None:
        published = fact.published
        fixed = sums(country, where.countries)
        place |= {"rule": here, "starts": fact.interest.starts or "due"}
        place |= {"interest": fact.id, "fixed": fixed.id if fixed else ""}
        place["published"] = published and {
            "title": typeset(published.title, published.lang),
            "url": published.url,
        }
    return place


def _given(facts: Mapping[str, Fact], asked: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """What a country has for each `kind.key` that fields ask for."""
    for name in asked:
        kind, _, key = name.partition(".")
        fact = facts.get(kind)
        if fact is None:
            continue
        if key == "law":
            value = fact.law or (fact.interest.law if fact.interest else None)
        else:
            value = getattr(fact, key)
        if value is not None:
            yield name, bare(str(value))


def _source(where: Where, fact: Fact, tag: str) -> dict[str, str]:
    """Where a fact was read, as a letter names it."""
    assert fact.source is not None
    assert fact.checked is not None
    return {
        "title": typeset(fact.source.title, fact.source.lang),
        "url": fact.source.url,
        "lang": fact.source.lang,
        "read": date(fact.checked, tag),
        "until": shown_until(fact, where.kinds[fact.id]).isoformat(),
    }
