"""Icons of Material are found one by one, and are the ones that it lists itself."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from material.extensions.emoji import twemoji

from fingerpost.site.mkdocs.icons import ICONS, index


def from_files(*folders: Path) -> Mapping[str, dict[str, str]]:
    """The icons that we find in files, the last folder of which is that of Material."""
    found: Mapping[str, dict[str, str]] = index({"custom_icons": folders}, None)["emoji"].parents
    return found


def test_every_icon_of_material_is_found_by_its_name() -> None:
    listed = twemoji({}, None)["emoji"]
    assert dict(from_files()) == {name: icon for name, icon in listed.items() if "path" in icon}


def test_emoji_and_their_other_names_are_those_of_material() -> None:
    ours, theirs = index({}, None), twemoji({}, None)
    assert ours["emoji"][":wave:"] == theirs["emoji"][":wave:"]
    assert (ours["name"], ours["aliases"]) == (theirs["name"], theirs["aliases"])


@pytest.mark.parametrize(
    "name", [":x1:", ":-material-cash:", ":material-Cash:", ":material:", ":material-:", "::"]
)
def test_a_name_that_material_does_not_know_leads_to_no_icon(name: str) -> None:
    assert from_files().get(name) is None


def test_icons_of_ones_own_come_before_those_of_material(tmp_path: Path) -> None:
    own = tmp_path / "material" / "cash.svg"
    own.parent.mkdir()
    own.touch()
    assert from_files(tmp_path)[":material-cash:"]["path"] == str(own)
    assert from_files(tmp_path)[":material-bank:"]["path"] == str(ICONS / "material/bank.svg")
