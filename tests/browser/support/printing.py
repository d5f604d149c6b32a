"""Let a page look as it does on paper, in every engine, and see what it shows then."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page

# Applies to the screen the styles for paper, and those for the screen to nothing.
SWAP_MEDIA = r"""async () => {
    const links = [...document.querySelectorAll("link[rel=stylesheet]")];
    while (links.some(({ sheet }) => !sheet)) await new Promise((go) => setTimeout(go, 20));
    self.swapped = [];
    const swap = (media) => {
        self.swapped.push([media, media.mediaText]);
        media.mediaText = media.mediaText
            .replace(/\bscreen\b/g, "tty").replace(/\bprint\b/g, "all");
    };
    const visit = (rules) => {
        for (const rule of rules) {
            if (rule.media) swap(rule.media);
            if (rule.cssRules) visit(rule.cssRules);
        }
    };
    for (const sheet of document.styleSheets) {
        swap(sheet.media);
        visit(sheet.cssRules);
    }
}"""
_SWAP_BACK = "() => { for (const [media, text] of self.swapped) media.mediaText = text; }"

_IN_SIGHT = """const inSight = (root, selector) => [...root.querySelectorAll(selector)]
    .filter((each) => each.checkVisibility());"""
# What a page of the guide shows.
PAGE_SHOWN = f"""() => {{
    {_IN_SIGHT}
    const controls = ".md-header, .md-sidebar, .md-footer__inner, .guide-languages";
    // Firefox leaves the names of attributes.
    const after = (element) => getComputedStyle(element, "::after").content
        .replace(/attr\\(([\\w-]+)\\)/g, (_, name) => element.getAttribute(name));
    const outward = document.querySelector(".md-content a[href^=http]");
    const inward = document.querySelector(".md-content a[data-page]");
    const marks = [...document.querySelectorAll(".md-content .guide-cite a")];
    return {{
        colour: getComputedStyle(document.body).backgroundColor,
        controls: inSight(document, controls).map(({{ className }}) => className),
        status: inSight(document, ".guide-status").length,
        addresses: [
            after(outward).includes(outward.getAttribute("href")),
            after(inward).includes(inward.dataset.page),
        ],
        cited: marks.flatMap(({{ textContent }}) => textContent.match(/\\d+/g) ?? []).map(Number),
        noted: inSight(document, ".guide-notes ol > li").map(({{ value }}) => value),
    }};
}}"""
# What the results show, and what of it is lighter than a mid grey on white paper.
RESULTS_SHOWN = f"""() => {{
    {_IN_SIGHT}
    const results = document.querySelector("[data-ref=results]");
    const folded = [...results.querySelectorAll("[data-route]:not([open])")];
    const luminance = (element) => {{
        const [red, green, blue] = getComputedStyle(element).color.match(/\\d+/g).map(Number);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    }};
    return {{
        answers: inSight(results, ".check-answers dd").length,
        rows: results.querySelectorAll("[data-route][open] [data-condition] dl").length,
        rowsInSight: inSight(results, "[data-route][open] [data-condition] dl").length,
        folded: folded.length,
        foldedTitles: folded.flatMap((each) => inSight(each, "summary h3")).length,
        foldedRows: folded.flatMap((each) => inSight(each, "dl")).length,
        buttons: inSight(results, "button, .check-button").length,
        cited: inSight(results, ".check-source").map(({{ dataset }}) => dataset.number),
        sources: inSight(results, ".check-print-sources li").map(({{ innerText }}) => innerText),
        faint: inSight(results, "*").filter((each) => !each.closest("svg"))
            .filter((each) => luminance(each) > 128).map((each) => each.outerHTML.slice(0, 80)),
    }};
}}"""
# The theme's script sets the colours once it runs.
DARK = """async () => {
    for (const end = Date.now() + 20_000; !self.document$ && Date.now() < end;) {
        await new Promise((go) => setTimeout(go, 20));
    }
    document.body.dataset.mdColorScheme = "slate";
}"""
LIGHT = "() => { document.body.dataset.mdColorScheme = 'default'; }"
BEFORE_PRINT = "() => void dispatchEvent(new Event('beforeprint'))"
AFTER_PRINT = "() => void dispatchEvent(new Event('afterprint'))"


@contextmanager
def on_paper(page: Page) -> Iterator[None]:
    """Apply the styles for paper: by the browser's own means, where Playwright reaches them."""
    page.emulate_media(media="print")
    swapped = not page.evaluate("() => matchMedia('print').matches")
    if swapped:
        page.evaluate(SWAP_MEDIA)
    yield
    if swapped:
        page.evaluate(_SWAP_BACK)
    page.emulate_media(media="null")
