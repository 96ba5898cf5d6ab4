"""The layer table of ARCHITECTURE.md: who may import whom, and who alone knows a library."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[1]
GENERATOR = ROOT / "generator"
MODULES = {path.stem: path for path in sorted(GENERATOR.glob("*.py")) if path.stem != "__init__"}

LAYERS = [
    {"addresses", "diagnostics", "formats", "markup", "marks", "output", "scoring", "shape"}
    | {"typography"},
    {"fill", "letter", "locales", "quiz", "settings", "sheet", "source", "templating"},
    {"explain", "model", "reach", "scripts"},
    {"arrange", "letters", "load", "messages", "questions", "schema", "search"},
    {"asking", "catalogue", "compose", "embed", "figures", "interface", "link", "merge"}
    | {"proofread", "values", "weave"},
    {"compare", "documents", "outcomes"},
    {"edition", "paper", "soundness"},
    {"frame", "localise", "status", "translated"},
    {"render", "root"},
    {"pipeline"},
    {"cache", "files", "preview", "swap", "theme"},
    {"export", "mkdocs_plugin", "site"},
    {"console"},
    {"translate"},
    {"cli"},
]
SOLE_IMPORTERS = {
    "babel": {"locales"},
    "click": {"cli", "console", "translate"},
    "jinja2": {"templating"},
    "mkdocs": {"mkdocs_plugin", "preview", "site", "theme"},
    "polib": {"catalogue", "merge"},
    "pydantic": {"shape"},
    "rich": {"cli", "translate"},
    "typst": {"documents"},
    "yaml": {"source"},
}
PURE = set().union(*LAYERS[:10])
IMPURE_MODULES = {"os", "shutil", "subprocess", "socket", "tempfile", "random", "time"}
IMPURE_CALLS = {"open", "print", "input", "now", "today", "read_text", "read_bytes", "write_text"}


def layer(module: str) -> int:
    return next(number for number, names in enumerate(LAYERS) if module in names)


def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def own_imports(module: str) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.ImportFrom) and node.level:
            names = [node.module] if node.module else [alias.name for alias in node.names]
            found |= {name for name in names if name in MODULES}
    return found


def library_imports(module: str) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add((node.module or "").split(".")[0])
    return found


def test_every_module_stands_in_one_layer() -> None:
    assert sorted(name for names in LAYERS for name in names) == sorted(MODULES)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_from_lower_layers(module: str) -> None:
    assert {name for name in own_imports(module) if layer(name) >= layer(module)} == set()


@pytest.mark.parametrize("library", SOLE_IMPORTERS)
def test_a_library_is_known_to_its_modules_alone(library: str) -> None:
    assert {name for name in MODULES if library in library_imports(name)} == SOLE_IMPORTERS[library]


@pytest.mark.parametrize("module", sorted(PURE))
def test_a_stage_before_publishing_does_no_io_and_reads_no_clock(module: str) -> None:
    called = {
        getattr(node.func, "id", getattr(node.func, "attr", ""))
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Call)
    }
    assert library_imports(module) & IMPURE_MODULES == set()
    assert called & IMPURE_CALLS == set()


@pytest.mark.parametrize("module", MODULES)
def test_a_module_says_what_it_does_and_stays_small(module: str) -> None:
    lines = len(MODULES[module].read_text(encoding="utf-8").splitlines())
    assert ast.get_docstring(tree(module))
    assert lines <= (99 if module == "mkdocs_plugin" else 300)


def test_half_of_the_modules_have_less_than_150_lines() -> None:
    sizes = [len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES.values()]
    assert median(sizes) < 150


def test_the_table_of_the_architecture_page_is_this_one() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| `(\w+)` \|.*\| (.*) \|$", page, re.MULTILINE)
    assert [(int(number), name) for number, name, _ in rows] == [
        (number, name) for number, names in enumerate(LAYERS) for name in sorted(names)
    ]
    told = {name: set(re.findall(r"\w+", libraries)) for _, name, libraries in rows}
    known = {name: {k for k, v in SOLE_IMPORTERS.items() if name in v} for name in told}
    assert told == known


def test_the_architecture_page_can_be_read_in_one_sitting() -> None:
    assert len((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").splitlines()) < 150
