"""An exported project, built without our plugin, is searched as the guide itself is."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from ..once import BUILDERS, built
from .site import Served, Site

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=BUILDERS)
def exported(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, served: Served
) -> Site:
    return served(built(tmp_path_factory, request.param), "en")


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
