// Prevents two tabs of the site from downloading the same file: the second waits for the first and
// shows its progress.

/** Silence after which a tab stops waiting for the other one. */
const PATIENCE_MS = 5_000;

/**
 * Run `work` while no other tab runs it under the same name. Without a name, or in a browser
 * without locks, run it at once.
 * @param {string | null} name
 * @param {(bytes: number) => void} onProgress  called with the other tab's progress while waiting
 * @param {(reportProgress: (bytes: number) => void) => Promise<void>} work
 */
export async function withCrossTabLock(name, onProgress, work) {
  const channel = name && navigator.locks ? openChannel(name) : null;
  if (!name || !channel) {
    await work(() => {});
    return;
  }
  const waiting = new AbortController();
  // A lock may neither be granted nor heed the signal.
  const givenUp = new Promise((_, reject) => {
    waiting.signal.addEventListener("abort", reject);
  });
  let timer = setTimeout(() => waiting.abort(), PATIENCE_MS);
  channel.onmessage = ({ data }) => {
    clearTimeout(timer);
    timer = setTimeout(() => waiting.abort(), PATIENCE_MS);
    onProgress(data);
  };
  let started = false;
  const startWork = async () => {
    if (started) return;
    started = true;
    clearTimeout(timer);
    channel.onmessage = null;
    await work((bytes) => channel.postMessage(bytes));
  };
  try {
    const granted = navigator.locks.request(name, { signal: waiting.signal }, startWork);
    granted.catch(() => {});
    await Promise.race([granted, givenUp]);
  } catch (error) {
    // A browser that blocks storage may block locks too.
    if (started) throw error;
    await startWork();
  } finally {
    channel.close();
  }
}

/** @param {string} name */
function openChannel(name) {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
