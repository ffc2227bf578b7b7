// A term of the glossary, explained where it stands.
import assert from "node:assert/strict";
import { axeViolations } from "./support/axe.js";
import { reader } from "./support/browser.js";
import { EVENT } from "./support/pages.js";
import { withGlossary } from "./support/timelines.js";

const timeline = withGlossary(EVENT.split("/").at(-1) ?? "");

reader("a term has a card with its meaning and a way to the glossary, and the card disappears with Escape", { timeline, lenient: true }, async (page) => {
  const glossary = page.waitForResponse(/\/glossary$/);
  await page.goto(EVENT);
  await (await glossary).finished();
  const card = page.locator(".reference-card");
  const term = page.locator("main a.term").first();
  // The script learns of the pointer once it has read the glossary, so the pointer comes again until it has.
  await page.waitForFunction(() => {
    document.querySelector("main a.term")?.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }));
    return document.querySelector(".reference-card");
  }, undefined, { polling: 300 });
  assert.match(await card.innerText(), /^Toll\s+What a ship pays\. See toll\.\s+Go to the glossary$/);
  assert.deepEqual(await axeViolations(page, ".reference-card"), []);
  await page.keyboard.press("Escape");
  await card.waitFor({ state: "detached" });
  await term.click();
  await page.waitForURL("**/glossary#toll");
  await page.locator("#toll:target").waitFor();
});
