// Requests of scripts to the server. In a static copy, static-copy.js answers them.

/** @type {typeof fetch} */
export const askServer = (address, options) => (/** @type {any} */ (globalThis).staticCopy?.request ?? fetch)(address, options);
