// Pages of the timeline and drawings of its chart, made of the index. They are what a server would answer.
import { conditionsInWords } from "./conditions.js";
import { draw } from "./drawing.js";
import { facetList } from "./filter-form.js";
import { loadIndex, root } from "./index-files.js";
import { address, item } from "./list.js";
import { between, decadeOf, extentInWords, parseBound } from "./periods.js";
import { countsOf, eventsOf, possiblyInWindow, searchResult, searchesOf } from "./select.js";
import { ranked } from "./search.js";
import { applied, pagination, sentenceOf, summary } from "./summary.js";
import { LANES, conditionsOf, daysOfWindow, isReversed, isWhole, noFilter, parseView, queryOf, withoutWindow } from "./view.js";
import { dateOf } from "../dates.js";
import { counted, escape, fill, number } from "./wording.js";

/** @typedef {import("./index-files.js").Index} Index */
/** @typedef {import("./periods.js").Period} Period */
/** @typedef {import("./view.js").Filter} Filter */
/** @typedef {import("./view.js").View} View */

const PER_PAGE = 100;
const COLUMNS = 90;

/** The address of the timeline's page. */
export const home = root.pathname;

/** A view with all that its page shows. @typedef {Awaited<ReturnType<typeof readView>>} Shown */

/** @param {string} query */
export async function readView(query) {
  const index = await loadIndex();
  const view = parseView(index, query);
  const asked = view.filter;
  const isEmpty = !conditionsOf(index, asked).length;
  /** The filter with the window with which the timeline starts: nobody has asked for it. @param {Filter} filter @returns {Filter} */
  const withStart = (filter) => {
    const [from, to] = (conditionsOf(index, filter).length ? null : index.start) ?? [];
    return { ...filter, ...(from && { from: parseBound(index, from) }), ...(to && { to: parseBound(index, to) }) };
  };
  const filter = withStart(asked);
  const searches = await searchesOf(index, filter);
  const events = eventsOf(index, searches, filter);
  const [first, last] = scaleOf(index, filter);
  const link = (/** @type {{ filter: Filter, sort?: string, lanes?: string, page?: number }} */ to) => home + queryOf(index, { sort: view.sort, lanes: view.lanes, ...to });
  return { index, view, asked, isEmpty, filter, searches, events, first, last, link, unbounded: scaleOf(index, withStart(withoutWindow(asked))), query: queryOf(index, { ...view, page: 1 }) };
}

/**
 * The days that are drawn: those of the window or, without one, those of the chosen eras or of the whole timeline.
 * @param {Index} index
 * @param {Filter} filter
 * @returns {[number, number]}
 */
function scaleOf({ whole, eras }, filter) {
  const [low, high] = /** @type {[number, number]} */ (whole);
  let [first, last] = daysOfWindow(filter);
  if (isReversed(filter)) return [low, high];
  if (isWhole(filter)) {
    const chosen = (filter.facets.era ?? []).flatMap(({ value }) => (value === undefined ? [] : [eras[value]]));
    if (chosen.length) {
      first = Math.max(low, Math.min(...chosen.map(([from]) => from ?? -Infinity)));
      last = Math.min(high, Math.max(...chosen.map(([, to]) => to ?? Infinity)));
    }
    return isWhole(filter) && first <= last && Number.isFinite(first) ? [first, last] : [low, high];
  }
  if (!Number.isFinite(first)) first = Math.min(low, last);
  if (!Number.isFinite(last)) last = Math.max(high, first);
  return [first, last];
}

/** The events that are drawn: those in the window. @param {Shown} shown */
const drawnEvents = ({ index, events, first, last }) => events.filter((n) => index.days[n][0] <= last && index.days[n][3] >= first);

