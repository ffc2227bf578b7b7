// Suggestions while the reader types into the search box: an editable combobox with a list (WAI-ARIA 1.2 §5.4, combobox).
// It is loaded when the box first has the focus; without it the box sends its form.

import { askServer } from "./request.js";

/** How long the reader has to pause before suggestions are fetched, in milliseconds. */
const TYPING_DELAY = 120;

/** Space between the list and the edges of the window, and from the box to the list. */
const MARGIN = 8;
const GAP = 6;

/**
 * Gives a search box its suggestions.
 * @param {HTMLInputElement} box
 * @param {HTMLElement} list
 */
function improve(box, list) {
  const status = /** @type {HTMLElement} */ (document.querySelector("[data-announce]"));
  const description = /** @type {HTMLLinkElement | null} */ (document.querySelector('link[rel="search"]'));
  // Not beside the box: an update of the page would remove it there.
  box.closest(".search")?.after(list);
  /** @type {HTMLElement | null} the option chosen with the arrow keys */
  let active = null;
  /** @type {AbortController | undefined} the request for suggestions */
  let request;
  let timer = 0;
  /** The text that the suggestions are for. */
  let answered = "";

  const isOpen = () => list.matches(":popover-open");
  const options = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[role=option]")]);

  /** Sets the role and the state of the box; an update of the page removes them. */
  const setRole = () => {
    Object.assign(box, { role: "combobox", autocomplete: "off", ariaAutoComplete: "list", ariaExpanded: String(isOpen()) });
    box.setAttribute("aria-controls", list.id);
    if (active) box.setAttribute("aria-activedescendant", active.id);
    else box.removeAttribute("aria-activedescendant");
  };

  /** @param {HTMLElement | null | undefined} option */
  const activate = (option) => {
    if (active) active.ariaSelected = "false";
    active = option ?? null;
    if (active) active.ariaSelected = "true";
    active?.scrollIntoView({ block: "nearest" });
    setRole();
  };

  const hide = () => {
    clearTimeout(timer);
    timer = 0;
    request?.abort();
    if (isOpen()) list.hidePopover();
    activate(null);
  };

  const show = () => {
    if (options().length === 0) return hide();
    if (!isOpen()) list.showPopover();
    place(box, list);
    setRole();
  };

  /** Whether the text has been searched for already, perhaps before this script was there to know. */
  const isSearched = () => new URLSearchParams(location.search).get("q") === box.value;

  /**
   * Fetches and shows suggestions, unless the reader has typed on or left. Errors are ignored.
   * @param {() => boolean} [isUnwanted] whether they are of no use any more
   */
  const update = async (isUnwanted = () => false) => {
    clearTimeout(timer);
    timer = 0;
    request?.abort();
    const text = box.value;
    if (!text.trim()) return hide();
    const { signal } = (request = new AbortController());
    try {
      const answer = await askServer(new URL(`suggest?q=${encodeURIComponent(text)}`, description?.href ?? location.href), { signal });
      const [, titles, kinds, addresses] = await answer.json();
      if (signal.aborted || isUnwanted()) return;
      activate(null);
      fill(list, titles, kinds, addresses);
      answered = text;
      show();
      const { none, one, many } = list.dataset;
      status.textContent = (titles.length === 0 ? none : titles.length === 1 ? one : `${titles.length} ${many}`) ?? "";
    } catch {
      if (!signal.aborted) hide();
    }
  };

  /** @param {() => boolean} [isUnwanted] */
  const typed = (isUnwanted) => {
    activate(null);
    clearTimeout(timer);
    request?.abort();
    if (box.value.trim()) timer = window.setTimeout(() => update(isUnwanted), TYPING_DELAY);
    else hide();
  };

  /**
   * Moves up or down in the list, and around its ends; opens it if it is closed.
   * @param {boolean} down
   * @param {boolean} alone whether the list only opens or closes
   */
  const move = async (down, alone) => {
    if (alone && !down) return hide();
    const open = isOpen();
    if (answered !== box.value) await update();
    else if (!open) show();
    const all = options();
    if (!isOpen() || (alone && !active)) return;
    const at = active ? all.indexOf(active) : down ? -1 : 0;
    if (!alone) activate(all.at((at + (down ? 1 : -1)) % all.length));
  };

  box.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") move(key === "ArrowDown", event.altKey);
    else if (key === "Enter" && active) {
      // Otherwise it would submit the form.
      event.stopPropagation();
      active.click();
    } else if (key === "Escape" && (isOpen() || box.value)) {
      // The first Escape cancels a pending request.
      if (!isOpen() && !timer) box.value = "";
      hide();
    } else {
      if (key === "Enter") hide();
      else if (/^(Home|End|ArrowLeft|ArrowRight)$/.test(key)) activate(null);
      return;
    }
    event.preventDefault();
  });
  box.addEventListener("input", (event) => /** @type {InputEvent} */ (event).isComposing || typed());
  box.addEventListener("compositionend", () => typed());
  box.addEventListener("focus", setRole);
  box.addEventListener("blur", hide);
  // The focus stays in the box.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", hide);
  addEventListener("resize", () => isOpen() && place(box, list));
  setRole();
  // Text that was typed while this script was loaded, unless it was searched for, too.
  if (box.value !== box.defaultValue) typed(isSearched);
}

