"""Checks the registry of the fields that letters use, that one of them is the currency, and what
facts of countries fill in.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content import facts
from ...diagnostics import Diagnostic, did_you_mean
from ...model.country import Country
from ...model.kinds import Words
from ...model.letter import CURRENCY, Column, Field
from ...model.texts import KeyPath, words
from . import examples
from .checker import LetterChecker

INTEREST = {
    "invoice": "text",
    "from": "date",
    "days": "number",
    "rate": "percent",
    "interest": "money",
}
COLUMNS = {
    "invoices": {"number": "text", "due": "date", "amount": "money"},
    "interest": INTEREST,
    "interest-before": INTEREST,
}
"""The columns by which `theme/js/countries/supply.js` works with rows."""
BASES = ("contract", "law", "demand")


class Registry(LetterChecker):
    """The registry of fields."""

    def everything(self) -> Iterator[Diagnostic]:
        """Every mistake in it."""
        currency = list(self._currency())
        yield from currency
        lacking = any(each.code == "no-currency" for each in currency)
        meant = self.named_as_currencies()[:1] if lacking else []  # whose kind is told by that
        for field in self.fields.values():
            yield from self._registered(field, of_another_kind=field.id in meant)
        yield from self._facts()

    def _registered(self, field: Field, *, of_another_kind: bool) -> Iterator[Diagnostic]:
        """What is wrong with a field by itself, its kind where that is not told."""
        origin, at = field.origin, (field.id,)
        forms = (("choices", ("choice", CURRENCY)), ("columns", ("rows",)))
        for key, kinds in () if of_another_kind else forms:
            if bool(getattr(field, key)) != (field.kind in kinds):
                there = bool(getattr(field, key))
                sentence = f'"{field.id}" is of kind "{field.kind}" and has '
                sentence += f'"{key}".' if there else f'no "{key}".'
                named = " or ".join(f"`{kind}`" for kind in kinds)
                hint = f"Fields of kind {named} have `{key}`, and no others do."
                yield self.loaded.mistake(origin, at, "unfit-key", sentence, hint)
        yield from self._supplied(field)
        yield from self._examples(field)
        if field.total == "yes" and not any(c.kind == "money" for c in field.columns):
            sentence = f'"{field.id}" has a total and no column of money.'
            hint = "Add a column of kind `money`, or remove the total."
            yield self.loaded.mistake(origin, (*at, "total"), "unfit-key", sentence, hint)
        hint = "Write the words alone; the letter may use the other field itself."
        for path, kind, text in words(field):
            if kind is Words.LETTER:
                yield from self.fixed(origin, (*at, *path), text, "the words of a choice", hint)

    def _facts(self) -> Iterator[Diagnostic]:
        """Words that facts of countries fill in, and that no letter can hold as they are."""
        hint = "Write the words alone: they stand in letters as they are."
        for country in self.loaded.of(Country):
            for path, kind, text in words(country):
                if kind is Words.LETTER:
                    named = f'"{path[-1]}" of a fact'
                    yield from self.fixed(country.origin, path, text, named, hint)

    def _examples(self, field: Field) -> Iterator[Diagnostic]:
        """Examples of a field and its columns that it would not take."""
        shown: list[tuple[KeyPath, Field | Column]] = [((field.id,), field)]
        shown += (((field.id, "columns", n), each) for n, each in enumerate(field.columns))
        for at, each in shown:
            choices = field.choices if each.kind in ("choice", CURRENCY) else {}
            found = examples.mistake(each.kind, each.example, choices) if each.example else None
            if found is not None:
                yield self.loaded.told(field.origin, (*at, "example"), found)

    def _supplied(self, field: Field) -> Iterator[Diagnostic]:
        """What fills in a field until the reader does: there is such a fact, and it fits."""
        place = self.loaded.places.of(field.origin, (field.id, "local"))
        kind, _, key = (field.local or "").partition(".")
        known = self.loaded.known.get("fact-kind", set())
        if key and kind not in known and "fact-kind" not in self.loaded.unread:
            sentence = f'"{kind}" is not a kind of fact.'
            yield Diagnostic(place, "unknown-id", sentence, did_you_mean(kind, sorted(known)))
        there = {column.id: column.kind for column in field.columns}
        lacking = [
            f"`{name}` ({form})"
            for name, form in COLUMNS.get(kind, {}).items()
            if there.get(name) != form
        ]
        if lacking:
            sentence = f'"{field.id}" lacks {", ".join(lacking)} among its columns.'
            hint = f"What has `local: {kind}` is worked with by these: add them."
            yield Diagnostic(place, "unfit-key", sentence, hint)
        if kind == "basis" and not set(BASES) <= set(field.choices):
            sentence = f'"{field.id}" lacks a choice among {", ".join(BASES)}.'
            hint = "Interest is worked out by which of them is chosen: add it."
            yield Diagnostic(place, "unfit-key", sentence, hint)

    def _currency(self) -> Iterator[Diagnostic]:
        """One field says which currency sums are in, wherever there are sums."""
        pays = [field for field in self.fields.values() if field.kind == CURRENCY]
        for other in pays[1:]:
            sentence = f'"{pays[0].id}" says already which currency sums are in.'
            hint = "A letter has one currency: remove this field, or make it a `choice`."
            yield self.loaded.mistake(
                other.origin, (other.id, "kind"), "second-currency", sentence, hint
            )
        for field in pays:
            for code in field.choices:
                path = (field.id, "choices", code)
                yield from facts.currency(self.loaded, field.origin, path, code)
        if not pays and "field" not in self.loaded.partial | self.loaded.unread:
            yield from self._no_currency()

    def _no_currency(self) -> Iterator[Diagnostic]:
        """Sums of which no letter would say what they are in: one message at the first of them."""
        sums: list[tuple[Field, KeyPath]] = []
        for field in self.fields.values():
            if field.kind == "money":
                sums.append((field, (field.id, "kind")))
            for index, column in enumerate(field.columns):
                if column.kind == "money":
                    sums.append((field, (field.id, "columns", index, "kind")))
        if not sums:
            return
        field, path = sums[0]
        sentence = f'"{field.id}" holds a sum, and no field says which currency it is in.'
        meant = self.named_as_currencies()
        hint = "Add a field of kind `currency`, its `choices` by their codes: `EUR: Euro`."
        if meant:
            hint = f'Write `kind: currency` in the field "{meant[0]}".'
        yield self.loaded.mistake(field.origin, path, "no-currency", sentence, hint)
