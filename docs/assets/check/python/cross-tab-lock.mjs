// Two tabs of the site do not fetch the same file: the second waits for the first, and hears from it.

/** Silence after which the other tab is no longer waited for, in milliseconds. */
const PATIENCE = 5_000;

/**
 * Does `work` while no other tab does it for the same name; without a name, or where the browser
 * knows no locks, at once.
 * @param {string | null} name
 * @param {(at: number) => void} heard  how far another tab has come, while it is waited for
 * @param {(tell: (at: number) => void) => Promise<void>} work  may tell how far it has come
 */
export async function withCrossTabLock(name, heard, work) {
  if (!name || !navigator.locks || typeof BroadcastChannel === "undefined") {
    await work(() => {});
    return;
  }
  const channel = new BroadcastChannel(name);
  const patience = new AbortController();
  let timer = setTimeout(() => patience.abort(), PATIENCE);
  channel.onmessage = ({ data }) => {
    clearTimeout(timer);
    timer = setTimeout(() => patience.abort(), PATIENCE);
    heard(data);
  };
  let begun = false;
  const begin = async () => {
    begun = true;
    clearTimeout(timer);
    channel.onmessage = null;
    await work((at) => channel.postMessage(at));
  };
  try {
    await navigator.locks.request(name, { signal: patience.signal }, begin);
  } catch (error) {
    // Locks may be refused as storage is.
    if (begun) throw error;
    await begin();
  } finally {
    channel.close();
  }
}
