"""The commands: parse what was typed, print what was found, set the exit code. No work of their
own.

Open `main.py` first. The only package that knows click and rich.
"""
