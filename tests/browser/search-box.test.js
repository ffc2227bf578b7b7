// The search box, by keyboard, pointer and without scripts, and what it suggests.
import assert from "node:assert/strict";
import { axeViolations } from "./support/axe.js";
import { bothReaders, reader } from "./support/browser.js";
import { announced, atRest, openChart } from "./support/chart.js";
import { hasFocus } from "./support/focus.js";
import { here } from "./support/list.js";
import { EVENT } from "./support/pages.js";

/** @typedef {import("playwright-core").Page} Page */

/** A page whose masthead has the box. */
const PLACE = "/about";

/** @param {Page} page */
const box = (page) => page.locator("[data-search]");

/** @param {Page} page */
const list = (page) => page.getByRole("listbox");

/** Whether a request is for suggestions. @param {import("playwright-core").Request} request */
const forSuggestions = (request) => request.url().includes("suggest?");

/**
 * Focuses the box and waits until it can suggest something.
 * @param {Page} page
 */
async function focusBox(page) {
  await box(page).focus();
  await page.waitForFunction(() => document.querySelector("[data-search]")?.getAttribute("role") === "combobox");
}

/**
 * Types into the box and waits for what is suggested.
 * @param {Page} page
 * @param {string} text
 */
async function type(page, text) {
  await focusBox(page);
  await box(page).pressSequentially(text);
  await list(page).waitFor();
  return page.getByRole("option").locator("span").allTextContents();
}

/**
 * The option to which the arrows have come; its title.
 * @param {Page} page
 */
async function active(page) {
  const id = await box(page).getAttribute("aria-activedescendant");
  if (!id) return null;
  const option = page.locator(`#${id}[role=option][aria-selected=true]`);
  assert.equal(await page.locator("[role=option][aria-selected=true]").count(), 1);
  return option.locator("span").textContent();
}

/** @param {Page} page */
const expanded = (page) => box(page).getAttribute("aria-expanded");

bothReaders("what is typed into the box is looked for on the timeline, by Enter or by its button", {}, async (page) => {
  await page.goto(EVENT);
  await box(page).fill("grain treaty");
  await box(page).press("Enter");
  await page.waitForURL((url) => url.pathname === "/" && url.searchParams.get("q") === "grain treaty");
  await page.goto(EVENT);
  await page.getByRole("searchbox").or(page.getByRole("combobox")).fill("和约");
  await page.locator(".search:has([data-search]) button").click();
  await page.waitForURL((url) => url.pathname === "/" && url.searchParams.get("q") === "和约");
});

for (const [path, width] of /** @type {const} */ ([[EVENT, 1280], ["/", 1280], ["/", 360], ["/relations", 360]])) {
  reader(`“/” leads to the search box of ${path} at ${width} px, and types nothing`, { width }, async (page) => {
    await page.goto(path);
    await page.keyboard.press("/");
    await page.waitForFunction(() => document.activeElement?.matches("[data-search]") && document.activeElement.checkVisibility());
    assert.equal(await box(page).inputValue(), "");
    await page.keyboard.type("/j?0");
    assert.equal(await box(page).inputValue(), "/j?0", "in the box keys are letters");
    assert.equal(await page.locator("dialog[open]").count(), 0);
  });
}

reader("the keyboard alone goes through the suggestions and to one of them", {}, async (page) => {
  await page.goto(PLACE);
  await page.keyboard.press("/");
  const titles = await type(page, "league");
  assert.ok(titles.length > 3, `${titles}`);
  assert.equal(await expanded(page), "true");
  assert.equal(await page.locator(`#${await box(page).getAttribute("aria-controls")}`).getAttribute("role"), "listbox");
  assert.equal(await active(page), null, "nothing is chosen unasked");
  await page.keyboard.press("ArrowDown");
  assert.equal(await active(page), titles[0]);
  await page.keyboard.press("ArrowUp");
  assert.equal(await active(page), titles.at(-1), "round and round");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.equal(await active(page), titles[1]);
  for (const [key, at] of /** @type {const} */ ([["Home", 0], ["End", 6], ["ArrowLeft", 5]])) {
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press(key);
    assert.equal(await active(page), null, `${key} leads back into the text`);
    assert.equal(await box(page).evaluate((/** @type {HTMLInputElement} */ input) => input.selectionStart), at);
  }
  assert.equal(await box(page).inputValue(), "league", "the arrows leave what was typed");
  await page.keyboard.press("ArrowDown");
  const to = await page.locator("[role=option][aria-selected=true]").getAttribute("href");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname === to);
  assert.equal(await page.locator("h1").textContent(), titles[0]);
});

