"""Checks what stands around every letter: the letterhead of the settings, the forms of a letter."""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Diagnostic, Location, did_you_mean
from ...model.letter import Letter
from ...model.letter_form import PARTS, SLOT, SUBJECT, LetterForm, People
from ...model.texts import KeyPath
from .checker import BRACES, LetterChecker


class Head(LetterChecker):
    """The letterhead, and the forms of a letter."""

    def everything(self) -> Iterator[Diagnostic]:
        """Every mistake in them."""
        yield from self._letterhead(bool(self.loaded.of(Letter)))
        for form in self.loaded.letter_forms.values():
            yield from self._form(form)

    def _letterhead(self, needed: bool) -> Iterator[Diagnostic]:
        settings = self.loaded.settings
        if settings is None:
            return
        head = settings.letterhead
        if head is None:
            if needed:
                sentence = "The guide has letters and no letterhead."
                hint = 'Add "letterhead" to the settings: which fields say who writes to whom.'
                yield Diagnostic(Location(settings.origin), "no-letterhead", sentence, hint)
            return
        if not self.known and not self.loaded.known.get("letter"):
            if Letter.what.section in {section.id for section in settings.sections}:
                return  # that section is told, and what to leave out with it
            sentence = "The guide has a letterhead and no letters."
            hint = 'Write one in `content/letters/`, or remove "letterhead".'
            yield self.loaded.mistake(
                settings.origin, ("letterhead",), "no-letterhead", sentence, hint
            )
            return
        for key, name in head.fields.model_dump().items():
            place = ("letterhead", "fields", key)
            if name is not None and self.lacks(name):
                yield self.unknown(settings.origin, place, name)
            elif name in self.fields and self.fields[name].kind == "rows":
                sentence = f'"{name}" is a field of rows.'
                hint = "Name one that holds a line or two: who, where, or a day."
                yield self.loaded.mistake(settings.origin, place, "rows-in-text", sentence, hint)
        for tag, name in head.forms.items():
            if name not in self.loaded.letter_forms:
                sentence = f'There is no form of letters "{name}".'
                hint = did_you_mean(name, self.loaded.letter_forms)
                yield self.loaded.mistake(
                    settings.origin, ("letterhead", "forms", tag), "unknown-id", sentence, hint
                )
        for index, name in enumerate(head.required):
            if self.lacks(name):
                yield self.unknown(settings.origin, ("letterhead", "required", index), name)

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
