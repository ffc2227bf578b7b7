// Addresses that are nearly right.
import assert from "node:assert/strict";
import { origin, reader } from "./support/browser.js";
import { EVENT } from "./support/pages.js";

reader("an unknown address links to the page that was probably meant", { missing: true }, async (page) => {
  const answer = await page.goto(EVENT.replace("founded", "fuonded"));
  assert.equal(answer?.status(), 404);
  const near = page.getByRole("main").getByRole("listitem").getByRole("link").first();
  assert.equal(await near.getAttribute("href"), EVENT);
});

reader("addresses in capital letters or with a slash at the end lead to the page", {}, async (page) => {
  for (const path of [`${EVENT}/`, "/Events/0312-League-Founded", "//events//0312-league-founded/"]) {
    const answer = await page.goto(origin() + path);
    assert.equal(answer?.status(), 200, path);
    assert.equal(page.url(), origin() + EVENT);
  }
  await page.goto("/events?actor=maron");
  assert.equal(page.url(), `${origin()}/?actor=maron`);
});