/** The span of events in words, cut off at the window. @param {Shown} shown @param {number[]} events */
function spanOf({ index, first, last }, events) {
  const [from, to] = between(first, last);
  if (!events.length) return extentInWords(index, from, to);
  const period = (/** @type {number} */ day, /** @type {string} */ precision, /** @type {[number, number]} */ [first, last]) => {
    const { year, month, date } = dateOf(day);
    const exact = { edtf: `${day}${precision}`, first: day, last: day, year };
    if (precision === "u") {
      const [from, until] = [first, last].map((one) => dateOf(one).year);
      return { ...exact, year: from, ...decadeOf(from, until) };
    }
    return { ...exact, month: /[dm]/.test(precision) ? month : undefined, date: precision === "d" ? date : undefined, approximate: precision === "c" };
  };
  const { days, events: { precision } } = index;
  const known = events.filter((n) => Number.isFinite(days[n][0]));
  const start = known[0] ?? events[0];
  /** The days of the last date of an event: its end or, if that is not known, its beginning. @param {number} n @returns {[number, number]} */
  const lastOf = (n) => (Number.isFinite(days[n][3]) ? [days[n][2], days[n][3]] : [days[n][0], days[n][1]]);
  const end = events.reduce((best, n) => (lastOf(n)[1] >= lastOf(best)[1] ? n : best), events[0]);
  const [begins, ends] = [days[start], lastOf(end)];
  const earliest = begins[1] < first ? from : period(Number.isFinite(begins[0]) ? begins[0] : begins[2], precision[start * 2], [begins[0], begins[1]]);
  const latest = ends[0] > last ? to : period(ends[1], precision[end * 2 + 1], ends);
  return extentInWords(index, earliest, latest);
}

/**
 * The drawing for a query.
 * @param {string} query with the width of the plot
 */
export async function fragment(query) {
  const width = Number(new URLSearchParams(query).get("width")) || 960;
  return drawing(await readView(query), width);
}

/** @param {Shown} shown @param {number} width */
function drawing(shown, width) {
  const { index, view, first, last, filter, asked, link } = shown;
  const events = drawnEvents(shown);
  const name = fill(index.text.chartName, spanOf(shown, events), counted(index, "events", events.length));
  return draw(index, { first, last, width, lanes: view.lanes, events, filter: filter === asked ? filter : asked, query: shown.query, name, link: (to) => link({ filter: to }) });
}

/** @type {Promise<Document> | undefined} the page of everything */
let everything;

/** Makes the links of a page independent of the address at which they are. @param {ParentNode} part @param {URL | string} base */
export function withWholeLinks(part, base) {
  for (const link of part.querySelectorAll("a[data-view]")) link.setAttribute("href", `${home}?${/** @type {HTMLElement} */ (link).dataset.view}`);
  // What the page itself has loaded is not loaded again.
  for (const element of part.querySelectorAll(part === document ? "a[href], form[action], [data-share]" : "a[href], form[action], [data-share], img[src]")) {
    const name = { form: "action", button: "data-share", img: "src" }[element.localName] ?? "href";
    const value = element.getAttribute(name) ?? "";
    const url = value.startsWith("#") || !URL.canParse(value, base) ? null : new URL(value, base);
    if (url?.origin === root.origin) element.setAttribute(name, url.pathname + url.search + url.hash);
  }
  for (const template of part.querySelectorAll("template")) withWholeLinks(template.content, base);
  const section = /** @type {HTMLElement | null} */ (part.querySelector("[data-chart]"));
  if (section) Object.assign(section.dataset, { home, chart: `${home}chart` });
  // All values are listed.
  for (const one of part.querySelectorAll(".facet .more > .search, .facet .more > .all")) one.remove();
  part.querySelector("[data-facet-search]")?.replaceChildren();
}

async function pageOfEverything() {
  everything ??= fetch(root).then(async (response) => {
    if (!response.ok) throw new Error(`${response.status}`);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    withWholeLinks(page, root);
    return page;
  });
  everything.catch(() => (everything = undefined));
  return /** @type {Document} */ ((await everything).cloneNode(true));
}

