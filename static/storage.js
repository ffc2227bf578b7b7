// Settings that this browser keeps, if it keeps anything: always, or until the tab is closed.

/** @typedef {"localStorage" | "sessionStorage"} Store */

/**
 * @param {string} key
 * @param {Store} [store]
 */
export function readSetting(key, store = "localStorage") {
  try {
    return window[store].getItem(key);
  } catch {
    return null;
  }
}

/**
 * @param {string} key
 * @param {string} value
 * @param {Store} [store]
 */
export function storeSetting(key, value, store = "localStorage") {
  try {
    window[store].setItem(key, value);
  } catch {
    // The setting then lasts as long as the page.
  }
}
