"""Mistakes of a quiz that have no example of their own: what is said of them, and where."""

from __future__ import annotations

import pytest

from .projects import quiz_with, report

CROSSED = """\
  - id: crossed
    role: leave_when
    text: Has it come to this?
    none: No
"""
RULE = """\
  - sign: {}
    leave_when:
      - id: {}
        text: They changed the lock.
"""
FIRST_BAND = "bands:\n  - id: stay\n"
FLAG = "    sensitive: yes\n"
HOME = "[repairs-wait, mend-alone]"
SIDE, READY = "[reported, given-time, tried]", "[place-found]"
NEVER = "    - id: never\n      text: Never\n      value: "
WAITS = "      reported: [yes]\n"


def rules(*lines: tuple[str, str]) -> tuple[str, str]:
    """The edit that gives signs a line each by which to leave."""
    return FIRST_BAND, f"signs:\n{''.join(RULE.format(*line) for line in lines)}{FIRST_BAND}"


CROSSED_ASKED = ("flags:\n  - id: threat\n", f"{CROSSED}flags:\n  - id: threat\n")
CROSSED_IN_TIME = (SIDE, "[crossed, reported, given-time, tried]")


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        (
            [("range: [30, 59]", "range: [30, 100]")],
            "125:12: error: 60 to 100 percent are in `write` and in `move`. Let `write` end at 59."
            " [band-overlap]",
        ),
        (
            [(f"{NEVER}0", f"{NEVER}1")],
            "11:14: error: The first answer, `never`, counts 1. Let the values start at 0 and rise"
            " from one answer to the next. [scale-not-rising]",
        ),
        (
            [("range: [0, 29]", "range: [0, 100]"), ("range: [30, 59]", "range: [0, 59]")],
            "119:12: error: 0 to 59 percent are in `stay` and in `write`. Give each of them a range"
            " of its own. [band-overlap]",
        ),
        (
            [CROSSED_ASKED, CROSSED_IN_TIME, rules(("no-repairs", "a"), ("no-repairs", "b"))],
            '117:11: error: "no-repairs" stands twice in "signs". Put what follows from a sign into'
            " one entry. [repeated]",
        ),
        (
            [CROSSED_ASKED, CROSSED_IN_TIME, rules(("no-repairs", "a"), ("walks-in", "a"))],
            '119:13: error: "a" stands in "leave_when" of another sign already. Give each line an'
            " id of its own. [repeated]",
        ),
        (
            [
                CROSSED_ASKED,
                (HOME, "[repairs-wait, crossed, mend-alone]"),
                rules(("walks-in", "a")),
            ],
            "96:11: error: `crossed` asks about signs that are strong, and stands before"
            " `things-moved`, which can make one so. Change their places in the topics."
            " [asked-too-early]",
        ),
        (
            [(HOME, "[repairs-wait, mend-alone, tried]"), (SIDE, "[reported, given-time]")],
            "89:11: error: `tried` asks about signs that are strong, and stands before"
            " `things-moved`, which can make one so. Change their places in the topics."
            " [asked-too-early]",
        ),
        (
            [("    role: tried\n", "    role: tried\n    most: 2\n")],
            '90:11: error: `tried` has the role "tried" and has "most". Remove the key: it is for'
            " questions with the role `situation`. [unfit-key]",
        ),
        (
            [(FLAG, f"{FLAG}    flags: [threat, no-heat, threat]\n")],
            "67:30: error: The red flag `threat` is asked for twice. Remove one of the two."
            " [repeated]",
        ),
        (
            [(FLAG, f"{FLAG}    flags: [threat]\n")],
            '104:5: error: No question asks for the red flag `no-heat`. Name it under "flags" of a'
            " question with `role: flags`. [unasked-flags]",
        ),
        (
            [("range: [0, 29]", "range: [5, 29]")],
            "113:12: error: 0 to 4 percent are in no band. Let `stay` start at 0. [band-gap]",
        ),
        (
            [("scoring:\n", "scoring:\n  recurs: alwys\n")],
            '142:11: error: "alwys" is not an answer of the scale. Did you mean "always"?'
            " [unknown-option]",
        ),
        (
            [("scoring:\n", "scoring:\n  crowd: 3\n")],
            '142:10: error: "crowd" waits for 3 strong signs, and the quiz asks for 2. Lower it, or'
            " remove it. [idle-rule]",
        ),
        (
            [(WAITS, "      repairs-wait: [x]\n")],
            '82:22: error: "x" is not an answer to `repairs-wait`. Known here: always, na, never,'
            " sometimes. [unknown-option]",
        ),
        (
            [(WAITS, "      red-flags: [x]\n")],
            '82:19: error: "x" is not an answer to `red-flags`. Known here: no-heat, none, threat.'
            " [unknown-option]",
        ),
        (
            [
                (WAITS, "      place-found: [x]\n"),
                (SIDE, "[reported, tried]"),
                (READY, "[place-found, given-time]"),
            ],
            '82:21: error: "x" is not an answer to `place-found`. Known here: no, yes.'
            " [unknown-option]",
        ),
        (
            [
                (WAITS, "      tried: [x]\n"),
                (SIDE, "[reported, tried, given-time]"),
            ],
            '82:15: error: "x" is not an answer to `tried`. Known here: name-a-date, none,'
            " write-it-down. [unknown-option]",
        ),
    ],
)
def test_a_mistake_of_a_quiz_is_told_alone_where_it_stands(
    edits: list[tuple[str, str]], told: str
) -> None:
    assert report(quiz_with(*edits)) == (
        f"content/quiz.yml:{told}\n1 error in 1 file. Nothing was written.\n"
    )
