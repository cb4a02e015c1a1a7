"""Headless Chromium for tests of pages. Playwright drives the browser of the system: it waits, types and clicks as a
reader does, and downloads nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@contextmanager
def started() -> Iterator[Any]:
    """A browser; skips the test where there is none."""
    api = pytest.importorskip("playwright.sync_api")
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("no Chromium on this machine")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_FLAGS))
        yield browser
        browser.close()


def opened(browser: Any, folder: Path, content: bytes, **settings: Any) -> Any:
    """A page from a file, without network, when it is ready; what it says on the console is in `said`."""
    file = folder / "graph.html"
    file.write_bytes(content)
    context = browser.new_context(**{"offline": True, "viewport": {"width": 1000, "height": 800}, **settings})
    page = context.new_page()
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-ready]")
    return page
