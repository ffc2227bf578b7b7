// The timeline's page: chart, list, counts and address follow one window of time.
import { Brush } from "./brush.js";
import { ChartFragments, daysIn, parseFragment, withWindow } from "./chart-fragments.js";
import { dayOfItem, daysOf } from "./chart-items.js";
import { ChartView } from "./chart-view.js";
import { snapWindow } from "./dates.js";
import { restoreFocus, saveState } from "./focus.js";
import { gestures } from "./gestures.js";
import { LoadingBar, announce, fetchPage, updateControls, updateList } from "./page-update.js";
import { Viewport } from "./viewport.js";

/** @typedef {import("./chart-fragments.js").Fragment} Fragment */
/** How to navigate. @typedef {{ push?: boolean, restore?: { scroll?: number, focus?: string | null }, focusList?: boolean }} NavigationOptions */

/** The least time between two replacements of the drawing while the window moves, in milliseconds. */
const SWAP_INTERVAL = 400;

/** How long after the last move another one belongs to the same entry in the history, in milliseconds. */
const SAME_ENTRY = 2000;

/** The widest drawing that the server makes, in CSS pixels. */
const MAX_WIDTH = 2560;

/** A chart that can be moved, with the list that belongs to it. */
export class Timeline {
  /** @param {HTMLElement} section */
  constructor(section) {
    this.section = section;
    this.viewport = new Viewport(...daysOf(section));
    this.view = new ChartView(section, this.viewport);
    this.fragments = new ChartFragments(section);
    this.loadingBar = new LoadingBar(section);
    this.results = /** @type {HTMLElement} */ (document.querySelector("[data-results]"));
    this.setLimits();
    this.brush = new Brush(section, this.viewport);
    /** The window when the viewport was last at rest. */
    this.restWindow = [this.viewport.a, this.viewport.b];
    /** When it was, if it had been moved. */
    this.restTime = -Infinity;
    /** The address of the view that is shown. */
    this.address = location.pathname + location.search;
    /** @type {AbortController | undefined} the request for a page */
    this.request = undefined;
    /** When the drawing was last replaced. */
    this.lastSwap = 0;
    /** Whether a drawing could not be fetched since the viewport was last at rest. */
    this.failed = false;
    section.classList.add("interactive");
    this.viewport.addEventListener("move", () => this.onMove());
    this.viewport.addEventListener("rest", () => this.onRest());
    this.view.addEventListener("resize", () => this.onResize());
    // A reader who moves the chart first comes near it; by then the first drawing to move into can be there.
    for (const type of ["pointerover", "focusin"]) section.addEventListener(type, () => this.fragments.prefetch([this.wideFragment()]), { once: true });
    gestures(this.view);
  }

  /** Limits the viewport to the timeline, or to the window that the server has drawn if that is longer. */
  setLimits() {
    const [first, end] = daysIn(this.section.dataset.whole);
    const { a, b } = this.view;
    this.viewport.limits = [Math.min(first, a), Math.max(end, b)];
  }

  show() {
    this.view.show();
    this.brush.show();
  }

  onMove() {
    this.section.classList.add("moving");
    this.show();
    const { a, b, length, limits } = this.viewport;
    const [low, high] = limits;
    const margin = length / 10;
    const nearEdge = (/** @type {{ a: number, b: number }} */ drawn, edge = margin) => (a < drawn.a + edge && drawn.a > low) || (b > drawn.b - edge && drawn.b < high);
    const offScale = (/** @type {number} */ stretch, most = 1.5) => stretch > most || stretch < 1 / most;
    if (this.failed || !(nearEdge(this.view) || offScale(this.view.stretch))) return;
    // A replacement may cost a frame.
    if (performance.now() - this.lastSwap < SWAP_INTERVAL) return;
    const { width } = this.view;
    const coming = this.fragments.inFlight?.fragment;
    if (coming && !nearEdge(coming, 0) && !offScale(((coming.b - coming.a) / length) * (width / coming.width), 2)) return;
    this.loadingBar.during(this.fragments.get(this.wideFragment())).then(
      // If it comes too late to be of use, the next frame requests another.
      (fragment) => this.viewport.moving && !nearEdge(fragment, 0) && this.draw(fragment),
      (error) => (this.failed ||= error.name !== "AbortError"),
    );
  }

  /** A fragment that extends beyond the window on both sides, so that there is something to move into. */
  wideFragment() {
    const { a, b, length } = this.viewport;
    const { width } = this.view;
    const margin = (length * Math.max(Math.min(0.5, MAX_WIDTH / width - 1), 0)) / 2;
    const [from, to] = this.snap(a - margin, b + margin);
    return this.fragments.describe(from, to, (width * (to - from)) / length);
  }

  /**
   * @param {Fragment} fragment
   * @param {boolean} [exact] whether it shows the window and nothing beyond
   */
  draw(fragment, exact = false) {
    const drawing = parseFragment(fragment.html);
    if (!drawing) return;
    this.view.swap(drawing, exact);
    this.lastSwap = performance.now();
  }

  /**
   * Does what a button or key asks for, unless the button says that it would change nothing.
   * @param {string} command
   */
  command(command) {
    const { section, viewport } = this;
    const idle = !viewport.moving && !this.results.ariaBusy && section.querySelector(`[data-move="${command}"]:not([href])`);
    if (!idle) viewport.command(command, this.middle());
  }

