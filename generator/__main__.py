"""`python -m generator` in the repository, `python -m fingerpost` where it is installed.

A build that has nothing to do ends here, before anything is loaded that it would need.
"""

import gc
import sys

from fingerpost.site.unchanged import done


def main() -> None:
    """Do what was typed."""
    code = done(sys.argv[1:])
    if code is not None:
        sys.exit(code)
    gc.set_threshold(50_000, 20, 20)  # what is read stays; looking through it again is in vain
    try:
        from fingerpost.commands.main import main as commands
    except KeyboardInterrupt:  # what is typed while a command runs, click tells in the same words
        sys.exit("\nAborted!")

    commands(prog_name="fingerpost")


if __name__ == "__main__":
    main()
