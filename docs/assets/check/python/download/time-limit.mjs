// A limit for promises of the browser, which may never settle: storage and locks hang, fail or throw
// where a device or an extension is at fault.

/**
 * Return the result of `attempt`, or `fallback` where it throws, fails or takes longer.
 * @template T, F
 * @param {() => T | PromiseLike<T>} attempt
 * @param {number} timeoutMs
 * @param {F} fallback
 * @returns {Promise<T | F>}
 */
export function withTimeLimit(attempt, timeoutMs, fallback) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, timeoutMs, fallback);
    const attempted = async () => attempt();
    attempted().then(resolve, () => resolve(fallback)).then(() => clearTimeout(timer));
  });
}
