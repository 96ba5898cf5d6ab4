"""The commands: parse what was typed, print what was found, set the exit code. No work of their
own.

Open `main.py` first; `console.py` has what every command does with a project, `given.py` what is
said of words that cannot be meant. The only package that knows click and rich.
"""
