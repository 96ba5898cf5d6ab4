"""Reads projects, writes outputs and publishes a site in one step, each locale built by MkDocs.
The first package that touches the disk; decides nothing about content.

Open `build.py` first; `workers.py` builds locales several at a time, `locales.py` one of them, and
`publish.py` swaps the finished tree in. `preview.py` serves one.

What a new guide begins with: `start.py` and `generator/starter/`, in other languages
`translation/rewritten.py`. What is said of `mkdocs.yml`: `settings.py`, with `misconfigured.py`; of
hooks and plugins: `blame.py`; of what cannot be read: `readable.py`; of folders
under a wrong name: `misnamed.py`.
"""
