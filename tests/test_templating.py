"""Whatever a template does wrong is a message with its file and line, and never a traceback."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fingerpost import pipeline
from fingerpost.pipeline import Project, check
from fingerpost.templating import environment, fill

from .projects import guide

MODE = "pages/mode.md.j2"
README = "`fingerpost templates README.md` shows the names."
BACK = "Write the name as `fingerpost templates` lists it, or put the file there."


def found(project: Project) -> list[str]:
    return [str(each) for each in check(project).diagnostics]


def without(*names: str) -> Project:
    """The small guide without some templates."""
    project = guide()
    kept = {name: text for name, text in project.templates.items() if name not in names}
    return Project(project.content, kept, project.icons, project.today)


BLOCKS = "{% macro bullets(all) %}\n{% for each in all %}- {{ each }}\n{% endfor %}{% endmacro %}\n"


def with_template(name: str, text: str) -> Project:
    return guide({f"templates/{name}": text})


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ 1 / 0 }}", "Division by zero. Mend this line."),
        (
            '{{ "x" + 1 }}',
            "`+` adds numbers, and stands between a text and something else. Write `~` in its"
            " place, which joins whatever there is.",
        ),
        ("{% for a in 5 %}{% endfor %}", f"What stands here is no list. Name a list. {README}"),
        ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "It calls itself without end."),
        ("{% include 'pages/mode.md.j2' %}", "It calls itself without end."),
        ("{{ [].pop() }}", "Pop from empty list."),
        ("{{ {}.pop('x') }}", "There is no 'x'."),
    ],
)
def test_a_mistake_in_a_page_template_has_a_line(text: str, said: str) -> None:
    (told,) = found(with_template(MODE, f"{{# a page #}}\n{text}\n"))
    assert told.startswith(f"templates/{MODE}:2:1: error: {said}")
    assert told.endswith("[template-error]")


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("{{ mode.colour }}", "2:9", f'A mode has no "colour". {README}'),
        (
            "{{ mode.titel }}",
            "2:9",
            'A mode has no "titel". Did you mean "title"?',
        ),
        ("{{ mdoe.title }}", "2:4", "'mdoe' is undefined. Did you mean \"mode\"?"),
        ("{{ mode | shiny }}", "2:11", f"No filter named 'shiny'. {README}"),
        ("{{ mode | uppper }}", "2:11", "No filter named 'uppper'. Did you mean \"upper\"?"),
        ("{{ mode.title | inlin }}", "2:17", "No filter named 'inlin'. Did you mean \"inline\"?"),
        (
            "{% include 'macros/none.j2' %}",
            "2:13",
            f"There is no template `macros/none.j2`. {BACK}",
        ),
        (
            "# {{ mode.title }",
            "2:3",
            "`{{` begins here and does not end. Write `}}` behind what belongs to it.",
        ),
        ("# {{ mode.title\n{{ mode.about }}", "2:3", "`{{` begins here and does not end. "),
        (
            "{# of a mode",
            "2:1",
            "`{#` begins here and does not end. Write `#}` behind what belongs to it.",
        ),
        (
            "a\n{% if mode %}\nb",
            "3:1",
            "`{% if %}` begins here and does not end. Write `{% endif %}` ",
        ),
        ("a {% endif %}", "2:3", "`{% endif %}` ends nothing here. Remove it."),
        (
            "{% if 1 %}{% elseif 2 %}{% endif %}",
            "2:14",
            "Templates have no tag `elseif`. Did you mean `elif`?",
        ),
        ("{% fore a in b %}", "2:4", "Templates have no tag `fore`. Did you mean `for`?"),
        ("{% if mode = 1 %}{% endif %}", "2:12", "`=` means nothing here. Write `==` to compare."),
        (
            "{{ mode ? 1 : 2 }}",
            "2:9",
            "`?` means nothing here. Write `one if it is so else other`.",
        ),
        (
            "{% for each in range(1000000000) %}{% endfor %}",
            "2:1",
            "`range` counts further than 100,000, which no page needs. Count less far, or go "
            "through a list.",
        ),
        (
            "{{ 1 }} {{ 2 + mode.title() }}",
            "2:1",
            "Brackets behind a name call it, and what stands here is no macro. Remove the "
            "brackets.",
        ),
        (
            "{% if mode.title == “x” %}y{% endif %}",
            "2:21",
            '`“` means nothing here. Write the plain quote of the keyboard, `"`.',
        ),
    ],
)
def test_a_slip_in_a_page_template_is_told_where_its_words_stand(
    text: str, place: str, said: str
) -> None:
    (told,) = found(with_template(MODE, f"{{# a page #}}\n{text}\n"))
    assert told.startswith(f"templates/{MODE}:{place}: error: {said}")


def test_a_word_that_is_given_to_a_piece_is_told_where_it_is_given() -> None:
    files = {
        f"templates/{MODE}": '{% from "macros/of.j2" import a %}\n{{ a([\n ui.status_titel]) }}\n',
        "templates/macros/of.j2": "{% macro a(all) %}\n{{ all[0] }}\n{% endmacro %}\n",
    }
    (told,) = found(guide(files))
    assert told.startswith(
        f'templates/{MODE}:3:5: error: `interface.yml` has no "status_titel".'
        ' Did you mean "status_title"? Or add it there, with `text` and `note`. [template-error]'
    )


def test_pieces_that_take_each_other_in_are_told_at_the_first_of_them() -> None:
    files = {
        f"templates/{MODE}": "{# a page #}\n{% include 'macros/one.j2' %}\n",
        "templates/macros/one.j2": "{{ mode.title }}\n{% include 'macros/two.j2' %}\n",
        "templates/macros/two.j2": "{% include 'macros/one.j2' %}\n",
    }
    (told,) = found(guide(files))
    assert told == (
        "templates/macros/one.j2:2:1: error: It calls itself without end, by way of"
        " `templates/macros/two.j2`. Let it end somewhere. [template-error]"
    )


def test_a_page_that_takes_in_itself_is_told_at_its_own_line() -> None:
    page = "{% from 'macros/blocks.j2' import bullets %}\n{% include 'pages/mode.md.j2' %}\n"
    (told,) = found(guide({f"templates/{MODE}": page, "templates/macros/blocks.j2": BLOCKS}))
    assert told == (
        f"templates/{MODE}:2:1: error: It calls itself without end. Let it end somewhere."
        " [template-error]"
    )


def test_a_mistake_in_a_piece_stands_where_the_piece_is() -> None:
    files = {
        f"templates/{MODE}": '{% from "macros/of.j2" import part %}\n{{ part(0) }}\n',
        "templates/macros/of.j2": "{% macro part(n) %}\n\n{{ 1 / n }}\n{% endmacro %}\n",
    }
    (told,) = found(guide(files))
    assert told.startswith("templates/macros/of.j2:3:1: error: Division by zero.")


@pytest.mark.slow
def test_a_mistake_is_shown_in_a_preview_as_the_check_tells_it() -> None:
    broken = with_template("letters/docx.xml.j2", "{{ 1 / 0 }}")
    checked, shown = pipeline.shown(broken, "")
    assert shown is None
    assert checked == check(broken)


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", [name for name in guide().templates if name.startswith("root/") and ".j2" in name]
)
def test_the_files_above_the_locales_are_tried_as_well(name: str) -> None:
    for text, column, said in (
        ("{{ nobody }}", 4, f"'nobody' is undefined. {README}"),
        ("{{ 1 | shiny }}", 8, f"No filter named 'shiny'. {README}"),
        (" {% if %}", 2, "Expected an expression, got 'end of statement block'."),
    ):
        (told,) = found(with_template(name, f"\n{text}"))
        assert told.startswith(f"templates/{name}:2:{column}: error: {said}")


@pytest.mark.parametrize(
    "name",
    [
        *("root/robots.txt.j2", "quiz/embed.html.j2", "pages/mode.md.j2"),
        *("letters/docx.xml.j2", "letters/text.j2", "letters/letter.typ"),
        *("theme/css/parts/quiz.css", "theme/css/quiz-alone.css", "theme/js/letter/index.js"),
        "theme/js/quiz/preview.js",
    ],
)
def test_a_template_that_is_missing_is_named(name: str) -> None:
    said = f"templates/{name}:1:1: error: The file is missing. {BACK} [template-error]"
    assert found(without(name)) == [said]


def test_a_module_that_another_imports_and_that_is_missing_is_named_there() -> None:
    lines = guide().templates["theme/js/letter/documents.js"].split("\n")
    line, text = next((at, text) for at, text in enumerate(lines, 1) if "./zip.js" in text)
    (told,) = found(without("theme/js/letter/zip.js"))
    place = f"templates/theme/js/letter/documents.js:{line}:{text.index('./zip.js')}"
    assert told.startswith(f"{place}: error: There is no module")
    assert "`theme/js/letter/zip.js`" in told


@pytest.mark.parametrize("name", ["letters/docx.xml.j2", "letters/odt.xml.j2", "letters/text.j2"])
def test_a_document_needs_every_piece(name: str) -> None:
    assert found(with_template(name, "")) == [
        f'templates/{name}:1:1: error: It does not set the pieces "escape", "text", '
        '"line_break", "break", "cell_break", "divider", "field", "slot" and 24 more as it should. '
        'Write `{% set escape = "text" %}`; a letter needs every piece. [template-error]'
    ]


def test_a_mistake_in_the_pieces_of_a_document_has_the_line_of_the_template() -> None:
    text = guide().templates["letters/text.j2"]
    (told,) = found(with_template("letters/text.j2", f"\n\n{{% set x = 1 / 0 %}}\n{text}"))
    assert told.startswith("templates/letters/text.j2:3:1: error: Division by zero.")


PAIR = "End each tag that is begun, the inner one first; write `&` as `&amp;`, `<` as `&lt;`."


def line_of(text: str, words: str) -> int:
    return text.count("\n", 0, text.index(words)) + 1


@pytest.mark.parametrize(
    ("name", "begins", "written", "torn", "said"),
    [
        ("docx", "{% set cell =", "</w:p></w:tc>", "</w:p></w:tcc>", "`</w:tcc>` stands where"),
        ("docx", "{% set text =", "{text}</w:t></w:r>", "{text}</w:t>", "`<w:r>` begins and does"),
        ("docx", '"word/settings.xml":', "</w:compat>", "</w:comp>", "`</w:comp>` stands where"),
        ("odt", "{% set item =", "</text:p>", "", "`</text:list-item>` stands where `<text:p>`"),
        ("odt", '"meta.xml":', "</dc:title>", " & </dc:title>", "At `le>{title} & </dc:title>"),
    ],
)
def test_a_document_that_no_program_could_open_is_told_at_its_line(
    name: str, begins: str, written: str, torn: str, said: str
) -> None:
    path = f"letters/{name}.xml.j2"
    before, _, behind = guide().templates[path].partition(begins)
    text = f"{before}{begins}{behind.replace(written, torn, 1)}"
    (told,) = found(with_template(path, text))
    assert told.startswith(f"templates/{path}:{line_of(text, begins)}:1: error: The piece")
    assert f"could not be opened: {said}" in told
    assert told.endswith(f"{PAIR} [template-error]")


def test_a_document_of_pieces_that_do_not_go_together_is_told_before_it_is_published() -> None:
    path = "letters/docx.xml.j2"
    text = (
        guide()
        .templates[path]
        .replace('{% set list = "{items}" %}', "{% set list = '<w:p q=\"{items}\"/>' %}")
    )
    (told,) = found(with_template(path, text))
    assert told.startswith(f"templates/{path}:1:1: error: No program could open")
    assert told.endswith(f"{PAIR} [template-error]")


def test_a_sitemap_that_no_program_could_open_is_told() -> None:
    assert found(with_template("root/sitemap.xml.j2", "<urlset><url></urlset>")) == [
        "templates/root/sitemap.xml.j2:1:1: error: No program could open it: `</urlset>` stands"
        f" where `<url>` is to end. {PAIR} [template-error]"
    ]


def test_a_mistake_in_the_template_of_the_pdf_is_not_blamed_on_a_letter() -> None:
    text = guide().templates["letters/letter.typ"]
    (told,) = found(with_template("letters/letter.typ", f"{text}\n#nobody\n"))
    line = text.count("\n") + 2
    assert told == (
        f"templates/letters/letter.typ:{line}:1: error: Unknown variable: nobody. "
        "The template is written in typst; its line says what it did not expect. [template-error]"
    )


@pytest.mark.parametrize("tag", ["en", "fr"])
def test_what_a_filter_gives_for_words_of_the_template_is_that_of_the_page(tag: str) -> None:
    says = {"days": lambda count: f"{count} {tag}"}
    engine = environment({"pages/made-up.md.j2": "{{ 7 | days }}"}, says)
    assert fill(engine, "pages/made-up.md.j2", {}) == f"7 {tag}"


def test_all_that_is_wrong_with_the_templates_of_letters_is_told_at_once() -> None:
    templates = {**guide().templates}
    docx, odt, typst = "letters/docx.xml.j2", "letters/odt.xml.j2", "letters/letter.typ"
    templates[docx] = templates[docx].replace("{text}</w:t></w:r>", "{text}</w:t>", 1)
    templates[docx] = templates[docx].replace("{% set column =", "{% set col =")
    templates[docx] = templates[docx].replace("</w:compat>", "</w:comp>", 1)
    templates[odt] = templates[odt].replace("</text:list-item>", "", 1)
    templates["letters/text.j2"] += "{% set x = 1 / 0 %}\n"
    templates[typst] += "#nobody\n"
    lines = {name: templates[name].count("\n") for name in templates}
    settings, text = line_of(templates[docx], '"word/settings.xml":'), "{% set text ="
    item = line_of(templates[odt], "{% set item =")
    assert found(replace(guide(), templates=templates)) == [
        f'templates/{docx}:1:1: error: It does not set the piece "column" as it should. Write'
        ' `{% set column = "text" %}`; a letter needs every piece. [template-error]',
        f'templates/{docx}:{line_of(templates[docx], text)}:1: error: The pieces "text";'
        f' "field_lines" could not be opened: `<w:r>` begins and does not end. {PAIR}'
        " [template-error]",
        f'templates/{docx}:{settings}:1: error: The piece "parts", "word/settings.xml" could not'
        f" be opened: `</w:comp>` stands where `<w:compat>` is to end. {PAIR} [template-error]",
        f"templates/{typst}:{lines[typst]}:1: error: Unknown variable: nobody. The template is"
        " written in typst; its line says what it did not expect. [template-error]",
        f'templates/{odt}:{item}:1: error: The piece "item" could not be opened:'
        f" `<text:list-item>` begins and does not end. {PAIR} [template-error]",
        f"templates/letters/text.j2:{lines['letters/text.j2']}:1: error: Division by zero. Mend"
        " this line. `fingerpost templates README.md` shows the names. [template-error]",
    ]


def test_documents_and_a_pdf_that_come_to_nothing_are_told_at_once() -> None:
    templates = {**guide().templates}
    docx, typst = "letters/docx.xml.j2", "letters/letter.typ"
    before = '{% set list = "{items}" %}'
    assert before in templates[docx]
    after = "{% set list = '<w:p q=\"{items}\"/>' %}"
    templates[docx] = templates[docx].replace(before, after)
    templates[typst] += "#nobody\n"
    told = found(replace(guide(), templates=templates))
    starts = [line.partition(" error: ")[2][:20] for line in told]
    assert starts == ["No program could ope", "Unknown variable: no"]


def test_mistakes_in_several_templates_of_pages_and_of_the_root_are_told_at_once() -> None:
    templates = {**guide().templates}
    names = ("pages/mode.md.j2", "pages/sign.md.j2", "root/_headers.j2", "root/robots.txt.j2")
    for name in names:
        templates[name] = "{{ nobody }}\n"
    assert found(replace(guide(), templates=templates)) == [
        f"templates/{name}:1:4: error: 'nobody' is undefined. `fingerpost templates README.md`"
        " shows the names. [template-error]"
        for name in names
    ]


def test_a_template_that_gives_half_a_character_is_told() -> None:
    assert found(with_template(MODE, '{{ "\\ud83d" }}\n')) == [
        f"templates/{MODE}:1:1: error: It gives half a character, `\\ud83d`. Write the whole one."
        " [template-error]"
    ]