  /** The day to zoom in on: that of the event that has the focus or is under the pointer, or else the middle of the events. */
  middle() {
    for (const state of [":focus-within", ":hover"]) {
      const item = document.querySelector(`.scene [role=listitem] a${state}`);
      if (item) return dayOfItem(item);
      const listed = /** @type {HTMLElement | null} */ (document.querySelector(`[data-results] [data-day]${state}`));
      if (listed) return Number(listed.dataset.day);
    }
    return Number(this.section.dataset.middle);
  }

  /**
   * The nearest window of whole days, months or years within the limits.
   * @param {number} a
   * @param {number} b
   */
  snap(a, b) {
    return snapWindow(a, b, this.viewport.limits);
  }

  /** The window gets a drawing of its own, its list, and an entry in the history. */
  async onRest() {
    const { viewport, section } = this;
    const [a, b] = this.snap(viewport.a, viewport.b);
    const distance = Math.max(Math.abs(a - viewport.a), Math.abs(b - viewport.b));
    if (distance > 1e-6) {
      // A difference that can be seen is animated.
      if ((distance / viewport.length) * this.view.width > 3) return viewport.animateTo(a, b);
      viewport.jump(a, b);
      this.show();
    }
    this.failed = false;
    const unchanged = a === this.restWindow[0] && b === this.restWindow[1];
    this.restWindow = [a, b];
    const drawn = this.redraw();
    if (unchanged) return section.classList.remove("moving");
    const query = String(withWindow(section.dataset, a, b));
    const address = (section.dataset.home ?? "/") + (query && `?${query}`);
    if (performance.now() - this.restTime < SAME_ENTRY) history.replaceState(history.state, "", address);
    else {
      saveState();
      history.pushState({ scroll: scrollY }, "", address);
    }
    this.restTime = performance.now();
    this.address = address;
    try {
      const { page, url } = await this.fetchView(address);
      this.update(page);
      history.replaceState(history.state, "", url);
      this.address = location.pathname + location.search;
      await drawn;
      announce(section.querySelector(".chart-tools .figures")?.textContent?.replace(" ·", ",") ?? "");
    } catch (error) {
      this.announceError(error);
    }
  }

  /**
   * Shows the controls, the list and the histogram of another view.
   * @param {Document} page
   */
  update(page) {
    this.section.classList.remove("moving");
    updateControls(this.section, /** @type {HTMLElement} */ (page.querySelector("[data-chart]")));
    updateList(page);
    this.brush.update(page);
    this.view.printable = /** @type {HTMLElement} */ (page.querySelector("[data-chart] .drawing"));
  }

  /** Fetches and shows the drawing of the window, and then prefetches those that the reader may want next. */
  async redraw() {
    const { viewport, fragments, view } = this;
    const { a, b, length } = viewport;
    const fragment = (/** @type {number} */ from, /** @type {number} */ to) => {
      const [first, end] = this.snap(...viewport.clamp(from, to));
      return fragments.describe(first, end, view.width);
    };
    try {
      if (view.a !== a || view.b !== b || !view.fits) {
        const exact = await this.loadingBar.during(fragments.get(fragment(a, b)));
        if (viewport.moving || a !== viewport.a || b !== viewport.b) return;
        this.draw(exact, true);
      }
      const half = length / 2;
      fragments.prefetch([this.wideFragment(), fragment(a + half / 2, b - half / 2), fragment(a - half, b + half), fragment(a - half, b - half), fragment(a + half, b + half)]);
    } catch (error) {
      this.announceError(error);
    }
  }

  /** Labels that are too close together or too far apart need a drawing for the new width. */
  onResize() {
    if (!this.viewport.moving && !this.view.fits) this.redraw();
  }

  /** @param {string} address */
  fetchView(address) {
    this.request?.abort();
    const request = (this.request = new AbortController());
    this.results.ariaBusy = "true";
    return this.loadingBar.during(fetchPage(address, request.signal)).finally(() => {
      if (this.request === request) this.results.ariaBusy = null;
    });
  }

  /** @param {any} error */
  announceError(error) {
    if (error?.name !== "AbortError") announce(this.section.dataset.loadError ?? "");
  }

  /**
   * Shows another view of the timeline in place, or loads its page if that fails.
   * @param {string} address
   * @param {NavigationOptions} options
   */
  async navigate(address, { push = true, restore, focusList = false } = {}) {
    try {
      const { page, url } = await this.fetchView(address);
      const section = /** @type {HTMLElement} */ (page.querySelector("[data-chart]"));
      const [a, b] = daysOf(section);
      const { request, fragments, view, viewport } = this;
      const exact = fragments.describe(a, b, view.width, section.dataset);
      const fragment = await this.loadingBar.during(fragments.get(exact)).catch(() => null);
      if (this.request !== request) return;
      if (push) saveState();
      this.restTime = -Infinity;
      this.update(page);
      viewport.jump(a, b);
      this.restWindow = [a, b];
      if (fragment) this.draw(fragment, true);
      else view.swap(/** @type {HTMLElement} */ (section.querySelector(".drawing")), true);
      this.setLimits();
      this.show();
      if (push) history.pushState({ scroll: scrollY }, "", url);
      this.address = location.pathname + location.search;
      announce(this.results.querySelector(".sentence")?.textContent ?? "");
      if (focusList) /** @type {HTMLElement | null} */ (this.results.querySelector("h3 a") ?? this.results.querySelector("#_list"))?.focus();
      if (restore) {
        scrollTo(0, restore.scroll ?? scrollY);
        restoreFocus(restore.focus);
      }
    } catch (error) {
      if (/** @type {Error} */ (error).name !== "AbortError") location.assign(address);
    }
  }
}
