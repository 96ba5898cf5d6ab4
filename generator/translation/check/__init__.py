"""Holds each translation against its source: what must be the same in every language, and is not.

A translation supplies words. It cannot add, remove or reorder, nor carry HTML, scripts, foreign
links, or a merge field that the source does not have.

Open `file.py` first: a whole PO file; then `text.py`: one translation. Each of the others is about
one thing that must be the same.
"""
