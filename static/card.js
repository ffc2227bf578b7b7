// A card says what a mark stands for, while the mark has the focus or the pointer rests on it (WCAG 2.2 §1.4.13).

/** How long the pointer rests before the card comes, and how long it may be away before the card goes. */
const LINGER = 300;
const GRACE = 250;

/** Space between the card, the mark and the edges. */
const GAP = 8;

/**
 * @param {HTMLElement} section
 * @param {import("./picture.js").Picture} [picture] where the chart can be moved
 */
export function cards(section, picture) {
  const card = document.createElement("div");
  if (!card.showPopover) return;
  card.className = "hovercard";
  card.popover = "manual";
  section.append(card);
  /** @type {SVGAElement | null} the mark whose card is shown or awaited */
  let mark = null;
  let timer = 0;
  /** @type {Map<string, Promise<Element | null>>} */
  const fetched = new Map();

  const hide = () => {
    clearTimeout(timer);
    mark?.removeAttribute("aria-describedby");
    mark = null;
    if (card.matches(":popover-open")) card.hidePopover();
  };
  const soon = () => {
    clearTimeout(timer);
    timer = window.setTimeout(hide, GRACE);
  };

  /** @param {SVGAElement} next */
  const show = async (next) => {
    if (next === mark) return clearTimeout(timer);
    hide();
    mark = next;
    const body = await content(next, fetched);
    if (mark !== next || !next.isConnected || !body) return;
    card.replaceChildren(...body);
    card.showPopover();
    place(card, next);
    // The mark's name has said the title and the date; the rest describes it.
    if (card.querySelector("#_card")) next.setAttribute("aria-describedby", "_card");
  };

  const markAt = (/** @type {EventTarget | null} */ target) => /** @type {SVGAElement | null} */ (target instanceof Element && target.closest(".scene a[data-lanes]"));
  section.addEventListener("focusin", ({ target }) => {
    const next = markAt(target);
    if (next && !picture?.swapping) show(next);
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
        if (type === "pointerover" && !mark?.matches(":focus")) soon();
        return;
      }
      clearTimeout(timer);
      timer = window.setTimeout(show, LINGER, next);
    });
  }
  section.addEventListener("pointerleave", () => {
    if (!mark?.matches(":focus")) soon();
  });
  section.addEventListener("pointerdown", ({ target }) => {
    if (!card.contains(/** @type {Node} */ (target))) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !mark) return;
    event.preventDefault();
    hide();
  });
  picture?.span.addEventListener("move", hide);
  picture?.addEventListener("swap", () => mark?.isConnected || hide());
}

/**
 * What the card of a mark says: the entry of the list, or of the event's page; of a pill, its name.
 * @param {SVGAElement} mark
 * @param {Map<string, Promise<Element | null>>} fetched
 */
async function content(mark, fetched) {
  const { event } = mark.dataset;
  if (!event) {
    const line = document.createElement("p");
    line.className = "when";
    line.textContent = mark.getAttribute("aria-label");
    return [line];
  }
  let entry = document.querySelector(`article.event-item[data-event="${CSS.escape(event)}"]`);
  if (!entry) {
    const asked = fetched.get(event) ?? fetchEntry(mark.href.baseVal);
    fetched.set(event, asked);
    entry = await asked;
    if (!entry) fetched.delete(event);
  }
  if (!entry) return null;
  const copy = /** @type {Element} */ (entry.cloneNode(true));
  const link = /** @type {HTMLAnchorElement} */ (copy.querySelector("h3 a"));
  link.href = mark.href.baseVal;
  link.tabIndex = -1;
  link.id = "";
  // It is no part of the page's outline.
  link.parentElement?.setAttribute("role", "presentation");
  /** @type {Element} */ (copy.querySelector(".event-details")).id = "_card";
  return copy.childNodes;
}

/** @param {string} href */
async function fetchEntry(href) {
  try {
    const answer = await fetch(href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const template = /** @type {HTMLTemplateElement | null} */ (page.querySelector("template[data-card]"));
    return template?.content.querySelector("article") ?? null;
  } catch {
    return null;
  }
}

/**
 * Beside the mark where there is room, else below or above it; never on it, and never outside the window.
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
