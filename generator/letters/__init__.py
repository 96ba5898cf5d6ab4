"""Turns a letter into a tree, a tree and values into blocks, and blocks into Word, OpenDocument,
PDF and text. Knows nothing of quizzes and translations, nor of pages.

Open `files.py` first; a docx is put together in `typeset.py`, the only module that knows typst.
"""
