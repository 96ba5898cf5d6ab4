"""The logo of a guide, and the picture of its front page: where they stand, and what is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fingerpost.pages.look import dressed
from fingerpost.pages.picture import Pictures
from fingerpost.pages.root import root_outputs
from fingerpost.pipeline import Project, check

from .projects import GUIDE, TEMPLATES, guide, rendered
from .shell import in_project
from .test_images import png, svg

pytestmark = pytest.mark.slow

SETTINGS = (GUIDE / "content/guide.yml").read_text(encoding="utf-8")
GUIDES = Path(__file__).parent / "guides"
LOGO, DARK = "content/images/heron.svg", "content/images/heron-dark.svg"
SHOWN = (
    *(
        "card/ground.css",
        "card/card.css",
        "card/card.html.j2",
        "card/oembed.html.j2",
        "interface.yml",
    ),
    *("theme/img/mark.svg", "pages/home.md.j2", "pages/offline.md.j2", "macros/blocks.j2"),
    *("figures/crossroads.svg", "figures/social.typ"),
)
CARD = "signs/no-repairs/card.html"


def with_look(look: str, **images: bytes) -> Project:
    """The small guide with these keys under `look:`, pictures, and what shows them."""
    own = {f"templates/{name}": (TEMPLATES / name).read_bytes() for name in SHOWN}
    files = {f"content/images/{name.replace('_', '.')}": data for name, data in images.items()}
    return guide({"content/guide.yml": f"{SETTINGS}look:\n{look}", **own, **files})


def made(project: Project) -> dict[str, str]:
    """The outputs of the small guide that are text, by their paths."""
    own = check(project, trial=False).guide_in("en")
    top = root_outputs(own, ["en"], "https://x.example/", project.templates)
    found = (*rendered(project).outputs, *top)
    return {each.path: each.data.decode(errors="replace") for each in found}


def told(project: Project) -> list[str]:
    return [str(found) for found in check(project, trial=False).diagnostics]


def test_a_guide_without_a_logo_has_the_sign_post() -> None:
    files = made(with_look('  accent: "#7a2e8f"\n'))
    assert "img/mark.svg" in files
    assert '<link rel="icon" href="en/img/mark.svg" type="image/svg+xml">' in files["index.html"]
    assert "<svg" in files[CARD]
    assert 'class="crossroads"' in files["index.md"]


def test_no_sign_post_is_left_in_a_guide_with_a_logo_and_a_picture_of_its_own() -> None:
    look = "  logo: heron\n  picture: street\n"
    files = made(with_look(look, heron_svg=svg(), street_png=png(640, 340)))
    assert "img/mark.svg" not in files
    for text in files.values():
        assert "mark.svg" not in text
        assert "M14.5 2h3v28h-3z" not in text
        assert "crossroads" not in text or text == files["css/site.css"]


def test_the_logo_is_the_icon_of_tabs_and_of_the_guide_on_a_device() -> None:
    files = made(with_look("  logo: heron\n", heron_png=png(64, 48)))
    icons = json.loads(files["offline/manifest.json"])["icons"]
    assert icons == [{"src": "../images/heron.png", "sizes": "64x48", "type": "image/png"}]
    assert '<link rel="icon" href="en/images/heron.png" type="image/png">' in files["index.html"]


def test_every_page_of_the_theme_knows_the_logo_and_its_dark_twin() -> None:
    look = "  logo: heron\n  dark: {logo: heron-dark}\n"
    project = with_look(look, **{"heron_svg": svg(), "heron-dark_svg": svg()})
    shown = rendered(project).extra["logo"]
    assert (shown["light"]["file"], shown["dark"]["file"], shown["grounded"]) == (
        "images/heron.svg",
        "images/heron-dark.svg",
        False,
    )


@pytest.mark.parametrize(
    ("dark", "grounded"),
    [("", True), ("  dark: {logo: heron}\n", False)],
    ids=["nobody says that it can be seen in the dark", "the same on dark screens"],
)
def test_a_logo_takes_light_paper_along_unless_it_is_named_for_the_dark_too(
    dark: str, grounded: bool
) -> None:
    project = with_look(f"  logo: heron\n{dark}", heron_svg=svg())
    shown = rendered(project).extra["logo"]
    assert (shown["dark"], shown["grounded"]) == (None, grounded)
    assert ('<img class="grounded" src="data:' in made(project)[CARD]) is grounded


def test_a_card_holds_a_light_logo_in_itself_and_shows_none_that_is_heavy() -> None:
    light = made(with_look("  logo: heron\n", heron_svg=svg()))[CARD]
    heavy = made(with_look("  logo: heron\n", heron_png=png(64, 48, b"\0" * 9_000)))[CARD]
    assert 'src="data:image/svg+xml;base64,' in light
    assert "<img" not in heavy
    assert "<svg" not in heavy


def test_the_front_page_shows_the_picture_of_the_guide_to_the_eyes_alone() -> None:
    page = made(with_look("  picture: street\n", street_png=png(640, 340)))["index.md"]
    assert (
        '<img class="grounded" src="images/street.png" alt="" width="640" height="340"'
        ' loading="lazy" decoding="async">'
    ) in page


def test_the_picture_for_shared_links_shows_the_logo() -> None:
    sheet = (TEMPLATES / "theme/css/tokens.css").read_text(encoding="utf-8")
    drawing = (TEMPLATES / "figures/social.typ").read_text(encoding="utf-8")
    look = check(with_look('  accent: "#7a2e8f"\n'), trial=False).guide
    assert look is not None
    templates = dressed(
        {"theme/css/tokens.css": sheet, "figures/social.typ": drawing}, look.settings.look
    )
    names = ("Moving Out", "What to do about a bad landlord")
    given = (templates["figures/social.typ"], *names, "en", "ltr", ())
    pictures = {Pictures(*given, own).of("No repairs") for own in (b"", svg(), png(64, 48))}
    assert len(pictures) == 3


def test_a_logo_that_every_page_would_wait_for_is_told() -> None:
    project = with_look("  logo: heron\n", heron_png=png(64, 48, b"\0" * 60_000))
    assert told(project) == [
        "content/images/heron.png:1:1: warning: The logo weighs 60 KB, and every page shows it."
        " Save it as plain SVG, or 200 pixels wide, below 50 KB. [heavy-image]"
    ]


def test_an_exported_project_shows_the_logo_and_no_sign_post(tmp_path: Path) -> None:
    words = ("export", "--locale", "nl", str(tmp_path / "out"))
    assert in_project(GUIDES / "koor", *words).exit_code == 0
    there = {path.name for path in (tmp_path / "out").rglob("*.svg")}
    assert {"noot.svg", "noot-licht.svg", "koorbanken.svg"} <= there
    assert "mark.svg" not in there
