"""What a journalist does: open, filter, share the address, upload, look behind a number."""

import json
import re

from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import Watched, settle

NOTE = (
    "Harbour master explains the closure\n\n"
    "The Estonian foreign minister, Liis Tamm, defended the closure of the harbour. "
    '"Russia has tested our patience and we condemn it," Tamm said on Monday. '
    '"NATO stands with us and we are grateful," she added.\n'
)


def choose(page: Page, label: str, value: str) -> None:
    box = page.get_by_test_id("stSidebar").get_by_role("combobox", name=re.compile(label))
    box.click()
    box.fill(value)
    page.get_by_role("option", name=value, exact=True).click()
    page.keyboard.press("Escape")
    settle(page)


def metric(page: Page, label: str) -> int:
    one = page.get_by_test_id("stMetric").filter(has_text=re.compile(f"^{label}"))
    return int(one.get_by_test_id("stMetricValue").inner_text().replace(",", ""))


def speakers(page: Page) -> set[str]:
    return set(page.get_by_test_id("stMain").locator(".otr-name").all_inner_texts())


def test_a_deep_link_into_a_server_that_has_just_started(window: Watched) -> None:
    """First in this file on purpose: no session has been here before."""
    page = window("/quotes?speaker=Donald+Trump&view=Cards")
    expect(page.get_by_role("link", name="Upload")).to_be_visible()
    assert speakers(page) == {"Donald Trump"}


def test_filter_by_speaker_and_share_the_address(window: Watched) -> None:
    page = window()
    before = metric(page, "Quotes")
    choose(page, "Speaker", "Donald Trump")
    quotes = metric(page, "Quotes")
    assert 0 < quotes < before
    assert "speaker=Donald+Trump" in page.url
    page.get_by_role("link", name="Quotes", exact=True).click()
    settle(page)
    page.get_by_text("Cards", exact=True).click()
    settle(page)
    assert speakers(page) == {"Donald Trump"}
    expect(page.get_by_text(f"{quotes} quotes in")).to_be_visible()

    again = window(re.sub(r"^https?://[^/]+", "", page.url))
    assert speakers(again) == {"Donald Trump"}
    expect(again.get_by_text(f"{quotes} quotes in")).to_be_visible()
    again.get_by_role("button", name="Speaker: Donald Trump").click()
    settle(again)
    assert "speaker=" not in again.url


def test_a_number_opens_as_its_quotes(window: Watched) -> None:
    page = window("/?bloc=NATO")
    chart = page.locator(".st-key-tone_chart_0")
    bar = chart.locator('[aria-roledescription="bar"]').first
    counted = int(re.search(r"Quotes: (\d+)", bar.get_attribute("aria-label") or "")[1])  # type: ignore[index]
    bar.click()
    settle(page)
    behind = page.locator(".st-key-tone_behind")
    expect(behind.get_by_text(re.compile(rf"^{counted} quotes? · "))).to_be_visible()
    assert behind.get_by_role("button", name="Why?").count() == min(5, counted)
    behind.get_by_role("button", name="Why?").first.click()
    settle(page)
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("How we know")).to_be_visible()
    assert dialog.locator("mark").count() >= 1
    dialog.get_by_text("Read it in the article").click()
    settle(page)
    assert page.locator("mark.otr-focus").count() >= 1


def test_a_row_of_the_table_opens_its_quote(window: Watched) -> None:
    page = window("/quotes?speaker=Kaja+Kallas")
    corner = page.get_by_test_id("stDataFrame").bounding_box()
    assert corner
    page.mouse.click(corner["x"] + 18, corner["y"] + 52)  # the first row's box, drawn on a canvas
    settle(page)
    dialog = page.get_by_role("dialog")
    expect(dialog.locator(".otr-name")).to_have_text("Kaja Kallas")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def upload(page: Page, name: str, kind: str, text: str) -> None:
    page.locator("input[type=file]").set_input_files(
        FilePayload(name=name, mimeType=kind, buffer=text.encode())
    )
    expect(page.get_by_text(name).first).to_be_visible()
    page.get_by_role("button", name="Analyse").first.click()
    expect(page.get_by_text(re.compile("Added|Already there|row")).first).to_be_visible(
        timeout=60_000
    )
    settle(page)


def test_an_uploaded_article_is_in_the_charts(window: Watched) -> None:
    before = metric(window(), "Quotes")
    page = window("/upload")
    upload(page, "harbour.txt", "text/plain", NOTE)
    added = int(re.search(r"(\d+) quotes", page.get_by_text("Added").inner_text())[1])  # type: ignore[index]
    assert added >= 2
    page.get_by_role("link", name=re.compile("^Harbour master")).first.click()
    settle(page)
    assert page.locator("mark").count() >= added
    page.get_by_role("link", name="Overview").click()
    settle(page)
    assert metric(page, "Quotes") == before + added

    again = window("/upload")
    upload(again, "harbour.txt", "text/plain", NOTE)
    expect(again.get_by_text("Already there")).to_be_visible()
    assert metric(window(), "Quotes") == before + added


def test_hostile_articles_are_shown_and_do_nothing(window: Watched) -> None:
    hostile = "<script>document.title='owned'</script><style>body{display:none}</style>"
    image = "![pixel](https://example.org/pixel.png)"
    row = {
        "title": f"Storm {image} {hostile}",
        "outlet": image,
        "url": "https://example.org/storm",
        "text": f'{hostile} "We saw {hostile} {image} in the storm," Karl <b>Busch</b> said.',
    }
    web = f"<html><head><title>Calm</title>{hostile}</head><body><article><p>{NOTE}</p>{hostile}"
    page = window("/upload")
    upload(page, "storm.jsonl", "application/jsonl", json.dumps(row))
    upload(
        page, "calm.html", "text/html", web + "<p>The harbour stays closed.</p></article></body>"
    )
    page.get_by_role("link", name=re.compile("Storm")).first.click()
    settle(page)
    expect(page.locator(".otr-text").first).to_contain_text("<style>body{display:none}</style>")
    assert page.title() != "owned"
    original = page.get_by_role("link", name="Open the original")
    assert original.get_attribute("href") == "https://example.org/storm"
    assert "noreferrer" in (original.get_attribute("rel") or "")
    assert page.locator("[data-testid=stMain] style, [data-testid=stMain] script").count() == 0
    window("/")
    window("/quotes?view=Cards")


def test_what_cannot_be_read_is_one_sentence(window: Watched) -> None:
    page = window("/upload")
    before = metric(window(), "Articles")
    page.locator("input[type=file]").set_input_files(
        [
            FilePayload(name="empty.txt", mimeType="text/plain", buffer=b""),
            FilePayload(name="picture.txt", mimeType="text/plain", buffer=bytes(range(256)) * 40),
            FilePayload(name="table.csv", mimeType="text/csv", buffer=b"a,b\n1,2\n"),
        ]
    )
    page.get_by_role("button", name="Analyse").first.click()
    expect(page.get_by_test_id("stAlert")).to_have_count(3, timeout=30_000)
    settle(page)
    for sentence in page.get_by_test_id("stAlert").all_inner_texts():
        assert sentence.strip().endswith(".")
        assert "Traceback" not in sentence
    assert metric(window(), "Articles") == before
