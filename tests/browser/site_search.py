"""Query the search of a page through the page's own worker."""

from playwright.sync_api import Page

# Keep a reference to the worker that the page starts for its search.
RECORD_WORKERS = """
window.workers = [];
window.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    window.workers.push(this);
    this.addEventListener("message", ({ data }) => { window.ready ||= data.type === 1; });
  }
};
"""
# The page loads its index on the first focus of the search box, if it listens by then.
LOAD_INDEX = """
() => {
  const box = document.querySelector("input[name=query]");
  if (!window.ready) { box.blur(); box.focus(); }
  return window.ready;
}
"""
QUERY = """
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


def search(page: Page, address: str, queries: list[str]) -> dict[str, list[str]]:
    """Return the locations that the page at `address` finds for each query, best first."""
    page.add_init_script(RECORD_WORKERS)
    page.goto(address)
    page.wait_for_function(LOAD_INDEX, polling=200)
    answers: dict[str, list[str]] = page.evaluate(QUERY, queries)
    return answers
