"""WebKitGTK by its own driver, with as much of a Playwright page as these tests ask of one."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.support.expected_conditions import url_to_be
from selenium.webdriver.support.wait import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

DRIVER = "WebKitWebDriver"
BROWSERS = ("webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0")
FOLDERS = ("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/libexec", "/usr/lib64")
PATIENCE = 20
NO_SANDBOX = {
    "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"
}  # containers allow none; pages are ours
NAMED = {
    "Control": Keys.CONTROL,
    "Tab": Keys.TAB,
    "Space": Keys.SPACE,
    "Enter": Keys.ENTER,
    "ArrowDown": Keys.ARROW_DOWN,
    "ArrowUp": Keys.ARROW_UP,
    "Escape": Keys.ESCAPE,
}
ANSWER = """const done = arguments[arguments.length - 1];
Promise.resolve().then(() => (%s)(arguments[0])).then(
  (value) => done({ value }), (error) => done({ error: String(error) + "\\n" + error.stack }));"""


def browser() -> str:
    """The path of the browser that WebKitGTK comes with. Its absence is an error."""
    for folder in FOLDERS:
        for name in BROWSERS:
            path = Path(folder, name, "MiniBrowser")
            if path.is_file():
                return str(path)
    raise FileNotFoundError("No WebKitGTK found. Install it: sh .ci/tools engines")


class Keyboard:
    """Keys that go to whatever has the focus."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def press(self, keys: str) -> None:
        """Press a key, with those down that stand before it: `Control+k`."""
        *held, key = [NAMED.get(name, name) for name in keys.split("+")]
        actions = webdriver.ActionChains(self.driver, duration=0)
        for each in held:
            actions.key_down(each)
        actions.send_keys(key)
        for each in held:
            actions.key_up(each)
        actions.perform()

    def type(self, text: str) -> None:
        webdriver.ActionChains(self.driver, duration=0).send_keys(text).perform()


class Frame:
    """The document of the only frame of a page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def evaluate(self, function: str, given: Any = None) -> Any:
        self.page.driver.switch_to.frame(0)
        try:
            return self.page.evaluate(function, given)
        finally:
            self.page.driver.switch_to.default_content()


class Page:
    """A window of WebKitGTK."""

    def __init__(self) -> None:
        driver = shutil.which(DRIVER)
        if driver is None:
            raise FileNotFoundError(f"No {DRIVER} found. Install it: sh .ci/tools engines")
        options = Options()
        options.binary_location = browser()
        options.add_argument("--automation")
        self.service = Service(driver, env={**os.environ, **NO_SANDBOX})
        self.service.start()
        config = ClientConfig(remote_server_addr=self.service.service_url)
        executor = RemoteConnection(client_config=config)
        self.driver = webdriver.Remote(executor, options=options)
        self.keyboard = Keyboard(self.driver)

    def wait_for_url(self, url: str) -> None:
        WebDriverWait(self.driver, PATIENCE).until(url_to_be(url))

    def goto(self, url: str) -> None:
        self.driver.get(url)

    def evaluate(self, function: str, given: Any = None) -> Any:
        """What a function of JavaScript gives, also later; its errors are raised here."""
        answer = self.driver.execute_async_script(ANSWER % function, given)
        if "error" in answer:
            raise AssertionError(answer["error"])
        return answer.get("value")

    def framed(self) -> Frame:
        return Frame(self)

    def close(self) -> None:
        self.driver.quit()
        self.service.stop()
