"""Says which plural form of a PO file is for which counts, whichever usual header the file has."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable

from ..memory import LANGUAGES, by_value

HEADER = re.compile(r"\s*nplurals\s*=\s*([0-9]{1,3})\s*;\s*plural\s*=\s*(.+?);?\s*", re.DOTALL)
COUNTS = range(1001)
MOST = 6  # forms, which Arabic and Welsh have; no language has more
ENDING = re.compile(r"\(e?s\)")  # `home(s)`


def count(header: str) -> int:
    """How many plural forms a header asks for; 0 where it cannot be read."""
    match = HEADER.fullmatch(header)
    return int(match[1]) if match else 0


def stands_for(written: str, second: str | None, text: str) -> bool:
    """Whether the source of an entry stands for the counted `text`, as formats with one place for
    both forms have it.

    Qt writes `{count} home(s) seen`, twice where there are forms, or the plural twice.
    """
    return written != text and (written == second or ENDING.sub("", written) == text)


@by_value(LANGUAGES)
def indexes(written: str, usual: str) -> tuple[int, ...] | None:
    """For each form of the `usual` header of a locale, the number of the form in a `written` one.

    A written header may have forms that no count reaches. None where it parts what belongs to one
    form, joins what does not, or cannot be read.
    """
    choose, expect = _rule(written), _rule(usual)
    if choose is None or expect is None or count(written) > MOST:
        return None
    there: dict[int, int] = {}
    try:
        for number in COUNTS:
            if there.setdefault(expect(number), choose(number)) != choose(number):
                return None
    except (ArithmeticError, ValueError):
        return None
    if max(there.values()) >= count(written) or len(set(there.values())) < len(there):
        return None
    return tuple(there[form] for form in sorted(there))


def fitted(forms: list[str], written: str, usual: str) -> list[str]:
    """The forms of a `written` header as the `usual` one has them, by the form that most counts
    take.

    Empty where there are not as many forms as the written header says.
    """
    choose, expect = _rule(written), _rule(usual)
    if choose is None or expect is None or len(forms) != count(written):
        return []
    try:
        taken = {expect(number): choose(number) for number in COUNTS}
    except (ArithmeticError, ValueError):
        return []
    if not all(0 <= place < len(forms) for place in taken.values()):
        return []
    return [forms[taken[form]] for form in sorted(taken)]


def _rule(header: str) -> Callable[[int], int] | None:
    match = HEADER.fullmatch(header)
    if match is None:
        return None
    try:
        return gettext.c2py(match[2])
    except (ValueError, RecursionError):
        return None
