"""Modules joined into one classic script: each runs once, in order, and loses only its comments."""

from __future__ import annotations

import subprocess

import pytest

from fingerpost.bundle import bundle, compact
from fingerpost.bundle.script import parsed
from fingerpost.templating import TemplateError

from .projects import our_project

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


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a(); /* one */ // two\nb();\n", "a(); \nb();\n"),
        ("const/* one */ a = b;\n", "const a = b;\n"),
        ("a = b +/* one */+ c;\n", "a = b + + c;\n"),
    ],
    ids=["two", "word", "sign"],
)
def test_a_comment_leaves_what_stands_around_it_apart(text: str, kept: str) -> None:
    assert f"{{\n{kept}return" in bundle({"a.js": text}, "a.js")


def said(**modules: str) -> str:
    """What a script says that is joined from modules, the first of them its entry."""
    return run(joined(**modules))


SUMS = "export const one = 1;\nexport function two() { return 2; }\n"


@pytest.mark.parametrize(
    "text",
    [
        "import { one, two } from './sums.js';\nconsole.log(one, two());\n",
        'import {\n  one,\n  two,\n} from "./sums.js";\nconsole.log(one, two());\n',
        'import * as sums from "./sums.js";\nconsole.log(sums.one, sums.two());\n',
        'import {one as a, two as b} from "./sums.js"\nconsole.log(a, b());\n',
        (
            'import { one } from "./sums.js"; import { two } from "./sums.js"; '
            "console.log(one, two());"
        ),
        '/* first */ import { one, two } from "./sums.js"; // last\nconsole.log(one, two());\n',
    ],
)
def test_every_form_of_import_is_understood(text: str) -> None:
    assert said(entry=text, sums=SUMS) == "1 2\n"


@pytest.mark.parametrize(
    "text",
    [
        "const one = 1;\nfunction two() { return 2; }\nexport { one, two };\n",
        "const a = 1, b = () => 2;\nexport { a as one, b as two };\n",
        "export const one = 1, two = () => 2;\n",
        "export { one, two } from './own.js';\n",
        "export * from './own.js';\n",
        "export class Two {}\nexport const one = 1;\nexport function two() { return 2; }\n",
    ],
)
def test_every_form_of_export_is_understood(text: str) -> None:
    entry = 'import { one, two } from "./sums.js";\nconsole.log(one, two());\n'
    assert said(entry=entry, sums=text, own=SUMS) == "1 2\n"


@pytest.mark.parametrize(
    "text",
    [
        "export default 7;\n",
        "export default function () { return 7; }\n",
        "const a = 7;\nexport { a as default };\n",
    ],
)
def test_what_is_exported_without_a_name_is_understood(text: str) -> None:
    entry = 'import seven from "./seven.js";\nconsole.log(seven.call ? seven() : seven);\n'
    assert said(entry=entry, seven=text) == "7\n"


def test_a_module_is_handed_on_whole_under_a_name() -> None:
    entry = 'import { sums } from "./all.js";\nconsole.log(sums.one);\n'
    assert said(entry=entry, all="export * as sums from './sums.js';\n", sums=SUMS) == "1\n"


def test_a_module_that_is_only_run_runs_first() -> None:
    assert (
        said(entry='import "./first.js";\nconsole.log(2);\n', first="console.log(1);\n") == "1\n2\n"
    )


