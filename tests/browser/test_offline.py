"""A guide that its reader keeps on the device: asked for, whole without a connection, never stale
with one, followed by what is published later, and erased."""

from __future__ import annotations

import json
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from fingerpost.pages import offline

from . import axe
from .quiz import OUTCOMES, fragment
from .site import Site

UNDER = "guide/"  # a site stands under a path of its host as well as at its top
KEPT = """async () => ({
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
  storage: Object.keys(localStorage).length + Object.keys(sessionStorage).length,
})"""
VERSION = """async (scope) => {
  const [name] = await caches.keys();
  const place = new URL("offline/kept/list", scope).href;
  const list = await caches.match(place, { cacheName: name });
  return list && (await list.json()).version;
}"""
FOLLOWED = f"""async ([scope, version]) => {{
  while (await ({VERSION})(scope) !== version) await new Promise((done) => setTimeout(done, 50));
}}"""
UPDATED = """async () => {
  const [registration] = await navigator.serviceWorker.getRegistrations();
  await registration.update();
  const worker = registration.installing;
  if (worker.state === "installing") {
    await new Promise((done) => worker.addEventListener("statechange", done, { once: true }));
  }
  return worker.state;
}"""
NO_STORAGE = """for (const name of ["has", "open", "match", "delete", "keys"]) {
  CacheStorage.prototype[name] = () => Promise.reject(new DOMException("no", "SecurityError"));
}"""
NO_ROOM = """Cache.prototype.put = () =>
  Promise.reject(new DOMException("full", "QuotaExceededError"));"""
WHOLE = "The guide is kept on this device"
LONG = 60_000  # ms: some hundred files arrive, on a busy machine
LIST = "**/offline/files.json"
UNREACHED = (
    "The site does not answer, so nothing can be kept just now. "
    "Open this page again once the connection is better."
)
NOTE = "You are reading the copy on your device"
SAFE = "about/"  # where the quiz of the small guide leads whoever is in danger
SIGN = "signs/no-repairs/"
LETTER = "letters/ask-for-repairs/"


class Handler(SimpleHTTPRequestHandler):
    """Serves a tree under a path, with the headers of its `_headers`, as slow as a test says."""

    host: Host
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self.path.removeprefix(f"/{UNDER}").partition("?")[0]
        self.host.asked.append(path)
        time.sleep(self.host.late.get(path, 0))
        if self.host.lost(path):
            self.close_connection = True
            return
        if path in self.host.broken:
            self.send_error(503)
            return
        super().do_GET()

    def end_headers(self) -> None:
        if self.path.endswith("worker.js"):
            for name, value in self.host.headers:
                self.send_header(name, value)
        super().end_headers()

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.replace(f"/{UNDER}", "/", 1))

    def log_message(self, *args: Any) -> None:
        pass


