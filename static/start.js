// Starts the scripts of a page.
import { hovercards } from "./hovercard.js";
import { Pointing } from "./pointing.js";
import { roving } from "./roving.js";
import { shortcuts } from "./shortcuts.js";
import { themeSwitch } from "./theme-switch.js";

/** @typedef {import("./timeline.js").Timeline} Timeline */

/**
 * Starts everything after the page has been painted: a task that begins in a frame runs after it.
 * @param {(chart: HTMLElement) => Timeline} [timelineOf] makes the timeline of a chart that moves
 * @param {(timeline: Timeline, pointing: Pointing) => void} [then] starts what only the timeline has
 */
export function start(timelineOf, then) {
  requestAnimationFrame(() => setTimeout(async () => {
    // The script of a static copy first shows what the address asks for.
    await /** @type {any} */ (globalThis).staticCopy?.ready;
    for (const button of document.querySelectorAll("[data-theme-switch]")) themeSwitch(/** @type {HTMLButtonElement} */ (button));
    // Suggestions are loaded when the search box first has the focus.
    const suggest = () => document.activeElement?.matches("[data-search]") && import("./suggest.js");
    addEventListener("focusin", suggest);
    suggest();

    const chart = /** @type {HTMLElement | null} */ (document.querySelector("section.chart"));
    const timeline = chart ? timelineOf?.(chart) : undefined;
    if (chart) {
      const pointing = new Pointing(chart, timeline?.view);
      roving(chart, timeline?.view);
      hovercards(chart, pointing, timeline?.view);
      if (timeline) then?.(timeline, pointing);
    }
    shortcuts(timeline);
    if (document.querySelector("[data-go]")) await import("./reference-card.js");
    document.documentElement.dataset.started = "";
  }));
}