/**
 * The page of a query.
 * @param {string} query
 * @returns {Promise<Document>}
 */
export async function page(query) {
  const [shown, made] = await Promise.all([readView(query), pageOfEverything()]);
  const { index, view, isEmpty } = shown;
  const last = Math.max(Math.ceil(shown.events.length / PER_PAGE), 1);
  view.page = Math.min(view.page, last);
  // Scripts read the address of the view from it.
  const canonical = /** @type {HTMLLinkElement} */ (made.querySelector('[rel="canonical"]') ?? Object.assign(made.createElement("link"), { rel: "canonical", href: home }));
  canonical.setAttribute("href", new URL(canonical.getAttribute("href") ?? "", root).href.split("?")[0] + queryOf(index, view));
  made.head.append(canonical);
  if (isEmpty && !view.problems.length && view.page === 1 && view.lanes === LANES[0]) return made;
  const found = shown.events.length;
  const sentence = sentenceOf(index, shown.searches, shown.asked, found);
  if (!isEmpty) made.title = fill(index.text.parts, sentence, made.title);
  const box = made.querySelector(".masthead [data-search]");
  box?.setAttribute("value", shown.asked.text);
  box?.setAttribute("form", "_filters");
  showList(made, shown, last);
  showForm(made, shown);
  showChart(made, shown);
  return made;
}

/** The list with its summary. @param {Document} made @param {Shown} shown @param {number} last page */
function showList(made, shown, last) {
  const { index, view, filter, asked, searches, events, link, query } = shown;
  const result = searchResult(index, searches, filter);
  const byRelevance = result && view.sort === "relevance";
  const ordered = byRelevance && searches.texts ? ranked(index, searches.texts, result, events) : events;
  const possibly = possiblyInWindow(index, filter, events);
  const listed = ordered.slice((view.page - 1) * PER_PAGE, view.page * PER_PAGE);
  const filtered = !shown.isEmpty;
  const results = /** @type {HTMLElement} */ (made.querySelector("[data-results]"));
  const parts = [summary(index, searches, { ...view, filter: asked }, { events, possibly, home, link })];
  /** @type {number | null} */
  let section = null;
  for (const n of listed) {
    const own = byRelevance ? null : index.events.sections[n];
    const era = index.facets[0];
    if (own !== section && own !== null) parts.push(`<div class="group-heading"><h2><a href="${escape(address(index, "eras", era.ids[own]))}"${index.lang}>${escape(era.names[own])}</a></h2><span class="figures">${escape(era.years[own])}</span></div>`);
    section = own;
    parts.push(item(index, n, { query, filtered, possibly: possibly.has(n), result, texts: searches.texts }));
  }
  parts.push(pagination(index, view.page, last, (page) => link({ filter: asked, page })));
  const heading = results.querySelector("#_list");
  results.innerHTML = parts.join("\n");
  if (heading) results.prepend(heading);
}

