// Runs in the browser: vis-timeline set up as its documentation recommends for many items ("Performance Tips"): items
// and groups in DataSets, no heavy styles. The third tip, to set a start and an end, makes it slower here, so it fits its
// window to the items, as by default. `?from=1890&to=1990` sets another window.

/** The first moment of a year. */
const year = (/** @type {number} */ year) => new Date(0).setUTCFullYear(year, 0, 1);

async function draw() {
  const { items, groups } = await (await fetch("/events.json")).json();
  const query = new URLSearchParams(location.search);
  globalThis.timeline = new vis.Timeline(
    document.querySelector("#chart"),
    new vis.DataSet(items),
    new vis.DataSet(groups),
    {
      height: "620px",
      verticalScroll: true,
      zoomKey: "ctrlKey",
      showCurrentTime: false,
      onInitialDrawComplete: () => {
        const { timeline } = globalThis;
        const [from, to] = ["from", "to"].map((key) => Number(query.get(key)));
        // It has fitted its window by now, but would draw the contents only when a timer fires, up to a second later.
        if (from) timeline?.setWindow(year(from), year(to + 1), { animation: false });
        else timeline?.redraw();
        globalThis.drawn = true;
      },
    },
  );
}

draw();
