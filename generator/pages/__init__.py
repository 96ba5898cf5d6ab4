"""Turns a guide in one locale and the templates into outputs: Markdown pages, the map, the index
of the search, what the theme has to know. Writes nothing and does not know MkDocs.

Open `render.py` first; `page.py` writes one page, `provider.py` has what its template gets.

What the search finds: `search.py` and `theme/js/search/`, then `benchmarks/search.py`. The log of
incidents: `log.py` and `theme/js/log/`. The copy a reader keeps: `offline.py` and
`theme/js/offline/`. Where an old address leads: `moved.py`. A colour: `theme/css/tokens.css`, where
all of them stand; what `look:` makes of them, and which can be read: `look.py`, `text/colour.py`.
What a letter takes from the reader's country: `countries.py` and `theme/js/countries/`, from
`local` in `content/letters/fields.yml`.
"""
