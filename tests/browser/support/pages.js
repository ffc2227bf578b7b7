// One page of each kind that a timeline has.
/** The fixture's event with the richest page: quotations, a paraphrase, a correction, relations both ways. */
export const EVENT = "/events/0312-league-founded";

/** What that event's page has: a quotation, another one, a paraphrase, and a claim. */
export const PASSAGE = "oath";
export const OTHER_PASSAGE = "all";
export const PARAPHRASE = "stele";
export const CLAIM = "to-strait";

/** The fixture's source with most passages. */
export const SOURCE = "/sources/river-annals";

/** A thread of the fixture. */
export const THREAD = "/threads/tolls-and-wars";

/**
 * A kind of page: what it is, its path, its canonical path if that is another, and whether it answers 404.
 * @typedef {{ kind: string, path: string, canonical?: string, missing?: boolean }} PageKind
 */

/**
 * What the pages of a timeline are about. Each has at least one of each, except threads.
 * @typedef {object} Subjects
 * @property {string} event path of an event
 * @property {string} passage id of one of its passages
 * @property {string} word that its title has
 * @property {string} era id
 * @property {[string, string]} actors ids, sorted
 * @property {string} person id
 * @property {[string, string]} sides ids of perspectives
 * @property {string} source path
 * @property {string} [compared] query of the events that are compared, if all of them make a long page
 * @property {string} [thread] path
 * @property {string} [empty] path of a view that no event passes
 */

/**
 * Every kind of page of a timeline.
 * @param {Subjects} subjects
 * @returns {PageKind[]}
 */
export function pagesAbout({ event, passage, word, era, actors: [actor, other], person, sides: [side, otherSide], source, compared, thread, empty }) {
  return [
    { kind: "the timeline", path: "/" },
    { kind: "a filtered timeline", path: `/?era=${era}&actor=${actor}&actor=${other}` },
    { kind: "a search", path: `/?q=${word}&actor=${actor}` },
    { kind: "a search that finds nothing", path: "/?q=qwertzuiop" },
    ...(empty ? [{ kind: "a view without events", path: empty }] : []),
    { kind: "the values of a facet", path: `/choices/place?view=actor%3D${actor}&find=a`, canonical: "/choices/place" },
    { kind: "an event", path: event },
    { kind: "a passage of an event", path: `${event}#${passage}` },
    { kind: "an era", path: `/eras/${era}` },
    { kind: "the actors", path: "/actors" },
    { kind: "an actor", path: `/actors/${actor}` },
    { kind: "the people", path: "/people" },
    { kind: "a person", path: `/people/${person}` },
    { kind: "the relations", path: `/relations?era=${era}` },
    { kind: "the relations of an event", path: `/relations?center=${event.split("/").at(-1)}` },
    { kind: "no relations", path: `/relations?era=${era}&type=echoed&claim=disputed` },
    { kind: "the sources", path: "/sources" },
    { kind: "filtered sources", path: "/sources?role=primary&language=zh&sort=-date" },
    { kind: "no sources at all", path: "/sources?role=reference&kind=speech" },
    { kind: "a source", path: source },
    { kind: "a timeline filtered by voice", path: `/?voice=${person}` },
    { kind: "the voices", path: "/voices" },
    { kind: "an actor's voice", path: `/voices/${actor}` },
    { kind: "a person's voice", path: `/voices/${person}` },
    { kind: "the voices of authors", path: "/voices/author" },
    { kind: "the choice of sides to compare", path: "/compare" },
    { kind: "a comparison of sides", path: `/compare?side=${side}&side=${otherSide}&side=${person}${compared ? `&${compared}` : ""}` },
    { kind: "the citations of a comparison", path: `/compare/cite?side=${side}&side=${person}` },
    ...(thread
      ? [
          { kind: "the threads", path: "/threads" },
          { kind: "a thread", path: thread },
          { kind: "a step of a thread", path: `${thread}?step=2`, canonical: thread },
          { kind: "a thread that is presented", path: `${thread}?step=2&present=1`, canonical: thread },
        ]
      : []),
    { kind: "the method", path: "/method" },
    { kind: "the open questions", path: "/method#_open" },
    { kind: "the changes", path: "/changes" },
    { kind: "the citations of an event", path: `${event}/cite` },
    { kind: "the citations of a passage", path: `${event}/cite?passage=${passage}` },
    { kind: "the citations of a view", path: `/cite?actor=${actor}` },
    { kind: "the citations of a source", path: `${source}/cite` },
    { kind: "the page about the timeline", path: "/about" },
    { kind: "a page that is not there", path: `${event}x`, missing: true },
  ];
}

/** The fixture's pages. */
export const PAGES = pagesAbout({
  event: EVENT,
  passage: PASSAGE,
  word: "harbour",
  era: "harbour-wars",
  actors: ["maron", "tessara"],
  person: "elissa",
  sides: ["tessara", "isles"],
  source: SOURCE,
  thread: THREAD,
  empty: "/?era=kings&actor=council",
});
