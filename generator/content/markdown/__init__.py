"""Says what a Markdown text would lose on its way to the page: words, lists, links, marks. Nothing
fails there, and readers see it.

Open `losses.py` first. What can be seen in the text itself is told before the renderer is asked:
`inline.py`, `blocks.py`, and `plain.py` for texts that take no Markdown; what only the page shows:
`rendered.py`.
"""
