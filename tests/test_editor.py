"""In an editor, files that are right look right, and every key can be chosen and is explained.

Asked of yaml-language-server, with the settings that are shipped and nothing else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fingerpost.model.schema import schemas

from .editor import Editor, opened
from .shell import invoked

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
LISTS = ("countries/kinds", "glossary", "letters/fields", "sources")
NOT_OURS = ("build", "dist", ".venv", ".cache", "node_modules", "site", "tests/examples")
FIRST_LINE = re.compile(r"\A# yaml-language-server: .*\n")


@pytest.fixture(scope="module")
def repository() -> Iterator[Editor]:
    with opened(ROOT) as editor:
        yield editor


@pytest.fixture(scope="module")
def new_guide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    folder = tmp_path_factory.mktemp("new") / "guide"
    assert invoked("new", str(folder)).exit_code == 0
    with opened(folder) as editor:
        yield editor


def yaml_files(folder: Path) -> dict[str, str]:
    """Every YAML file that is kept in a folder. Examples of mistakes are wrong on purpose."""
    paths = (path for path in folder.rglob("*.y*ml") if path.is_file())
    named = {path.relative_to(folder).as_posix(): path for path in paths}
    return {
        name: path.read_text(encoding="utf-8")
        for name, path in sorted(named.items())
        if not any(f"/{each}/" in f"/{name}" for each in NOT_OURS)
    }


def without_first_lines(texts: dict[str, str]) -> dict[str, str]:
    return {path: FIRST_LINE.sub("", text) for path, text in texts.items()}


def test_no_file_of_the_repository_is_called_wrong(repository: Editor) -> None:
    texts = yaml_files(ROOT)
    assert len(texts) > 200
    assert repository.said(texts) == {}


def test_nor_is_one_without_the_line_that_names_its_schema(repository: Editor) -> None:
    assert repository.said(without_first_lines(yaml_files(ROOT))) == {}


def test_no_file_of_a_new_guide_is_called_wrong(new_guide: Editor) -> None:
    texts = yaml_files(new_guide.folder)
    assert len(texts) == 18
    assert new_guide.said(texts) == {}
    assert new_guide.said(without_first_lines(texts)) == {}


@pytest.mark.parametrize(
    "path",
    [
        "content/countries/xx.yml",
        "content/countries/kinds.yml",
        "content/exit/new.yml",
        "content/glossary.yml",
        "content/guide.yml",
        "content/letters/fields.yml",
        "content/letters/forms/de.yml",
        "content/letters/new.yml",
        "content/modes/new.yml",
        "content/quiz.yml",
        "content/remedies/new.yml",
        "content/signs/new.yml",
        "content/sources.yml",
        "content/synonyms/de.yml",
        "templates/interface.yml",
        "templates/letters/forms/de.yml",
    ],
)
def test_a_new_file_has_the_schema_of_its_folder(new_guide: Editor, path: str) -> None:
    assert new_guide.said({path: "colour: red\n"})[path]


SIGN, REMEDY = "content/signs/new.yml", "content/remedies/new.yml"
STEP, LETTER = "content/exit/new.yml", "content/letters/new.yml"
GUIDE, QUIZ, FIELDS = "content/guide.yml", "content/quiz.yml", "content/letters/fields.yml"
FORM, COUNTRY = "content/letters/forms/de.yml", "content/countries/xx.yml"
THING = "title order icon summary also_called reviewed sources where"


@pytest.mark.parametrize(
    ("path", "text", "words"),
    [
        (SIGN, "severity: ¦", "low medium high critical"),
        (
            SIGN,
            "¦",
            f"{THING} severity recognise about looks_like costs not_this_when try_first"
            " words_to_say leave_when ways_out letters",
        ),
        (SIGN, "costs:\n  ¦", "money other"),
        (SIGN, "try_first:\n  - remedy: pause\n    ¦", "today"),
        (REMEDY, "effort: ¦", "small medium large"),
        (STEP, "checklist:\n  - ¦", "id text why"),
        (LETTER, "tone: ¦", "warm plain firm formal"),
        (LETTER, "salutation: ¦", "form"),
        (LETTER, "body:\n  - ¦", "text list rows signatures option id start when"),
        (
            FIELDS,
            "client:\n  kind: ¦",
            "text long-text name address email date money number percent choice currency rows",
        ),
        (FIELDS, "jobs:\n  columns:\n    - ¦", "id label kind example"),
        (
            QUIZ,
            "questions:\n  - role: ¦",
            "situation severity leave_when fairness flags mode readiness tried context",
        ),
        (COUNTRY, "facts:\n  - confidence: ¦", "firm soft"),
        (COUNTRY, "facts:\n  - interest:\n      rests: ¦", "never yearly monthly"),
        ("content/countries/kinds.yml", "late:\n  ¦", "label group months grace"),
        (
            GUIDE,
            "sections:\n  - id: ¦",
            "quiz signs remedies exit modes letters glossary sources map embed where calculators"
            " log",
        ),
        (GUIDE, "foot_links:\n  - text: Write to us\n    ¦", "to"),
        (GUIDE, "sections:\n  - id: exit\n    linked: ¦", "menu foot"),
        ("templates/interface.yml", "skip:\n  ¦", "text note plural limit critical"),
        (
            FORM,
            "order:\n  - ¦",
            "sender recipient date subject greeting text closing signature enclosures",
        ),
        ("content/synonyms/de.yml", "¦", "asked same apart means ignore letter term urgent"),
        ("content/glossary.yml", "word:\n  ¦", "term short more also_called see"),
    ],
)
def test_what_can_stand_somewhere_is_offered(
    new_guide: Editor, path: str, text: str, words: str
) -> None:
    snippets = re.compile(r"object|[A-Z]\w+")  # the whole of it, by the name of its model
    offers = [each for each in new_guide.offered(path, text) if not snippets.fullmatch(each)]
    assert sorted(offers) == sorted(words.split())


@pytest.mark.parametrize(
    ("path", "text", "help_"),
    [
        (SIGN, "sever¦ity: high", "How bad it usually is: low, medium, high or critical."),
        (SIGN, "costs:\n  mon¦ey: x", "What it costs in money, and how to work it out."),
        (REMEDY, "da¦ys: 7", "How many days to give it before judging whether it works."),
        (
            STEP,
            "checklist:\n  - i¦d: keys",
            "Names the line for good, so that a tick survives a rewording.",
        ),
        (
            LETTER,
            "sal¦utation: form",
            "\\`form\\` opens and closes it as the form of letters of the country says, in place of"
            " \\`greeting\\` and \\`closing\\`; readers then say whether it is to a woman, a man or"
            " nobody they know.",
        ),
        (
            LETTER,
            "en¦ds: yes",
            "Whether it ends the work, or makes sense only once it ends. Nobody whom the quiz"
            " advises to stay is offered it, and its page leads to the first exit step too, where"
            " every ending begins.",
        ),
        (
            FIELDS,
            "client:\n  ex¦ample: x",
            "What it may hold. Days as YYYY-MM-DD; sums with a point. A choice needs none.",
        ),
        (QUIZ, "bands:\n  - ver¦dict: x", "What it says to the reader, in one sentence."),
        (
            QUIZ,
            "flags:\n  - sil¦ence: yes",
            "Whether nothing may be sent to them but its own letter, if it names one.",
        ),
        (QUIZ, "scoring:\n  cr¦owd: 3", "How many strong signs lift the outcome by one step."),
        (
            COUNTRY,
            "facts:\n  - confi¦dence: firm",
            "Firm: read in an official text. Soft: read elsewhere, or the texts leave room.",
        ),
        (
            GUIDE,
            'look:\n  acc¦ent: "#0b5a63"',
            'The colour of links, of the main action and of the sign-post: \\`"\\#0b5a63"\\`.',
        ),
        (
            GUIDE,
            "feed¦back: x",
            "Where readers send feedback: a page, or \\`mailto:\\` and an address; the title of the"
            " page is added. Default: the issue form of the repository.",
        ),
        (GUIDE, "home:\n  promise_t¦itle: x", "The heading of the promise."),
        (
            "templates/interface.yml",
            "skip:\n  no¦te: x",
            "Where it appears, who says it, what its placeholders are.",
        ),
        (FORM, "she¦et: a4", "The paper: \\`a4\\`, or \\`us-letter\\` of North America."),
        (
            "content/synonyms/de.yml",
            "ig¦nore: []",
            "Words that say little in this guide, beside the small words of the language"
            " (the, of).",
        ),
        ("content/sources.yml", "law:\n  acc¦essed: x", "The day it was last read, as YYYY-MM-DD."),
        (
            "content/glossary.yml",
            "word:\n  sh¦ort: x",
            "What it means, in one or two sentences. Shown in place, where the word is used.",
        ),
        ("content/modes/new.yml", "watch¦_out: []", "What to look out for."),
    ],
)
def test_a_key_that_is_pointed_at_is_explained(
    new_guide: Editor, path: str, text: str, help_: str
) -> None:
    assert new_guide.told(path, text).split("\n\n")[0] == help_


def models(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield schema
    yield from schema.get("$defs", {}).values()


def test_every_key_is_explained() -> None:
    assert {
        f"{name}: {key}"
        for name, text in schemas().items()
        for model in models(json.loads(text))
        for key, value in model.get("properties", {}).items()
        if not {"description", "$ref"} & set(value)
    } == set()
