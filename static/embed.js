// For pages of other sites that embed the timeline: makes each frame as high as its contents. A frame works without it. It may be
// on a page more than once, so it declares nothing there.
{
  /** What a frame can be high, in CSS pixels: one that asks for more scrolls. */
  const LEAST = 120;
  const MOST = 4000;

  const frames = () => /** @type {NodeListOf<HTMLIFrameElement>} */ (document.querySelectorAll("iframe[data-sourceline]"));
  /** @param {HTMLIFrameElement} frame */
  const originOf = (frame) => new URL(frame.src, location.href).origin;

  addEventListener("message", ({ data, origin, source }) => {
    const height = data?.sourceline?.height;
    if (typeof height !== "number" || !(height > 0)) return;
    for (const frame of frames()) {
      // Only the document that the page asked for, in that very frame, says how high the frame is.
      if (frame.contentWindow !== source || originOf(frame) !== origin) continue;
      frame.style.height = `${Math.min(Math.max(height, LEAST), MOST)}px`;
    }
  });
  // A frame that was ready first is asked to say it again. One that is still loading has not its own origin yet; the question is no secret.
  for (const frame of frames()) frame.contentWindow?.postMessage({ sourceline: "height?" }, "*");
}
