// A limit for promises of the browser, which may never settle: storage and locks hang where a device
// or an extension is at fault.

/**
 * Return the result of `promise`, or `fallback` where it fails or takes longer.
 * @template T, F
 * @param {PromiseLike<T>} promise
 * @param {number} timeoutMs
 * @param {F} fallback
 * @returns {Promise<T | F>}
 */
export function withTimeLimit(promise, timeoutMs, fallback) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, timeoutMs, fallback);
    promise.then(resolve, () => resolve(fallback)).then(() => clearTimeout(timer));
  });
}
