"""Turns a guide into messages for translators, and their files into what a locale may show. A
translation supplies words and nothing else; a faulty one is never shown.

Open `read.py` first; one file is read by `po.py` and brought up to date by `merge.py`, with
`pairs.py` and `mended.py`. The only package that knows polib. What is said of a file: `check/`, and
`broken.py` where it cannot be read. Words of the frame in other languages: `interface.py`.
"""
