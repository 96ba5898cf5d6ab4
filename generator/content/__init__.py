"""Turns the files of a project into a checked guide: every mistake a value with its place, in the
author's words. Reads no disk, and never raises for what an author wrote.

Open `load.py` first; `read.py` reads one file of a kind, `loaded.py` holds what was read. Only
`syntax/` knows YAML; it says what keeps a file from being read.

What is said of a value: `faults.py`, with `wrong_kind.py` and `meant.py`; of values beside each
other: `values.py`, `settings.py`; of files and ids that are not there: `homes.py`, `missing.py`; of
links: `links.py`, of old addresses: `moved.py`; of what Markdown would lose: `markdown/`,
`lost.py`. Where a guide names something of its own: `mentions.py`.

Pictures: `images.py` reads the files, `shown.py` says how a text shows one, `drawing.py` what a
drawing may hold. Typefaces: `fonts.py`. Of both: `binaries.py`; what `look:` names of them:
`look.py`.
"""
