// Measurements inside the page.

/**
 * How to read the state of a target's page. The functions run in the page.
 * @typedef {object} How
 * @property {() => boolean} drawn whether the drawing is in the document
 * @property {() => boolean} usable whether the chart can be moved
 * @property {() => Element} chart
 * @property {() => Element[]} drawings the chart may hold several: for several widths, or the last while the next fades in
 * @property {() => Element} plot the element with the events, which is dragged
 * @property {() => string} window the window that is shown, as any text
 */

/** @type {Record<import("./page.js").Target, How>} */
const HOW = {
  sourceline: {
    drawn: () => !!document.querySelector("section.chart:has(.scene) + *"), // The element after it shows that it is complete.
    usable: () => !!document.querySelector("section.chart.interactive"),
    chart: () => /** @type {Element} */ (document.querySelector("section.chart")),
    drawings: () => [...document.querySelectorAll("section.chart .drawing")],
    plot: () => /** @type {Element} */ (document.querySelector("section.chart .drawings")),
    window: () => [...document.querySelectorAll(".drawings .scene")].map((scene) => scene.getAttribute("style")).join(),
  },
  floor: {
    drawn: () => !!document.querySelector("#chart + *"),
    usable: () => !!document.querySelector("#chart + *"),
    chart: () => /** @type {Element} */ (document.querySelector("#chart")),
    drawings: () => [...document.querySelectorAll("#chart")],
    plot: () => /** @type {Element} */ (document.querySelector("#chart")),
    window: () => "",
  },
  vis: {
    drawn: () => !!globalThis.drawn,
    usable: () => !!globalThis.drawn,
    chart: () => /** @type {Element} */ (document.querySelector("#chart")),
    drawings: () => [...document.querySelectorAll("#chart")],
    plot: () => /** @type {Element} */ (document.querySelector("#chart .vis-center")),
    window: () => JSON.stringify(globalThis.timeline?.getWindow()),
  },
};

/**
 * The script that runs in the page before anything else. It is a single text, since the site's content security policy
 * forbids evaluating text as code.
 * @param {import("./page.js").Target} target
 */
export function watching(target) {
  const how = Object.entries(HOW[target]).map(([name, body]) => `${name}: ${body}`);
  return `(${watch})({ ${how.join(", ")} });`;
}

/** @param {How} how */
function watch({ drawn, usable, chart, drawings, plot, window }) {
  const frame = () => new Promise((next) => requestAnimationFrame(next));

  /** @param {() => boolean} holds */
  const until = async (holds) => {
    while (!holds()) await frame();
  };
  const all = (/** @type {Element | Document} */ of) => of.getElementsByTagName("*").length;
  let recording = false;
  /** @type {number[]} */
  let times = [];
  const count = () => ({ page: all(document), chart: all(chart()), drawing: Math.max(...drawings().map(all)) });
  /** @type {ReturnType<typeof count>[]} */
  let counts = [];
  let moved = 0;

  /** The chart is drawn once nothing has changed for this many milliseconds. */
  const REST = 300;
  /** Attributes that change what is seen. */
  const PLACES = ["style", "transform", "x", "y", "width", "height", "d", "viewBox"];
  /** The time of the frame after the last visible change in the plot. */
  const rested = async () => {
    let dirty = true;
    let last = 0;
    const observer = new MutationObserver(() => (dirty = true));
    observer.observe(plot(), { subtree: true, childList: true, characterData: true, attributeFilter: PLACES });
    do {
      const before = dirty;
      dirty = false;
      await frame();
      if (before) last = performance.now();
    } while (dirty || performance.now() - last < REST);
    observer.disconnect();
    return last;
  };

  globalThis.sight = {
    shown: (async () => {
      const live = until(usable).then(frame).then(() => performance.now());
      await until(drawn);
      return { drawn: await rested(), usable: await live };
    })(),
    fcp: async () => {
      while (true) {
        const [paint] = performance.getEntriesByName("first-contentful-paint");
        if (paint) return paint.startTime;
        await frame();
      }
    },
    count,
    centre: () => {
      const { left, right, top, bottom } = plot().getBoundingClientRect();
      return { x: (Math.max(left, 0) + Math.min(right, innerWidth)) / 2, y: (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2 };
    },
    record: () => {
      [recording, times, counts, moved] = [true, [], [], 0];
      let before = window();
      const step = (/** @type {number} */ time) => {
        if (!recording) return;
        const now = window();
        if (now !== before) moved += 1;
        before = now;
        if (times.push(time) % 15 === 0) counts.push(count());
        requestAnimationFrame(step);
      };
      requestAnimationFrame(step);
    },
    recorded: async () => {
      await frame();
      await frame();
      recording = false;
      return { distances: times.slice(1).map((time, n) => time - times[n]), moved, counts };
    },
  };
}