def test_what_looks_like_an_import_in_a_text_stays() -> None:
    text = 'console.log(`\nimport { a } from "./a.js";\n// no comment\n`.length);\n'
    assert said(entry=text) == "43\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "f();\nexport let count = 0;\n",
            "templates/entry.js:2:8: error: What is exported can change, and a joined script would "
            "not see it. Export a `const`, or a function that gives the value. [template-error]",
        ),
        (
            "let a = 1;\nexport { a as b };\n",
            "templates/entry.js:2:1: error: What is exported can change, and a joined script would "
            "not see it. Export a `const`, or a function that gives the value. [template-error]",
        ),
        (
            "export const { a } = f();\n",
            "templates/entry.js:1:14: error: `{ a }` exports the parts of a value. Export each by "
            "a "
            "name of its own. [template-error]",
        ),
        (
            "f();\nimport('./sums.js');\n",
            "templates/entry.js:2:1: error: A module is loaded while the script runs. Import what "
            "is needed at the top, and wait inside of functions. [template-error]",
        ),
        (
            "f(import.meta.url);\n",
            "templates/entry.js:1:3: error: `import.meta` has no meaning in a joined script. "
            "Import "
            "what is needed at the top, and wait inside of functions. [template-error]",
        ),
        (
            "await f();\n",
            "templates/entry.js:1:1: error: The module waits for something before it is there. "
            "Import what is needed at the top, and wait inside of functions. [template-error]",
        ),
        (
            "import { three } from './sums.js';\n",
            "templates/entry.js:1:23: error: `sums.js` exports no `three`. Export it there, or "
            "write "
            "the name as it stands there. [template-error]",
        ),
        (
            "f();\nimport { a } from './none.js';\n",
            "templates/entry.js:2:19: error: There is no module `none.js`. Write the name as "
            "`fingerpost templates` lists it, or put the file there. [template-error]",
        ),
        (
            "f();\nimport 'https://cdn.example/x.js';\n",
            "templates/entry.js:2:8: error: `https://cdn.example/x.js` would be fetched from "
            "another host, which pages never ask. Put the file into `templates/theme/js/`, and "
            "name it from here: `./name.js`. [template-error]",
        ),
        (
            "import { a } from './entry.js';\n",
            "templates/entry.js:1:19: error: `entry.js` needs this module, which needs it. Move "
            "what "
            "both need into a module of its own. [template-error]",
        ),
        (
            "import { 'a b' as c } from './sums.js';\n",
            "templates/entry.js:1:10: error: `'a b'` is a name in quotation marks. Give it a name "
            "without them. [template-error]",
        ),
        (
            "f();\n/* é */ export const one = ;\n",
            "templates/entry.js:2:26: error: This is no JavaScript that can be read. Something "
            "before "
            "it is not closed, or a sign is missing or too much. [template-error]",
        ),
        (
            "f();\n/* é */ f(“one”);\n",
            "templates/entry.js:2:11: error: `“` means nothing in JavaScript. Write plain "
            'quotation marks, `"`, and plain signs. [template-error]',
        ),
    ],
)
def test_what_no_classic_script_can_hold_is_named_with_its_place(text: str, told: str) -> None:
    with pytest.raises(TemplateError) as raised:
        bundle({"entry.js": text, "sums.js": SUMS}, "entry.js")
    assert str(raised.value) == told


def test_a_small_script_does_what_the_long_one_did() -> None:
    long = """
const answer = 1;
let count = 2
const f = ({ answer: other, wide = 2, count }, ...rest) =>
  `a ${answer} b  ${ other }c ${count}js_${answer}` + wide;
for (const each of [{ answer, count }]) { count = count++ + +f(each, answer).length; }
class Held { value = 3; get twice() { return this.value * 2 } }
function h(on) { if (on) { var late = 1; } return late; }
function g(text) { try { return /x y/.test(text) } catch (problem) { return problem } }
console.log(f({ answer, count }), count, new Held().twice, g("a x y"), g("a  b"), h(true));
"""
    short = compact(long)
    said = [run(script) for script in (long, short)]
    assert said[0] == said[1] != ""
    assert len(short) < 0.75 * len(long)
    assert "answer:" in short


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("for (var last of [1, 2]) {}\nconsole.log(last);\n", "2\n"),
        ("console.log(1 .toFixed(1));\n", "1.0\n"),
        ("let one = 1;\nconsole.log(0 < !--one);\n", "true\n"),
        (
            "const a = 1;\nconst b = a;\nlet c;\nvar d = 3;\nconsole.log(b, c, d);\n",
            "1 undefined 3\n",
        ),
        (
            "function f() {}\n(0, console.log)(typeof f);\nif (f) {}\n[2].map(console.log);\n",
            "function\n2 0 [ 2 ]\n",
        ),
        ("let f\nif (!f) f = () => {}\nconsole.log(typeof f)\n", "function\n"),
        ("const f = class { a() {}\nb() { return 1 } }\nconsole.log(new f().b())\n", "1\n"),
        ("const n = 1\n? 2\n: 3\nconsole.log(n)\n", "2\n"),
        (
            "const f = (a) => ({ a }), g = (b) => (b ? [(1, b)] : []), c = (null);\n"
            "function h(k) { return (\n  k\n).length }\n"
            "console.log(f(2), g((3)), (c)?.x.y, h([4]), `${ (5) } `)\n",
            "{ a: 2 } [ 3 ] undefined 1 5 \n",
        ),
        ("for (let a = (1 in [2, 3]); a; a = !a) console.log(a)\n", "true\n"),
    ],
    ids=[
        *("var", "number", "comment of HTML"),
        *("declarations", "blocks", "a function without a stop", "members", "a choice", "brackets"),
        "brackets at the head of a loop",
    ],
)
def test_a_small_script_reads_each_sign_as_the_long_one_did(text: str, told: str) -> None:
    long = joined(entry=text)
    assert run(compact(long)) == run(long) == told


