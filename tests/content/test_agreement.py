"""What is said in two places is said alike: in the check and on pages, in English and in French."""

from __future__ import annotations

import re
from pathlib import Path

import polib

from ..projects import our_guide

CATALOGUE = Path(__file__).parents[2] / "content" / "translations" / "fr.po"
BY_A_DAY = re.compile(r"\bby (\{|\[|the \d|\d|Friday|a (given )?day)")
BEFORE_A_DAY = re.compile(r"\bavant (le (\{|\[|\d)|vendredi|un jour)")
READER_AS_A_MAN = re.compile(
    r"\b(vous (a|ont|avait|avaient|aura|ait)|m.(a|ont|avait|avaient|avez))( jamais)? "
    r"(atteint|choisi|contacté|écouté|embauché|engagé|harcelé|insulté|menacé|recruté|rencontré|"
    r"réservé|sanctionné)\b"
    r"|\bvous (n.)?(avez|aviez|aurez)( pas)? été \w+é\b|\bvous (êtes|étiez|serez) \w+é\b"
)
WE_OR_THEY = re.compile(r"On (?!m'|.*\b(me|moi|mon|ma|mes|vous)\b)")  # "On veut les fichiers"
BESIDE_A_THREAT = re.compile(r"\bthreats?\b[^.]*\bharassment", re.IGNORECASE)
NO_GROUND_TO_STOP = (
    "countries/kinds",  # the name of a group of numbers to call
    "pages/before-the-next-client",  # a clause gives the right that the law may not
)


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


def test_harassment_that_takes_no_warning_is_sexual_wherever_it_is_named_beside_a_threat() -> None:
    entries = [entry for entry in polib.pofile(str(CATALOGUE)) if not entry.obsolete]
    grounds = [
        entry
        for entry in entries
        if BESIDE_A_THREAT.search(entry.msgid) and not entry.msgctxt.startswith(NO_GROUND_TO_STOP)
    ]
    assert len(grounds) >= 8
    assert [entry.msgid for entry in grounds if "sexual harassment" not in entry.msgid] == []
    assert [entry.msgctxt for entry in grounds if "harcèlement sexuel" not in entry.msgstr] == []


def test_no_french_participle_takes_the_reader_for_a_man() -> None:
    entries = [entry for entry in polib.pofile(str(CATALOGUE)) if not entry.obsolete]
    assert [entry.msgctxt for entry in entries if READER_AS_A_MAN.search(entry.msgstr)] == []


def test_no_french_title_says_on_where_it_could_be_the_reader_who_wants_it() -> None:
    entries = [entry for entry in polib.pofile(str(CATALOGUE)) if not entry.obsolete]
    titles = [entry.msgstr for entry in entries if entry.msgctxt.endswith("/title")]
    assert "On me crie dessus" in titles
    assert [title for title in titles if WE_OR_THEY.match(title)] == []
