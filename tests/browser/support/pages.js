// One page of each kind that the first edition has.

/** The event with the richest page: quotations, paraphrases, corrections, relations both ways. */
export const EVENT = "/events/1950-sino-soviet-treaty";

/** The article from which the first edition starts. */
export const SOURCE = "/sources/diplomat-2024-nightmare-for-nato";

/**
 * Every kind of page: what it is, its path, and whether it answers 404.
 * @type {{ kind: string, path: string, missing?: boolean }[]}
 */
export const PAGES = [
  { kind: "the timeline", path: "/" },
  { kind: "a filtered timeline", path: "/?era=alliance&actor=china&actor=soviet-union&from=1949&to=1960" },
  { kind: "an empty timeline", path: "/?era=split&actor=ukraine" },
  { kind: "an event", path: EVENT },
  { kind: "a passage of an event", path: `${EVENT}#earthquake` },
  { kind: "an era", path: "/eras/alliance" },
  { kind: "the actors", path: "/actors" },
  { kind: "an actor", path: "/actors/russia" },
  { kind: "the sources", path: "/sources" },
  { kind: "a source", path: SOURCE },
  { kind: "the page about the timeline", path: "/about" },
  { kind: "a page that is not there", path: "/events/1950-sino-soviet-treety", missing: true },
];
