// The script of a static copy: it stands in for the server, whose scripts ask it through request.js. It is before them on the
// page. Without it, pages of a copy are as those of the site are without scripts.
import { stayInList } from "./copy/event-page.js";
import { otherPage } from "./copy/other-pages.js";
import { fragment, home, page, withWholeLinks } from "./copy/page.js";
import { suggestions } from "./copy/suggestions.js";
import { updateControls, updateList } from "./page-update.js";

/** @param {Document} made */
const html = (made) => `<!doctype html>${made.documentElement.outerHTML}`;

/**
 * What a server would answer.
 * @param {string | URL} address
 */
async function answer(address) {
  const url = new URL(address, location.href);
  const { pathname, search } = url;
  if (pathname === home) return html(await page(search));
  if (pathname === `${home}chart`) return fragment(search);
  if (pathname.endsWith("/suggest")) return JSON.stringify(await suggestions(url.searchParams.get("q") ?? ""));
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status}`);
  const found = new DOMParser().parseFromString(await response.text(), "text/html");
  const { view } = found.documentElement.dataset;
  if (view) return html(await page(`?${view}`));
  withWholeLinks(found, url);
  return html(found);
}

/** Shows the view of the address on a page that was made for everything. */
async function showView() {
  const made = await page(location.search);
  const [section, next] = [document, made].map((one) => /** @type {HTMLElement} */ (one.querySelector("[data-chart]")));
  const drawing = next.querySelector(".drawing");
  const overview = next.querySelector(".overview");
  updateControls(section, next);
  if (drawing) section.querySelector(".drawing")?.replaceWith(drawing);
  if (overview) section.querySelector(".overview")?.replaceWith(overview);
  updateList(made);
}

withWholeLinks(document, location.href);
const { view } = document.documentElement.dataset;
// The address that the page would have on a server: scripts change its query.
if (view || location.pathname === `${home}index.html`) history.replaceState(history.state, "", home + (view ? `?${view}` : location.search) + location.hash);
const event = /** @type {HTMLElement | null} */ (document.querySelector(".event-tools"))?.dataset.star;
if (event && location.search) stayInList(event).catch(() => {});
if (!event && !document.querySelector("[data-chart]")) otherPage().catch(() => {});
const isEverything = !view && location.pathname === home;
Object.assign(globalThis, {
  staticCopy: {
    /** @type {typeof fetch} */
    request: async (address, options) => {
      const body = await answer(/** @type {string | URL} */ (address));
      options?.signal?.throwIfAborted();
      return new Response(body);
    },
    // If the index cannot be loaded, the page shows everything.
    ready: isEverything && location.search ? showView().catch(() => {}) : undefined,
  },
});
