"""Reads projects, writes outputs and publishes a site in one step, each locale built by MkDocs.
The first package that touches the disk; decides nothing about content.

Open `build.py` first; `publish.py` swaps the finished tree in.

What a new guide begins with: `start.py` and `generator/starter/`, in other languages
`translation/rewritten.py`. What is said of `mkdocs.yml`: `settings.py`.
"""
