"""Odd texts in every field: Chinese, emoji, halves of characters, NUL, very long ones."""

import pytest

from tests.browser.cases.test_cases import name
from tests.browser.support.personas import AI_WORKER, DEVELOPER
from tests.browser.support.self_check import SelfCheck, expected

# In JavaScript, which has halves of characters.
ODD = r"""["年龄😀", "\ud800", "\udfff\ud800", "a\u0000b", "\u2028\u202e", "<b>&amp;</b>",
    "constructor", "__proto__", "9".repeat(100000), "é".repeat(100000), "[".repeat(5000)]"""

# Unfolds the calculators of the question in sight, puts each text into all of its fields at once,
# and continues; returns how many fields there were.
TYPE_ALL = f"""async () => {{
    const question = () => [...document.querySelectorAll("[data-fact]")]
        .find((each) => each.getClientRects().length);
    const asked = question();
    for (const more of asked.querySelectorAll("details")) more.open = true;
    await new Promise((go) => setTimeout(go));
    for (const select of asked.querySelectorAll("select")) {{
        select.selectedIndex = select.options.length - 1;
        select.dispatchEvent(new Event("change", {{ bubbles: true }}));
    }}
    const fields = () => [...question().querySelectorAll("input")]
        .filter(({{ type }}) => !["radio", "checkbox"].includes(type));
    const count = fields().length;
    for (const text of count ? {ODD} : []) {{
        for (const field of fields()) {{
            const start = performance.now();
            field.value = text;
            for (const type of ["input", "change"]) {{
                field.dispatchEvent(new Event(type, {{ bubbles: true }}));
            }}
            const frozen = performance.now() - start > 2_000;
            if (frozen) throw new Error(`${{field.id}} freezes the page`);
        }}
        document.querySelector('[data-action="continue"]').click();
        await new Promise((go) => setTimeout(go));
        if (question()?.dataset.fact !== asked.dataset.fact) {{
            throw new Error(`${{asked.dataset.fact}} takes ${{text.slice(0, 20)}}`);
        }}
    }}
    return count;
}}"""


@pytest.mark.weekly
def test_odd_texts_in_every_field_are_refused(check: SelfCheck) -> None:
    """No field freezes the page, nothing is uncaught, the question stays, and the same Python
    answers afterwards.
    """
    check.start()
    typed = 0
    for fact in DEVELOPER | AI_WORKER:
        check.ask(fact)
        typed += check.page.evaluate(TYPE_ALL)
    assert typed > 10
    check.bring(AI_WORKER)
    for text in ("年龄😀", "constructor", "<b>&amp;</b>", "é" * 100_000):
        name(check, text)
        assert check.page.locator("[data-case=show]").inner_text()
    assert check.bring(AI_WORKER) == expected(AI_WORKER)