/** The filters. @param {Document} made @param {Shown} shown */
function showForm(made, shown) {
  const { index, view, asked, searches, events, link, filter } = shown;
  const form = made.querySelector("[data-filters]");
  if (!form) return;
  const { text } = index;
  const active = conditionsOf(index, asked).length;
  for (const field of form.querySelectorAll(":scope > [type=hidden]")) field.remove();
  const kept = [...asked.chosen.map(({ id }) => ["event", id]), ["lanes", view.lanes === LANES[0] ? "" : view.lanes], ["significance", asked.significance > 1 ? asked.significance : ""], ["sort", view.sort === "relevance" ? "" : view.sort]];
  form.insertAdjacentHTML("afterbegin", kept.filter(([, value]) => value).map(([name, value]) => `<input type="hidden" name="${name}" value="${escape(value)}">`).join(""));
  const title = form.querySelector(".facets > summary");
  if (title) title.textContent = active ? fill(text.filtersActive, number(index, active)) : text.filters;
  for (const key of /** @type {const} */ (["from", "to"])) form.querySelector(`[name=${key}]`)?.setAttribute("value", filter[key]?.edtf ?? "");
  const years = form.querySelector(".facet-list > fieldset");
  years?.querySelector(".clear-facet")?.remove();
  const legend = years?.querySelector("legend");
  if (asked.from || asked.to) legend?.insertAdjacentHTML("afterend", `<a class="clear-facet" href="${escape(link({ filter: withoutWindow(asked) }))}">${escape(text.clear)}<span class="visually-hidden"> ${escape(legend.textContent)}</span></a>`);
  for (const facet of form.querySelectorAll(".facet-list > details")) facet.remove();
  const totals = countsOf(index, searches, { ...noFilter(), about: true });
  const counts = countsOf(index, searches, filter);
  form.querySelector(".facet-list")?.insertAdjacentHTML("beforeend", facetList(index, { ...view, filter: asked }, counts, totals, (to) => link({ filter: to })));
  const show = fill(text.show, counted(index, "events", events.length));
  const apply = form.querySelector(".apply");
  for (const part of apply?.querySelectorAll(".show-text, [role=status]") ?? []) part.textContent = show;
  apply?.querySelector("a")?.remove();
  if (active) apply?.querySelector("button")?.insertAdjacentHTML("afterend", ` <a class="button" href="${escape(home)}">${escape(text.clearAll)}</a>`);
}

/** The chart with its controls. @param {Document} made @param {Shown} shown */
function showChart(made, shown) {
  const { index, view, asked, filter, searches, first, last, link, unbounded } = shown;
  const { text } = index;
  const section = /** @type {HTMLElement} */ (made.querySelector("[data-chart]"));
  const tools = /** @type {HTMLElement} */ (section.querySelector(".chart-tools"));
  const drawn = drawnEvents(shown);
  const isDrawn = new Set(drawn);
  const middle = drawn.length ? Math.min(Math.max(index.days[drawn[drawn.length >> 1]][0], first), last) : first + Math.round((last - first + 1) / 2);
  Object.assign(section.dataset, {
    query: queryOf(index, { ...view, filter: withoutWindow(asked), page: 1 }).slice(1),
    unbounded: unbounded.join(" "),
    middle: String(middle),
  });
  const span = spanOf(shown, drawn);
  const events = counted(index, "events", drawn.length);
  const lanes = index.lanes[LANES.indexOf(view.lanes)].map((/** @type {any} */ lane) => fill(text.laneCount, lane.title, number(index, lane.events.filter((/** @type {number} */ n) => isDrawn.has(n)).length)));
  const sentence = tools.querySelector(".visually-hidden");
  if (sentence) sentence.textContent = fill(text.chartSummary, events, span, lanes.join(text.comma));
  const figures = /** @type {HTMLElement} */ (tools.querySelector(".figures"));
  figures.textContent = fill(text.parts, span, events);
  tools.querySelector(".filter")?.remove();
  tools.querySelector(".significance")?.remove();
  figures.insertAdjacentHTML("afterend", filterChip(shown, drawn) + significanceSwitch());
  const [modes] = tools.getElementsByClassName("lane-modes");
  [...(modes?.children ?? [])].forEach((mode, n) => {
    mode.setAttribute("href", link({ filter: asked, lanes: LANES[n] }));
    mode.toggleAttribute("aria-current", LANES[n] === view.lanes);
    if (LANES[n] === view.lanes) mode.setAttribute("aria-current", "true");
  });
  const [low, high] = /** @type {[number, number]} */ (index.whole);
  const half = Math.max((last - first + 1) >> 1, 1);
  const within = (/** @type {number} */ from) => Math.min(Math.max(from, low), high);
  /** @type {Record<string, [number, number] | null>} */
  const moves = {
    earlier: first > low ? [within(first - half), within(first - half) + last - first] : null,
    later: last < high ? [within(last + half) - (last - first), within(last + half)] : null,
    out: first > low || last < high ? [within(first - half), within(last + half)] : null,
    in: last > first ? [Math.max(middle - (half >> 1), first), Math.min(middle + (half >> 1), last)] : null,
    whole: first !== low || last !== high || isReversed(asked) ? [low, high] : null,
  };
  for (const [key, window] of Object.entries(moves)) {
    const button = tools.querySelector(`[data-move=${key}]`);
    if (!button) continue;
    for (const name of ["href", "role", "aria-disabled"]) button.removeAttribute(name);
    const [from, to] = window ? between(...window) : [];
    const isUnbounded = key === "whole" && unbounded[0] === low && unbounded[1] === high;
    if (window) button.setAttribute("href", link({ filter: isUnbounded ? withoutWindow(asked) : { ...asked, from, to } }));
    else Object.assign(button, { role: "link", ariaDisabled: "true" });
  }
  const width = Math.round(document.querySelector("[data-chart] .plot")?.getBoundingClientRect().width ?? 0) || 960;
  const drawings = /** @type {HTMLElement} */ (section.querySelector(".drawings"));
  drawings.innerHTML = drawing(shown, width) + emptyPlot(shown, drawn);
  showOverview(section, shown);

  /** The switch between key events, major events and all events. */
  function significanceSwitch() {
    const least = (/** @type {number} */ significance) => ({ ...asked, significance });
    const any = eventsOf(index, searches, { ...filter, significance: 1 });
    const ever = eventsOf(index, searches, withoutWindow(least(1)));
    const numberOf = (/** @type {number[]} */ of, /** @type {number} */ significance) => of.filter((n) => index.significance[n] >= significance).length;
    if (numberOf(ever, 5) === ever.length || (!numberOf(ever, 4) && asked.significance === 1)) return "";
    const choices = /** @type {const} */ ([[5, "key"], [4, "major"], [1, "every"]]).map(([significance, key]) => {
      const count = numberOf(any, significance);
      const current = asked.significance === significance;
      const label = escape(fill(text[key], number(index, count)));
      return count || current ? `<a href="${escape(link({ filter: least(significance) }))}"${current ? ' aria-current="true"' : ""}>${label}</a>` : `<span>${label}</span>`;
    });
    return `<nav class="significance" aria-label="${escape(text.significance)}">${choices.join("")}</nav>`;
  }
}

