// The files of the copy's index, see formats/static_index/. They are fetched when they are first needed.

/** The address of the first file. */
export const indexAddress = new URL(document.documentElement.dataset.copy ?? "", location.href);

/** The folder of the copy. */
export const root = new URL(".", indexAddress);

/**
 * @typedef {object} Index
 * @property {number} count of the events
 * @property {number[]} numbers those of all events, in the order of time
 * @property {number[][]} days the first and the last on which each event may begin, and those on which it may end
 * @property {number[]} significance from 1 to 5
 * @property {Record<string, number[][]>} values of each event, by facet
 * @property {number[][]} about the actors of each event, with those that it concerns
 * @property {Map<string, number>} eventNumber by id
 * @property {any} events more columns
 * @property {any[]} facets
 * @property {any} actors columns
 * @property {(number | null)[][]} eras first and last day
 * @property {string[]} series of eras
 * @property {any[][]} lanes by grouping
 * @property {[number, number]} whole first and last day
 * @property {[string, string] | null} start the window with which the timeline starts
 * @property {Record<string, any>} text
 * @property {string} plural
 * @property {string} locale
 * @property {string} lang attributes of text from the timeline
 * @property {Record<string, string>} paths of records
 */

/** @type {Record<string, Promise<any>>} */
const fetched = {};

/** @param {string} name */
function file(name) {
  const address = new URL(name + indexAddress.search, indexAddress);
  fetched[name] ??= fetch(address).then((response) => (response.ok ? response.json() : Promise.reject(new Error(`${response.status}`))));
  fetched[name].catch(() => delete fetched[name]);
  return fetched[name];
}

/** @type {Promise<Index> | undefined} */
let index;

/** All but the texts. */
export function loadIndex() {
  index ??= file(/** @type {string} */ (indexAddress.pathname.split("/").at(-1))).then(readIndex);
  index.catch(() => (index = undefined));
  return index;
}

/** What is searched. */
export const loadTexts = () => file("texts.json");

/** @param {any} value a number or a list */
const list = (value) => /** @type {number[]} */ (Array.isArray(value) ? value : [value]);

/** @param {number | null} value */
const optional = (value) => (value === null ? [] : [value]);

/** @param {any} raw @returns {Index} */
function readIndex(raw) {
  const { events, actors } = raw;
  const count = /** @type {number} */ (events.ids.length);
  for (const name of ["actors", "concerns", "people", "kinds", "eras", "voices", "sources"]) events[name] = events[name].map(list);
  // The days between which an event begins, and those between which it ends.
  const days = events.days.map((/** @type {any} */ all) => {
    const [first, begun, ending, last] = Array.isArray(all) ? all : [all, all, all, all];
    return [first ?? -Infinity, begun ?? -Infinity, ending ?? Infinity, last ?? Infinity];
  });
  /** @type {number[][]} by actor, those whose events include its events: itself and its successors */
  const successors = actors.predecessors.map((/** @type {number[]} */ _, /** @type {number} */ actor) => [actor]);
  actors.predecessors.forEach((/** @type {number[]} */ all, /** @type {number} */ actor) => all.forEach((before) => successors[before].push(actor)));
  const unique = (/** @type {number[]} */ values) => [...new Set(values)];
  const withSuccessors = (/** @type {number[]} */ own) => unique(own.flatMap((actor) => successors[actor]));
  const numbers = [...Array(count).keys()];
  const about = numbers.map((n) => withSuccessors([...events.actors[n], ...events.concerns[n]]));
  /** @type {Record<string, number[][]>} the values of each event by facet */
  const values = {
    era: events.eras,
    actor: events.actors.map(withSuccessors),
    person: events.people,
    kind: events.kinds,
    voice: events.voices,
    source: events.sources,
    place: events.places.map(optional),
    language: events.sources.map((/** @type {number[]} */ sources) => unique(sources.map((source) => raw.languages[source]).filter((one) => one !== null))),
    decade: events.decades.map(optional),
  };
  for (const facet of raw.facets) facet.number = new Map(facet.ids.map((/** @type {string} */ id, /** @type {number} */ n) => [id, n]));
  for (const lane of raw.lanes.flat()) {
    let at = 0;
    lane.events = lane.events.map((/** @type {number} */ distance) => (at += distance));
  }
  return {
    ...raw,
    count,
    numbers,
    days,
    values,
    about,
    eventNumber: new Map(numbers.map((n) => [events.ids[n], n])),
    significance: numbers.map((n) => Number(events.significance[n])),
  };
}
