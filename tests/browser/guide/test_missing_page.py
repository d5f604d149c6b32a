"""A wrong address leads into the guide, below any path and from any depth."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import LANGUAGES

ADDRESSES = ("nope", "deep/er/nope/", "en/nope/", "zh/pilot/nope?a=1#top", "assets/nope.mjs")

# Each link of the page, with the status of what is there.
ANSWERS = """async () => {
    const links = [...document.links].map(({ href }) => href)
        .filter((href) => href.startsWith(location.origin));
    return Promise.all(links.map(async (link) => [link, (await fetch(link)).status]));
}"""


def test_a_wrong_address_leads_into_the_guide(page: Page, base_url: str) -> None:
    """Every link of the page, in each language."""
    for address in ADDRESSES:
        page.goto(base_url + address)
        home = page.locator("a.read").first
        expect(home).to_have_attribute("href", f"{base_url}{LANGUAGES[0]}/")
        answers = page.evaluate(ANSWERS)
        assert len(answers) == 3 * len(LANGUAGES)
        assert [each for each in answers if each[1] != 200] == [], address
        home.click()
        page.wait_for_url(f"{base_url}{LANGUAGES[0]}/")