reader("Enter without a choice looks for what was typed", {}, async (page) => {
  await page.goto(PLACE);
  await type(page, "kharis");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname === "/" && url.search === "?q=kharis");
});

reader("in the filters Enter looks on the page, or goes to the suggestion that was chosen", {}, async (page) => {
  await openChart(page, "/?actor=maron");
  await type(page, "peace");
  await page.keyboard.press("Enter");
  await atRest(page, (url) => url.searchParams.get("q") === "peace" && url.searchParams.get("actor") === "maron");
  assert.equal(await list(page).count(), 0);
  await box(page).fill("");
  const [first] = await type(page, "peace");
  assert.equal(await box(page).getAttribute("role"), "combobox", "after the exchange as before it");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname !== "/");
  assert.equal(await page.locator("h1").textContent(), first);
});

reader("a year leads to its time on the timeline", {}, async (page) => {
  await page.goto(PLACE);
  const titles = await type(page, "347");
  assert.equal(titles[0], "347");
  assert.equal(await page.getByRole("group").first().getAttribute("aria-label"), "Years");
  await page.getByRole("option").first().click();
  await page.waitForURL((url) => url.pathname === "/" && url.search === "?from=0347&to=0347");
});

reader("Escape closes the list and then clears the box; Tab closes it and goes on", {}, async (page) => {
  await page.goto(PLACE);
  await type(page, "treaty");
  await page.keyboard.press("Escape");
  assert.deepEqual([await expanded(page), await list(page).count(), await box(page).inputValue()], ["false", 0, "treaty"]);
  await page.keyboard.press("Escape");
  assert.equal(await box(page).inputValue(), "");
  await type(page, "treaty");
  await page.keyboard.press("Tab");
  await list(page).waitFor({ state: "hidden" });
  assert.ok(await hasFocus(page, ".search:has([data-search]) button"));
});

reader("the list opens for what is typed or when it is asked for, and not for the focus", {}, async (page) => {
  await page.clock.install();
  await page.goto(PLACE);
  await type(page, "treaty");
  await page.keyboard.press("Escape");
  await page.locator(".brand").focus();
  let asked = 0;
  page.on("request", (request) => (asked += Number(forSuggestions(request))));
  await box(page).focus();
  await page.clock.runFor(5000);
  assert.equal(asked, 0, "the focus asks for nothing");
  assert.equal(await expanded(page), "false");
  await page.keyboard.press("Alt+ArrowDown");
  await list(page).waitFor();
  assert.equal(await active(page), null);
  await page.keyboard.press("Alt+ArrowUp");
  assert.equal(await list(page).count(), 0);
  await page.keyboard.press("ArrowUp");
  await list(page).waitFor();
  assert.equal(await active(page), await page.getByRole("option").last().locator("span").textContent());
});

reader("how much is suggested is announced", {}, async (page) => {
  await page.goto(PLACE);
  const { length } = await type(page, "maron");
  assert.match((await announced(page)) ?? "", new RegExp(`^${length} `));
  await page.keyboard.type("zzz");
  await page.waitForFunction(() => /^\D+$/.test(document.querySelector("[data-announce]")?.textContent ?? ""));
  assert.equal(await list(page).count(), 0);
  await box(page).fill("");
  assert.equal((await type(page, "salt agreement")).length, 1);
  assert.match((await announced(page)) ?? "", /^1 /);
});

reader("each kind of thing is a group with a name, and each suggestion says what it is", {}, async (page) => {
  await page.goto(PLACE);
  await type(page, "kharis");
  const groups = await list(page).getByRole("group").evaluateAll((groups) =>
    groups.map((group) => ({
      name: group.getAttribute("aria-label") ?? "",
      kinds: [...new Set([...group.querySelectorAll("[role=option]")].map((option) => option.getAttribute("href")?.split("/")[1]))],
      words: [...group.querySelectorAll("[role=option] small")].map((small) => small.textContent ?? ""),
    })),
  );
  assert.deepEqual(groups.map(({ kinds }) => kinds).flat().sort(), ["actors", "events", "people", "sources"]);
  for (const { name, kinds, words } of groups) {
    assert.ok(name && kinds.length === 1, JSON.stringify(groups));
    assert.ok(words.length > 0 && words.every((word) => (kinds[0] === "events" ? /\d{3}/ : /./).test(word)), words.join());
  }
});

