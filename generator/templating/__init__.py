"""Turns Jinja templates and values into texts, and what is wrong with one into a diagnostic. Knows
nothing of guides.

Open `engine.py` first. What a page depends on is read by `reads.py`.
"""

from .engine import COMPILED, PAIR, Environment, compile_all, constants, environment, fill, text_of
from .faults import EMPTY, MISSING, NAMES, TemplateError, fault
from .guarded import Guarded
from .names import used_names
from .reads import Recalls, TemplateNames

__all__ = [
    "COMPILED",
    "EMPTY",
    "MISSING",
    "NAMES",
    "PAIR",
    "Environment",
    "Guarded",
    "Recalls",
    "TemplateError",
    "TemplateNames",
    "compile_all",
    "constants",
    "environment",
    "fault",
    "fill",
    "text_of",
    "used_names",
]
