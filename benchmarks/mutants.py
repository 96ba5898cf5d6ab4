"""What tests do not notice: changes one thing of a module at a time, and runs tests against each.

    .venv/bin/pip install cosmic-ray
    .venv/bin/python benchmarks/mutants.py generator/translation/localise.py tests/test_localise.py

Works on a copy. Of all that cosmic-ray can change it leaves out types, the sizes of memories, that
data is frozen, and all but one exchange for each comparison; tells what no test noticed, to be
looked at one by one. Name the fast tests first: each change is tried until a test fails.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
MADE = ("site", "node_modules", "__pycache__")
KEPT = re.compile(
    r"Comparison\w*_(Eq_NotEq|NotEq_Eq|Is_IsNot|IsNot_Is|Lt_GtE|Lt_LtE|LtE_Gt|Gt_LtE|Gt_GtE|GtE_Lt"
    r"|In_NotIn|NotIn_In)$|Binary\w*_(Add_Sub|Sub_Add|Mul_Div|Mod_Add)$"
    r"|/(?!ReplaceComparison|ReplaceBinary|RemoveDecorator)\w+$"
)
SETTINGS = """[cosmic-ray]
module-path = "{module}"
timeout = 90.0
excluded-modules = []
test-command = "{command}"
[cosmic-ray.distributor]
name = "local"
"""


def tool(name: str, *words: str, folder: Path) -> str:
    """What a command of cosmic-ray says; it runs in a copy, whose modules come first."""
    program = Path(sys.executable).with_name(name)
    surroundings = {**os.environ, "PYTHONPATH": str(folder / ".path")}
    done = subprocess.run(
        [program, *words], cwd=folder, env=surroundings, text=True, capture_output=True, check=False
    )
    if done.returncode:
        sys.exit(f"{name} {words[0]}:\n{done.stdout}{done.stderr}")
    return done.stdout


def made(folder: str, names: list[str]) -> set[str]:
    """What of a folder is no source; a folder of sources is called `site` too, further down."""
    top = Path(folder) == ROOT
    hidden = {name for name in names if top and name.startswith(".")}
    return hidden | {name for name in names if name in MADE and (top or name != MADE[0])}


def choose(work: Path, text: str) -> None:
    """Leave out of the work what would show nothing."""
    idle = re.compile(r"@lru_cache|@dataclass")
    lines = {number for number, line in enumerate(text.split("\n"), 1) if idle.search(line)}
    with sqlite3.connect(work) as base:
        found = base.execute("SELECT job_id, operator_name, start_pos_row FROM mutation_specs")
        for job, name, line in found.fetchall():
            if not KEPT.search(name) or line in lines:
                for table in ("mutation_specs", "work_items"):
                    base.execute(f"DELETE FROM {table} WHERE job_id = ?", (job,))


def main(module: str, tests: list[str]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "copy"
        shutil.copytree(ROOT, folder, ignore=made)
        (folder / ".path").mkdir()
        (folder / ".path/fingerpost").symlink_to(folder / "generator")
        command = shlex.join([sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:xdist", *tests])
        settings, work = folder / "settings.toml", folder / "work.sqlite"
        settings.write_text(
            SETTINGS.format(module=module, command=command.replace('"', '\\"')), encoding="utf-8"
        )
        given = (str(settings), str(work))
        tool("cosmic-ray", "init", *given, folder=folder)
        choose(work, (folder / module).read_text(encoding="utf-8"))
        tool("cosmic-ray", "baseline", str(settings), folder=folder)
        tool("cosmic-ray", "exec", *given, folder=folder)
        print(tool("cr-report", str(work), "--show-diff", "--surviving-only", folder=folder))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])
