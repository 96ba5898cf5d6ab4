"""Where readers write to and pages are edited: any host, a mail address, or nowhere."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from fingerpost.model.kinds import Words
from fingerpost.pipeline import Project, check
from fingerpost.translation.check.file import check as check_translation
from fingerpost.translation.messages import Message
from fingerpost.translation.po import read

from . import parts
from .projects import rendered

pytestmark = pytest.mark.slow

FORGE = "https://code.example/guide"
GUIDE = "content/guide.yml"
ABOUT = "content/pages/about.md"


def settings(lines: str) -> Project:
    """The small guide with other lines in the place of that on its repository."""
    project = parts.whole()
    text = re.sub(r"^repository: .*\n", lines, project.content[GUIDE].decode(), flags=re.MULTILINE)
    return replace(project, content={**project.content, GUIDE: text.encode()})


def extra(lines: str) -> tuple[str, str]:
    """Where feedback goes, and where a page is edited, as the theme gets it."""
    made = rendered(settings(lines)).extra
    return made["feedback"], made["edit"]


@pytest.mark.parametrize(
    ("lines", "feedback", "edit"),
    [
        (
            f"repository: {FORGE}\n",
            f"{FORGE}/issues/new?title={{title}}",
            f"{FORGE}/edit/main/{{path}}",
        ),
        ("", "", ""),
        (
            'edit: "https://git.example/us/guide/_edit/main/{path}"\n',
            "",
            "https://git.example/us/guide/_edit/main/{path}",
        ),
        ("feedback: https://a.example/form\n", "https://a.example/form?title={title}", ""),
        ("feedback: https://a.example/f?id=7\n", "https://a.example/f?id=7&title={title}", ""),
        ("feedback: https://a.example/f#form\n", "https://a.example/f?title={title}#form", ""),
        ("feedback: mailto:us@a.example\n", "mailto:us@a.example?subject={title}", ""),
        (
            "feedback: mailto:us@a.example?cc=b@a.example\n",
            "mailto:us@a.example?cc=b@a.example&subject={title}",
            "",
        ),
    ],
)
def test_feedback_and_edits_go_where_the_guide_says(lines: str, feedback: str, edit: str) -> None:
    assert extra(lines) == (feedback, edit)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("feedback: us@a.example", "Write `mailto:us@a.example`."),
        (
            "feedback: javascript:alert(1)",
            "Write the whole address: `https://example.org/feedback`, `mailto:us@example.org`.",
        ),
        ("edit: https://git.example/edit/main", "Write `https://git.example/edit/main/{path}`."),
        ("edit: main/content", "Write it with `{path}`: `https://example.org/edit/main/{path}`."),
    ],
)
def test_an_address_that_is_none_is_told_with_its_form(line: str, said: str) -> None:
    (told,) = check(settings(f"{line}\n"), trial=False).diagnostics
    assert (told.code, told.hint) == ("bad-address", said)


CALL = "[the help line](tel:+49800116016)"


def told_of(call: str) -> list[str]:
    """The codes of what is said of a page with a link."""
    project = parts.whole()
    text = f"{project.content[ABOUT].decode()}\nCall {call} today.\n"
    return [each.code for each in check(with_page(text), trial=False).diagnostics]


def with_page(text: str) -> Project:
    project = parts.whole()
    return replace(project, content={**project.content, ABOUT: text.encode()})


@pytest.mark.parametrize("target", ["tel:+49800116016", "tel:110", "mailto:us@a.example?subject=x"])
def test_a_text_may_lead_to_a_number_and_to_a_mail_address(target: str) -> None:
    assert told_of(f"[us]({target})") == []


@pytest.mark.parametrize("target", ["tel:help", "sms:110", "javascript:110"])
def test_no_other_scheme_leads_out_of_a_page(target: str) -> None:
    assert told_of(f"[us]({target})") != []


def test_a_translation_keeps_the_number() -> None:
    source, path = f"{CALL} is open.", "content/translations/de.po"
    message = Message("x", source, Words.INLINE, "content/x.yml", "/x", "", "x")
    for number, codes in ((CALL, []), (CALL.replace("800", "900"), ["translation-link"])):
        form = number.replace("the help line", "Die Hilfe") + " ist offen."
        header = 'msgid ""\nmsgstr "Language: de\\n"\n\n'
        text = f'{header}msgctxt "x"\nmsgid "{source}"\nmsgstr "{form}"\n'
        catalogue, _ = read("de", path, text.encode())
        assert catalogue is not None
        told = check_translation(catalogue, {"x": message}, "de")
        assert [fault.code for _, fault in told if fault.severity == "error"] == codes
