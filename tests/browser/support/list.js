// The list of events and its filters, as a reader sees and uses them.
/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page */
export function titles(page) {
  return page.locator("article.event-item h3").allTextContents();
}

/**
 * The path, query and fragment at which the reader is.
 * @param {Page} page
 */
export function here(page) {
  const { pathname, search, hash } = new URL(page.url());
  return pathname + search + hash;
}

/**
 * The numbers in the sentence about the list, such as 12 and 52 in “12 of 52 events”.
 * @param {Page} page
 */
export async function sentenceNumbers(page) {
  const text = (await page.locator(".sentence").first().textContent()) ?? "";
  return (text.match(/\d+/g) ?? []).map(Number);
}

/**
 * Opens the filters if they are folded or in a sheet, as they are in a narrow window, and unfolds each facet.
 * @param {Page} page
 */
export async function openFilters(page) {
  for (const opener of [page.locator(".filters .facets > summary, .facets:has(> .filters) > summary"), page.locator("[data-open-filters]")]) {
    if (await opener.isVisible()) await opener.click();
  }
  await page.evaluate(() => {
    for (const facet of /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("details.facet"))) facet.open = true;
  });
}

/**
 * Opens everything that is folded in the filters. Returns whether anything was.
 * @param {Page} page
 */
export function unfold(page) {
  return page.evaluate(() => {
    const facets = /** @type {HTMLDetailsElement | null} */ (document.querySelector(".facets:has(> summary)"));
    const folded = [...document.querySelectorAll(".filters details:not(.facets, [open])")];
    if (facets && !facets.open && facets.querySelector("summary")?.checkVisibility()) folded.push(facets);
    for (const one of folded) {
      /** @type {HTMLDetailsElement} */ (one).open = true;
      one.toggleAttribute("data-unfolded", true);
    }
    return folded.length > 0;
  });
}

/**
 * Folds what was unfolded.
 * @param {Page} page
 */
export function fold(page) {
  return page.evaluate(() => {
    for (const one of document.querySelectorAll("details[data-unfolded]")) {
      /** @type {HTMLDetailsElement} */ (one).open = false;
      one.removeAttribute("data-unfolded");
    }
  });
}

/**
 * A choice in the filters, and its count.
 * @param {Page} page
 * @param {string} facet such as `actor`
 * @param {string} value such as `maron`
 */
export async function choice(page, facet, value) {
  const box = page.locator(`input[name="${facet}"][value="${value}"]`);
  const label = page.locator(".filters label").filter({ has: box });
  const count = label.locator(".count");
  return { box, label, count: (await count.count()) ? Number(await count.textContent()) : Number.NaN };
}

/**
 * Shows what is chosen: with the button of the filters' form, unless scripts have applied it at once. In the sheet of a
 * narrow window the button closes the sheet.
 * @param {Page} page
 */
export async function apply(page) {
  const button = page.locator(".filters .apply button");
  const atOnce = await page.locator("[data-started] [data-chart]").count();
  if (!atOnce) return Promise.all([page.waitForEvent("load"), button.click()]);
  await page.evaluate(() => /** @type {HTMLElement | null} */ (document.activeElement)?.blur());
  if (await button.isVisible()) await button.click();
  await page.waitForFunction(() => {
    const fields = new FormData(/** @type {HTMLFormElement} */ (document.querySelector("[data-filters]")));
    const sorted = (/** @type {Iterable<unknown>} */ pairs) => [...pairs].map(String).sort().join();
    return sorted([...fields].filter(([, value]) => value)) === sorted(new URLSearchParams(location.search)) && !document.querySelector("[data-results]")?.ariaBusy;
  });
}

/**
 * How many events each of several addresses lists, without opening them.
 * @param {Page} page
 * @param {string[]} addresses
 */
export function listed(page, addresses) {
  return page.evaluate(async (addresses) => {
    const counts = [];
    for (const address of addresses) {
      const answer = await fetch(address);
      const found = new DOMParser().parseFromString(await answer.text(), "text/html");
      counts.push(found.querySelectorAll("article.event-item").length);
    }
    return counts;
  }, addresses);
}

/**
 * Remembers the text of an element and returns a function that waits until it is another.
 * @param {import("playwright-core").Locator} element
 */
export async function changedText(element) {
  const before = (await element.textContent()) ?? "";
  return () => element.filter({ hasNotText: before }).waitFor({ state: "attached" });
}
