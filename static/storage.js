// Settings that this browser keeps in `localStorage`, if it keeps anything.

/** @param {string} key */
export function readSetting(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/**
 * @param {string} key
 * @param {string} value
 */
export function storeSetting(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // The setting then lasts as long as the page.
  }
}
