"""Modules joined into one classic script: each runs once, in order, and loses only its comments."""

from __future__ import annotations

from fingerpost.bundle import bundle

MODULES = {
    "js/page.js": (
        'import { add as plus } from "./sums.js";\n// Runs.\nexport const two = plus(1, 1);\n'
    ),
    "js/sums.js": "/** Adds. */\nexport function add(a, b) {\n  return a + b;\n}\n",
}


def test_a_module_runs_after_those_it_imports() -> None:
    assert bundle(MODULES, "js/page.js") == (
        '(() => {\n"use strict";\n'
        "const m0 = (() => {\nfunction add(a, b) {\n  return a + b;\n}\nreturn { add };\n})();\n"
        "const m1 = (() => {\nconst { add: plus } = m0;\nconst two = plus(1, 1);\n"
        "return { two };\n})();\n"
        "})();\n"
    )


def test_a_cast_that_begins_a_line_takes_no_code_along() -> None:
    text = "/** @type {A} */ (a).b = 1;\nc();\n/** Says d. */\nd();\n"
    script = bundle({"a.js": text}, "a.js")
    assert "{\n(a).b = 1;\nc();\nd();\n" in script
