"""Turns a letter into a tree, a tree and values into blocks, and blocks into Word, OpenDocument,
PDF and text. Knows nothing of quizzes and translations, nor of pages.

Open `files.py` first; a docx is put together in `typeset.py`, the only module that knows typst.
What is wrong with letters is found in `check/`.

The form of a letter in a country (order, places, salutations) is a file in
`templates/letters/forms/`; its keys are in `model/letter_form.py`, and `tree.py` follows them.
"""
