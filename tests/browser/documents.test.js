// What every page says of itself: to readers who listen, to search engines, to previews.
import assert from "node:assert/strict";
import { EVENT, PAGES } from "./support/pages.js";
import { bothReaders, origin, reader } from "./support/reader.js";

for (const { kind, path, canonical: whole, missing } of PAGES) {
  bothReaders(`${kind} has one heading of the first level, the others in order, and says what it is`, { missing }, async (page) => {
    await page.goto(path);
    const levels = await page.locator("h1, h2, h3, h4, h5, h6").evaluateAll((all) => all.map((heading) => Number(heading.tagName[1])));
    assert.equal(levels[0], 1);
    assert.equal(levels.filter((level) => level === 1).length, 1);
    for (const [n, level] of levels.entries()) assert.ok(n === 0 || level <= levels[n - 1] + 1, `levels ${levels.join(" ")}`);

    const content = (/** @type {string} */ selector) => page.locator(selector).getAttribute("content");
    const title = await page.title();
    assert.ok(title.length > 5 && title.length < 160, title);
    const description = (await content('meta[name="description"]')) ?? "";
    assert.ok(description.length > 10 && description.length <= 200, description);
    assert.ok(title.startsWith((await content('meta[property="og:title"]')) ?? "?"));
    assert.equal(await content('meta[property="og:description"]'), description);
    assert.match((await content('meta[property="og:type"]')) ?? "", /^(website|article)$/);
    assert.ok(await content('meta[property="og:site_name"]'));
    assert.equal(await page.locator("html").getAttribute("lang"), "en");

    const canonical = page.locator('link[rel="canonical"]');
    if (missing) {
      assert.equal(await canonical.count(), 0, "what is not there has no canonical address");
      return;
    }
    const address = await canonical.getAttribute("href");
    assert.equal(address, origin() + (whole ?? path.split("#")[0]));
    assert.equal(await content('meta[property="og:url"]'), address);
  });
}

reader("each page has a title and a description of its own", {}, async (page) => {
  const seen = new Map();
  for (const { path, missing } of PAGES.filter(({ path }) => !path.includes("#"))) {
    if (missing) continue;
    await page.goto(path);
    const title = await page.title();
    assert.ok(!seen.has(title), `${path} and ${seen.get(title)} are both “${title}”`);
    seen.set(title, path);
  }
});

reader("an address that is not there leads on to what was meant", { missing: true }, async (page) => {
  const answer = await page.goto("/events/1950-sino-soviet-treety");
  assert.equal(answer?.status(), 404);
  const near = page.getByRole("main").getByRole("listitem").getByRole("link").first();
  assert.equal(await near.getAttribute("href"), EVENT);
});

reader("addresses in capital letters or with a slash at the end lead to the page", {}, async (page) => {
  for (const path of [`${EVENT}/`, "/Events/1950-Sino-Soviet-Treaty", "//events//1950-sino-soviet-treaty/"]) {
    const answer = await page.goto(origin() + path);
    assert.equal(answer?.status(), 200, path);
    assert.equal(page.url(), origin() + EVENT);
  }
  await page.goto("/events?actor=china");
  assert.equal(page.url(), `${origin()}/?actor=china`);
});

bothReaders("the chart is a group of links in the order of time, each named by what it shows", {}, async (page) => {
  await page.goto("/");
  const chart = page.getByRole("group", { name: /^Timeline chart, \d{4}–\d{4}, \d+ events$/ });
  const listed = await page.locator("article.entry").evaluateAll((entries) => entries.map((entry) => Number(entry.getAttribute("data-day"))));
  const items = await chart.locator("a.mark, a.pill").evaluateAll((links) =>
    links.map((link) => ({
      name: link.getAttribute("aria-label") ?? "",
      seen: link.querySelector(".label, .count")?.textContent ?? "",
      day: Number(link.getAttribute("data-day") ?? link.getAttribute("data-first")),
    })),
  );
  assert.ok(items.length > 20, "marks and pills");
  for (const { name, seen, day } of items) {
    assert.ok(name.startsWith(seen), `“${name}” begins with “${seen}”`);
    assert.match(name, /\d{4}/, "and says when");
    assert.ok(listed.includes(day), `${name} begins with an event of the list`);
  }
  const days = items.map(({ day }) => day);
  assert.ok(days.every((day, n) => n === 0 || day >= days[n - 1] - 200), "in the order of time, as far as pixels tell");
});
