"""The live preview: it converts what changed, and shows what a new build would."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.structure.files import File

from fingerpost.pipeline import check
from fingerpost.site.mkdocs.convert import Converted, Converter
from fingerpost.site.mkdocs.icons import ICONS
from fingerpost.site.mkdocs.looked import Looked
from fingerpost.site.mkdocs.plugin import FingerpostPlugin
from fingerpost.site.project import read_project
from fingerpost.text import locales
from fingerpost.translation import merge

from .projects import edit

pytestmark = pytest.mark.slow

FRENCH = "content/translations/fr.po"
HOOK = """
from pathlib import Path


def on_post_build(config):
    site = Path(config.site_dir)
    (site / "seen.txt").write_text(str(len(list(site.rglob("*.html")))))
"""
ADDRESS = "http://127.0.0.1:8000/en/"


class Previewed:
    """A preview of a project, built anew when asked; it counts the pages that were converted."""

    def __init__(self, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.project = project
        self.site = project / "previewed"
        self.converted: list[str] = []
        self.locale, self.keep = "", True
        convert = Converter.convert

        def counted(converter: Converter, file: File, source: str) -> Converted | None:
            self.converted.append(file.src_uri)
            return convert(converter, file, source)

        monkeypatch.setattr(Converter, "convert", counted)
        config = load_config(str(project / "mkdocs.yml"), site_dir=str(self.site))
        config.plugins.on_startup(command="serve", dirty=False)

    def build(self) -> dict[str, bytes]:
        self.converted.clear()
        config = load_config(str(self.project / "mkdocs.yml"), site_dir=str(self.site))
        config.plugins["fingerpost"].config["locale"] = self.locale
        config.plugins["fingerpost"].config["keep"] = self.keep
        build(config, serve_url=ADDRESS)
        return {
            path.relative_to(self.site).as_posix(): path.read_bytes()
            for path in sorted(self.site.rglob("*"))
            if path.is_file()
        }

    def places(self) -> dict[str, tuple[int, int]]:
        """Every file of the tree, and what tells whether it was written anew."""
        return {
            path.relative_to(self.site).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
            for path in self.site.rglob("*")
            if path.is_file()
        }


@pytest.fixture
def preview(project: Path, monkeypatch: pytest.MonkeyPatch) -> Previewed:
    return Previewed(project, monkeypatch)


def anew(project: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    new = Previewed(project, monkeypatch)
    new.keep = False
    return new.build()


def test_a_preview_converts_only_the_pages_whose_text_changed(
    project: Path, preview: Previewed
) -> None:
    ends = ("404.html", "embed.html", "embed-answers.html", "card.html")  # no pages of MkDocs
    pages = {path for path in preview.build() if path.endswith(".html")}
    made = {path for path in pages if not path.endswith(ends)}
    assert len(made) == len(preview.converted)
    edit(project / "content/pages/about.md", "---\n\n", "---\n\nA new paragraph.\n\n")
    assert b"A new paragraph." in preview.build()["about/index.html"]
    assert preview.converted == ["about.md"]


def test_a_preview_after_an_edit_is_what_a_new_build_gives(
    project: Path, preview: Previewed, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview.build()
    edit(project / "content/signs/no-repairs.yml", "title: ", "title: Not at all, ")
    assert preview.build() == anew(project, monkeypatch)


def test_a_preview_knows_a_page_that_was_added(
    project: Path, preview: Previewed, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview.build()
    page = (project / "content/pages/about.md").read_text(encoding="utf-8")
    (project / "content/pages/more.md").write_text(
        page.replace("order: 1", "order: 2").replace(
            "Who wrote it and what for", "What else there is"
        )
    )
    edit(project / "content/pages/about.md", "---\n\n", "---\n\n[More](page:more).\n\n")
    built = preview.build()
    assert b'href="../more/"' in built["about/index.html"]
    assert built == anew(project, monkeypatch)


def test_a_preview_writes_only_the_files_that_an_edit_changed(
    project: Path, preview: Previewed
) -> None:
    preview.build()
    before = preview.places()
    edit(project / "content/pages/about.md", "---\n\n", "---\n\nA new paragraph.\n\n")
    preview.build()
    changed = {path for path, place in preview.places().items() if before.get(path) != place}
    pages = {path for path in changed if path.endswith("index.html")}
    assert pages == {"about/index.html"}
    assert preview.places().keys() == before.keys()


def test_a_preview_takes_away_what_is_no_more(
    project: Path, preview: Previewed, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (project / "content/pages/about.md").read_text(encoding="utf-8")
    page = page.replace("order: 1", "order: 2").replace("Who wrote it", "Who else wrote it")
    (project / "content/pages/more.md").write_text(page)
    assert "more/index.html" in preview.build()
    (project / "content/pages/more.md").unlink()
    built = preview.build()
    assert "more/index.html" not in built
    assert built == anew(project, monkeypatch)


def test_what_a_preview_that_was_broken_off_left_is_in_nobodys_way(
    project: Path, preview: Previewed, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = preview.site / ".next/about/index.html"
    left.parent.mkdir(parents=True)
    left.write_text("half a page")
    assert preview.build() == anew(project, monkeypatch)


def test_a_preview_puts_a_page_where_a_file_was_and_a_file_where_a_page_was(
    project: Path, preview: Previewed
) -> None:
    folder = project / "templates/theme/files"
    folder.mkdir(parents=True)
    (folder / "extra").write_text("a file")
    assert preview.build()["files/extra"] == b"a file"
    (folder / "extra").unlink()
    (folder / "extra").mkdir()
    (folder / "extra/within").write_text("in a folder")
    assert preview.build()["files/extra/within"] == b"in a folder"
    (folder / "extra/within").unlink()
    (folder / "extra").rmdir()
    (folder / "extra").write_text("a file")
    assert preview.build()["files/extra"] == b"a file"


def test_a_preview_in_which_others_have_a_hand_is_written_whole(
    project: Path, preview: Previewed
) -> None:
    preview.build()
    (project / "hook.py").write_text(HOOK, encoding="utf-8")
    edit(project / "mkdocs.yml", "plugins:", "hooks: [hook.py]\nplugins:")
    count = len([path for path in preview.build() if path.endswith(".html")])
    assert preview.build()["seen.txt"] == str(count).encode()
    (project / "hook.py").unlink()
    edit(project / "mkdocs.yml", "hooks: [hook.py]\n", "")
    assert "seen.txt" not in preview.build()


def test_a_preview_says_nothing_of_pages_that_stay_as_they_were(
    project: Path, preview: Previewed, caplog: pytest.LogCaptureFixture
) -> None:
    preview.build()
    caplog.clear()
    with caplog.at_level("INFO", "mkdocs"):
        preview.build()
    assert [text for text in caplog.messages if "skipped" in text] == []


def test_a_template_edited_during_a_preview_takes_effect(project: Path, preview: Previewed) -> None:
    preview.build()
    template = project / "templates/pages/page.md.j2"
    template.write_text(f"{template.read_text()}\nWords of the template.\n")
    assert b"Words of the template." in preview.build()["about/index.html"]


@pytest.fixture
def french(project: Path, preview: Previewed) -> Path:
    """The file of a locale that has been begun and is shown in the preview."""
    found = check(read_project(project, ICONS))
    file = project / FRENCH
    file.parent.mkdir()
    file.write_text(merge.new("fr", locales.plurals("fr").header, "Test", found.messages))
    preview.locale = "fr"
    return file


def test_a_locale_whose_file_breaks_keeps_its_pages_and_shows_the_mistake_on_them(
    french: Path, preview: Previewed
) -> None:
    good = preview.build()
    text = french.read_text()
    french.write_text(f"x\n{text}")
    shown = preview.build()["index.html"]
    assert f"{FRENCH}:1:1: error: The file cannot be read from here on: `x`.".encode() in shown
    assert b'<html lang="fr"' in shown
    french.write_text(text)
    assert preview.build() == good


def test_a_locale_whose_file_goes_away_shows_what_there_is(
    french: Path, preview: Previewed
) -> None:
    good = preview.build()
    french.rename(french.with_name("de.po"))
    shown = preview.build()["index.html"].decode()
    assert "&#34;fr&#34; is not a locale of this guide. There are: en, de." in shown
    french.with_name("de.po").rename(french)
    assert preview.build() == good


def test_a_preview_that_starts_with_a_broken_locale_shows_the_mistake_and_then_the_locale(
    french: Path, preview: Previewed
) -> None:
    text = french.read_text()
    french.write_text(f"x\n{text}")
    assert b"The file cannot be read from here on" in preview.build()["index.html"]
    french.write_text(text)
    assert b'<html lang="fr"' in preview.build()["index.html"]


class Server:
    """What of a server of MkDocs a preview deals with."""

    mount_path = "/en/"

    def __init__(self) -> None:
        self._visible_epoch, self._wanted_epoch, self._want_rebuild = 0, 0, False
        self._epoch_cond = threading.Condition()

    def set_app(self, app: object) -> None:
        self.app = app

    def serve_request(self, environ: dict[str, str], _: object) -> list[bytes]:
        return [environ["PATH_INFO"].encode()]


class Shown(Looked):
    """Notes which pages stood in the tree when browsers were first told, and what had been made."""

    def __init__(self, preview: Previewed) -> None:
        plugin = load_config(str(preview.project / "mkdocs.yml")).plugins["fingerpost"]
        assert isinstance(plugin, FingerpostPlugin)
        self.preview, self.plugin = preview, plugin
        self.server = Server()
        super().__init__(self.server, self.plugin.served)  # type: ignore[arg-type]
        self.plugin.looked = self
        self.first: dict[str, bytes] = {}
        self.converted: list[str] = []
        self.waiting: list[threading.Thread] = []
        self.answered: list[str] = []

    def ask(self, path: str) -> None:
        """Ask the server for a path, in a thread of its own."""

        def answered() -> None:
            list(self.answer({"PATH_INFO": f"/en/{path}"}, print) or ())
            self.answered.append(path)

        self.waiting.append(threading.Thread(target=answered))
        self.waiting[-1].start()

    def show(self) -> None:
        tree = self.preview.site
        self.first = {path: (tree / path).read_bytes() for path in self.pages()}
        self.converted = [*self.preview.converted]
        super().show()

    def build(self) -> dict[str, bytes]:
        """What an edit comes to, as `mkdocs serve` builds it."""
        built: list[dict[str, bytes]] = []
        self.server._wanted_epoch += 1
        with self.building():
            self.plugin._build(lambda: built.append(self.preview.build()))
        self.server._visible_epoch = self.server._wanted_epoch
        return built[-1] if built else {}


@pytest.fixture
def looked(preview: Previewed) -> Shown:
    """A preview in which somebody looks at a page."""
    preview.build()
    shown = Shown(preview)
    list(shown.answer({"PATH_INFO": "/en/signs/no-repairs/"}, print) or ())
    return shown


def test_the_page_that_is_looked_at_is_shown_before_another_is_made(
    project: Path, looked: Shown
) -> None:
    edit(project / "content/signs/no-repairs.yml", "title: ", "title: Not at all, ")
    built = looked.build()
    assert b"Not at all, " in looked.first["signs/no-repairs/index.html"]
    assert looked.converted == ["signs/no-repairs.md"]
    assert b"Not at all, " in built["signs/index.html"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("content/signs/no-repairs.yml", "title: ", "title: Not at all, "),
        ("content/guide.yml", "title: ", "title: The new "),
        ("templates/pages/sign.md.j2", "{{ sign.title }}", "{{ sign.title }}!"),
        ("templates/theme/css/tokens.css", ":root", "html:root"),
    ],
)
def test_all_pages_are_in_the_end_what_a_new_build_gives(
    project: Path,
    looked: Shown,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    old: str,
    new: str,
) -> None:
    edit(project / name, old, new)
    built = looked.build()
    assert looked.first["signs/no-repairs/index.html"] == built["signs/no-repairs/index.html"]
    assert built == anew(project, monkeypatch)


def test_who_asks_for_a_page_that_is_still_to_be_made_waits_for_it(
    project: Path, looked: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    wait = Looked._is_ready

    def ready(self: Looked, name: str) -> bool:
        found = wait(self, name)
        order.append(f"{name} {found}")
        return found

    def show(self: Shown) -> None:
        Looked.show(self)
        self.ask("signs/")

    monkeypatch.setattr(Looked, "_is_ready", ready)
    monkeypatch.setattr(Shown, "show", show)
    edit(project / "content/signs/no-repairs.yml", "title: ", "title: Not at all, ")
    looked.build()
    for thread in looked.waiting:
        thread.join()
    assert (order[0], order[-1]) == ("signs/index.html False", "signs/index.html True")
    assert looked.answered == ["signs/"]


def test_a_build_that_an_edit_has_overtaken_leaves_all_but_what_is_looked_at_to_the_next(
    project: Path, looked: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(project / "content/signs/no-repairs.yml", "title: ", "title: Not at all, ")
    looked.server._want_rebuild = True
    before = looked.preview.site.joinpath("signs/index.html").read_bytes()
    looked.build()
    assert b"Not at all, " in looked.first["signs/no-repairs/index.html"]
    assert looked.preview.site.joinpath("signs/index.html").read_bytes() == before
    looked.server._want_rebuild = False
    assert looked.build() == anew(project, monkeypatch)


def test_who_asks_for_a_page_of_a_build_that_was_overtaken_waits_for_the_next(
    project: Path, looked: Shown
) -> None:
    edit(project / "content/signs/no-repairs.yml", "title: ", "title: Not at all, ")
    looked.server._want_rebuild = True
    looked.build()
    assert not looked._is_ready("signs/index.html")
    looked.server._want_rebuild = False
    looked.build()
    assert looked._is_ready("signs/index.html")


@pytest.mark.parametrize(
    ("name", "mistake"), [("pages/remedy.md.j2", "{{ 1 / 0 }}"), ("figures/social.typ", "#nothing")]
)
def test_a_mistake_on_a_page_that_nobody_looks_at_is_shown_on_all_until_it_is_mended(
    project: Path, looked: Shown, name: str, mistake: str
) -> None:
    good = looked.build()
    template = project / "templates" / name
    text = template.read_text()
    template.write_text(text + mistake)
    shown = looked.build()["signs/no-repairs/index.html"]
    assert f"templates/{name}".encode() in shown
    template.write_text(text)
    assert looked.build() == good


def test_a_page_that_was_shown_and_is_another_in_the_end_is_shown_again(
    project: Path, looked: Shown
) -> None:
    edit(project / "templates/theme/main.html", "</body>", "{{ pages[0].page.title }}</body>")
    looked.build()
    told = looked.server._wanted_epoch
    edit(project / "content/guide.yml", "title: ", "title: The new ")
    looked.build()
    assert looked.server._wanted_epoch > told + 1


def test_a_preview_tells_a_link_to_a_place_that_no_template_makes_until_it_is_mended(
    project: Path, preview: Previewed
) -> None:
    preview.build()
    sign, link = project / "content/signs/no-repairs.yml", "remedy:write-it-down)"
    edit(sign, link, "remedy:write-it-down#how)")
    edit(project / "content/pages/about.md", "This guide", "Our guide")
    told = "The link `remedy:write-it-down#how` leads to no place on that page."
    page = preview.build()["about/index.html"].decode()
    assert (told in page, "Our guide" in page) == (True, False)
    edit(project / "content/pages/about.md", "Our guide", "Her guide")
    assert told in preview.build()["about/index.html"].decode()
    edit(sign, "remedy:write-it-down#how)", link)
    page = preview.build()["about/index.html"].decode()
    assert (told in page, "Her guide" in page) == (False, True)


def test_a_preview_tells_a_link_to_a_place_that_its_page_has_no_more(
    project: Path, preview: Previewed
) -> None:
    mode, words = project / "content/modes/by-agreement.yml", "words_to_say: [{when: A, say: B}]\n"
    link = "[A record](mode:by-agreement#words)"
    edit(project / "content/signs/no-repairs.yml", "[a record](remedy:write-it-down)", link)
    edit(mode, "watch_out:", f"{words}watch_out:")
    told = "`mode:by-agreement#words` leads to no place on that page."
    assert told not in preview.build()["about/index.html"].decode()
    edit(mode, words, "")
    assert told in preview.build()["about/index.html"].decode()
