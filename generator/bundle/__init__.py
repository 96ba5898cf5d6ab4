"""Turns JavaScript modules into one classic script, a script into a shorter one that does the same,
and style sheets into one. Reads no files and knows nothing of what they are for.

Open `join.py` first; `stylesheet.py` has the layers of the theme.
"""

from .compact import compact
from .faults import faults, unset
from .join import bundle
from .taken import taken

__all__ = ["bundle", "compact", "faults", "taken", "unset"]
