// The window: a stretch of time that moves, and comes to rest. It knows no drawing and no address.

/** How long after the last input it is at rest, in milliseconds. */
const REST = 300;

/** How long it takes to move by itself. */
const GLIDE = 240;

const still = matchMedia("(prefers-reduced-motion: reduce)");

/** Whether the reader wants nothing to move by itself. */
export const reduced = () => still.matches;

/**
 * From `a` to before `b`, in days, while it moves in fractions of them. Fires `move` at most once a frame, and `rest` once
 * nothing has moved it for a while.
 */
export class Span extends EventTarget {
  /**
   * @param {number} a
   * @param {number} b
   */
  constructor(a, b) {
    super();
    /** @type {[number, number]} beyond which it does not go */
    this.limits = [a, b];
    this.a = a;
    this.b = b;
    this.held = false;
    this.moving = false;
    this.frame = 0;
    this.glide = 0;
    this.timer = 0;
    /** @type {[number, number] | undefined} where it goes by itself */
    this.goal = undefined;
  }

  get length() {
    return this.b - this.a;
  }

  /**
   * The nearest window that lies within the limits and is at least a day.
   * @param {number} a
   * @param {number} b
   * @returns {[number, number]}
   */
  clamped(a, b) {
    const [low, high] = this.limits;
    const length = Math.min(Math.max(b - a, 1), high - low);
    const from = Math.min(Math.max(length === b - a ? a : (a + b - length) / 2, low), high - length);
    return [from, from + length];
  }

  /**
   * Shows from `a` to `b`, as far as that lies within the limits and is at least a day.
   * @param {number} a
   * @param {number} b
   */
  set(a, b) {
    [this.a, this.b] = this.clamped(a, b);
    this.moving = true;
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.dispatchEvent(new Event("move"));
    });
    this.wait();
  }

  /** Counts the time to rest anew. */
  wait() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      if (this.held || this.glide) return this.wait();
      this.moving = false;
      this.dispatchEvent(new Event("rest"));
    }, REST);
  }

  /**
   * @param {number} days
   */
  pan(days) {
    this.set(this.a + days, this.b + days);
  }

  /**
   * Makes the window longer or shorter about a point, which stays where it is.
   * @param {number} factor
   * @param {number} at the point's share of the window, from 0 to 1
   */
  zoom(factor, at) {
    const length = Math.min(Math.max(this.length * factor, 1), this.limits[1] - this.limits[0]);
    const a = this.a + (this.length - length) * at;
    this.set(a, a + length);
  }

  /** Ends what moves by itself. */
  stop() {
    cancelAnimationFrame(this.glide);
    this.glide = 0;
    this.goal = undefined;
  }

  /**
   * Calls a function each frame until it is done. The window is not at rest before.
   * @param {(passed: number) => boolean} step takes the milliseconds since the last frame; whether it goes on
   */
  run(step) {
    this.stop();
    let last = performance.now();
    const frame = (/** @type {number} */ now) => {
      const more = step(Math.max(now - last, 0));
      last = now;
      if (more) this.glide = requestAnimationFrame(frame);
      else this.stop();
    };
    this.glide = requestAnimationFrame(frame);
    this.wait();
  }

  /**
   * Goes to another window, through those between: where the length changes, about the point that both share.
   * @param {number} a
   * @param {number} b
   */
  to(a, b) {
    this.stop();
    [a, b] = this.clamped(a, b);
    if (reduced()) return this.set(a, b);
    const [a0, l0, ratio] = [this.a, this.length, (b - a) / this.length];
    const even = Math.abs(ratio - 1) < 0.01;
    const share = even ? 0 : (a0 - a) / (b - a - l0);
    let time = 0;
    this.run((passed) => {
      time = Math.min(time + passed, GLIDE);
      const eased = 1 - (1 - time / GLIDE) ** 3;
      const length = l0 * ratio ** eased;
      const from = even ? a0 + (a - a0) * eased : a0 + (l0 - length) * share;
      if (time === GLIDE) this.set(a, b);
      else this.set(from, from + length);
      return time < GLIDE;
    });
    this.goal = [a, b];
  }

  /**
   * Moves as a button or key says, from where the window is or is going to.
   * @param {string} move
   */
  act(move) {
    const [a, b] = this.goal ?? [this.a, this.b];
    const half = (b - a) / 2;
    if (move === "earlier") this.to(a - half, b - half);
    else if (move === "later") this.to(a + half, b + half);
    else if (move === "in") this.to(a + half / 2, b - half / 2);
    else if (move === "out") this.to(a - half, b + half);
    else this.to(...this.limits);
  }
}
