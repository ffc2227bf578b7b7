// The page of relations. In the network and in the diagram, an event under the pointer or with the focus isolates its
// relations. In the network, a pinned event keeps them isolated and filters the list. Without scripts, the style sheet
// isolates in the network, and the titles of events lead to their own networks.

const network = /** @type {HTMLElement | null} */ (document.querySelector("[data-network]"));

/** Earlier addresses of rows, arcs and claims of the whole list had no query. */
if (network && !location.search && /^#_(row|bow|claim)-/.test(location.hash) && !document.querySelector(":target")) {
  location.replace(`?view=all${location.hash}`);
}

/** @param {HTMLElement} network */
function isolates(network) {
  const neighbours = /** @type {HTMLElement[]} */ ([...network.querySelectorAll(".neighbour")]);
  const buttons = /** @type {HTMLButtonElement[]} */ ([...network.querySelectorAll("[data-pin]")]);
  const notice = /** @type {HTMLElement} */ (document.querySelector("[data-pinned]"));
  const status = document.querySelector("[data-announce]");
  /** The event at the nearer end of a neighbour's relation. @param {HTMLElement} neighbour */
  const partner = (neighbour) => /** @type {HTMLElement | null | undefined} */ (neighbour.parentElement?.closest(".neighbour"))?.dataset.event ?? network.dataset.network;

  /** @type {string | undefined} */
  let pinned;

  /** @param {(string | undefined)[]} events */
  function light(...events) {
    network.classList.toggle("isolating", events.some(Boolean));
    for (const neighbour of neighbours) {
      neighbour.classList.toggle("lit", events.includes(neighbour.dataset.event) || events.includes(partner(neighbour)));
      neighbour.classList.toggle("named", events.includes(neighbour.dataset.event));
    }
  }

  /** The event of the card that something is in. @param {EventTarget | null} target */
  const eventAt = (target) => /** @type {HTMLElement | null} */ (/** @type {Element | null} */ (target)?.closest?.(".card")?.closest("[data-event]"))?.dataset.event;

  /** @param {string | undefined} event */
  function pin(event) {
    pinned = event;
    light(pinned);
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.pin === pinned));
    let shown = 0;
    for (const entry of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-events]"))) {
      entry.hidden = pinned !== undefined && !entry.dataset.events?.split(" ").includes(pinned);
      if (!entry.hidden) shown++;
    }
    for (const list of document.querySelectorAll(".claims")) {
      const empty = !list.querySelector(":scope > :not([hidden])");
      for (const part of [list, list.previousElementSibling]) if (part instanceof HTMLElement) part.hidden = empty;
    }
    notice.hidden = pinned === undefined;
    const link = /** @type {HTMLAnchorElement} */ (notice.querySelector("a"));
    const title = /** @type {HTMLAnchorElement | null} */ (pinned ? network.querySelector(`[data-event="${CSS.escape(pinned)}"] .node-title a`) : null);
    link.href = title?.href ?? "";
    link.textContent = `${title?.textContent ?? ""} (${shown})`;
    if (status) status.textContent = pinned ? (notice.firstChild?.textContent ?? "") + link.textContent : "";
  }

  network.addEventListener("pointerover", ({ target }) => light(pinned, eventAt(target)));
  network.addEventListener("pointerleave", () => light(pinned));
  network.addEventListener("focusin", ({ target }) => light(pinned, eventAt(target)));
  network.addEventListener("focusout", () => light(pinned));
  network.addEventListener("click", ({ target }) => {
    const element = /** @type {Element} */ (target);
    const event = eventAt(element);
    if (element.closest("a") || !event || event === network.dataset.network || getSelection()?.type === "Range") return;
    pin(event === pinned ? undefined : event);
  });
  addEventListener("keydown", ({ key }) => key === "Escape" && pinned && pin(undefined));
  notice.querySelector("button")?.addEventListener("click", () => pin(undefined));
}

/** @param {HTMLElement} diagram */
function isolatesArcs(diagram) {
  const arcs = /** @type {SVGElement[]} */ ([...diagram.querySelectorAll(".arc")]);
  /** @param {EventTarget | null} [target] */
  const light = (target) => {
    const event = /** @type {HTMLElement | null | undefined} */ (/** @type {Element | null | undefined} */ (target)?.closest("[data-event]"))?.dataset.event;
    diagram.classList.toggle("isolating", event !== undefined);
    for (const arc of arcs) arc.classList.toggle("lit", event !== undefined && arc.dataset.events?.split(" ").includes(event));
  };
  for (const type of ["pointerover", "focusin"]) diagram.addEventListener(type, ({ target }) => light(target));
  for (const type of ["pointerleave", "focusout"]) diagram.addEventListener(type, () => light());
}

const diagram = /** @type {HTMLElement | null} */ (document.querySelector(".arc-diagram"));
if (network) isolates(network);
if (diagram) isolatesArcs(diagram);
