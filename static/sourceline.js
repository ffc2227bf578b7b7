// Starts what improves the page. Every page works without any of it.
import { cards } from "./card.js";
import { follow } from "./follow.js";
import { keys } from "./keys.js";
import { roving } from "./roving.js";
import { themeSwitch } from "./theme-switch.js";
import { Timeline } from "./timeline.js";

for (const button of document.querySelectorAll("[data-theme-switch]")) themeSwitch(/** @type {HTMLButtonElement} */ (button));
// What a search box suggests comes when a reader comes to it.
const suggest = () => document.activeElement?.matches("[data-search]") && import("./suggest.js");
addEventListener("focusin", suggest);
suggest();

const chart = /** @type {HTMLElement | null} */ (document.querySelector("section.chart"));
const timeline = chart?.dataset.chart ? new Timeline(chart) : undefined;
if (chart) {
  roving(chart, timeline?.picture);
  cards(chart, timeline?.picture);
}
if (timeline) follow(timeline);
keys(timeline?.span);
