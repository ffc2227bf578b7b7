// From the figures of the method page to the events concerned.
import assert from "node:assert/strict";
import { bothReaders } from "./support/browser.js";
import { here } from "./support/list.js";

bothReaders("an open question leads to the event that it is about, to its notes", {}, async (page) => {
  await page.goto("/about");
  await page.locator('footer a[href="/method"]').click();
  await page.waitForURL("/method");
  const question = page.locator("#_open + .note-records li").first();
  const words = await question.locator("p").first().innerText();
  await question.locator(".byline a").click();
  await page.waitForURL(/\/events\/[^#]+#/);
  const note = page.locator(".note, .correction").filter({ hasText: words }).first();
  await note.waitFor();
  assert.match(here(page), /#_notes$/);
  await page.waitForFunction(() => {
    const box = document.getElementById("_notes")?.getBoundingClientRect();
    return box !== undefined && box.top >= 0 && box.top < innerHeight;
  });
});

bothReaders("notes that sources differ are folded, and unfold", {}, async (page) => {
  await page.goto("/method");
  const differing = page.locator("details.note-records").filter({ hasText: "Marsh ends the war in 349" });
  assert.equal(await differing.locator("li").first().isVisible(), false);
  await differing.locator("summary").click();
  await differing.locator("li").first().waitFor();
});
