// The development server adds this to each page: it reloads the page after a build.

const { epoch } = document.currentScript.dataset;
const RETRY_MS = 1_000;
let isPolling = false;

/** The server answers when a build is done, or after a minute. Hidden pages keep no connection. */
async function poll() {
  if (isPolling) return;
  isPolling = true;
  while (document.visibilityState === "visible") {
    try {
      const response = await fetch(`/livereload/${epoch}/0`);
      if (Number(await response.text()) > Number(epoch)) location.reload();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
  isPolling = false;
}

document.addEventListener("visibilitychange", poll);
poll();
