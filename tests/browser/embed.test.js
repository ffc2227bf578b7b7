// Frames in pages of another site, which has another port and so another origin.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { axeViolations } from "./support/axe.js";
import { origin, reader } from "./support/browser.js";
import { EVENT } from "./support/pages.js";

/**
 * A page of another site with a frame.
 * @param {string} path of the frame
 * @param {(url: string) => Promise<void>} then
 */
async function embedding(path, then) {
  const page = `<!doctype html><html lang="en"><title>Another site</title><main><h1>Another site</h1>
    <iframe src="${origin()}${path}" title="A timeline" width="500" height="200" data-sourceline></iframe></main>
    <script src="${origin()}/embed.js" async></script></html>`;
  const server = createServer((request, response) => response.writeHead(200, { "content-type": "text/html" }).end(request.url === "/" ? page : ""));
  await new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(undefined)));
  const address = server.address();
  elsewhere = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  try {
    await then(`${elsewhere}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

let elsewhere = "";
const beyond = () => [elsewhere];

for (const path of [`/embed${EVENT}`, "/embed?theme=dark"]) {
  reader(`a frame of ${path} becomes as high as its contents in a page of another site, and keeps nothing`, { beyond }, (page) =>
    embedding(path, async (url) => {
      await page.goto(url);
      const [, frame] = page.frames();
      await frame.waitForSelector("[data-started]", { state: "attached" });
      // Without a scroll bar everything is in view.
      await frame.waitForFunction(() => innerHeight === Math.ceil(document.documentElement.getBoundingClientRect().height));
      const before = await frame.evaluate(() => innerHeight);
      await page.evaluate(() => document.querySelector("iframe")?.setAttribute("width", "290"));
      await frame.waitForFunction((before) => innerHeight > before && innerHeight >= document.documentElement.scrollHeight, before);
      // Messages of others are not believed.
      await page.evaluate(() => postMessage({ sourceline: { height: 150 } }, "*"));
      await page.evaluate(() => new Promise((done) => setTimeout(done)));
      assert.ok((await frame.evaluate(() => innerHeight)) > before);
      assert.deepEqual(await page.context().cookies(), []);
      assert.deepEqual(await frame.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]), [0, 0, ""]);
    }),
  );
}

reader("with the keyboard, links and marks of a frame open its pages in windows of their own", { beyond }, (page) =>
  embedding("/embed", async (url) => {
    await page.goto(url);
    const [, frame] = page.frames();
    await frame.waitForSelector("[data-started]", { state: "attached" });
    for (const selector of ["footer a", ".drawing [role=listitem] a[href]", ".drawing a.label"]) {
      const link = frame.locator(selector).first();
      const href = await link.getAttribute("href");
      const opened = page.context().waitForEvent("page");
      await link.focus();
      await page.keyboard.press("Enter");
      const tab = await opened;
      await tab.waitForURL(`${origin()}${href}`);
      await tab.close();
    }
    await frame.locator("[data-move=in]").press("Enter");
    await page.waitForFunction(() => document.querySelector("iframe") && true);
    await frame.waitForURL(/\/embed\?from=/);
  }),
);

reader("a story can be read in a frame without scripts, step by step", { scripts: false }, async (page) => {
  await page.goto("/threads");
  const thread = (await page.locator("main a[href^='/threads/']").first().getAttribute("href")) ?? "";
  await page.goto(`/embed${thread}`);
  const first = await page.locator("h2").textContent();
  await page.locator("[rel=next]").click();
  await page.waitForURL(`**/embed${thread}?step=2`);
  assert.notEqual(await page.locator("h2").textContent(), first);
  assert.equal(page.context().pages().length, 1);
});

reader("frames and the page that offers them are accessible at any width", {}, async (page) => {
  await page.goto("/threads");
  const thread = (await page.locator("main a[href^='/threads/']").first().getAttribute("href")) ?? "";
  for (const path of ["/embed", `/embed${EVENT}`, `/embed${thread}`, `/embed/new?of=${EVENT}`]) {
    await page.goto(path);
    for (const width of [290, 1200]) {
      await page.setViewportSize({ width, height: 900 });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${path} at ${width} px`);
      assert.deepEqual(await axeViolations(page), [], `${path} at ${width} px`);
    }
  }
});
