"""`python -m generator` in the repository, `python -m fingerpost` where it is installed.

A build that has nothing to do ends here, before anything is loaded that it would need.
"""

import gc
import os
import sys

from fingerpost.site.unchanged import done

SHORT = (
    "Error: There is too little memory. A site that stood is as it was."
    " Close other programs; build one locale after the other: `fingerpost build --jobs 1`."
)
UNMAPPED = "failed to map segment"
"""What the system says of a library for which there is no room."""


def main() -> None:
    """Do what was typed."""
    code = done(sys.argv[1:])
    if code is not None:
        sys.exit(code)
    if sys.stdin is None:  # closed: MkDocs would take its settings for those of no folder
        sys.stdin = os.fdopen(os.open(os.devnull, os.O_RDONLY), encoding="utf-8")
    gc.disable()  # what is loaded and read stays; looking through it again is in vain
    try:
        from fingerpost.commands.main import main as commands

        gc.freeze()
        gc.set_threshold(50_000, 20, 20)
        gc.enable()
        commands(prog_name="fingerpost")
    except KeyboardInterrupt:  # what is typed while a command runs, click tells in the same words
        sys.exit("\nAborted!")
    except (MemoryError, ImportError) as problem:
        if isinstance(problem, ImportError) and UNMAPPED not in str(problem):
            raise
        sys.exit(SHORT)


if __name__ == "__main__":
    main()
