"""Mistakes as values: where, what, and what to do about it; formatted for people and for tools.
Knows nothing of guides and of files.

Open `values.py` first. Every code stands in `codes.py`; how messages are worded: `wording.py`.
"""

from .codes import CODES
from .report import FORMATS, as_github, as_json, as_text, summary, tally
from .values import Diagnostic, Location, Mistake, Severity, arranged, has_errors
from .wording import (
    as_sentence,
    closest,
    counted,
    did_you_mean,
    in_backticks,
    listed,
    refused,
    with_and,
)

__all__ = [
    "CODES",
    "FORMATS",
    "Diagnostic",
    "Location",
    "Mistake",
    "Severity",
    "arranged",
    "as_github",
    "as_json",
    "as_sentence",
    "as_text",
    "closest",
    "counted",
    "did_you_mean",
    "has_errors",
    "in_backticks",
    "listed",
    "refused",
    "summary",
    "tally",
    "with_and",
]
