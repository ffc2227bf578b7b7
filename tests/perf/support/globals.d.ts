interface Count {
  page: number;
  chart: number;
  drawing: number;
}
/** What `watch.js` lays into each page. */
interface Sight {
  shown: Promise<{ drawn: number; usable: number }>;
  fcp(): Promise<number>;
  count(): Count;
  centre(): { x: number; y: number };
  record(): void;
  recorded(): Promise<{ distances: number[]; moved: number; counts: Count[] }>;
}
declare var sight: Sight;
/** What `vis-page.js` lays into its own. */
declare var drawn: boolean | undefined;
declare var timeline: { getWindow(): { start: Date; end: Date }; redraw(): void; setWindow(start: number, end: number, how: object): void } | undefined;
declare var vis: any;
