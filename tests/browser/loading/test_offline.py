"""The guide on a device that has visited it before: offline, after an update, and with full
storage.
"""

import re
import shutil
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Error, Page, expect

from site_builder.paths import Paths
from site_builder.publish.service_worker import write_service_worker
from site_builder.runtime.bundle import hashed_name
from tests.browser.conftest import NewContext
from tests.browser.support.flaky_server import FlakyHost
from tests.browser.support.personas import AI_WORKER
from tests.browser.support.self_check import LOSE_WORKER, REMEMBER_WORKER, SelfCheck, expected, link
from tests.browser.support.site_search import open_search, results
from tests.browser.support.stored_pages import STORED
from tools.testing.runtime_manifest import manifest_entry, read_manifest
from tools.testing.static_server import BASE

LATER = "000000000000"
NOTICE = "[data-offline]"
ACTIVE = "() => navigator.serviceWorker.ready"

INSTALLED = """async () => {
    const registration = await navigator.serviceWorker.ready;
    while (!registration.waiting) await new Promise((go) => setTimeout(go, 20));
}"""
ACTIVATED = """async (scope) => {
    const activated = async () => !(await navigator.serviceWorker.getRegistration(scope)).waiting;
    while (!(await activated())) await new Promise((go) => setTimeout(go, 20));
}"""
BUILDS = """async (number) => {
    const pages = async () =>
        (await caches.keys()).filter((name) => name.startsWith("guide pages"));
    while ((await pages()).length !== number) await new Promise((go) => setTimeout(go, 20));
}"""
LEFT = """async () => ({
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    stored: localStorage.length + sessionStorage.length,
})"""
# Waits until the later build's page is stored.
RENEWED = """async () => {
    const renewed = async (name) => {
        const page = await caches.match(`${location.href}index.html`, { cacheName: name });
        return (await page?.text())?.includes("(renewed)");
    };
    const found = async () => Promise.all((await caches.keys()).map(renewed));
    while (!(await found()).includes(true)) await new Promise((go) => setTimeout(go, 20));
}"""
REFUSE = """
CacheStorage.prototype.open = async () => { throw new DOMException("refused", "SecurityError"); };
"""
REFUSE_TO_PAGES = """for (const name of ["localStorage", "sessionStorage"]) {
    const get = () => { throw new DOMException("refused", "SecurityError"); };
    Object.defineProperty(self, name, { get });
}"""

CDP = pytest.mark.only_browser("chromium", reason="uses the protocol of Chromium's tools")


@pytest.fixture
def base_url(host: FlakyHost) -> str:
    """Return the address of the unreliable host."""
    return host.address


@pytest.fixture
def visitor(new_context: NewContext) -> Page:
    """A page in a browser that stores what a site asks it to store."""
    return new_context(service_workers="allow").new_page()


def renewed(site: Path, to: Path) -> Path:
    """Copy the site as a later build, with other words, styles, scripts and rules."""
    shutil.copytree(site, to, ignore=shutil.ignore_patterns("*.map"))
    listed = read_manifest(to / "en" / "check" / "index.html")
    loader = to / "engine" / manifest_entry(listed, "pyodide.mjs")["file"]
    text = loader.read_bytes() + b"\n"
    later = loader.with_name(hashed_name("pyodide.mjs", text))
    loader.unlink()
    later.write_bytes(text)
    for folder in to.glob("*/assets/*"):
        if re.fullmatch(r"[0-9a-f]{12}", folder.name):
            shutil.copytree(folder, folder.with_name(LATER), dirs_exist_ok=True)
            shutil.rmtree(folder)
    for page in to.rglob("*.html"):
        html = re.sub(r"assets/[0-9a-f]{12}/", f"assets/{LATER}/", page.read_text("utf-8"))
        html = html.replace(loader.name, later.name)
        page.write_text(html.replace("</title>", " (renewed)</title>"), "utf-8")
    write_service_worker(replace(Paths(), site=to), ("en", "zh"))
    return to


def requests_for(host: FlakyHost, page: Page, address: str) -> list[str]:
    """Open the page until its language is stored; return all requests but those of the page
    itself.
    """
    host.requests.clear()
    own: set[str] = set()
    page.on("request", lambda request: own.add(urlsplit(request.url).path.split("/", 2)[2]))
    page.goto(address)
    page.evaluate(STORED)
    # Firefox prefetches it.
    following = page.evaluate("() => document.querySelector('link[rel=next]')?.href ?? ''")
    own.add(urlsplit(following).path.removeprefix(BASE))
    return [path for path, _ in host.requests if path not in own]


