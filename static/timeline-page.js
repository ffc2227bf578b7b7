// The script of the timeline's page, whose chart moves. The page works without it.
import { linkedHighlight } from "./linked-highlight.js";
import { navigation } from "./navigation.js";
import { start } from "./start.js";
import { Timeline } from "./timeline.js";

start((chart) => new Timeline(chart), (timeline, pointing) => {
  linkedHighlight(timeline.view, timeline.results, pointing);
  navigation(timeline);
});
