"""What is said in two places is said alike: in the check and on pages, in English and in French."""

from __future__ import annotations

import re
from pathlib import Path

import polib

from ..projects import our_guide

CATALOGUE = Path(__file__).parents[2] / "content" / "translations" / "fr.po"
BY_A_DAY = re.compile(r"\bby (\{|\[|the \d|\d|Friday|a (given )?day)")
BEFORE_A_DAY = re.compile(r"\bavant (le (\{|\[|\d)|vendredi|un jour)")


def test_a_way_out_that_the_check_names_for_a_sign_stands_on_its_page() -> None:
    guide = our_guide()
    assert guide.quiz
    on_page = {(sign.id, mode) for sign in guide.signs for mode in sign.ways_out}
    named = {
        (rule.sign, line.mode) for rule in guide.quiz.signs for line in rule.leave_when if line.mode
    } | {(flag.sign, flag.mode) for flag in guide.quiz.flags if flag.sign and flag.mode}
    assert ("late-payment", "for-cause") in named
    assert named <= on_page


def test_a_day_by_which_something_is_due_is_the_last_day_in_french_too() -> None:
    entries = [entry for entry in polib.pofile(str(CATALOGUE)) if not entry.obsolete]
    due = [entry for entry in entries if BY_A_DAY.search(entry.msgid)]
    assert len(due) > 50
    assert [entry.msgctxt for entry in due if BEFORE_A_DAY.search(entry.msgstr)] == []
