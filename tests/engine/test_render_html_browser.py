"""The page in a browser: filters, the way from finding to text, and a document full of markup and script.

It needs Chromium with its driver (Debian: chromium, chromium-driver) and selenium; without them the tests are skipped and say so.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed: the page is not tried in a browser")
waiting = pytest.importorskip("selenium.webdriver.support.ui")

WRONG = "全年受理申请400件，办结380件，办结率93%。"
HOSTILE = [
    "<script>window.taken = 1</script>",
    "</script><script>window.taken = 2</script>",
    '"><img src=x onerror="window.taken = 3">',
    "<svg onload='window.taken = 4'></svg>",
    "</style><body onpageshow=window.taken=5>",
    '<iframe srcdoc="<script>parent.taken = 6</script>"></iframe>',
    "<a href='javascript:window.taken=7'>按</a>",
    "<!-- --!><script>window.taken = 8</script>",
    "&lt;script&gt;window.taken = 9&lt;/script&gt;",
    "\u202e倒过来\u2066",
]
Browser = Any


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    driver = shutil.which("chromedriver")
    if not (found and driver):
        pytest.skip("no chromium with its chromedriver on PATH: the page is not tried in a browser")
    options = webdriver.ChromeOptions()
    options.binary_location = found
    for one in ("--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1360,900"):
        options.add_argument(one)
    if os.geteuid() == 0:
        options.add_argument("--no-sandbox")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    opened = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    try:
        yield opened
    finally:
        opened.quit()


@pytest.fixture
def page(browser: Browser, run_audit: Callable[..., Any]) -> Callable[..., Browser]:
    """Audit texts by name, and open the page."""

    def opened(**texts: str) -> Browser:
        for name, text in texts.items():
            Path(f"{name}.txt").write_text(text, "utf-8")
        run_audit(".", "--format", "html:r.html", "--ui", "en")
        browser.get(Path("r.html").resolve().as_uri())
        browser.execute_script("localStorage.clear()")
        browser.refresh()
        return browser

    return opened


def shown(browser: Browser, selector: str) -> list[str]:
    return [one.get_attribute("id") for one in browser.find_elements("css selector", selector) if one.is_displayed()]


def is_ticked(browser: Browser, name: str) -> bool:
    """Whether a finding is ticked off, or comes to be so: what is kept reaches another process of the browser when it can."""
    ticked = f"#{name}.ticked"
    return bool(waiting.WebDriverWait(browser, 20).until(lambda page: page.find_elements("css selector", ticked)))


def in_sight(browser: Browser, name: str) -> bool:
    return bool(
        browser.execute_script(
            "const box = document.getElementById(arguments[0]).getBoundingClientRect();"
            "return box.top >= 0 && box.bottom <= innerHeight;",
            name,
        )
    )


def long_text() -> str:
    filling = "\n\n".join(f"这一段只有文字，没有要核对的数，是为了让页面长过窗口。段落号{'甲' * 60}" for _ in range(40))
    return (
        f"{filling}\n\n{WRONG}\n\n{filling}\n\n2025年完成投资约50万元，2024年为40万元，同比增长30%。\n\n{filling}\n\n第12345张\n"
    )


def test_filters_by_severity_check_and_document(page: Callable[..., Browser]) -> None:
    browser = page(a=WRONG, b=f"{WRONG}\n\n共征集意见30条，包括书面12条、口头17条。\n")
    assert len(shown(browser, ".card")) == 3
    browser.find_element("css selector", "[name=check] option[value=total]").click()
    (only,) = shown(browser, ".card")
    assert "30条" in browser.find_element("id", only).text
    assert browser.find_element("css selector", "[name=count]").text.endswith("/ 1")
    browser.find_element("css selector", "[name=check] option[value='']").click()
    browser.find_element("css selector", "[name=document] option[value='1']").click()
    assert len(shown(browser, ".card")) == 1
    assert shown(browser, ".document") == ["d1"]
    browser.find_element("css selector", "[name=severity][value=error]").click()
    assert shown(browser, ".card") == []
    assert browser.find_element("css selector", ".none").is_displayed()
    assert "off" in browser.find_element("css selector", ".figure.stated").get_attribute("class")


def test_the_list_leads_to_the_text_and_the_operands_light_up(page: Callable[..., Browser]) -> None:
    browser = page(a=long_text())
    assert not in_sight(browser, "s1")
    browser.find_element("css selector", ".list [data-for='1'] a").click()
    assert in_sight(browser, "s1") and in_sight(browser, "c1")
    lit = [one.text for one in browser.find_elements("css selector", ".figure.lit")]
    assert lit == ["400件", "380件"]
    browser.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
    assert len(browser.find_elements("css selector", ".threads path")) == 2
    browser.find_element("css selector", ".words .figure.operand").click()
    assert browser.current_url.endswith("#s1")


def test_keys_go_from_finding_to_finding_and_tick_them_off(page: Callable[..., Browser]) -> None:
    browser = page(a=f"{WRONG}\n\n另一年受理申请500件，办结380件，办结率93%。\n")
    body = browser.find_element("tag name", "body")
    body.send_keys("j")
    assert browser.find_element("css selector", ".card.now").get_attribute("id") == "c1"
    body.send_keys("jj")
    assert browser.find_element("css selector", ".card.now").get_attribute("id") == "c1"
    body.send_keys("x")
    assert is_ticked(browser, "c1")
    browser.refresh()
    assert is_ticked(browser, "c1")
    browser.find_element("name", "undone").click()
    assert shown(browser, ".card") == ["c2"]


def test_a_tick_made_in_one_window_shows_in_the_other(page: Callable[..., Browser]) -> None:
    browser = page(a=WRONG)
    first, address = browser.current_window_handle, browser.current_url
    browser.switch_to.new_window("window")
    browser.get(address)
    browser.find_element("css selector", "#c1 .tick").click()
    browser.close()
    browser.switch_to.window(first)
    assert is_ticked(browser, "c1")


def test_only_paragraphs_with_findings_when_asked(page: Callable[..., Browser]) -> None:
    browser = page(a=f"没有数字的一段。\n\n{WRONG}\n")
    assert "没有数字的一段" in browser.find_element("css selector", ".document").text
    browser.find_element("name", "brief").click()
    assert "没有数字的一段" not in browser.find_element("css selector", ".document").text
    assert "93%" in browser.find_element("css selector", ".document").text


def test_nothing_of_a_hostile_document_runs(page: Callable[..., Browser]) -> None:
    text = "\n\n".join(f"{one}{WRONG}{one}" for one in HOSTILE)
    Path('坏"><img src=x onerror=window.taken=10>.txt').write_text(text, "utf-8")
    browser = page(a=text)
    for one in browser.find_elements("css selector", ".card .number, .figure.stated"):
        one.click()
    assert browser.execute_script("return window.taken") is None
    assert browser.find_elements("css selector", "img, iframe, script + script, svg[onload], a[href^=javascript]") == []
    words = "".join(browser.execute_script("return document.querySelector('#d1').textContent").split())
    assert all("".join(one.split()) in words for one in HOSTILE)
    assert [one for one in browser.get_log("browser") if one["level"] == "SEVERE"] == []


def test_script_that_got_in_all_the_same_would_not_run(page: Callable[..., Browser]) -> None:
    browser = page(a=WRONG)
    whole = Path("r.html").read_text("utf-8")
    got_in = "<body><script>window.taken = 1</script><svg onload='window.taken = 2'></svg><img src=x onerror='window.taken = 3'>"
    Path("worse.html").write_text(whole.replace("<body>", got_in, 1), "utf-8")
    browser.get(Path("worse.html").resolve().as_uri())
    assert len(browser.find_elements("css selector", "script")) == 2
    assert browser.execute_script("return window.taken") is None
    refused = [one for one in browser.get_log("browser") if "Content Security Policy" in one["message"]]
    assert len(refused) >= 3


def test_nothing_is_fetched(page: Callable[..., Browser]) -> None:
    browser = page(a=WRONG)
    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0
    browser.execute_script("fetch('http://127.0.0.1:9/').then(() => { window.fetched = 1 }, () => { window.refused = 1 })")
    assert browser.execute_script("return window.fetched") is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_are_told_from_their_ground_in_light_and_dark(page: Callable[..., Browser], scheme: str) -> None:
    browser = page(a=WRONG)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
    ratio = browser.execute_script(
        """
        const light = (colour) => {
          const [r, g, b] = colour.match(/[0-9.]+/g).map((one) => one / 255)
            .map((one) => one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const ground = (one) => {
          for (; one; one = one.parentElement) {
            const colour = getComputedStyle(one).backgroundColor;
            if (!colour.endsWith(', 0)')) return colour;
          }
        };
        return [...document.querySelectorAll('.message, .words p, .figure, .badge, .card footer, .legend li, .tiles li, .gutter, .role')]
          .map((one) => [light(getComputedStyle(one).color), light(ground(one))].sort((a, b) => b - a))
          .map(([high, low]) => (high + 0.05) / (low + 0.05)).reduce((a, b) => Math.min(a, b));
        """
    )
    assert ratio >= 4.5


def test_on_paper_the_cards_stand_and_the_controls_do_not(page: Callable[..., Browser]) -> None:
    browser = page(a=WRONG)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert browser.find_element("css selector", ".card .message").is_displayed()
        assert not browser.find_element("css selector", ".filters").is_displayed()
        assert not browser.find_element("css selector", ".list").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
