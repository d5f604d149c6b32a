"""Asks the search of a page, as the page itself does: through its own worker."""

from playwright.sync_api import Page

# Keeps the worker that the page starts for its search.
KEEP = """
window.workers = [];
window.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    window.workers.push(this);
    this.addEventListener("message", ({ data }) => { window.ready ||= data.type === 1; });
  }
};
"""
# The page reads its index when the search box is first looked at, if it listens by then.
START = """
() => {
  const box = document.querySelector("input[name=query]");
  if (!window.ready) { box.blur(); box.focus(); }
  return window.ready;
}
"""
ASK = """
async (queries) => {
  const worker = window.workers.at(-1);
  const answer = (query) => new Promise((done) => {
    worker.addEventListener("message", function listen({ data }) {
      if (data.type !== 3) return;
      worker.removeEventListener("message", listen);
      done(data.data.items.map(([best]) => best.location));
    });
    worker.postMessage({ type: 2, data: query });
  });
  const answers = {};
  for (const query of queries) answers[query] = await answer(query);
  return answers;
}
"""


def ask(page: Page, address: str, queries: list[str]) -> dict[str, list[str]]:
    """The locations that the search of the page at `address` gives each query, best first."""
    page.add_init_script(KEEP)
    page.goto(address)
    page.wait_for_function(START, polling=200)
    answers: dict[str, list[str]] = page.evaluate(ASK, queries)
    return answers
