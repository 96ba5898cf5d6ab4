"""Checks letters: what they say and serve, the registry of their fields, letterhead and forms.
Works on whatever could be read.

Open `letters.py` first.
"""
