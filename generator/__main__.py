"""`python -m generator` in the repository, `python -m fingerpost` where it is installed."""

from fingerpost.commands.main import main

main(prog_name="fingerpost")
