// The viewport: the stretch of time that the chart shows. It moves, and comes to rest. It knows neither drawing nor address.

/** How long after the last input it is at rest, in milliseconds. */
const REST_DELAY = 300;

/** The duration of an animation, in milliseconds. */
const DURATION = 240;

const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)");

/** Whether the reader wants no animation. */
export const prefersReducedMotion = () => reducedMotion.matches;

/**
 * From day `a` to before day `b`, in fractions of days while it moves. Fires `move` at most once a frame, and `rest` once
 * nothing has moved it for a while.
 */
export class Viewport extends EventTarget {
  /**
   * @param {number} a
   * @param {number} b
   */
  constructor(a, b) {
    super();
    /** @type {[number, number]} the first day, and the day after the last, that it can show */
    this.limits = [a, b];
    this.a = a;
    this.b = b;
    /** Whether a pointer holds it: it is not at rest before it is released. */
    this.held = false;
    this.moving = false;
    /** The next frame that fires `move`. */
    this.frame = 0;
    /** The next frame of the animation. */
    this.animation = 0;
    this.restTimer = 0;
    /** @type {[number, number] | undefined} where the animation ends */
    this.target = undefined;
  }

  get length() {
    return this.b - this.a;
  }

  /**
   * The nearest window that is within the limits and at least a day long.
   * @param {number} a
   * @param {number} b
   * @returns {[number, number]}
   */
  clamp(a, b) {
    const [low, high] = this.limits;
    const length = Math.min(Math.max(b - a, 1), high - low);
    const from = Math.min(Math.max(length === b - a ? a : (a + b - length) / 2, low), high - length);
    return [from, from + length];
  }

  /**
   * Moves to the nearest possible window at once.
   * @param {number} a
   * @param {number} b
   */
  set(a, b) {
    [this.a, this.b] = this.clamp(a, b);
    this.moving = true;
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.dispatchEvent(new Event("move"));
    });
    this.scheduleRest();
  }

  /**
   * Shows a window that has a page of its own: nothing moves, and no event is fired.
   * @param {number} a
   * @param {number} b
   */
  jump(a, b) {
    this.stop();
    clearTimeout(this.restTimer);
    Object.assign(this, { a, b, moving: false });
  }

  scheduleRest() {
    clearTimeout(this.restTimer);
    this.restTimer = window.setTimeout(() => {
      if (this.held || this.animation) return this.scheduleRest();
      this.moving = false;
      this.dispatchEvent(new Event("rest"));
    }, REST_DELAY);
  }

  /** A pointer takes hold of it. */
  hold() {
    this.stop();
    this.held = true;
  }

  /** The pointer lets go. */
  release() {
    this.held = false;
    this.scheduleRest();
  }

  /** @param {number} days */
  pan(days) {
    this.set(this.a + days, this.b + days);
  }

  /**
   * Makes the window longer or shorter about a fixed point.
   * @param {number} factor
   * @param {number} fraction where the point is in the window, from 0 to 1
   */
  zoom(factor, fraction) {
    const length = Math.min(Math.max(this.length * factor, 1), this.limits[1] - this.limits[0]);
    const a = this.a + (this.length - length) * fraction;
    this.set(a, a + length);
  }

  /** Ends an animation. */
  stop() {
    cancelAnimationFrame(this.animation);
    this.animation = 0;
    this.target = undefined;
  }

  /**
   * Calls a function each frame until it returns `false`. The viewport is not at rest before that.
   * @param {(elapsed: number) => boolean} step takes the milliseconds since the last frame
   */
  animate(step) {
    this.stop();
    let last = performance.now();
    const frame = (/** @type {number} */ now) => {
      const more = step(Math.max(now - last, 0));
      last = now;
      if (more) this.animation = requestAnimationFrame(frame);
      else this.stop();
    };
    this.animation = requestAnimationFrame(frame);
    this.scheduleRest();
  }

  /**
   * Moves to another window smoothly. If the length changes, the point that divides both windows alike stays in place.
   * @param {number} a
   * @param {number} b
   */
  animateTo(a, b) {
    this.stop();
    [a, b] = this.clamp(a, b);
    if (prefersReducedMotion()) return this.set(a, b);
    const [a0, l0, ratio] = [this.a, this.length, (b - a) / this.length];
    const sameLength = Math.abs(ratio - 1) < 0.01;
    const fixed = sameLength ? 0 : (a0 - a) / (b - a - l0);
    let time = 0;
    this.animate((elapsed) => {
      time = Math.min(time + elapsed, DURATION);
      const eased = 1 - (1 - time / DURATION) ** 3;
      const length = l0 * ratio ** eased;
      const from = sameLength ? a0 + (a - a0) * eased : a0 + (l0 - length) * fixed;
      if (time === DURATION) this.set(a, b);
      else this.set(from, from + length);
      return time < DURATION;
    });
    this.target = [a, b];
  }

  /**
   * Does what a button or key asks for. During an animation it starts from where that ends.
   * @param {string} command `earlier`, `later`, `in`, `out` or `whole`
   * @param {number} [middle] the day to zoom in on, if it is in the window
   */
  command(command, middle = NaN) {
    const [a, b] = this.target ?? [this.a, this.b];
    const half = (b - a) / 2;
    // The window after zooming in is within the one before.
    const from = Math.min(Math.max(middle >= a && middle <= b ? middle - half / 2 : a + half / 2, a), b - half);
    if (command === "earlier") this.animateTo(a - half, b - half);
    else if (command === "later") this.animateTo(a + half, b + half);
    else if (command === "in") this.animateTo(from, from + half);
    else if (command === "out") this.animateTo(a - half, b + half);
    else this.animateTo(...this.limits);
  }
}
