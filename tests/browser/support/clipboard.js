// What is on the clipboard. Pages may not read it, so it is pasted.

/**
 * What a reader who pastes gets, as plain text and as HTML.
 * @param {import("playwright-core").Page} page
 */
export async function pasted(page) {
  const content = page.evaluate(() => new Promise((/** @type {(content: { text: string, html: string }) => void} */ resolve) => {
    const read = (/** @type {ClipboardEvent} */ { clipboardData }) => {
      const [text, html] = ["text/plain", "text/html"].map((type) => clipboardData?.getData(type) ?? "");
      resolve({ text, html });
    };
    document.addEventListener("paste", read, { once: true });
  }));
  await page.keyboard.press("Control+V");
  return content;
}
