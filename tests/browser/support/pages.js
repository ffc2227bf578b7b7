// One page of each kind that the first edition has.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./program.js";

/** The event with the richest page: quotations, paraphrases, corrections, relations both ways. */
export const EVENT = "/events/1950-sino-soviet-treaty";

/** The article from which the first edition starts. */
export const SOURCE = "/sources/diplomat-2024-nightmare-for-nato";

const folder = join(ROOT, "data", "threads");
/** A thread of the edition, once it has one. */
const THREAD = existsSync(folder)
  ? readdirSync(folder).filter((name) => name.endsWith(".md") && !/^withdrawn/m.test(readFileSync(join(folder, name), "utf8"))).map((name) => `/threads/${name.slice(0, -3)}`).at(0)
  : undefined;

/**
 * Every kind of page: what it is, its path, its canonical path where that is another, and whether it answers 404.
 * @type {{ kind: string, path: string, canonical?: string, missing?: boolean }[]}
 */
export const PAGES = [
  { kind: "the timeline", path: "/" },
  { kind: "a filtered timeline", path: "/?era=alliance&actor=china&actor=soviet-union&from=1949&to=1960" },
  { kind: "an empty timeline", path: "/?era=split&actor=ukraine" },
  { kind: "a search", path: "/?q=friendship&actor=china&from=1950&to=2001" },
  { kind: "the values of a facet", path: "/choices/place?view=actor%3Dchina&find=mos", canonical: "/choices/place" },
  { kind: "an event", path: EVENT },
  { kind: "a passage of an event", path: `${EVENT}#earthquake` },
  { kind: "an era", path: "/eras/alliance" },
  { kind: "the actors", path: "/actors" },
  { kind: "an actor", path: "/actors/russia" },
  { kind: "the relations", path: "/relations?era=alliance" },
  { kind: "some relations", path: "/relations?actor=soviet-union&type=led-to&claim=disputed" },
  { kind: "no relations", path: "/relations?era=split&actor=ukraine" },
  { kind: "the sources", path: "/sources" },
  { kind: "filtered sources", path: "/sources?role=primary&language=ru&language=zh&sort=-date" },
  { kind: "no sources at all", path: "/sources?role=primary&publisher=Wikipedia" },
  { kind: "a source", path: SOURCE },
  { kind: "a timeline filtered by voice", path: "/?voice=china&voice=nato" },
  { kind: "the voices", path: "/voices" },
  { kind: "an actor's voice", path: "/voices/china" },
  { kind: "a person's voice", path: "/voices/jens-stoltenberg" },
  { kind: "the voices of authors", path: "/voices/author" },
  ...(THREAD
    ? [
        { kind: "the threads", path: "/threads" },
        { kind: "a thread", path: THREAD },
        { kind: "a step of a thread", path: `${THREAD}?step=2`, canonical: THREAD },
      ]
    : []),
  { kind: "the method", path: "/method" },
  { kind: "the open questions", path: "/method#_open" },
  { kind: "the changes", path: "/changes" },
  { kind: "the citations of an event", path: `${EVENT}/cite` },
  { kind: "the citations of a passage", path: `${EVENT}/cite?passage=earthquake` },
  { kind: "the citations of a view", path: "/cite?actor=china&kind=treaty" },
  { kind: "the citations of a source", path: `${SOURCE}/cite` },
  { kind: "the page about the timeline", path: "/about" },
  { kind: "a page that is not there", path: "/events/1950-sino-soviet-treety", missing: true },
];