/** The filter in words, above the chart. @param {Shown} shown @param {number[]} drawn */
function filterChip({ index, asked, searches, first, last, link }, drawn) {
  const { text } = index;
  const named = { ...withoutWindow(applied(index, searches, asked)), significance: 1 };
  const words = conditionsInWords(index, named);
  if (!words) return "";
  const clear = { ...noFilter(), significance: asked.significance, from: asked.from, to: asked.to };
  const hull = drawn.length ? [Math.max(index.days[drawn[0]][0], first), Math.min(Math.max(...drawn.map((n) => index.days[n][3])), last)] : null;
  /** @type {[Period, Period] | null} the window around the results, if it is much shorter */
  let fit = null;
  if (hull) {
    const days = hull[1] - hull[0] + 1;
    const margin = Math.max(Math.floor(days / 20), (366 - days) >> 1);
    const window = between(Math.max(hull[0] - margin, first), Math.min(hull[1] + margin, last));
    if (days * 10 < (last - first + 1) * 6 && window[1].last - window[0].first < last - first) fit = window;
  }
  const href = fit ? ` href="${escape(link({ filter: { ...asked, from: fit[0], to: fit[1] } }))}"` : ' role="link" aria-disabled="true"';
  return `<p class="filter"><a class="chip" href="${escape(link({ filter: clear }))}" title="${escape(words)}"><span class="visually-hidden">${escape(text.remove)} </span><span class="text">${escape(words)}</span><svg class="symbol" viewBox="-8 -8 16 16" aria-hidden="true" focusable="false"><path class="cross" d="M-4-4 4 4M4-4-4 4"/></svg></a><a class="button fit"${href}>${escape(text.fit)}</a></p>`;
}