def test_a_language_is_kept_after_one_page(host: FlakyHost, visitor: Page) -> None:
    """One page stores its language in one request, without Python and the other language. Then all
    pages open offline, and say that they come from the device.
    """
    first = requests_for(host, visitor, "en/pilot/pay/")
    assert sorted(path.split(".")[0] for path in first) == ["en/offline", "sw"]
    expect(visitor.locator(NOTICE)).to_be_empty()
    assert set(requests_for(host, visitor, "en/now/")) <= {"sw.js"}
    host.is_down = True
    with pytest.raises(Error, match=r"ERR_|NS_ERROR_"):
        visitor.context.new_page().goto("zh/now/")
    host.is_down = False
    later = requests_for(host, visitor, "zh/now/")
    assert [path.split(".")[0] for path in later if path != "sw.js"] == ["zh/offline"]

    host.is_down = True
    for folder, words in (("en", "No connection"), ("zh", "无法连接")):
        for address in (f"{folder}/", f"{folder}/now/", f"{folder}/print/", f"{folder}/check/"):
            answer = visitor.goto(address)
            assert answer
            assert answer.status == 200
            expect(visitor.locator(NOTICE)).to_contain_text(words)
            # The day on which the facts were checked, and how long ago that is.
            expect(visitor.locator(NOTICE)).to_contain_text(re.compile(r"\d{4}.+[(（].+[)）]"))
            assert visitor.evaluate("document.styleSheets.length") >= 4
    # Offline, it is unknown whether such a page exists.
    with pytest.raises(Error, match=r"ERR_|NS_ERROR_"):
        visitor.context.new_page().goto("en/nowhere/")
    assert visitor.goto("")

    visitor.goto("zh/about")
    assert visitor.url.endswith("zh/about/")
    open_search(visitor).fill("毕业生")
    expect(results(visitor).first).to_be_visible()
    visitor.keyboard.press("Escape")
    host.is_down = False
    host.requests.clear()
    visitor.locator(f"{NOTICE} button").click()
    expect(visitor.locator(NOTICE)).to_be_empty()
    assert ("zh/about/", None) in host.requests


def test_a_page_says_when_the_connection_goes_and_comes(page: Page) -> None:
    """The notice is gone once the site can be reached again."""
    page.goto("en/", wait_until="networkidle")
    page.context.set_offline(offline=True)
    expect(page.locator(NOTICE)).to_contain_text("No connection")
    page.context.set_offline(offline=False)
    expect(page.locator(NOTICE)).to_be_empty()


@pytest.mark.fault_matrix("offline")
def test_the_check_is_kept_once_it_was_opened(host: FlakyHost, visitor: Page) -> None:
    """The next visit requests none of Python's files; offline, the check runs in each language
    whose pages were visited.
    """
    visitor.goto("zh/now/")
    visitor.evaluate(STORED)
    SelfCheck(visitor, "en").open().load()
    visitor.evaluate(STORED)
    assert len([path for path, _ in host.requests if path.startswith("engine/")]) >= 4
    host.requests.clear()
    assert SelfCheck(visitor, "en").open(link(AI_WORKER)).results() == expected(AI_WORKER)
    assert not [path for path, _ in host.requests if path.startswith("engine/")]

    host.is_down = True
    check = SelfCheck(visitor, "zh").open(link(AI_WORKER))
    assert check.results() == expected(AI_WORKER)
    expect(visitor.locator(NOTICE)).to_contain_text("无法连接")


