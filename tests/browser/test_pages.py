"""Every page in light, dark and narrow: accessible, inside its width, and quiet on the console."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Watched, settle

_COLOUR = "e => getComputedStyle(e).color"
PATHS = (
    "/",
    "/quotes",
    "/quotes?view=Cards",
    "/article",
    "/article?article=JD+Vance+has+issued+a+threat+against+Russia%E2%80%A6+%C2%B7+14+Feb+2025",
    "/actors",
    "/actors?actor=Donald+Trump",
    "/blocs",
    "/blocs?profile=European+Union",
    "/issues",
    "/upload",
    "/method",
    "/settings",
)


@pytest.mark.parametrize("path", PATHS)
def test_page_is_accessible_in_both_themes_and_fits_a_phone(path: str, window: Watched) -> None:
    page = window(path)
    ink = [page.locator("h1").evaluate(_COLOUR)]
    assert serious(page) == []
    page.emulate_media(color_scheme="dark")
    settle(page)
    ink.append(page.locator("h1").evaluate(_COLOUR))
    assert ink[0] != ink[1], "the page did not follow the system into the dark"
    assert serious(page) == []

    page.set_viewport_size({"width": 390, "height": 844})
    settle(page)
    for part in ("html", "[data-testid=stMain]"):
        wide = page.locator(part).first.evaluate("e => [e.scrollWidth, e.clientWidth]")
        assert wide[0] <= wide[1], part


def serious(page: Page) -> list[str]:
    """Return what axe finds serious or worse, one line a place."""
    return [
        f"{violation['id']}: {node['target']} {node['html'][:160]}"
        for violation in Axe().run(page).response["violations"]
        if violation["impact"] in {"serious", "critical"}
        for node in violation["nodes"]
    ]
