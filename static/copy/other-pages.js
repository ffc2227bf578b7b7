// Pages of a copy that only a server could filter: some of their views are files; of the others the page says that it shows all.
import { loadIndex, root } from "./index-files.js";

/**
 * The file of a view, if the copy has one: its folder is named after the query.
 * @param {URL} view
 */
async function fileOf({ pathname, searchParams }) {
  const pairs = [...searchParams].filter(([, value]) => value);
  const file = new URL([pathname.replace(/\/?$/, ""), ...pairs.flat().map(encodeURIComponent), ""].join("/"), root);
  const found = pairs.length > 0 && (await fetch(file, { method: "HEAD" })).ok;
  return found ? file : null;
}

/** Says that the page shows everything, in place of an element or before what the page has. @param {Element | null} [form] */
async function sayThatAllIsShown(form) {
  const { text } = await loadIndex();
  const notice = Object.assign(document.createElement("p"), { className: "hint", role: "status", textContent: text.showsAll });
  if (form) form.replaceChildren(notice);
  else document.querySelector("main")?.prepend(notice);
}

/** Prepares a page that is neither the timeline's nor an event's. */
export async function otherPage() {
  const filters = document.querySelector("[data-filters], main form.filters");
  if (filters) sayThatAllIsShown(filters);
  document.addEventListener("submit", async (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (!form.matches(".side-picker, .choose-event")) return;
    event.preventDefault();
    const view = new URL(form.action);
    for (const [key, value] of new FormData(form)) view.searchParams.append(key, String(value));
    const file = await fileOf(view);
    if (file) location.assign(file);
    else sayThatAllIsShown();
  });
  if (!location.search) return;
  const file = await fileOf(new URL(location.href));
  if (file) location.replace(file);
  else if (!filters) sayThatAllIsShown();
}
