"""Reads projects, writes outputs and publishes a site in one step, each locale built by MkDocs.
The first package that touches the disk; decides nothing about content.

Open `build.py` first; `publish.py` swaps the finished tree in.
"""
