"""The whole core: the files of a project to a checked guide, a locale of it to its outputs. Does no
IO, reads no clock, no environment; the same input gives the same bytes.

Open `checked.py` first, then `made.py`.
"""

from ..content.homes import TRANSLATIONS
from .checked import check, prepare
from .made import beside, outputs, share
from .project import Checked, Host, Project
from .shown import shown, shown_in, why
from .trial import unshown

__all__ = [
    "TRANSLATIONS",
    "Checked",
    "Host",
    "Project",
    "beside",
    "check",
    "outputs",
    "prepare",
    "share",
    "shown",
    "shown_in",
    "unshown",
    "why",
]
