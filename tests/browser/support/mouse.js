// A mouse whose events carry the times that the test gives them, so that the speed of a gesture does not depend on the machine.
/** @typedef {{ x: number, y: number }} Point */

/**
 * The mouse of a page. Times are in milliseconds since the event before.
 * @param {import("playwright-core").Page} page
 */
export async function timedMouse(page) {
  const devices = await page.context().newCDPSession(page);
  let time = Date.now();
  let pressed = false;
  /** @type {Point} */
  let at = { x: 0, y: 0 };
  const send = (/** @type {"mouseMoved" | "mousePressed" | "mouseReleased"} */ type, /** @type {number} */ after) => {
    time += after;
    const button = pressed || type === "mouseReleased" ? "left" : "none";
    return devices.send("Input.dispatchMouseEvent", { type, ...at, button, buttons: pressed ? 1 : 0, clickCount: 1, timestamp: time / 1000 });
  };
  return {
    /** Presses the button at a point. @param {Point} point */
    async press(point) {
      at = point;
      await send("mouseMoved", 0);
      pressed = true;
      await send("mousePressed", 8);
    },
    /** Moves to the right by pixels in steps of 8 ms each. @param {number} by @param {number} steps */
    async move(by, steps) {
      for (let n = 0; n < steps; n += 1) {
        at = { x: at.x + by / steps, y: at.y };
        await send("mouseMoved", 8);
      }
    },
    /** Lets go. @param {number} after how long it was held still */
    async release(after) {
      pressed = false;
      await send("mouseReleased", after);
    },
  };
}

/**
 * Drags from a point to the right and holds still before letting go, so that nothing is thrown.
 * @param {import("playwright-core").Page} page
 * @param {Point} from
 * @param {number} by in pixels
 */
export async function drag(page, from, by) {
  const mouse = await timedMouse(page);
  await mouse.press(from);
  await mouse.move(by, 10);
  await mouse.release(200);
}
