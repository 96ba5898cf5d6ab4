"""What a text is, apart from any guide: the little Markdown of authors, printer's marks, what a
language knows of days, numbers and plurals, words that are not translated. Knows no model and no
file.

Open `markup.py` first; only `locales/` knows Babel.

Quotation marks, dashes and spaces of a language: `typography.py`, `customs.toml`, `marks.json`.
"""
