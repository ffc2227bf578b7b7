// The page of an event to which a list has led: "earlier" and "later" stay in the list, and the way back leads to it.
import { address } from "./list.js";
import { home, readView } from "./page.js";
import { sentenceOf } from "./summary.js";
import { queryOf } from "./view.js";

/** @param {string} id of the event */
export async function stayInList(id) {
  const { index, isEmpty, view, asked, events, searches, query } = await readView(location.search);
  const n = index.eventNumber.get(id);
  if (isEmpty || n === undefined) return;
  /** @type {[string, number | undefined][]} */
  const neighbours = [["prev", events.findLast((one) => one < n)], ["next", events.find((one) => one > n)]];
  for (const [rel, neighbour] of neighbours) {
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(`a[rel=${rel}]`))) {
      const title = link.querySelector(".visually-hidden, small + span");
      if (neighbour === undefined) link.remove();
      else {
        link.href = address(index, "events", index.events.ids[neighbour]) + query;
        if (title) title.textContent = ` ${index.events.titles[neighbour]}`;
      }
    }
  }
  const back = /** @type {HTMLAnchorElement | null} */ (document.querySelector(".breadcrumbs a"));
  if (!back) return;
  back.href = home + queryOf(index, view);
  back.lastChild?.replaceWith(` ${sentenceOf(index, searches, asked, events.length)}`);
}
