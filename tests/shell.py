"""Commands as they are typed in a shell: each in a process of its own, with all it needs loaded.

To load that takes longer than most commands do. So one process loads it and runs none; whatever is
typed runs in a copy of it, and leaves nothing to the next.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

SERVER = """
import json, os, sys
import fingerpost.commands.main
from fingerpost.__main__ import main

for line in sys.stdin:
    words, environment, out, err = json.loads(line)
    process = os.fork()
    if not process:
        break
    print(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), flush=True)
else:
    sys.exit()
sys.argv[1:] = words
os.environ.clear()
os.environ.update(environment)
for number, name in enumerate((os.devnull, out, err)):
    os.dup2(os.open(name, os.O_RDWR | os.O_CREAT), number)
main()
"""


@cache
def _server() -> subprocess.Popen[str]:
    """The process that has loaded everything. It ends with the one that asks for it."""
    command = [sys.executable, "-c", SERVER]
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    atexit.register(server.communicate)
    return server


def typed(project: Path, *words: str) -> str:
    """What a command says on standard output, typed in a shell."""
    server = _server()
    assert server.stdin is not None
    assert server.stdout is not None
    with TemporaryDirectory() as folder:
        out, err = Path(folder) / "out", Path(folder) / "err"
        given = ["-C", str(project), *words], dict(os.environ), str(out), str(err)
        server.stdin.write(f"{json.dumps(given)}\n")
        server.stdin.flush()
        code = server.stdout.readline()
        assert code == "0\n", err.read_text(encoding="utf-8")
        return out.read_text(encoding="utf-8")
