// The script of pages in frames of other sites: pointing at the chart, and the height for the page around the frame. The pages
// work without it. It keeps nothing.
import { hovercards } from "./hovercard.js";
import { Pointing } from "./pointing.js";
import { roving } from "./roving.js";

// What cards link to leaves the frame, too. Links that move within it lead to documents of frames.
document.addEventListener("click", ({ target }) => {
  const link = /** @type {Element} */ (target).closest("a[href]:not([target], [rel=prev], [rel=next], [data-move])");
  link?.setAttribute("target", "_blank");
}, true);

const chart = /** @type {HTMLElement | null} */ (document.querySelector("section.chart"));
if (chart) {
  const pointing = new Pointing(chart);
  roving(chart);
  hovercards(chart, pointing);
}

/** Tells the page around the frame how high its contents are, in CSS pixels. Whoever that is may know. */
function tellHeight() {
  const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
  parent.postMessage({ sourceline: { height } }, "*");
}

if (parent !== window) {
  new ResizeObserver(tellHeight).observe(document.documentElement);
  addEventListener("message", ({ data, source }) => {
    if (source === parent && data?.sourceline === "height?") tellHeight();
  });
}
document.documentElement.dataset.started = "";
