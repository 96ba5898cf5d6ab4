"""Days, numbers and sums of every locale are those of the browser; where not, a file says so."""

from __future__ import annotations

import json

from playwright.sync_api import Browser

from ..intl import DIFFERENCES, differences


def test_every_locale_writes_days_and_sums_as_the_browser_does(browser: Browser) -> None:
    page = browser.new_page()
    found = differences(page)
    page.close()
    assert found == json.loads(DIFFERENCES.read_text(encoding="utf-8"))
    assert found["asked"] > 450