/**
 * Fills the list with one group for each kind of result, in the order of their first results.
 * @param {HTMLElement} list
 * @param {string[]} titles
 * @param {string[]} kinds
 * @param {string[]} addresses
 */
function fill(list, titles, kinds, addresses) {
  /** @type {Map<string, HTMLElement>} */
  const groups = new Map();
  for (const [n, title] of titles.entries()) {
    // Without the origin: the reader may use another one than the canonical one.
    const { pathname, search } = new URL(addresses[n]);
    const folder = search ? "years" : (pathname.replace(/\/$/, "").split("/").at(-2) ?? "");
    const group = groups.get(folder) ?? element("div", { role: "group", ariaLabel: list.dataset[folder] ?? folder });
    groups.set(folder, group);
    const option = element("a", { id: `${list.id}-${n}`, role: "option", ariaSelected: "false", tabIndex: -1, href: pathname + search });
    option.append(element("span", { textContent: title }), " ", element("small", { textContent: kinds[n] }));
    group.append(option);
  }
  list.replaceChildren(...groups.values());
}

/**
 * @param {string} name
 * @param {object} properties
 */
const element = (name, properties) => Object.assign(document.createElement(name), properties);

/**
 * Places the list under the box, at least as wide and inside the window: aligned with its left edge, or else its right edge.
 * @param {HTMLElement} box
 * @param {HTMLElement} list
 */
function place(box, list) {
  const { left, right, top, bottom, width } = box.getBoundingClientRect();
  const room = document.documentElement.clientWidth - 2 * MARGIN;
  list.style.minWidth = `${Math.min(width, room)}px`;
  list.style.maxWidth = `min(${room}px, 36rem)`;
  const fits = left + list.offsetWidth <= room + MARGIN;
  list.style.left = `${scrollX + (fits ? left : Math.max(right - list.offsetWidth, MARGIN))}px`;
  // Above the box if there is too little room below and more above.
  const [above, below] = [top, innerHeight - bottom].map((edge) => edge - GAP - MARGIN);
  list.style.maxHeight = "";
  const up = list.offsetHeight > below && above > below;
  list.style.maxHeight = `${Math.max(up ? above : below, 160)}px`;
  list.style.top = `${scrollY + (up ? top - GAP - list.offsetHeight : bottom + GAP)}px`;
}

const box = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-search]"));
const template = /** @type {HTMLTemplateElement | null} */ (document.querySelector("template[data-suggestions]"));
const list = /** @type {HTMLElement | null | undefined} */ (template?.content.firstElementChild);
if (box && list?.showPopover) improve(box, list);
