// The timeline's page: chart, list, counts and address follow one window.
import { Brush } from "./brush.js";
import { Waiting, adoptList, adoptTools, announce, fetchPage } from "./exchange.js";
import { Fragments, parsed, whole, withWindow } from "./fragments.js";
import { keepPlace, refocus } from "./focus.js";
import { gestures } from "./gestures.js";
import { Picture, daysOf } from "./picture.js";
import { pointing } from "./pointing.js";
import { rounded } from "./days.js";
import { Span } from "./span.js";

/** How the view is gone to. @typedef {{ push?: boolean, place?: { scroll?: number, focus?: string | null }, top?: boolean }} How */

/** The least time between two exchanges of the drawing while the window moves, in milliseconds. */
const PAUSE = 400;

/** A chart that can be moved, with the list that belongs to it. */
export class Timeline {
  /** @param {HTMLElement} section */
  constructor(section) {
    this.section = section;
    this.span = new Span(...daysOf(section));
    this.picture = new Picture(section, this.span);
    this.fragments = new Fragments(section);
    this.waiting = new Waiting(section);
    this.results = /** @type {HTMLElement} */ (document.querySelector("[data-results]"));
    this.limit();
    this.brush = new Brush(section, this.span);
    /** The window at the last rest. */
    this.rest = [this.span.a, this.span.b];
    /** The view that is shown. */
    this.address = location.pathname + location.search;
    /** @type {AbortController | undefined} of the page that is asked for */
    this.asked = undefined;
    /** When a drawing was last exchanged. */
    this.exchanged = 0;
    /** Whether a drawing could not be had since the last rest. */
    this.missed = false;
    /** Whether the list is gone to when the window is at rest. */
    this.toList = false;
    section.classList.add("interactive");
    this.span.addEventListener("move", () => this.move());
    this.span.addEventListener("rest", () => this.settle());
    this.picture.addEventListener("resize", () => this.fit());
    // Nobody moves the chart without coming near it; the first drawing to move into can be there by then.
    for (const type of ["pointerover", "focusin"]) section.addEventListener(type, () => this.fragments.ahead([this.wide()]), { once: true });
    gestures(this.picture);
    pointing(this.picture, this.results);
  }

  /** The window goes no farther than the timeline, or than the server itself has gone. */
  limit() {
    const [first, end] = whole(this.section.dataset);
    const { a, b } = this.picture;
    this.span.limits = [Math.min(first, a), Math.max(end, b)];
  }

  show() {
    this.picture.show();
    this.brush.show();
  }

  move() {
    this.show();
    const { a, b, length, limits } = this.span;
    const [low, high] = limits;
    const edge = length / 10;
    const far = (/** @type {{ a: number, b: number }} */ at, rim = edge) => (a < at.a + rim && at.a > low) || (b > at.b - rim && at.b < high);
    const off = (/** @type {number} */ stretch, much = 1.5) => stretch > much || stretch < 1 / much;
    if (this.missed || !(far(this.picture) || off(this.picture.stretch))) return;
    // An exchange may cost a frame: while the window moves there are only so many.
    if (performance.now() - this.exchanged < PAUSE) return;
    const { width } = this.picture;
    const flying = this.fragments.flying?.wanted;
    if (flying && !far(flying, 0) && !off(((flying.b - flying.a) / length) * (width / flying.width), 2)) return;
    this.waiting.until(this.fragments.get(this.wide())).then(
      // Where it came too late to be of use, the next frame asks for another.
      (fragment) => this.span.moving && !far(fragment, 0) && this.draw(fragment),
      (error) => (this.missed ||= error.name !== "AbortError"),
    );
  }

  /** A drawing with as much to move into as a drawing may be wide. */
  wide() {
    const { a, b, length } = this.span;
    const { width } = this.picture;
    const more = (length * Math.max(Math.min(0.5, 2560 / width - 1), 0)) / 2;
    const [from, to] = this.near(a - more, b + more);
    return this.fragments.wanted(from, to, (width * (to - from)) / length);
  }

  /**
   * @param {import("./fragments.js").Fragment} fragment
   * @param {boolean} [exact] whether it is what the window shows, and no more
   */
  draw(fragment, exact = false) {
    const next = parsed(fragment.text);
    const drawing = /** @type {HTMLElement | null} */ (next?.querySelector(".drawing"));
    if (!next || !drawing) return;
    if (exact) adoptTools(this.section, next);
    this.picture.swap(drawing, exact);
    this.exchanged = performance.now();
  }

  /**
   * A window on the borders of days, months or years, within the limits.
   * @param {number} a
   * @param {number} b
   */
  near(a, b) {
    return rounded(a, b, this.span.limits);
  }

