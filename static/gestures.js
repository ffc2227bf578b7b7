// Pointers and the wheel over the chart: drag pans, pinch and Ctrl with the wheel zoom, a plain wheel scrolls the page.
import { keep, recall } from "./memory.js";
import { reduced } from "./span.js";

/** How far a pointer goes before it drags, in CSS pixels. */
const SLACK = 4;

/** How soon inertia is spent, in milliseconds, and the speed below which it ends, in pixels per millisecond. */
const DECAY = 325;
const SLOW = 0.02;

/** @param {import("./picture.js").Picture} picture */
export function gestures(picture) {
  const { place, span } = picture;
  /** @type {Map<number, number>} where each pointer is */
  const down = new Map();
  let start = 0;
  let dragging = false;
  /** @type {{ x: number, time: number }[]} the last moves */
  let trail = [];
  const days = (/** @type {number} */ pixels) => (pixels * span.length) / picture.width;

  place.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    if (span.glide) span.stop();
    if (!down.size) {
      dragging = false;
      start = event.clientX;
    }
    down.set(event.pointerId, event.clientX);
    trail = [];
  });

  place.addEventListener("pointermove", (event) => {
    const before = down.get(event.pointerId);
    if (before === undefined) return;
    if (!event.buttons) return up(event); // It was let go outside.
    const x = event.clientX;
    if (!dragging) {
      if (down.size < 2 && Math.abs(x - start) < SLACK) return;
      dragging = span.held = true;
      place.classList.add("dragging");
      // Not before, so that a click goes to the mark that is under it.
      for (const id of down.keys()) place.setPointerCapture(id);
    }
    if (down.size === 1) {
      span.pan(days(before - x));
      trail = [...trail.slice(-8), { x, time: event.timeStamp }];
    } else {
      const [other] = [...down].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
      const grown = Math.max(Math.abs(x - other), 20) / Math.max(Math.abs(before - other), 20);
      span.zoom(1 / grown, picture.share(other));
    }
    down.set(event.pointerId, x);
  });

  const up = (/** @type {PointerEvent} */ event) => {
    if (!down.delete(event.pointerId) || down.size) return;
    place.classList.remove("dragging");
    span.held = false;
    if (!dragging) return;
    span.wait();
    const from = trail.find(({ time }) => event.timeStamp - time < 80);
    const last = trail.at(-1);
    if (event.type !== "pointerup" || reduced() || !from || !last || last.time === from.time) return;
    let speed = (last.x - from.x) / (last.time - from.time);
    span.run((passed) => {
      span.pan(days(-speed * passed));
      speed *= Math.exp(-passed / DECAY);
      return Math.abs(speed) > SLOW;
    });
  };
  place.addEventListener("pointerup", up);
  place.addEventListener("pointercancel", up);
  // What is dragged is the chart, not the address of the mark under the pointer; and a drag opens nothing.
  place.addEventListener("dragstart", (event) => event.preventDefault());
  place.addEventListener("click", (event) => {
    if (!dragging || event.detail === 0) return;
    dragging = false;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);

  place.addEventListener("wheel", (event) => {
    const unit = [1, 16, 400][event.deltaMode];
    const zooms = event.ctrlKey || event.metaKey;
    const across = event.shiftKey && !event.deltaX ? event.deltaY : event.deltaX;
    if (zooms) {
      event.preventDefault();
      span.stop();
      // A notch of a wheel is some 100 pixels; a pinch on a touch pad sends many small steps.
      const notch = Math.min(Math.max(event.deltaY * unit, -120), 120);
      span.zoom(Math.exp(notch * (Math.abs(notch) < 50 ? 0.01 : 0.003)), picture.share(event.clientX));
    } else if (Math.abs(across) > Math.abs(event.deltaY) || (event.shiftKey && across)) {
      event.preventDefault();
      span.stop();
      span.pan(days(across * unit));
    } else if (event.deltaY) hint(place);
  }, { passive: false });
}

/**
 * Says once how the wheel zooms.
 * @param {HTMLElement} place
 */
function hint(place) {
  const line = /** @type {HTMLElement | null} */ (place.parentElement?.querySelector(".wheel-hint"));
  if (!line || recall("hinted")) return;
  keep("hinted", "yes");
  line.hidden = false;
  setTimeout(() => line.remove(), 3000);
}
