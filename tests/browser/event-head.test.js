// The head of an event's page, and of every page, on a phone and in a wide window.
import assert from "node:assert/strict";
import { bothReaders, origin, reader } from "./support/browser.js";
import { here } from "./support/list.js";
import { EVENT } from "./support/pages.js";

for (const width of [320, 390]) {
  bothReaders(`at ${width} px the head of a page is one line`, { width, height: 844 }, async (page) => {
    for (const path of ["/", EVENT, "/sources"]) {
      await page.goto(path);
      const box = (await page.locator(".masthead").boundingBox()) ?? assert.fail("shown");
      assert.ok(box.height <= 64, `${path}: ${box.height} px`);
    }
  });

  reader(`at ${width} px what a reader can do with an event is one line below its summary`, { width, height: 844, touch: true }, async (page) => {
    await page.addInitScript(() => Object.assign(Navigator.prototype, { share: () => Promise.resolve() }));
    await page.goto(EVENT);
    const boxes = await page.locator(".event-tools .button").evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().toJSON()));
    assert.equal(boxes.length, 5, "share, copy the link, cite, earlier, later");
    for (const { top, height, width: wide } of boxes) assert.ok(top === boxes[0].top && height >= 44 && wide >= 40, JSON.stringify(boxes));
    assert.equal(await page.locator(".facts .main-fact:visible").count(), 0, "nothing is said twice");
    assert.ok((await page.locator(".main-facts a:visible").count()) > 1);
  });
}

bothReaders("from the head of an event one click leads past the evidence to what the event led to", { width: 390, height: 844 }, async (page) => {
  await page.goto(EVENT);
  const links = page.locator(".to-claims a");
  assert.ok((await links.count()) > 1);
  for (const link of await links.all()) {
    const words = (await link.innerText()).replace(/\W+$/, "");
    await link.click();
    const heading = page.locator("h2:target");
    assert.equal(await heading.innerText(), words);
    const box = (await heading.boundingBox()) ?? assert.fail("shown");
    assert.ok(box.y >= 0 && box.y < 844, JSON.stringify(box));
  }
});

reader("the button “Share” hands the address of the event to the system", { width: 390, height: 844 }, async (page) => {
  await page.addInitScript(() => Object.assign(Navigator.prototype, { share: (/** @type {ShareData} */ data) => Promise.reject(Object.assign(window, { shared: data.url })) }));
  await page.goto(`${EVENT}?actor=maron`);
  await page.locator("[data-share]").click();
  assert.equal(await page.evaluate(() => /** @type {any} */ (window).shared), origin() + EVENT);
});

bothReaders("where nothing can be shared there is no such button, and the arrows lead to the neighbours", { width: 390, height: 844 }, async (page) => {
  await page.goto(EVENT);
  assert.equal(await page.locator("[data-share]").isVisible(), false);
  const next = page.locator('.event-tools a[rel="next"]');
  const to = (await next.getAttribute("href")) ?? assert.fail("an event follows");
  await next.click();
  await page.waitForURL(`**${to}`);
  assert.equal(here(page), to);
});

for (const width of [1280, 1920]) {
  bothReaders(`at ${width} px the facts are beside the text and stay there`, { width, height: 800 }, async (page) => {
    await page.goto(EVENT);
    const aside = (await page.locator(".aside").boundingBox()) ?? assert.fail("shown");
    const text = (await page.locator(".event > .prose").boundingBox()) ?? assert.fail("shown");
    assert.ok(aside.x >= text.x + text.width && aside.y < text.y, JSON.stringify({ aside, text }));
    assert.equal(await page.locator(".main-facts").isVisible(), false);
  });
}
