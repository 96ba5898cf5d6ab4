"""Checks what stands around every letter: the letterhead of the settings, the forms of a letter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ...diagnostics import Diagnostic, Location, did_you_mean
from ...model.letter import Letter
from ...model.letter_form import PARTS, SLOT, SUBJECT, LetterForm, People
from ...model.settings import Settings
from ...model.texts import KeyPath
from .checker import BRACES, LetterChecker

DAYS = ("date", "text")  # kinds of fields in which a day can stand


class Head(LetterChecker):
    """The letterhead, and the forms of a letter."""

    def everything(self) -> Iterator[Diagnostic]:
        """Every mistake in them."""
        settings = self.loaded.settings
        if settings is not None:
            yield from self._letterhead(settings)
        for form in self.loaded.letter_forms.values():
            yield from self._form(form)

    def _letterhead(self, settings: Settings) -> Iterator[Diagnostic]:
        """A letterhead without letters, letters without one; else what is wrong with what it names.

        Without letters, a section of letters is told, and what to leave out with it.
        """
        head = settings.letterhead
        if head is None and self.loaded.of(Letter):
            sentence = "The guide has letters and no letterhead."
            hint = 'Add "letterhead" to the settings: which fields say who writes to whom.'
            yield Diagnostic(Location(settings.origin), "no-letterhead", sentence, hint)
        elif head is not None and (self.known or self.loaded.known.get("letter")):
            yield from self._people(settings.origin, head.fields)
            yield from self._forms(settings.origin, head.forms)
            yield from self._required(settings.origin, head.required)
        elif head is not None and Letter.what.section not in {s.id for s in settings.sections}:
            sentence = "The guide has a letterhead and no letters."
            hint = 'Write one in `content/letters/`, or remove "letterhead".'
            yield self.loaded.mistake(
                settings.origin, ("letterhead",), "no-letterhead", sentence, hint
            )

    def _people(self, origin: str, people: People) -> Iterator[Diagnostic]:
        """Who writes to whom, by fields that do not exist, or that hold rows or no day."""
        for key, name in people.model_dump().items():
            path = ("letterhead", "fields", key)
            if name is not None and self.lacks(name):
                yield self.unknown(origin, path, name)
            elif name in self.fields and self.fields[name].kind == "rows":
                sentence = f'"{name}" is a field of rows.'
                hint = "Name one that holds a line or two: who, where, or a day."
                yield self.loaded.mistake(origin, path, "rows-in-text", sentence, hint)
            elif key == "date" and name in self.fields and self.fields[name].kind not in DAYS:
                sentence = f'"{name}" is of kind "{self.fields[name].kind}", and holds no day.'
                hint = "Name a field of kind `date`."
                yield self.loaded.mistake(origin, path, "not-a-date", sentence, hint)

    def _forms(self, origin: str, forms: Mapping[str, str]) -> Iterator[Diagnostic]:
        """Forms of letters, by locale, that do not exist."""
        for tag, name in forms.items():
            if name not in self.loaded.letter_forms:
                sentence = f'There is no form of letters "{name}".'
                hint = did_you_mean(name, self.loaded.letter_forms)
                path = ("letterhead", "forms", tag)
                yield self.loaded.mistake(origin, path, "unknown-id", sentence, hint)

    def _required(self, origin: str, names: Iterable[str]) -> Iterator[Diagnostic]:
        """Fields that no letter can be sent without, and that do not exist."""
        for index, name in enumerate(names):
            if self.lacks(name):
                yield self.unknown(origin, ("letterhead", "required", index), name)

    def _form(self, form: LetterForm) -> Iterator[Diagnostic]:
        """What the lines of a form name, each part once, a subject in the line of the subject."""
        parts = [part for at, part in enumerate(form.order) if part in form.order[:at]]
        if parts:
            at = max(index for index, part in enumerate(form.order) if part == parts[0])
            lacking = [part for part in PARTS if part not in form.order]
            sentence = f'"{parts[0]}" stands twice in "order".'
            verb = "is" if len(lacking) == 1 else "are"
            hint = f"Each part stands there once; {' and '.join(lacking)} {verb} missing."
            yield self.loaded.mistake(form.origin, ("order", at), "repeated", sentence, hint)
        if SUBJECT not in SLOT.findall(form.subject):
            sentence = "The line of the subject has no `{subject}`."
            hint = "Put it where the subject stands."
            yield self.loaded.mistake(form.origin, ("subject",), "open-mark", sentence, hint)
        for path, text in _lines_of(form):
            allowed = [*People.model_fields, *([SUBJECT] if path == ("subject",) else ())]
            for brace in BRACES.finditer(text):
                if brace.group()[1:-1] not in allowed:
                    sentence = f"`{brace.group()}` is nothing that a form of letters knows."
                    hint = did_you_mean(brace.group().strip("{}"), allowed)
                    yield self.loaded.mistake(
                        form.origin, path, "open-mark", sentence, hint, words=brace.group()
                    )


def _lines_of(form: LetterForm) -> Iterator[tuple[KeyPath, str]]:
    """Every text of a form of letters with its key path."""
    for key in ("sender", "recipient", "recipient_nobody", "signature"):
        for index, line in enumerate(getattr(form, key)):
            yield (key, index), line
    for key in ("date", "date_alone", "subject"):
        yield (key,), getattr(form, key)
    for reader, spoken in form.salutations or ():
        for key, text in spoken or ():
            yield ("salutations", reader, key), text