for (const width of [320, 360, 768, 1280]) {
  reader(`at ${width} px the list lies over the page, inside the window, and a click follows it`, { width }, async (page) => {
    await page.goto(EVENT);
    const top = () => page.locator("h1").evaluate((heading) => heading.getBoundingClientRect().top);
    const before = await top();
    await type(page, "harbour");
    assert.equal(await top(), before, "nothing moves");
    const { left, right, wide } = await list(page).evaluate((list) => {
      const { left, right } = list.getBoundingClientRect();
      return { left, right, wide: document.documentElement.scrollWidth };
    });
    assert.ok(left >= 0 && right <= width && wide <= width, `${left} to ${right} of ${width}, the page ${wide}`);
    const option = page.getByRole("option").nth(1);
    const to = await option.getAttribute("href");
    await option.click();
    await page.waitForURL((url) => url.pathname === to);
  });
}

for (const width of [360, 1280]) {
  reader(`axe finds nothing in the open list at ${width} px`, { width, lenient: true }, async (page) => {
    await page.goto(PLACE);
    await type(page, "maron");
    assert.deepEqual(await axeViolations(page), []);
    await page.keyboard.press("ArrowDown");
    assert.deepEqual(await axeViolations(page), [], "with one chosen");
    await page.keyboard.press("Escape");
    assert.deepEqual(await axeViolations(page), [], "closed");
  });
}

reader("if the system forces its colours, the choice is outlined", { forced: "active" }, async (page) => {
  await page.goto(PLACE);
  await type(page, "maron");
  await page.keyboard.press("ArrowDown");
  const style = await page.locator("[aria-selected=true]").evaluate((option) => {
    const { outlineStyle, outlineWidth, outlineColor, backgroundColor } = getComputedStyle(option);
    return { outlineStyle, outlineWidth, seen: outlineColor !== backgroundColor };
  });
  assert.deepEqual(style, { outlineStyle: "solid", outlineWidth: "2px", seen: true });
});

reader("an answer that comes after a later one is dropped", {}, async (page) => {
  await page.goto(PLACE);
  /** @type {() => void} */
  let answer = () => {};
  const held = new Promise((go) => (answer = () => go(undefined)));
  await page.route(/suggest\?q=war$/, async (route) => {
    await held;
    await route.continue().catch(() => {});
  });
  const first = (/** @type {import("playwright-core").Request} */ request) => request.url().endsWith("suggest?q=war");
  const ended = Promise.race([page.waitForEvent("requestfinished", first), page.waitForEvent("requestfailed", first)]);
  await focusBox(page);
  const asked = page.waitForRequest(first);
  await box(page).pressSequentially("war");
  await asked;
  await box(page).fill("");
  const titles = await type(page, "kharis");
  answer();
  await ended;
  assert.deepEqual(await page.getByRole("option").locator("span").allTextContents(), titles);
  assert.match(titles[0], /kharis/i);
});

reader("if suggestions fail, the box works as it does without them", {}, async (page) => {
  await page.goto(PLACE);
  await type(page, "kharis");
  await page.route(/suggest\?/, (route) => route.fulfill({ contentType: "text/html", body: "<p>Something else</p>" }));
  await page.keyboard.type(" x");
  await list(page).waitFor({ state: "hidden" });
  await page.keyboard.press("ArrowDown");
  assert.equal(await active(page), null);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname === "/" && url.searchParams.get("q") === "kharis x");
});

reader("suggestions are asked for once the reader pauses, and not before", {}, async (page) => {
  await page.goto(PLACE);
  await focusBox(page);
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => forSuggestions(request) && asked.push(new URL(request.url()).search));
  await page.evaluate(() => {
    const input = /** @type {HTMLInputElement} */ (document.querySelector("[data-search]"));
    for (const letter of "treaty") {
      input.value += letter;
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
  });
  await list(page).waitFor();
  assert.deepEqual(asked, ["?q=treaty"]);
});

reader("nothing of it is fetched before a reader comes to the box", {}, async (page) => {
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(PLACE);
  // What a page fetches of its own accord it asks for by the time when the browser has nothing else to do.
  await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)));
  assert.ok(!asked.some((path) => path.endsWith("suggest.js")), `${asked}`);
  await type(page, "maron");
  assert.ok(asked.some((path) => path.endsWith("suggest.js")));
  assert.equal(here(page), PLACE);
});
