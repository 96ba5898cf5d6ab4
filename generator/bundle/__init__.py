"""Turns JavaScript modules into one classic script, and a script into a shorter one that does the
same. Reads no files and knows nothing of what the scripts are for.

Open `join.py` first.
"""

from .compact import compact
from .join import bundle

__all__ = ["bundle", "compact"]
