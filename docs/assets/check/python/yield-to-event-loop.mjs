// A pause in long work, in which a worker's other business goes on; a timer's would be longer.

/** @type {(() => void)[]} */
const waiting = [];
const { port1, port2 } = new MessageChannel();
port1.onmessage = () => waiting.shift()?.();

/** @returns {Promise<void>} */
export function yieldToEventLoop() {
  return new Promise((resolve) => {
    waiting.push(resolve);
    port2.postMessage(null);
  });
}
