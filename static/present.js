// Presenting a thread: each press of a key or a button shows the next passage in place, so that full screen lasts. Without this
// script, they are links to pages.
import { hasModifier } from "./modifier-keys.js";

const find = (/** @type {string} */ selector) => /** @type {HTMLElement | null} */ (document.querySelector(selector));

/** How often something was shown, so that a late answer does not replace a newer one. */
let shown = 0;

/**
 * Shows a page of the presentation in place, or loads it if that fails.
 * @param {string} address
 * @param {boolean} [push] whether it gets an entry in the history
 */
async function show(address, push = true) {
  const turn = ++shown;
  try {
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
    const next = page.querySelector(".present");
    if (turn !== shown) return;
    if (!next) return location.assign(address);
    const update = () => {
      if (push) history.pushState(null, "", address);
      const rel = document.activeElement?.getAttribute("rel");
      find("main")?.replaceChildren(next);
      document.title = page.title;
      if (rel) find(`.present-bar [rel=${rel}]`)?.focus();
      if (location.hash) find(location.hash)?.scrollIntoView();
      else scrollTo(0, 0);
      /** @type {HTMLElement} */ (find("[data-announce]")).textContent = page.title;
    };
    if (document.startViewTransition && !matchMedia("(prefers-reduced-motion: reduce)").matches) document.startViewTransition(update).ready.catch(() => {});
    else update();
  } catch {
    location.assign(address);
  }
}

/** Whether the presentation goes on when full screen ends. */
let stays = false;

/** Only after an act of the reader. Where it is refused, the presentation fills the window. */
function toggleFullScreen() {
  stays = Boolean(document.fullscreenElement);
  (stays ? document.exitFullscreen() : document.documentElement.requestFullscreen?.())?.catch(() => {});
}

document.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  if (target.closest("[data-full-screen]")) toggleFullScreen();
  const link = /** @type {HTMLAnchorElement | null} */ (target.closest(".present [href*='present=1']"));
  if (!link || event.button || hasModifier(event)) return;
  event.preventDefault();
  show(link.href);
});

const [NEXT, PREVIOUS] = ["[rel=next]", "[rel=prev]"];

/** The keys of keyboards and of remote controls. @type {Record<string, string>} */
const KEYS = { ArrowRight: NEXT, PageDown: NEXT, " ": NEXT, ArrowLeft: PREVIOUS, PageUp: PREVIOUS, Escape: "[data-leave]" };

document.addEventListener("keydown", (event) => {
  const { key, target, defaultPrevented } = event;
  const at = /** @type {Element} */ (target);
  if (defaultPrevented || hasModifier(event) || at.closest("input, select, textarea, dialog") || (key === " " && at.closest("button"))) return;
  const link = find(`.present ${KEYS[key]}[href]`);
  const isAllowed = /** @type {HTMLInputElement | null} */ (find(".shortcuts input"))?.checked;
  if (link) link.click();
  else if (key !== "f" || !isAllowed) return;
  else toggleFullScreen();
  event.preventDefault();
});

// In full screen, browsers keep the Escape key to themselves.
document.addEventListener("fullscreenchange", () => {
  if (!document.fullscreenElement && !stays) find("[data-leave]")?.click();
});

addEventListener("popstate", () => {
  show(location.href, false);
});
