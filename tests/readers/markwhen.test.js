// The parser of Markwhen reads what `sourceline export markwhen` writes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isEvent, iter, parse } from "@markwhen/parser";
import { BASE_URL, exported, timelineOf } from "./support.js";

/** @param {string} text */
function read(text) {
  const { header, events, parseMessages } = parse(text);
  assert.deepEqual(parseMessages, []);
  const found = [...iter(events)].map(({ eventy }) => eventy).filter(isEvent);
  return { header, events: new Map(found.map((event) => [event.id, event])), count: found.length };
}

test("Markwhen has every event of the first edition, with its title, its actors as tags and its address", async () => {
  const { header, events, count } = read(await exported("markwhen"));
  const csv = (await exported("csv")).trim().split(/\r\n(?=[a-z0-9-]+,https:)/).slice(1);
  assert.equal(count, csv.length);
  assert.match(header.title, /NATO/);
  const treaty = events.get("1950-sino-soviet-treaty") ?? assert.fail("there");
  assert.match(treaty.firstLine.restTrimmed, /^[^:#]*1950/);
  assert.equal(treaty.dateRangeIso.fromDateTimeIso.slice(0, 10), "1950-02-14");
  assert.equal(treaty.properties.url, `${BASE_URL}/events/1950-sino-soviet-treaty`);
  assert.deepEqual(treaty.tags, ["china", "soviet_union", "treaty"]);
});

test("Markwhen places each date where it is, and nothing in a text becomes an event or a tag", async () => {
  // The end of a range is exclusive there. Before the common era the parser reads whole years, and leaves a colon in the title.
  const cases = [
    ["1950-02-14", "1950-02-14", "1950-02-15"],
    ["1950-02", "1950-02-01", "1950-03-01"],
    ["1950", "1950-01-01", "1951-01-01"],
    ["0500", "0500-01-01", "0501-01-01"],
    ["-0043", "-000043-01-01", "-000042-01-01"],
    ["-0043-03-15", "-000043-01-01", "-000042-01-01"],
    ["1914-07-28/1918-11-11", "1914-07-28", "1918-11-12"],
    ["195X", "1950-01-01", "1960-01-01"],
    ["1945-21", "1945-03-01", "1945-06-01"],
    ["1450~", "1450-01-01", "1451-01-01"],
  ];
  const timeline = await timelineOf(cases.map(([edtf]) => edtf));
  const { header, events, count } = read(await exported("markwhen", timeline.path));
  await timeline.remove();
  assert.equal(header.title, "Dates: a # test");
  assert.equal(count, cases.length);
  for (const [n, [edtf, from, to]] of cases.entries()) {
    const event = events.get(`e-${n}`) ?? assert.fail(edtf);
    const { fromDateTimeIso, toDateTimeIso } = event.dateRangeIso;
    assert.deepEqual([fromDateTimeIso, toDateTimeIso].map((time) => time.replace(/T.*/, "")), [from, to], edtf);
    assert.equal(event.firstLine.restTrimmed.replace(/^: /, ""), `Event ${n} <i> & #\u2060x`);
    assert.deepEqual(event.tags, ["treaty"]);
  }
});
