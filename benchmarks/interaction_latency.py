"""Measure the time from a click to the next question on the screen."""

from playwright.sync_api import Browser

WALKS = 4

# Gives the day of filing and presses "I do not know" for everything else. Each time it waits until
# another question, or the results, are in the page, and laid out; to look any closer before would
# make the browser lay out what is not visible.
WALK = """async () => {
    const shown = () => [...document.querySelectorAll("[data-fact], [data-route]")]
        .find((element) => !element.closest("[hidden]"));
    const visible = (action) => [...document.querySelectorAll(`[data-action="${action}"]`)]
        .find((button) => button.getClientRects().length);
    const pressed = async (button) => {
        const before = shown();
        const start = performance.now();
        let at;
        const changed = new Promise((resolve) => {
            const look = () => {
                const now = shown();
                if (!now || now === before) return;
                now.getBoundingClientRect();
                at = performance.now();
                seen.disconnect();
                resolve();
            };
            const seen = new MutationObserver(look);
            seen.observe(document.body, { subtree: true, childList: true, attributes: true });
        });
        button.click();
        await changed;
        await new Promise((resolve) => setTimeout(resolve, 50));
        return at - start;
    };
    const times = [];
    await pressed(visible("start"));
    for (let asked = 0; !shown().matches("[data-route]"); asked++) {
        const question = shown();
        const { fact } = question.dataset;
        const known = fact === "filing_date";
        if (known) {
            const day = [2024, 3, 1];
            question.querySelectorAll("input").forEach((field, n) => (field.value = day[n]));
        }
        const time = await pressed(visible(known ? "continue" : "unknown"));
        if (!shown().matches("[data-route]")) times.push({ fact, time });
    }
    return times;
}"""


def question_delays_ms(browser: Browser, address: str) -> list[float]:
    """Return the milliseconds from each answer to the next question, over whole walks."""
    times = []
    context = browser.new_context()
    page = context.new_page()
    for _ in range(WALKS):
        page.goto("about:blank")
        page.goto(address)
        page.locator('[data-action="start"]').first.hover()
        page.wait_for_selector("html[data-engine=ready]", timeout=60_000)
        times += [each["time"] for each in page.evaluate(WALK)]
    context.close()
    return times
