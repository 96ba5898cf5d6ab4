"""Knows which words of the interface belong to parts that a guide may lack: quiz, letters, ..."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.country import Country
from ..model.guide import Wording
from ..model.letter import Letter
from .loaded import Loaded

# Beginnings of names, or whole names; a word of several parts is needed where one of them is.
_OF_LETTERS = (
    *("letter_", "tone_", "download_", "downloads_intro", "js_save_", "js_mail_", "js_group_"),
    *("js_second_", "js_from_log", "js_print_letter", "js_copy_letter", "js_waits", "js_not_yet"),
    *("use_when", "not_when", "before_sending", "after_sending", "fill_in", "the_letter"),
    *("js_local_", "js_add_row", "js_not_an_email", "js_open_anyway", "js_open_fill"),
    "js_keep_fields",
)
_OF_COUNTRIES = (
    *("where_", "js_where_", "fact_", "js_fact_", "help_", "rates_title", "rate_unknown"),
    *("from_to", "from_on", "write_to"),
)
PARTS: Mapping[str, tuple[str, ...]] = {
    "quiz": ("js_quiz_", "sheet_", "embed_", "js_copy_lines"),
    "letters": _OF_LETTERS,
    "countries": _OF_COUNTRIES,
    "calculators": ("calc_", "js_calc_"),
    "log": ("log_", "js_log_"),
}
ASKING = ("calculators", "where")  # sections that ask where the reader is
KEPT = ("embed_card",)  # begins like the words of a part, and is not one of them


def part_of(name: str) -> str:
    """The part of a guide that a word belongs to, or nothing where every guide needs it."""
    if name in KEPT:
        return ""
    return next((part for part, begins in PARTS.items() if name.startswith(begins)), "")


def parts(loaded: Loaded) -> frozenset[str]:
    """The parts that a guide has."""
    sections = {section.id for section in loaded.settings.sections} if loaded.settings else set()
    there = {
        "quiz": loaded.quiz is not None,
        "letters": bool(loaded.of(Letter)),
        "countries": bool(loaded.of(Country)) or not sections.isdisjoint(ASKING),
        "calculators": "calculators" in sections,
        "log": "log" in sections,
    }
    return frozenset(part for part in PARTS if there[part])


def needed(loaded: Loaded) -> dict[str, Wording]:
    """The words of the interface that a guide can show: those of its parts, and of the frame."""
    there = {"", *parts(loaded)}
    return {name: word for name, word in loaded.interface.items() if part_of(name) in there}
