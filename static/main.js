// Starts the scripts of the page. Every page works without them.
import { hovercards } from "./hovercard.js";
import { linkedHighlight } from "./linked-highlight.js";
import { navigation } from "./navigation.js";
import { Pointing } from "./pointing.js";
import { roving } from "./roving.js";
import { shortcuts } from "./shortcuts.js";
import { themeSwitch } from "./theme-switch.js";
import { Timeline } from "./timeline.js";

/** Starts everything. */
function start() {
  for (const button of document.querySelectorAll("[data-theme-switch]")) themeSwitch(/** @type {HTMLButtonElement} */ (button));
  // Suggestions are loaded when the search box first has the focus.
  const suggest = () => document.activeElement?.matches("[data-search]") && import("./suggest.js");
  addEventListener("focusin", suggest);
  suggest();

  const chart = /** @type {HTMLElement | null} */ (document.querySelector("section.chart"));
  const timeline = chart?.dataset.chart ? new Timeline(chart) : undefined;
  if (chart) {
    const pointing = new Pointing(chart, timeline?.view);
    roving(chart, timeline?.view);
    hovercards(chart, pointing, timeline?.view);
    if (timeline) linkedHighlight(timeline.view, timeline.results, pointing);
  }
  if (timeline) navigation(timeline);
  if (document.querySelector("[data-go]")) import("./reference-card.js");
  shortcuts(timeline);
  document.documentElement.dataset.started = "";
}

// The page is painted first: a task that begins in a frame runs after it.
requestAnimationFrame(() => setTimeout(start));
