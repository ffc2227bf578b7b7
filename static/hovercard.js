// A card describes a mark that has the focus or under which the pointer rests (WCAG 2.2 §1.4.13).

/** How long the pointer rests before the card appears, and how long it may leave before the card disappears, in milliseconds. */
const SHOW_DELAY = 300;
const HIDE_DELAY = 250;

/** Space between the card, the mark and the edges of the window, in CSS pixels. */
const GAP = 8;

/**
 * @param {HTMLElement} section
 * @param {import("./chart-view.js").ChartView} [view] if the chart can be moved
 */
export function hovercards(section, view) {
  const card = document.createElement("div");
  if (!card.showPopover) return;
  card.className = "hovercard";
  card.popover = "manual";
  section.append(card);
  /** @type {SVGAElement | null} the mark whose card is shown or will be */
  let mark = null;
  let timer = 0;
  /** @type {Map<string, Promise<Element | null>>} */
  const cache = new Map();

  const hide = () => {
    clearTimeout(timer);
    mark?.removeAttribute("aria-describedby");
    mark = null;
    if (card.matches(":popover-open")) card.hidePopover();
  };
  const hideSoon = () => {
    clearTimeout(timer);
    timer = window.setTimeout(hide, HIDE_DELAY);
  };

  /** @param {SVGAElement} next */
  const show = async (next) => {
    if (next === mark) return clearTimeout(timer);
    hide();
    mark = next;
    const body = await content(next, cache);
    if (mark !== next || !next.isConnected || !body) return;
    card.replaceChildren(...body);
    card.showPopover();
    place(card, next);
    // The name of the mark contains title and date; the rest is its description.
    if (card.querySelector("#_card")) next.setAttribute("aria-describedby", "_card");
  };

  const markAt = (/** @type {EventTarget | null} */ target) => /** @type {SVGAElement | null} */ (target instanceof Element && target.closest(".scene a[data-lanes]"));
  section.addEventListener("focusin", ({ target }) => {
    const next = markAt(target);
    if (next && !view?.swapping) show(next);
  });
  section.addEventListener("focusout", ({ target }) => markAt(target) && hide());
  for (const type of ["pointerover", "pointermove"]) {
    section.addEventListener(type, (event) => {
      const { pointerType, buttons, target } = /** @type {PointerEvent} */ (event);
      if (pointerType === "touch" || buttons) return;
      const next = markAt(target);
      const inside = card.contains(/** @type {Node} */ (target));
      if (next === mark || inside) {
        if (next || inside) clearTimeout(timer);
        return;
      }
      if (!next) {
        if (type === "pointerover" && !mark?.matches(":focus")) hideSoon();
        return;
      }
      clearTimeout(timer);
      timer = window.setTimeout(show, SHOW_DELAY, next);
    });
  }
  section.addEventListener("pointerleave", () => {
    if (!mark?.matches(":focus")) hideSoon();
  });
  section.addEventListener("pointerdown", ({ target }) => {
    if (!card.contains(/** @type {Node} */ (target))) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !mark) return;
    event.preventDefault();
    hide();
  });
  view?.viewport.addEventListener("move", hide);
  view?.addEventListener("swap", () => mark?.isConnected || hide());
}

/**
 * The content of a card: the event's item in the list, or on its own page; for an aggregate, its name.
 * @param {SVGAElement} mark
 * @param {Map<string, Promise<Element | null>>} cache
 */
async function content(mark, cache) {
  const { event } = mark.dataset;
  if (!event) {
    const line = document.createElement("p");
    line.className = "when";
    line.textContent = mark.getAttribute("aria-label");
    return [line];
  }
  let item = document.querySelector(`article.event-item[data-event="${CSS.escape(event)}"]`);
  if (!item) {
    const response = cache.get(event) ?? fetchItem(mark.href.baseVal);
    cache.set(event, response);
    item = await response;
    if (!item) cache.delete(event);
  }
  if (!item) return null;
  const copy = /** @type {Element} */ (item.cloneNode(true));
  const link = /** @type {HTMLAnchorElement} */ (copy.querySelector("h3 a"));
  link.href = mark.href.baseVal;
  link.tabIndex = -1;
  link.id = "";
  // It is not part of the page's outline.
  link.parentElement?.setAttribute("role", "presentation");
  /** @type {Element} */ (copy.querySelector(".event-details")).id = "_card";
  return copy.childNodes;
}

/** @param {string} href */
async function fetchItem(href) {
  try {
    const response = await fetch(href);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const template = /** @type {HTMLTemplateElement | null} */ (page.querySelector("template[data-card]"));
    return template?.content.querySelector("article") ?? null;
  } catch {
    return null;
  }
}

/**
 * Places a card next to its mark if there is room, otherwise below or above; never over it, and never outside the window.
 * @param {HTMLElement} card
 * @param {SVGAElement} mark
 */
function place(card, mark) {
  const plot = /** @type {Element} */ (mark.closest(".plot-clip")).getBoundingClientRect();
  const box = mark.getBoundingClientRect();
  const [left, right] = [Math.max(box.left, plot.left), Math.min(box.right, plot.right)];
  const { offsetWidth: width, offsetHeight: height } = card;
  const { clientWidth, clientHeight } = document.documentElement;
  const within = (/** @type {number} */ at, /** @type {number} */ size, /** @type {number} */ room) => Math.max(Math.min(at, room - size - GAP), GAP);
  const beside = within(Math.max(box.top, plot.top), height, clientHeight);
  const above = box.top - GAP - height;
  const below = box.bottom + GAP;
  const along = within(left, width, clientWidth);
  const [x, y] =
    right + GAP + width < clientWidth ? [right + GAP, beside]
    : left - GAP - width > 0 ? [left - GAP - width, beside]
    : below + height < clientHeight || above < GAP ? [along, below]
    : [along, above];
  card.style.left = `${x + scrollX}px`;
  card.style.top = `${y + scrollY}px`;
}
