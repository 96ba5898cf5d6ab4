"""The plugin that hands outputs to MkDocs, and what a live preview needs. Renders nothing itself.

Open `plugin.py` first.
"""