/** Why there is nothing in the plot, and where to go. @param {Shown} shown @param {number[]} drawn */
function emptyPlot({ index, asked, searches, first, last, link }, drawn) {
  if (drawn.length || !index.count) return "";
  const { text, days } = index;
  const elsewhere = isReversed(asked) ? [] : eventsOf(index, searches, withoutWindow(asked));
  /** @type {[string, Filter][]} */
  const links = [];
  let sentence;
  if (elsewhere.length) {
    const length = last - first + 1;
    const at = (/** @type {number} */ day) => {
      const from = day - (length >> 1);
      const [a, b] = between(from, from + length - 1);
      return { ...asked, from: a, to: b };
    };
    const before = elsewhere.findLast((n) => days[n][0] < first);
    const after = elsewhere.find((n) => days[n][0] > last);
    if (before !== undefined) links.push([fill(text.previousEvent, index.events.dates[before]), at(Math.min(days[before][3], first))]);
    if (after !== undefined) links.push([fill(text.nextEvent, index.events.dates[after]), at(days[after][0])]);
    sentence = fill(text.emptyWindow, extentInWords(index, ...between(first, last)));
  } else {
    const words = conditionsInWords(index, withoutWindow(applied(index, searches, asked)));
    sentence = words ? fill(text.emptyFilter, words) : text.nothing;
    const inWindow = { ...noFilter(), from: asked.from, to: asked.to };
    links.push(eventsOf(index, searches, inWindow).length ? [text.removeFilter, inWindow] : [text.seeAll, noFilter()]);
  }
  return `<div class="empty-plot"><div><p>${escape(sentence)}</p><p class="actions">${links.map(([name, filter]) => `<a class="button" href="${escape(link({ filter }))}">${escape(name)}</a>`).join("")}</p></div></div>`;
}

/** The histogram of the whole timeline. @param {HTMLElement} section @param {Shown} shown */
function showOverview(section, { index, asked, searches, first, last }) {
  const overview = section.querySelector(".overview");
  const columns = overview?.firstElementChild;
  if (!overview || !columns) return;
  const [low, high] = /** @type {[number, number]} */ (index.whole);
  const days = high - low + 1;
  const histogram = (/** @type {number[]} */ events) => {
    const counts = Array(COLUMNS).fill(0);
    for (const n of events) {
      const column = Math.floor(((index.days[n][0] - low) / days) * COLUMNS);
      if (column >= 0 && column < COLUMNS) counts[column]++;
    }
    return counts;
  };
  const all = histogram(index.numbers);
  const passing = histogram(eventsOf(index, searches, withoutWindow(asked)));
  const tallest = Math.max(...all, 1);
  const outline = (/** @type {number[]} */ counts) => counts.map((count, n) => (count ? `M${((n / COLUMNS) * 100).toFixed(1)} 100v-${(Math.sqrt(count / tallest) * 100).toFixed(0)}h${(80 / COLUMNS).toFixed(1)}v${(Math.sqrt(count / tallest) * 100).toFixed(0)}z` : "")).join("");
  const others = outline(all.map((count, n) => (passing[n] < count ? count : 0)));
  columns.innerHTML = `${others && `<path class="bin" d="${others}"/>`}<path class="bin in" d="${outline(passing)}"/>`;
  const brush = overview.querySelector(".brush");
  const x = (/** @type {number} */ day) => Math.min(Math.max((day - low) / days, 0), 1) * 100;
  brush?.setAttribute("x", `${x(first).toFixed(2)}%`);
  brush?.setAttribute("width", `${Math.max(x(last + 1) - x(first), 0.3).toFixed(2)}%`);
}
