"""Turns the files of a project into a checked guide: every mistake a value with its place, in the
author's words. Reads no disk, and never raises for what an author wrote.

Open `load.py` first; only `nodes.py` knows YAML.

Pictures: `images.py` reads the files, `shown.py` says how a text shows one, `drawing.py` what a
drawing may hold. Typefaces: `fonts.py`; what `look:` names of both: `look.py`.
"""
