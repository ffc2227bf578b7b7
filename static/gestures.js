// Pointers and the wheel over the chart: a drag pans, a pinch or Ctrl and the wheel zoom, the wheel alone scrolls the page.
import { DRAG_THRESHOLD } from "./pointing.js";
import { readSetting, storeSetting } from "./storage.js";
import { prefersReducedMotion } from "./viewport.js";


/** The time constant of inertia, in milliseconds, and the speed at which it ends, in CSS pixels per millisecond. */
const INERTIA = 325;
const MIN_SPEED = 0.02;

/** @param {import("./chart-view.js").ChartView} view */
export function gestures(view) {
  const { container, viewport } = view;
  /** @type {Map<number, number>} the position of each pointer */
  const down = new Map();
  let start = 0;
  let dragging = false;
  /** @type {{ x: number, time: number }[]} the last positions */
  let recent = [];
  const days = (/** @type {number} */ pixels) => (pixels * viewport.length) / view.width;

  container.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    if (viewport.animation) viewport.stop();
    if (!down.size) {
      dragging = false;
      start = event.clientX;
    }
    down.set(event.pointerId, event.clientX);
    recent = [];
  });

  container.addEventListener("pointermove", (event) => {
    const before = down.get(event.pointerId);
    if (before === undefined) return;
    if (!event.buttons) return up(event); // It was released outside the window.
    const x = event.clientX;
    if (!dragging) {
      if (down.size < 2 && Math.abs(x - start) < DRAG_THRESHOLD) return;
      dragging = true;
      viewport.hold();
      container.classList.add("dragging");
      // Not earlier: a click goes to the mark under the pointer.
      for (const id of down.keys()) container.setPointerCapture(id);
    }
    if (down.size === 1) {
      viewport.pan(days(before - x));
      recent = [...recent.slice(-8), { x, time: event.timeStamp }];
    } else {
      const [other] = [...down].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
      const scale = Math.max(Math.abs(x - other), 20) / Math.max(Math.abs(before - other), 20);
      viewport.zoom(1 / scale, view.fraction(other));
    }
    down.set(event.pointerId, x);
  });

  const up = (/** @type {PointerEvent} */ event) => {
    if (!down.delete(event.pointerId) || down.size) return;
    container.classList.remove("dragging");
    if (!dragging) return;
    viewport.release();
    const from = recent.find(({ time }) => event.timeStamp - time < 80);
    const last = recent.at(-1);
    if (event.type !== "pointerup" || prefersReducedMotion() || !from || !last || last.time === from.time) return;
    let speed = (last.x - from.x) / (last.time - from.time);
    viewport.animate((elapsed) => {
      viewport.pan(days(-speed * elapsed));
      speed *= Math.exp(-elapsed / INERTIA);
      return Math.abs(speed) > MIN_SPEED;
    });
  };
  container.addEventListener("pointerup", up);
  container.addEventListener("pointercancel", up);
  // A drag moves the chart, not the address of the mark under the pointer, and opens nothing.
  container.addEventListener("dragstart", (event) => event.preventDefault());
  container.addEventListener("click", (event) => {
    if (!dragging || event.detail === 0) return;
    dragging = false;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);

  container.addEventListener("wheel", (event) => {
    const unit = [1, 16, 400][event.deltaMode];
    const zooms = event.ctrlKey || event.metaKey;
    const across = event.shiftKey && !event.deltaX ? event.deltaY : event.deltaX;
    if (zooms) {
      event.preventDefault();
      viewport.stop();
      // A notch of a wheel is about 100 pixels; a pinch on a touch pad sends many small steps.
      const notch = Math.min(Math.max(event.deltaY * unit, -120), 120);
      viewport.zoom(Math.exp(notch * (Math.abs(notch) < 50 ? 0.01 : 0.003)), view.fraction(event.clientX));
    } else if (Math.abs(across) > Math.abs(event.deltaY) || (event.shiftKey && across)) {
      event.preventDefault();
      viewport.stop();
      viewport.pan(days(across * unit));
    } else if (event.deltaY) hint(container);
  }, { passive: false });
}

/**
 * Explains once in a session how to zoom with the wheel.
 * @param {HTMLElement} container
 */
function hint(container) {
  const line = /** @type {HTMLElement | null} */ (container.parentElement?.querySelector(".wheel-hint"));
  if (!line || readSetting("hinted", "sessionStorage")) return;
  storeSetting("hinted", "yes", "sessionStorage");
  line.hidden = false;
  setTimeout(() => line.remove(), 3000);
  // Who holds the key has read it.
  addEventListener("keydown", ({ ctrlKey, metaKey }) => (ctrlKey || metaKey) && line.remove());
}
