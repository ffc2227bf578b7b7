// What a reader sees of the list and its filters.
/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page */
export function titles(page) {
  return page.locator("article.entry h3").allTextContents();
}

/**
 * The path and query at which the reader is.
 * @param {Page} page
 */
export function here(page) {
  const { pathname, search, hash } = new URL(page.url());
  return pathname + search + hash;
}

/**
 * Opens the filters where they are folded, as they are in a narrow window.
 * @param {Page} page
 */
export async function openFilters(page) {
  const summary = page.locator(".facets > summary");
  if (await summary.isVisible()) await summary.click();
}

/**
 * Opens everything that is folded in the filters; whether anything was.
 * @param {Page} page
 */
export async function unfold(page) {
  let any = false;
  for (const selector of [".facets > summary", ".filters fieldset details:not([open]) > summary"]) {
    const summary = page.locator(selector);
    // One that is unfolded is found no more.
    while ((await summary.count()) > 0 && (await summary.first().isVisible())) {
      await summary.first().click();
      any = true;
      if (selector.startsWith(".facets")) break;
    }
  }
  return any;
}

/**
 * A choice in the filters, by the words beside it, and the count that it promises.
 * @param {Page} page
 * @param {string} facet
 * @param {string} words
 */
export async function choice(page, facet, words) {
  const group = page.getByRole("group", { name: facet, exact: true });
  const label = group.locator("label").filter({ has: page.getByText(words, { exact: true }) });
  const box = label.locator("input");
  const count = label.locator(".n");
  return { box, count: (await count.count()) ? Number(await count.textContent()) : Number.NaN };
}

/** @param {Page} page */
export async function apply(page) {
  await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Apply filters" }).click()]);
}
