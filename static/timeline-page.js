// The script of the timeline's page, whose chart moves. The page works without it.
import "./filters.js";
import { linkedHighlight } from "./linked-highlight.js";
import { myList } from "./my-list.js";
import { navigation } from "./navigation.js";
import { start } from "./start.js";
import { Timeline } from "./timeline.js";

myList();
start((chart) => new Timeline(chart), (timeline, pointing) => {
  linkedHighlight(timeline.view, timeline.results, pointing);
  navigation(timeline);
});
