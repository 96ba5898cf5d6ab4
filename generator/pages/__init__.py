"""Turns a guide in one locale and the templates into outputs: Markdown pages, the map, the index
of the search, what the theme has to know. Writes nothing and does not know MkDocs.

Open `render.py` first.
"""