@pytest.mark.fault_matrix("updated_meanwhile")
def test_an_update_mixes_no_builds(
    host: FlakyHost, visitor: Page, site: Path, tmp_path: Path
) -> None:
    """A page of an older build keeps using its own files, even after its worker is lost, while
    newly opened pages use the new build. The old build is deleted with its last page.
    """
    visitor.goto("zh/now/")
    visitor.evaluate(STORED)
    visitor.add_init_script(f"({REMEMBER_WORKER})()")
    older = SelfCheck(visitor, "en").open().load()
    visitor.evaluate(STORED)
    host.folder = renewed(site, tmp_path / "site")

    later = visitor.context.new_page()
    later.goto("en/pilot/pay/")
    expect(later).to_have_title(re.compile("renewed"))
    assert later.evaluate("document.styleSheets.length") >= 4
    later.evaluate(INSTALLED)
    host.requests.clear()
    visitor.evaluate(LOSE_WORKER)
    visitor.evaluate("hash => { location.hash = hash }", link(AI_WORKER))
    assert older.results() == expected(AI_WORKER)
    assert not [
        path for path, _ in host.requests if re.search("^engine/|/assets/[^/]+/check/", path)
    ]

    # The old build is kept while one of its pages is open.
    host.is_down = True
    asked: list[str] = []
    later.on("request", lambda request: asked.append(request.url))
    later.goto("zh/check/")
    SelfCheck(later, "zh").load()
    assert "renewed" not in later.title()
    assert not [address for address in asked if LATER in address]

    host.is_down = False
    # A page outside the guide, which does not keep the old worker alive.
    newest = visitor.context.new_page()
    newest.goto("/")
    visitor.close()
    later.close()
    newest.evaluate(ACTIVATED, urlsplit(host.address).path)
    newest.goto("zh/now/")
    newest.evaluate(RENEWED)
    newest.goto("en/now/")
    newest.evaluate(RENEWED)
    newest.evaluate(BUILDS, 2)
    host.is_down = True
    newest.goto("zh/now/")
    expect(newest).to_have_title(re.compile("renewed"))


@CDP
def test_it_can_be_installed_and_forgotten(visitor: Page, language: str) -> None:
    """The browser finds the guide installable; one press deletes all that the guide stored."""
    visitor.goto(f"{language}/about/")
    visitor.evaluate(STORED)
    session = visitor.context.new_cdp_session(visitor)
    assert session.send("Page.getAppManifest")["errors"] == []
    missing = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # This browser, like that of every test, deletes everything by itself.
    assert {each["errorId"] for each in missing} <= {"in-incognito"}

    visitor.locator(".md-header [data-md-component=palette] label:visible").click()
    engine = urlsplit(visitor.url).path.removesuffix(f"{language}/about/") + "engine/"
    visitor.evaluate("name => caches.open(`guide engine ${name}`)", engine)
    visitor.evaluate("() => caches.open('of another site')")
    left = visitor.evaluate(LEFT)
    assert left["stored"] == 1
    assert (len(left["caches"]), left["workers"]) == (3, 1)
    control = visitor.locator("[data-clear-storage]")
    control.locator("button").click()
    expect(control.locator("[role=status]")).to_have_text(str(control.get_attribute("data-done")))
    assert visitor.evaluate(LEFT) == {"caches": ["of another site"], "workers": 0, "stored": 0}


@pytest.mark.fault_matrix("storage_full")
@CDP
def test_a_full_device_is_no_fault(host: FlakyHost, visitor: Page) -> None:
    """The self-check works, no error is reported, and no build is cached in part."""
    session = visitor.context.new_cdp_session(visitor)
    session.send("Storage.overrideQuotaForOrigin", {"origin": host.address, "quotaSize": 1_000_000})
    answers_in_silence(visitor)


@pytest.mark.fault_matrix("storage_refused")
def test_storage_that_is_refused_is_no_fault(
    host: FlakyHost, visitor: Page, site: Path, tmp_path: Path
) -> None:
    """The page behaves as on a full device, and the search finds pages."""
    host.folder = tmp_path / "site"
    shutil.copytree(site, host.folder, ignore=shutil.ignore_patterns("*.map"))
    for script in (host.folder / "sw.js", *host.folder.rglob("worker.mjs")):
        script.write_text(REFUSE + script.read_text("utf-8"), "utf-8")
    visitor.add_init_script(REFUSE_TO_PAGES)
    answers_in_silence(visitor)
    open_search(visitor).fill("法语")
    expect(results(visitor).first).to_be_visible()


def answers_in_silence(visitor: Page) -> None:
    """Expect results, and no message about pages that could not be stored."""
    logged: list[str] = []
    visitor.on("console", lambda message: logged.append(message.text))
    check = SelfCheck(visitor, "en").open(link(AI_WORKER))
    assert check.results() == expected(AI_WORKER)
    visitor.evaluate(ACTIVE)
    # The part that was stored before the device was full is deleted.
    visitor.evaluate(BUILDS, 0)
    assert not logged
    expect(visitor.locator(NOTICE)).to_be_empty()
    visitor.goto("zh/now/")
    expect(visitor.locator(NOTICE)).to_be_empty()
