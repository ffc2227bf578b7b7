// The entries of a list of events, as `templates/_event_item.html` has them.
import { root } from "./index-files.js";
import { highlighted, highlights, snippets } from "./highlight.js";
import { dateOf } from "../dates.js";
import { counted, escape, fill, number } from "./wording.js";

/** @typedef {import("./index-files.js").Index} Index */
/** @typedef {import("./search.js").SearchResult} SearchResult */
/** @typedef {import("./search-texts.js").FoundText} FoundText */
/** @typedef {import("./search-texts.js").SearchTexts} SearchTexts */

/** The most texts with matches that are named. */
const MAX_NAMED = 4;

const MAX_TITLE = 90;

/** The address of a record's page. @param {Index} index @param {string} space @param {string} id */
export const address = (index, space, id) => new URL(index.paths[space].replace("_", encodeURIComponent(id)), root).pathname;

/** @param {Index} index @param {number} actor */
export const symbol = ({ actors: { colours, shapes } }, actor) => `<i class="actor-symbol shape-${shapes[actor]} c-${colours[actor]}"></i>`;

/** A text on one line, cut at a word. @param {string} text */
function truncated(text) {
  const letters = [...new Intl.Segmenter().segment(text)];
  if (letters.length <= MAX_TITLE) return text;
  const head = text.slice(0, letters[MAX_TITLE - 1].index);
  return `${head.slice(0, head.lastIndexOf(" ") > 0 ? head.lastIndexOf(" ") : undefined)}…`;
}

/** The name of a text. @param {Index} index @param {SearchTexts} texts @param {FoundText} text */
function textName({ text: { fields } }, { names }, { of, source, language }) {
  return fill(fields[of], language ?? (source === undefined ? "" : truncated(names[2][source][0])));
}

/**
 * An event in a list.
 * @param {Index} index
 * @param {number} n
 * @param {{ query: string, filtered: boolean, possibly: boolean, result: SearchResult | null, texts?: SearchTexts }} how it was found
 */
export function item(index, n, { query, filtered, possibly, result, texts }) {
  const { events, text, lang, days } = index;
  const id = events.ids[n];
  const href = address(index, "events", id) + query;
  const start = days[n][0];
  const { year, month, date } = dateOf(start);
  const datetime = events.datetimes[n] === "=" ? [String(year).padStart(4, "0"), month, date].map((part) => String(part).padStart(2, "0")).join("-") : events.datetimes[n];
  const actors = events.actors[n].map((/** @type {number} */ actor) => `<span${lang}>${symbol(index, actor)}${escape(index.actors.short[actor])}</span>`);
  const short = (/** @type {number} */ actor) => index.actors.short[actor];
  const concerns = events.concerns[n].map(short);
  const [all, quotes] = events.references[n];
  const references = counted(index, "references", all);
  const evidence = quotes ? fill(text.quotedOf, references, number(index, quotes)) : references;
  const thumbnail = events.thumbnails[n];
  const picture = thumbnail ? `<img class="thumbnail" src="${escape(new URL(thumbnail[0], root).pathname)}" width="120" height="90" alt="${escape(thumbnail[1])}"${lang} loading="lazy" decoding="async">` : "";
  const own = result && texts ? texts.texts(n) : [];
  const shown = [events.titles[n], events.summaries[n], ...events.actors[n].map(short), ...concerns];
  const excerpts = result && texts ? snippets(result, own, shown).map(({ of, text: part }) => {
    const [open, close] = of.of === "q" ? text.quotes : ["", ""];
    return `<p class="excerpt"><a href="${escape(href + (/^[qrp]$/.test(of.of) && of.id ? `#${of.id}` : ""))}">${escape(textName(index, texts, of))}</a> <span${of.lang ?? lang}>${open}${highlighted(result, part)}${close}</span></p>`;
  }) : [];
  const mark = (/** @type {string} */ part) => highlighted(filtered ? result : null, part);
  const found = result && texts ? foundIn(index, texts, result, own) : "";
  return `<article class="event-item" data-event="${escape(id)}" data-day="${start}" data-significance="${index.significance[n]}">
<p class="when">${datetime ? `<time datetime="${datetime}">${escape(events.dates[n])}</time>` : escape(events.dates[n])}${possibly ? `<small>${escape(text.possibly)}</small>` : ""}</p>
<h3${lang}><a href="${escape(href)}" id="_e-${escape(id)}">${mark(events.titles[n])}</a></h3>
${picture}<div class="event-details"><p${lang}>${mark(events.summaries[n])}</p>
${excerpts.join("\n")}
<p class="byline" data-star="${escape(id)}">${actors.join("")}${concerns.length ? `<span>${escape(fill(text.about, concerns.join(text.comma)))}</span>` : ""}<span>${escape(evidence)}</span></p>
${found && `<p class="found-in">${escape(found)}</p>`}</div>
</article>`;
}

/**
 * In which texts of an event the search words are.
 * @param {Index} index
 * @param {SearchTexts} texts
 * @param {SearchResult} result
 * @param {FoundText[]} own
 */
function foundIn(index, texts, result, own) {
  const { text } = index;
  const names = [...new Set(own.filter((one) => highlights(result, one.text).length).map((one) => textName(index, texts, one)))];
  const named = names.slice(0, MAX_NAMED).join(text.fieldSeparator);
  const more = names.length - MAX_NAMED;
  if (more > 0) return counted(index, "foundInMore", more, named, number(index, more));
  return named && fill(text.foundIn, named);
}
