"""An exported project, built without our plugin, is searched as the guide itself is."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from .conftest import ROOT
from .site import Served, Site

pytestmark = pytest.mark.slow

TAG = "en"
BUILDERS = {
    "mkdocs": ("-m", "mkdocs", "build", "--strict", "--quiet"),
    "zensical": ("-m", "zensical", "build"),
}


@pytest.fixture(scope="module", params=BUILDERS)
def exported(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, served: Served
) -> Site:
    folder = tmp_path_factory.mktemp("exported")
    export = ("-m", "fingerpost", "-C", ROOT, "export", "--locale", TAG, folder / "project")
    subprocess.run([sys.executable, *export], check=True, capture_output=True)
    command = [sys.executable, *BUILDERS[request.param]]
    subprocess.run(command, cwd=folder / "project", check=True, capture_output=True)
    (folder / "published").mkdir()
    shutil.move(folder / "project/site", folder / "published" / TAG)
    return served(folder / "published", TAG)


def test_the_search_of_an_exported_project_leads_to_its_pages(exported: Site) -> None:
    page = exported.page("signs/late-payment/")
    page.keyboard.press("Control+k")
    page.keyboard.type("client won't pay")
    expect(page.locator("dialog a").first).to_be_visible()
    first = page.locator("dialog a").all_text_contents()[:3]
    assert "They have not paid" in first
    page.get_by_role("dialog").get_by_role("link", name="They have not paid").first.click()
    expect(page.locator("h1")).to_have_text("They have not paid")


def test_the_search_of_an_exported_project_has_what_ours_has(exported: Site, site: Site) -> None:
    assert exported.search_data() == site.search_data()