def test_a_small_script_declares_at_once_and_needs_no_line_behind_a_body() -> None:
    long = (
        "const one = 1;\nconst two = 2;\nlet three;\nfunction f() {}\nfunction g() { return two }\n"
    )
    short = "const b=1,a=2;let c;function d(){}function e(){return a}"
    assert compact(long) == short


def test_a_small_script_has_no_bracket_and_no_space_that_says_nothing() -> None:
    long = "const one = (window);\nconst two = (each) => (each ? [`a ${ (one).name }`] : []);\n"
    assert compact(long) == "const a=window,c=(b)=>b?[`a ${a.name}`]:[];"


WALLS = {
    "entry": (
        'import { open as opened } from "./door.js";\nimport { open, one } from "./shop.js";\n'
        "const door = 1;\nconsole.log(opened(), open(door), one, typeof print, [, 1,].length);\n"
    ),
    "door": "const door = 2;\nexport const open = () => door;\n",
    "shop": (
        "function print(door) { return `${door}` }\nexport const one = 3;\n"
        "export function open(one) { { const door = one; return print(door, one,); } }\n"
    ),
}


def test_modules_lose_their_walls_and_what_they_name_alike_stays_apart() -> None:
    long = joined(**WALLS)
    short = compact(long)
    assert run(short) == run(long) == "2 1 3 undefined 2\n"
    assert "return{" not in short


def test_a_module_that_is_more_than_its_names_keeps_its_walls() -> None:
    whole = {**WALLS, "last": 'import * as door from "./door.js";\nconsole.log(door.open());\n'}
    entry = 'import "./entry.js";\nimport "./last.js";\n'
    long = joined(first=entry, **whole)
    assert run(compact(long)) == run(long) == "2 1 3 undefined 2\n2\n"


OURS = (
    *("quiz/index", "quiz/embed", "quiz/element", "quiz/follow", "page/card", "search/find"),
    *("letter/index", "log/index", "calculator/index", "page/main"),
)


@pytest.mark.slow
@pytest.mark.parametrize("entry", OURS)
def test_a_script_of_ours_made_small_says_the_same_texts_in_the_same_order(entry: str) -> None:
    long = bundle(our_project().templates, f"theme/js/{entry}.js")
    short = compact(long)
    assert texts(short) == texts(long)
    subprocess.run(["node", "--check", "-"], input=short, text=True, check=True)


def texts(script: str) -> list[str]:
    """The texts and patterns of a script; of texts with holes, what stands around them."""
    waiting, found = [parsed(script.encode())], list[str]()
    while waiting:
        node = waiting.pop()
        if node.type in ("string", "regex", "string_fragment"):
            found.append((node.text or b"").decode())
        else:
            waiting += reversed(node.children)
    return found


def joined(**modules: str) -> str:
    paths = {f"{name}.js": text for name, text in modules.items()}
    return bundle(paths, next(iter(paths)))


def run(script: str) -> str:
    ran = subprocess.run(["node", "-e", script], capture_output=True, text=True, check=True)
    return ran.stdout
