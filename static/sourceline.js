// Starts what improves the page. Every page works without any of it.
import { cards } from "./card.js";
import { copyLinks } from "./copy-link.js";
import { follow } from "./follow.js";
import { keys } from "./keys.js";
import { roving } from "./roving.js";
import { themeSwitch } from "./theme-switch.js";
import { Timeline } from "./timeline.js";

for (const button of document.querySelectorAll("[data-theme-switch]")) themeSwitch(/** @type {HTMLButtonElement} */ (button));
copyLinks(document);

const chart = /** @type {HTMLElement | null} */ (document.querySelector("section.chart"));
if (chart?.dataset.chart) {
  const timeline = new Timeline(chart);
  roving(chart, timeline.picture);
  cards(chart, timeline.picture);
  follow(timeline);
  keys(timeline.span);
} else {
  if (chart) {
    roving(chart);
    cards(chart);
  }
  keys();
}
