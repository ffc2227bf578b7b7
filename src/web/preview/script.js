// Loads the page again when the data are no longer those it shows.
{
  const { events, version } = document.currentScript.dataset;
  new EventSource(events).addEventListener("message", ({ data }) => {
    if (data !== version) location.reload();
  });
}
