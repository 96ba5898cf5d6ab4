"""Commands as they are typed in a shell: each in a process of its own, with all it needs loaded.

To load that takes longer than most commands do. So one process loads it and runs none, and makes
what locales share of a guide with our templates, which is a function of their texts; whatever is
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

from click.testing import CliRunner, Result

from fingerpost.commands.main import main

from .projects import on_disk

SERVER = """
import json, os, sys
from pathlib import Path
import fingerpost.commands.main
from fingerpost import pipeline
from fingerpost.__main__ import main
from fingerpost.site.mkdocs.icons import ICONS
from fingerpost.site.project import read_project

project = read_project(Path(sys.argv.pop()), ICONS)
pipeline.share(pipeline.check(project, trial=False), project)
print("ready", flush=True)

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
def _server(code: str) -> subprocess.Popen[str]:
    """The process that has loaded everything. It ends with the one that asks for it."""
    with TemporaryDirectory() as folder:
        server = subprocess.Popen(
            [sys.executable, "-c", SERVER, str(on_disk(Path(folder) / "guide"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **({"PYTHONPATH": code} if code else {})},
        )
        atexit.register(server.communicate)
        assert server.stdout is not None
        assert server.stdout.readline() == "ready\n"
    return server


def run(project: Path, *words: str, code: str = "") -> subprocess.CompletedProcess[str]:
    """What becomes of a command that is typed in a shell, done by our code or by that of a folder.

    A folder whose code was run may not change.
    """
    server = _server(code)
    assert server.stdin is not None
    assert server.stdout is not None
    with TemporaryDirectory() as folder:
        out, err = Path(folder) / "out", Path(folder) / "err"
        given = ["-C", str(project), *words], dict(os.environ), str(out), str(err)
        server.stdin.write(f"{json.dumps(given)}\n")
        server.stdin.flush()
        ended = int(server.stdout.readline())
        said, told = (path.read_text(encoding="utf-8") for path in (out, err))
        return subprocess.CompletedProcess(words, ended, said, told)


def invoked(*words: str) -> Result:
    """What becomes of a command in this process."""
    return CliRunner().invoke(main, words)


def in_project(project: Path, *words: str) -> Result:
    """What becomes of a command for a project, in this process."""
    return invoked("-C", str(project), *words)


def typed(project: Path, *words: str) -> str:
    """What a command that succeeds says on standard output."""
    done = run(project, *words)
    assert done.returncode == 0, done.stderr
    return done.stdout