class Host:
    """A published tree under a path of its host, that can be cut off and changed."""

    def __init__(self, folder: Path, locale: str = "en") -> None:
        self.folder = folder
        self.locale = locale
        self.asked: list[str] = []
        self.late: dict[str, float] = {}
        self.broken: set[str] = set()
        self.lost: Callable[[str], bool] = lambda path: False
        lines = (folder / "_headers").read_text(encoding="utf-8").split("\n")
        start = lines.index(f"/{locale}/worker.js") + 1
        self.headers = [tuple(line.strip().split(": ", 1)) for line in lines[start : start + 2]]
        handler = type("Here", (Handler,), {"host": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
        serve = partial(self.server.serve_forever, poll_interval=0.05)  # how long an end takes
        threading.Thread(target=serve, daemon=True).start()

    def cut(self) -> None:
        """End the connection for good."""
        self.lost = lambda path: True
        self.server.shutdown()
        self.server.server_close()

    @property
    def scope(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/{UNDER}{self.locale}/"

    def url(self, path: str) -> str:
        return f"{self.scope}{path}"

    @property
    def tree(self) -> Path:
        return self.folder / self.locale

    def publish(self, path: str, before: str, after: str) -> str:
        """Change a page, and publish the locale with it; the version of its list."""
        page = self.tree / path / "index.html"
        text = page.read_text(encoding="utf-8")
        assert before in text
        page.write_text(text.replace(before, after), encoding="utf-8")
        head, _, worker = (self.tree / "worker.js").read_bytes().partition(b"\n")
        list_before = json.loads(head.removeprefix(b"self.list = ").removesuffix(b";"))
        facts = {key: list_before[key] for key in ("tag", "day", "months", "fresh")}
        paths = [path for path in self.tree.rglob("*") if path.is_file() and path.suffix != ".gz"]
        files = {path.relative_to(self.tree).as_posix(): path.read_bytes() for path in paths}
        held = {path: (sha256(data).hexdigest(), len(data)) for path, data in files.items()}
        for output in offline.listed(held, worker, facts):
            (self.tree / output.path).write_bytes(output.data)
        version: str = json.loads((self.tree / "offline/files.json").read_bytes())["version"]
        return version


@pytest.fixture
def host(two_languages: Site, tmp_path: Path) -> Iterator[Host]:
    """The small guide, to be changed."""
    made = Host(Path(shutil.copytree(two_languages.folder, tmp_path / "site")))
    yield made
    made.cut()


@pytest.fixture
def ours(site_folder: Path) -> Iterator[Host]:
    """Our own guide."""
    made = Host(site_folder)
    yield made
    made.cut()


def visitor(browser: Browser, script: str = "") -> BrowserContext:
    context = browser.new_context(reduced_motion="reduce", accept_downloads=True)
    context.add_init_script(script)
    return context


def keep(host: Host, context: BrowserContext) -> Page:
    """A page on which the reader has kept the guide."""
    page = context.new_page()
    page.goto(host.url("offline/"))
    page.get_by_role("button", name="Keep it on this device").click()
    expect(page.get_by_text(WHOLE)).to_be_visible(timeout=LONG)
    return page


def without_connection(host: Host, page: Page) -> None:
    host.cut()
    page.context.set_offline(True)


# Asked for


def test_nothing_is_kept_or_registered_before_the_reader_asks(host: Host, browser: Browser) -> None:
    page = visitor(browser).new_page()
    for path in ("", SIGN, "quiz/", LETTER, SAFE, "offline/"):
        page.goto(host.url(path))
        page.wait_for_timeout(100)
    assert page.evaluate(KEPT) == {"caches": [], "workers": [], "storage": 0}
    assert [path for path in host.asked if path.endswith(("worker.js", "manifest.json"))] == []


def test_every_page_leads_to_the_offer_at_its_foot(host: Host, browser: Browser) -> None:
    page = visitor(browser).new_page()
    for path in ("", SIGN, "quiz/", LETTER, SAFE):
        page.goto(host.url(path))
        link = page.locator(".foot").get_by_role("link", name="Keep this guide on your device")
        expect(link).to_have_attribute("href", "../" * path.count("/") + "offline/" or "offline/")
        expect(link).to_be_visible()


def test_without_scripts_nothing_is_offered(host: Host, browser: Browser) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(host.url(SIGN))
    expect(page.locator("[data-action=offline]")).to_be_hidden()
    page.goto(host.url("offline/"))
    expect(page.locator("#keep p:visible")).to_have_count(1)
    expect(page.locator("#keep")).to_contain_text("It cannot be offered here. It needs JavaScript")


def test_from_a_disk_nothing_is_offered(host: Host, browser: Browser) -> None:
    page = visitor(browser).new_page()
    page.goto((host.tree / SIGN / "index.html").as_uri())
    expect(page.locator("[data-action=offline]")).to_be_hidden()
    page.goto((host.tree / "offline/index.html").as_uri())
    expect(page.locator("#keep")).to_contain_text("It cannot be offered here.")
    expect(page.get_by_role("button", name="Keep it on this device")).to_be_hidden()


def test_before_the_site_has_answered_nothing_is_said_and_nothing_below_is_painted(
    host: Host, browser: Browser
) -> None:
    page = visitor(browser).new_page()
    waiting: list[Route] = []
    page.route(LIST, lambda route: waiting.append(route))
    with page.expect_request(LIST):
        page.goto(host.url("offline/"))
    assert page.locator("#keep p:visible").all_inner_texts() == []
    expect(page.locator(".foot")).to_be_hidden()
    waiting.pop().abort()
    expect(page.locator(".foot")).to_be_visible()


@pytest.mark.parametrize("is_silent", [True, False])
def test_a_site_that_does_not_answer_is_said_to_and_the_page_is_whole(
    host: Host, browser: Browser, is_silent: bool
) -> None:
    page = visitor(browser).new_page()
    page.clock.install()
    waiting: list[Route] = []
    if is_silent:
        page.route(LIST, lambda route: waiting.append(route))
    else:
        host.broken = {"en/offline/files.json"}
    with page.expect_request(LIST):
        page.goto(host.url("offline/"))
    page.clock.run_for(10_000)
    expect(page.locator(".foot")).to_be_visible()
    assert page.locator("#keep p:visible").all_inner_texts() == [UNREACHED]
    for route in waiting:
        route.abort()


def test_where_the_site_does_not_answer_what_has_arrived_can_be_erased(
    host: Host, browser: Browser
) -> None:
    page = visitor(browser).new_page()
    page.goto(host.url("offline/"))
    host.late = {"en/search.js": 5}
    page.get_by_role("button", name="Keep it on this device").click()
    page.get_by_role("button", name="Stop").click()
    host.broken = {"en/offline/files.json"}
    page.reload()
    expect(page.get_by_text(UNREACHED)).to_be_visible()
    page.get_by_role("button", name="Erase it from this device").click()
    expect(page.get_by_text("It is erased.")).to_be_focused()
    assert page.evaluate(KEPT) == {"caches": [], "workers": [], "storage": 0}


@pytest.mark.parametrize(("tag", "unit", "point"), [("en", "MB", "."), ("fr", "Mo", ",")])
def test_the_offer_says_how_large_the_copy_is_as_the_language_writes_it(
    site_folder: Path, browser: Browser, tag: str, unit: str, point: str
) -> None:
    host = Host(site_folder, tag)
    page = visitor(browser).new_page()
    page.goto(host.url("offline/"))
    said = page.locator("[data-fact=size]:visible").inner_text().split()
    host.cut()
    files = json.loads((host.tree / "offline/files.json").read_bytes())
    size = f"{files['bytes'] / 1e6:.1f}".removesuffix(".0")
    assert said == [size.replace(".", point), unit]


def test_what_arrives_is_told_in_words_and_a_bar(host: Host, browser: Browser) -> None:
    page = visitor(browser).new_page()
    page.goto(host.url("offline/"))
    host.late = {"en/search.js": 2}
    page.get_by_role("button", name="Keep it on this device").click()
    expect(page.get_by_role("progressbar", name="It is arriving")).to_be_visible()
    expect(page.locator("#keep-part")).to_have_text(
        re.compile(r"It is arriving: [1-9]\d% is there")
    )
    expect(page.locator("main [role=status]")).to_have_text(re.compile(r"^[2-9]\d%$"))
    expect(page.get_by_text(WHOLE)).to_be_focused(timeout=LONG)


# Without a connection


def test_without_a_connection_the_whole_guide_is_there(ours: Host, browser: Browser) -> None:
    page = keep(ours, visitor(browser))
    without_connection(ours, page)
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    unmarked = []
    for file in sorted(ours.tree.rglob("index.html")):
        path = file.relative_to(ours.tree).as_posix().removesuffix("index.html")
        page.goto(ours.url(path), wait_until="load")
        if NOTE not in page.locator("main").inner_text():
            unmarked.append(path)
    assert (broken, unmarked) == ([], [])

    page.goto(ours.url(""))
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("they do not pay")
    page.locator(".search-results a").first.click()
    expect(page.get_by_text(NOTE)).to_be_visible()

    page.goto(ours.url("quiz/") + fragment(OUTCOMES["plan-exit"]))
    expect(page.locator("[data-step=result] h2").first).to_contain_text("Plan your way out")

    page.goto(ours.url("letters/payment-reminder/"))
    for kind in ("Word", "OpenDocument", "PDF", "Plain text"):
        link = page.locator("#downloads ~ ul").get_by_role("link", name=kind, exact=True)
        name = link.get_attribute("href") or ""
        with page.expect_download() as download:
            link.click()
        assert download.value.suggested_filename == name
        published = ours.tree / "letters/payment-reminder" / name
        assert download.value.path().read_bytes() == published.read_bytes()
    page.get_by_label("Invoice number").fill("2026-0214")
    for kind, suffix in (("Word", "docx"), ("OpenDocument", "odt"), ("Text", "txt")):
        page.locator(".take").get_by_role("button", name=kind, exact=True).click()
        with page.expect_download() as download:
            page.get_by_role("button", name="Take it as it is").click()
        assert download.value.suggested_filename == f"payment-reminder.en.{suffix}"
    page.goto(ours.url("letters/"))
    with page.expect_download() as download:
        page.get_by_role("link", name="All letters in one archive").click()
    assert download.value.suggested_filename == "letters.en.zip"


def test_without_a_connection_the_page_of_the_copy_says_of_what_day_it_is(
    host: Host, browser: Browser
) -> None:
    page = keep(host, visitor(browser))
    without_connection(host, page)
    page.goto(host.url("offline/"))
    today = page.evaluate("new Date().toLocaleDateString('en-GB', { dateStyle: 'long' })")
    expect(
        page.get_by_text(f"The guide is kept on this device, as it was on {today}")
    ).to_be_visible()
    expect(page.get_by_text(f"{NOTE}, of {today}.")).to_be_visible()


def test_an_address_without_its_slash_leads_to_the_page(host: Host, browser: Browser) -> None:
    page = keep(host, visitor(browser))
    without_connection(host, page)
    page.goto(host.url(SIGN.rstrip("/")))
    assert page.url == host.url(SIGN)


# With a connection


def test_with_a_connection_a_page_is_the_newest_and_not_the_copy(
    host: Host, browser: Browser
) -> None:
    page = keep(host, visitor(browser))
    host.publish(SIGN, "<h1", "<p>Written today.</p><h1")
    page.goto(host.url(SIGN))
    expect(page.get_by_text("Written today.")).to_be_visible()
    expect(page.get_by_text(NOTE)).to_have_count(0)


def test_a_slow_connection_shows_the_copy_of_a_page_and_never_that_of_one_about_safety(
    host: Host, browser: Browser
) -> None:
    page = keep(host, visitor(browser))
    pages = {path: page.context.new_page() for path in (SIGN, SAFE, "quiz/")}
    host.late = dict.fromkeys((f"en/{path}" for path in pages), 7)
    for path, one in pages.items():
        one.evaluate("address => { location.href = address }", host.url(path))  # all at once
    expect(pages[SIGN].get_by_text(NOTE)).to_be_visible()
    for path in (SAFE, "quiz/"):
        pages[path].wait_for_url(host.url(path))
        expect(pages[path].get_by_text(NOTE)).to_have_count(0)


def test_a_host_that_has_broken_down_is_answered_by_the_copy(host: Host, browser: Browser) -> None:
    page = keep(host, visitor(browser))
    host.broken = {f"en/{SIGN}"}
    page.goto(host.url(SIGN))
    expect(page.get_by_text(NOTE)).to_be_visible()


def test_a_document_is_saved_with_a_connection_too(host: Host, browser: Browser) -> None:
    page = keep(host, visitor(browser))
    page.goto(host.url(LETTER))
    with page.expect_download() as download:
        page.locator("#downloads ~ ul").get_by_role("link", name="Plain text").click()
    assert download.value.suggested_filename == "ask-for-repairs.en.txt"


# What is published later


def test_what_is_published_later_is_in_the_copy_after_the_next_visit(
    host: Host, browser: Browser
) -> None:
    page = keep(host, visitor(browser))
    version = host.publish(SIGN, "<h1", "<p>Written today.</p><h1")
    host.asked.clear()
    page.goto(host.url(""))
    page.evaluate(FOLLOWED, [host.scope, version])
    assert sum(path.endswith("/") and path != "en/" for path in host.asked) == 1
    without_connection(host, page)
    page.goto(host.url(SIGN))
    expect(page.get_by_text("Written today.")).to_be_visible()
    expect(page.get_by_text(NOTE)).to_be_visible()


def test_a_version_that_is_half_published_does_not_get_into_the_copy(
    host: Host, browser: Browser
) -> None:
    page = keep(host, visitor(browser))
    before = page.evaluate(VERSION, host.scope)
    there = (host.tree / SIGN / "index.html").read_bytes()
    host.publish(SIGN, "<h1", "<p>Written today.</p><h1")
    (host.tree / SIGN / "index.html").write_bytes(there)
    assert page.evaluate(UPDATED) == "redundant"
    assert page.evaluate(VERSION, host.scope) == before


# Broken off, refused, erased


def test_what_broke_off_is_said_and_goes_on_from_there(host: Host, browser: Browser) -> None:
    page = visitor(browser).new_page()
    page.goto(host.url("offline/"))
    host.lost = lambda path: path == "en/search.js"
    page.get_by_role("button", name="Keep it on this device").click()
    expect(page.get_by_text("It broke off.")).to_be_focused()
    assert page.evaluate(KEPT)["workers"] == []
    host.lost = lambda path: False
    arrived = set(host.asked) - {"en/search.js", "en/worker.js"}
    host.asked.clear()
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_text(WHOLE)).to_be_visible(timeout=LONG)
    assert "en/search.js" in host.asked
    assert len(arrived & set(host.asked)) <= 6  # those that were on their way


def test_who_stops_it_can_erase_what_has_arrived(host: Host, browser: Browser) -> None:
    page = visitor(browser).new_page()
    page.goto(host.url("offline/"))
    host.late = {"en/search.js": 5}
    page.get_by_role("button", name="Keep it on this device").click()
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_text("It is not all there yet.")).to_be_focused()
    page.reload()
    expect(page.get_by_text("It is not all there yet.")).to_be_visible()
    page.get_by_role("button", name="Erase it from this device").click()
    expect(page.get_by_text("It is erased.")).to_be_focused()
    assert page.evaluate(KEPT) == {"caches": [], "workers": [], "storage": 0}


def test_one_button_erases_the_copy_and_its_worker_and_nothing_else(
    host: Host, browser: Browser
) -> None:
    page = keep(host, visitor(browser))
    assert page.evaluate(KEPT) == {
        "caches": [f"fingerpost /{UNDER}en/"],
        "workers": [host.scope],
        "storage": 0,
    }
    page.evaluate("caches.open('of somebody else')")
    page.get_by_role("button", name="Erase it from this device").click()
    expect(page.get_by_text("It is erased. Nothing of the copy is left")).to_be_focused()
    assert page.evaluate(KEPT) == {"caches": ["of somebody else"], "workers": [], "storage": 0}
    page.goto(host.url(SIGN))
    assert page.evaluate("navigator.serviceWorker.controller") is None


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (NO_STORAGE, "This browser does not let the guide keep anything"),
        (NO_ROOM, "There is not enough room"),
    ],
)
def test_a_browser_that_keeps_nothing_is_told_of_in_words(
    host: Host, browser: Browser, script: str, said: str
) -> None:
    page = visitor(browser, script).new_page()
    page.goto(host.url("offline/"))
    if script == NO_ROOM:
        page.get_by_role("button", name="Keep it on this device").click()
    expect(page.get_by_text(said)).to_be_visible()
    expect(page.get_by_role("button", name="Keep it on this device")).to_be_hidden()
    assert (
        page.evaluate("navigator.serviceWorker.getRegistrations().then(({ length }) => length)")
        == 0
    )


def test_a_guide_that_is_kept_can_stand_among_the_apps_of_a_device(
    host: Host, browser: Browser
) -> None:
    page = keep(host, visitor(browser))
    page.reload()
    expect(page.locator("link[rel=manifest]")).to_have_count(1)
    session = page.context.new_cdp_session(page)
    manifest = json.loads(session.send("Page.getAppManifest")["data"])
    assert (manifest["name"], manifest["start_url"]) == ("Moving Out", "../")
    errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [error["errorId"] for error in errors if error["errorId"] != "in-incognito"] == []


def test_every_state_of_the_page_is_accessible(host: Host, browser: Browser, site: Site) -> None:
    page = visitor(browser).new_page()
    page.goto(host.url("offline/"))
    expect(page.get_by_role("button", name="Keep it on this device")).to_be_visible()
    assert axe.violations(page) == []
    page = keep(host, page.context)
    assert axe.violations(page) == []
