"""The rules of ARCHITECTURE.md: which room may import from which, and who alone knows a library."""

from __future__ import annotations

import ast
import re
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GENERATOR = ROOT / "generator"
MODULES = {
    ".".join(path.relative_to(GENERATOR).with_suffix("").parts): path
    for path in sorted(GENERATOR.rglob("*.py"))
    if path.stem not in ("__init__", "__main__")
}
ROOMS = sorted(path.parent.name for path in GENERATOR.glob("*/__init__.py"))

FLOORS = [  # from the top; a module imports from its own room and from lower floors
    {"commands"},
    {"site"},
    {"pipeline"},
    {"pages"},
    {"quiz", "letters", "translation"},
    {"content", "calculator"},
    {"addresses"},
    {"model"},
    {"text", "diagnostics", "output", "templating", "bundle", "memory"},
]
HOMES = {  # the room, the package in it, or the module that alone knows a library
    "babel": "text.locales",
    "click": "commands",
    "holidays": "text.workdays",
    "imagesize": "content.images",
    "jinja2": "templating",
    "markdown": "text.rendered",
    "mkdocs": "site",
    "polib": "translation",
    "pydantic": "model",
    "rich": "commands",
    "tinycss2": "bundle.faults",
    "tree_sitter": "bundle",
    "typst": "letters.typeset",
    "yaml": "content.syntax",
}
TOUCHING_THE_WORLD = {"commands", "site"}
IMPURE_MODULES = {"os", "shutil", "subprocess", "socket", "tempfile", "random", "time"}
COME_ALONG = "text.tables"  # reads tables that are part of the code, and nothing else
CALLED_AS_ITS_TWIN = "calculator.interest"  # its data has the names that it has in JavaScript
IMPURE_CALLS = {"open", "print", "input", "now", "today", "read_text", "read_bytes", "write_text"}


def room(module: str) -> str:
    return module.partition(".")[0]


def floor(module: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if room(module) in rooms)


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


@cache
def own_imports(module: str) -> set[str]:
    """The modules of the generator that a module imports."""
    modules: set[str] = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.ImportFrom) and node.level:
            package = module.split(".")[: -node.level]
            whole = [*package, *(node.module.split(".") if node.module else [])]
            inside = [".".join([*whole, alias.name]) for alias in node.names]
            modules |= {name for name in (".".join(whole), *inside) if name in MODULES}
    return modules


@cache
def library_imports(module: str) -> set[str]:
    """The libraries that a module imports."""
    libraries: set[str] = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            libraries |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            libraries.add((node.module or "").split(".")[0])
    return libraries


def classes(module: str) -> set[str]:
    """The names in capitals that a module gives to classes, and to types that it puts together."""
    statements = tree(module).body
    named = {each.name for each in statements if isinstance(each, ast.ClassDef)}
    targets = (each.targets[0] for each in statements if isinstance(each, ast.Assign))
    named |= {each.id for each in targets if isinstance(each, ast.Name)}
    return {name for name in named if re.fullmatch(r"[A-Z]\w*[a-z]\w*", name)}


def test_every_room_stands_on_one_floor() -> None:
    rooms = [name for names in FLOORS for name in names]
    assert sorted(rooms) == sorted({room(module) for module in MODULES})


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_from_its_own_room_and_from_lower_floors(module: str) -> None:
    bottom = len(FLOORS) - 1
    refused = {
        other
        for other in own_imports(module)
        if room(other) != room(module) and floor(other) <= floor(module) < bottom
    }
    assert refused == set()


def test_no_module_leads_back_to_itself() -> None:
    try:
        TopologicalSorter({module: own_imports(module) for module in MODULES}).prepare()
    except CycleError as circle:
        pytest.fail(" > ".join(circle.args[1]))


@pytest.mark.parametrize("library", HOMES)
def test_a_library_is_known_in_one_place(library: str) -> None:
    importers = {module for module in MODULES if library in library_imports(module)}
    assert importers
    assert {name for name in importers if not f"{name}.".startswith(f"{HOMES[library]}.")} == set()


@pytest.mark.parametrize(
    "module",
    [m for m in MODULES if room(m) not in TOUCHING_THE_WORLD and m != COME_ALONG],
)
def test_a_stage_before_publishing_does_no_io_and_reads_no_clock(module: str) -> None:
    called = {
        getattr(node.func, "id", getattr(node.func, "attr", ""))
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Call)
    }
    assert library_imports(module) & IMPURE_MODULES == set()
    assert called & IMPURE_CALLS == set()


@pytest.mark.parametrize("module", MODULES)
def test_a_module_says_what_it_does(module: str) -> None:
    assert ast.get_docstring(tree(module))


def test_a_class_has_a_name_that_no_other_class_has() -> None:
    named: dict[str, list[str]] = {}
    for module in MODULES.keys() - {CALLED_AS_ITS_TWIN}:
        for name in classes(module):
            named.setdefault(name, []).append(module)
    assert {name: homes for name, homes in named.items() if len(homes) > 1} == {}


@pytest.mark.parametrize("name", ROOMS)
def test_a_room_says_what_it_turns_into_what_and_which_file_to_open_first(name: str) -> None:
    package = GENERATOR / name
    told = ast.get_docstring(ast.parse((package / "__init__.py").read_text(encoding="utf-8"))) or ""
    first = re.findall(r"Open `(\w+\.py)` first", told)
    assert [(package / file).is_file() for file in first] == [True]


def test_the_architecture_page_shows_the_same_floors() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([^|]+)` \|", page, re.MULTILINE)
    assert [set(re.findall(r"\w+", row)) for row in rows] == FLOORS


def test_how_many_results_a_function_keeps_is_one_of_the_sizes_of_memory() -> None:
    sizes = re.compile(r"by_(?:value|identity)\((?:memory\.)?(\w+)")
    users = (path for name, path in MODULES.items() if name != "memory")
    given = {size for path in users for size in sizes.findall(path.read_text("utf-8"))}
    assert given == {"GUIDES", "LANGUAGES", "OBJECTS", "TEXTS"}


def test_what_reading_and_checking_remember_is_let_go_before_locales_are_made() -> None:
    checks = (name for name in MODULES if room(name) == "content" or ".check." in name)
    held = re.compile(r"@(?:memory\.)?by_\w+\((?:memory\.)?\w+\)")
    kept = {name: held.findall(MODULES[name].read_text("utf-8")) for name in checks}
    assert [name for name, memories in kept.items() if memories] == []
