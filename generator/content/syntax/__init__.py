"""Turns the bytes of one file into text, and YAML text into nodes that know their line and column.
What is wrong with either comes back as a diagnostic. Knows nothing of guides and of where files
belong.

Open `parse.py` first; only it and `spans.py` know YAML.

What keeps bytes from being text: `decode.py`; what a line at which YAML stops was meant to be:
`unreadable.py`, with `slips.py`; where words stand that are to be replaced: `spans.py`.
"""
