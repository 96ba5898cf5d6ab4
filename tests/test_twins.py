"""What Python and JavaScript both do, they do alike: `tests/vectors/README.md` lists it."""

from __future__ import annotations

import json
import shutil
import subprocess
from itertools import islice
from pathlib import Path

import pytest

from fingerpost.quiz.light import light
from fingerpost.site.project import libraries

from . import renew_letter_vectors
from .quizzes import everything, landlords, ours

pytestmark = pytest.mark.slow

TESTS = Path(__file__).parent
SCRIPTS = TESTS.parent / "templates/theme/js"
QUIZ = TESTS / "vectors/quiz.json"
EVERY = 97  # of the ways through the small quiz, for there are thousands


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which Node finds the modules of the theme, the vectors and its tests."""
    folder = tmp_path_factory.mktemp("node")
    (folder / "package.json").write_text('{"type": "module"}')
    shutil.copytree(SCRIPTS, folder / "js")
    for path in (*(TESTS / "vectors").glob("*.json"), *(TESTS / "node").glob("*.mjs")):
        shutil.copy(path, folder)
    (folder / "lunr.cjs").write_text(libraries()["library/lunr.js"], encoding="utf-8")
    answers = [vector["answers"] for vector in json.loads(QUIZ.read_text(encoding="utf-8"))]
    small = list(islice(everything(landlords()), 0, None, EVERY))
    frames = {
        "our guide": {"whole": ours(), "light": light(ours()), "answers": answers},
        "the small guide": {"whole": landlords(), "light": light(landlords()), "answers": small},
    }
    data = {"letters": renew_letter_vectors.data(), "quiz": ours(), "frames": frames}
    for name, each in data.items():
        (folder / f"{name}.data.json").write_text(json.dumps(each), encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", sorted(path.name for path in (TESTS / "node").glob("*.mjs")))
def test_javascript_does_as_the_vectors_say(node: Path, name: str) -> None:
    ran = subprocess.run(
        ["node", "--test", name], cwd=node, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout


def test_python_fills_letters_and_writes_values_as_the_vectors_say() -> None:
    assert (
        renew_letter_vectors.VECTORS.read_text(encoding="utf-8") == renew_letter_vectors.vectors()
    )
