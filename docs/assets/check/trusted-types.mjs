// The page's policy lets no text become HTML or the address of a script, in browsers with Trusted
// Types, unless it passes here. What passes is the site's own.

/** @typedef {{createHTML: (html: string) => string, createScriptURL: (address: string) => string}} Policy */

/** @type {{trustedTypes?: {createPolicy: (name: string, policy: Policy) => Policy}}} */
const { trustedTypes } = /** @type {any} */ (globalThis);
const policy = trustedTypes?.createPolicy("guide", {
  createHTML: (html) => html,
  createScriptURL(address) {
    if (new URL(address).origin !== location.origin) throw new TypeError(`${address} is not of this site`);
    return address;
  },
});

/**
 * Return HTML of the site as the browser takes it.
 * @param {string} html
 */
export function trustedHtml(html) {
  return policy ? policy.createHTML(html) : html;
}

/**
 * Return the whole address of a script of this site as the browser takes it.
 * @param {string} address
 */
export function trustedScriptUrl(address) {
  return policy ? policy.createScriptURL(address) : address;
}