  /**
   * Moves to a window, and on to its list where that is wanted.
   * @param {number} a
   * @param {number} b
   * @param {boolean} toList
   */
  open(a, b, toList) {
    this.toList = toList;
    this.span.to(a, b);
  }

  /** The window is at rest: it gets its own drawing, its list, and its place in the history. */
  async settle() {
    const { span, section } = this;
    const [a, b] = this.near(span.a, span.b);
    const off = Math.max(Math.abs(a - span.a), Math.abs(b - span.b));
    if (off > 1e-6) {
      // A step that can be seen is not made at once.
      if ((off / span.length) * this.picture.width > 3) return span.to(a, b);
      Object.assign(span, { a, b });
      this.show();
    }
    this.missed = false;
    const same = a === this.rest[0] && b === this.rest[1];
    this.rest = [a, b];
    const drawn = this.redraw();
    if (same) return this.list();
    keepPlace();
    const query = String(withWindow(section.dataset, a, b));
    const address = (section.dataset.home ?? "/") + (query && `?${query}`);
    history.pushState({ scroll: scrollY }, "", address);
    this.address = address;
    try {
      const { page, url } = await this.ask(address);
      adoptList(page);
      this.brush.take(page);
      history.replaceState(history.state, "", url);
      this.address = location.pathname + location.search;
      this.list();
      await drawn;
      announce(section.querySelector(".chart-tools .figures")?.textContent?.replace(" ·", ",") ?? "");
    } catch (error) {
      this.sorry(error);
    }
  }

  /** Goes to the list, where that is wanted. */
  list() {
    if (this.toList) /** @type {HTMLElement | null} */ (document.querySelector("#_list"))?.focus();
    this.toList = false;
  }

  /** Fetches and shows the drawing for the window, and then what is likely wanted next. */
  async redraw() {
    const { span, fragments, picture } = this;
    const { a, b, length } = span;
    const at = (/** @type {number} */ from, /** @type {number} */ to) => {
      const [first, end] = this.near(...span.clamped(from, to));
      return fragments.wanted(first, end, picture.width);
    };
    try {
      if (picture.a !== a || picture.b !== b || Math.abs(picture.stretch - 1) > 0.12) {
        const fragment = await this.waiting.until(fragments.get(at(a, b)));
        if (span.moving || a !== span.a || b !== span.b) return;
        this.draw(fragment, true);
      }
      const half = length / 2;
      fragments.ahead([this.wide(), at(a + half / 2, b - half / 2), at(a - half, b + half), at(a - half, b - half), at(a + half, b + half)]);
    } catch (error) {
      this.sorry(error);
    }
  }

  /** Another width asks for another drawing, where the letters would stand too near or too far. */
  fit() {
    const { stretch } = this.picture;
    if (!this.span.moving && (stretch > 1.12 || stretch < 0.88)) this.redraw();
  }

  /** @param {string} address */
  ask(address) {
    this.asked?.abort();
    const asked = (this.asked = new AbortController());
    this.results.ariaBusy = "true";
    return this.waiting.until(fetchPage(address, asked.signal)).finally(() => {
      if (this.asked === asked) this.results.ariaBusy = null;
    });
  }

  /** @param {any} error */
  sorry(error) {
    if (error?.name !== "AbortError") announce(this.section.dataset.loadError ?? "");
  }

  /**
   * Goes to another view of the same page; to a page of its own where that fails.
   * @param {string} address
   * @param {How} how
   */
  async go(address, { push = true, place, top = false } = {}) {
    try {
      const { page, url } = await this.ask(address);
      const section = /** @type {HTMLElement} */ (page.querySelector("[data-chart]"));
      const [a, b] = daysOf(section);
      const { asked, fragments, picture, span } = this;
      const exact = fragments.wanted(a, b, picture.width, section.dataset);
      const fragment = await this.waiting.until(fragments.get(exact)).catch(() => null);
      if (this.asked !== asked) return;
      if (push) keepPlace();
      adoptTools(this.section, section);
      adoptList(page);
      this.brush.take(page);
      Object.assign(span, { a, b, moving: false });
      span.stop();
      clearTimeout(span.timer);
      this.rest = [a, b];
      if (fragment) this.draw(fragment, true);
      else picture.swap(/** @type {HTMLElement} */ (section.querySelector(".drawing")), true);
      this.limit();
      this.show();
      if (push) history.pushState({ scroll: scrollY }, "", url);
      this.address = location.pathname + location.search;
      announce(this.results.querySelector(".sentence")?.textContent ?? "");
      this.toList = top;
      this.list();
      if (place) {
        scrollTo(0, place.scroll ?? scrollY);
        refocus(place.focus);
      }
    } catch (error) {
      if (/** @type {Error} */ (error).name !== "AbortError") location.assign(address);
    }
  }
}
