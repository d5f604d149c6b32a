// A pause in long work that lets other tasks of the thread run. A timer's pause is clamped to
// several milliseconds; a message's is not.

/** @returns {Promise<void>} */
export function yieldToEventLoop() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
